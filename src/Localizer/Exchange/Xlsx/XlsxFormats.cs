using System.Collections.Immutable;
using System.Globalization;
using ExcelNumberFormat;
using Localizer.Model;

namespace Localizer.Exchange.Xlsx;

/// <summary>Shows numbers as a workbook's cells do: 45,000.00, 12%, 2026-11-26. What depends on a reader's country is shown as in the United States.</summary>
internal sealed class XlsxFormats
{
    /// <summary>The longest format; a spreadsheet has none that is longer.</summary>
    private const int MaxFormatLength = 255;

    /// <summary>The most styles of a workbook; spreadsheets have 65,490.</summary>
    private const int MaxStyles = 100_000;

    /// <summary>As many digits as a spreadsheet keeps.</summary>
    private const string AllDigits = "G15";

    /// <summary>The formats that have a number and are not written out (ISO/IEC 29500-1, 18.8.30).</summary>
    private static readonly ImmutableDictionary<int, string> BuiltIn = new Dictionary<int, string>
    {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [11] = "0.00E+00",
        [12] = "# ?/?",
        [13] = "# ??/??",
        [14] = "m/d/yyyy",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "m/d/yyyy h:mm",
        [37] = "#,##0;(#,##0)",
        [38] = "#,##0;(#,##0)",
        [39] = "#,##0.00;(#,##0.00)",
        [40] = "#,##0.00;(#,##0.00)",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss.0",
        [48] = "##0.0E+0",
    }.ToImmutableDictionary();

    private readonly List<int> _styles = [];
    private readonly Dictionary<int, string> _own = [];
    private readonly Dictionary<int, NumberFormat?> _read = [];
    private readonly bool _isDate1904;

    private XlsxFormats(bool isDate1904) => _isDate1904 = isDate1904;

    /// <summary>Reads the formats of a workbook.</summary>
    /// <param name="xml">The part that has its styles; or <see langword="null"/> when there is none.</param>
    /// <param name="isDate1904">Whether its days are counted from 1904.</param>
    public static XlsxFormats Read(XmlCursor? xml, bool isDate1904)
    {
        var formats = new XlsxFormats(isDate1904);
        if (xml is null)
            return formats;
        xml.ReadRoot("styleSheet");
        foreach (var list in xml.Children())
        {
            if (list is "numFmts" or "cellXfs")
                formats.ReadList(xml);
            else
                xml.SkipElement();
        }

        return formats;
    }

    /// <summary>A number as a cell shows it.</summary>
    /// <param name="number">The number as the file has it.</param>
    /// <param name="style">The number of the cell's style, or <see langword="null"/>.</param>
    /// <returns>What is shown, or <see langword="null"/> for what is no number.</returns>
    public string? Show(string number, string? style)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return null;
        var plain = value.ToString(AllDigits, CultureInfo.InvariantCulture);
        // There is no day before the first, and what a sheet shows for it, ####, says nothing.
        return FormatOf(style) is { } format && !(format.IsDateTimeFormat && value < 0) ? Formatted(format, value) ?? plain : plain;
    }

    // The library says of most formats that it does not understand that they are not valid, and throws on a date that there is not.
    private string? Formatted(NumberFormat format, double value)
    {
        try
        {
            return format.Format(value, CultureInfo.InvariantCulture, _isDate1904);
        }
        catch (Exception exception) when (exception is ArgumentException or ArithmeticException or FormatException or InvalidOperationException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private NumberFormat? FormatOf(string? style)
    {
        if (!int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= _styles.Count)
            return null;
        var id = _styles[index];
        if (_read.TryGetValue(id, out var known))
            return known;
        var text = _own.GetValueOrDefault(id) ?? BuiltIn.GetValueOrDefault(id);
        var format = text is { Length: > 0 and <= MaxFormatLength } and not ("General" or "@") ? new NumberFormat(text) : null;
        return _read[id] = format is { IsValid: true } ? format : null;
    }

    private void ReadList(XmlCursor xml)
    {
        foreach (var element in xml.Children())
        {
            if (_styles.Count + _own.Count >= MaxStyles)
                throw xml.Refuse("too-large", $"The workbook has more than {MaxStyles} styles.", XlsxNames.Remedy);
            if (element == "xf")
                _styles.Add(IdOf(xml));
            else if (element == "numFmt" && xml.Attribute("formatCode") is { } code)
                _own[IdOf(xml)] = code;
            xml.SkipElement();
        }
    }

    private static int IdOf(XmlCursor xml) => int.TryParse(xml.Attribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
