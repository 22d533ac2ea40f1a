using System.Collections.Immutable;
using System.Globalization;
using Localizer.Model;

namespace Localizer.Exchange.Xlsx;

/// <summary>
/// Reads the first sheet of a workbook that is shown, row by row: texts as they are, numbers, dates and truth values as the sheet shows
/// them, formulas as what they came to when the file was saved.
/// </summary>
internal sealed class XlsxReader : IDisposable
{
    /// <summary>The last column that may have something in it.</summary>
    public const int MaxColumns = 1_000;

    private readonly XlsxPackage _package;
    private readonly string _file;
    private readonly string _part;
    private readonly List<string> _shared;
    private readonly XlsxFormats _formats;

    private XlsxReader(XlsxPackage package, string file)
    {
        (_package, _file) = (package, file);
        var book = package.LinksOf("").Values.FirstOrDefault(link => link.Kind == "officeDocument").Part ?? "xl/workbook.xml";
        var links = package.LinksOf(book);
        var (sheet, isDate1904) = ReadBook(book, links);
        (SheetName, _part) = sheet;
        using (var strings = PartOf("sharedStrings", links))
            _shared = XlsxStrings.ReadShared(strings);
        using var styles = PartOf("styles", links);
        _formats = XlsxFormats.Read(styles, isDate1904);
    }

    /// <summary>The sheet's name.</summary>
    public string SheetName { get; }

    /// <summary>Opens a workbook.</summary>
    /// <param name="content">The file, which can be read at any place; not closed.</param>
    /// <param name="file">The file as the user named it, for messages.</param>
    /// <exception cref="BadInputException">It is no workbook, is too large, or has no sheet.</exception>
    public static XlsxReader Open(Stream content, string file)
    {
        var package = XlsxPackage.Open(content, file);
        try
        {
            return new XlsxReader(package, file);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>The rows that have something in them, one at a time.</summary>
    /// <exception cref="BadInputException">While reading: the sheet is damaged, with its place.</exception>
    public IEnumerable<XlsxRow> Rows()
    {
        using var xml = _package.OpenPart(_part) ?? throw _package.Refuse("no-sheet", $"The workbook names a sheet that it does not have, {_part}.");
        xml.ReadRoot("worksheet");
        var number = 0;
        foreach (var element in xml.Children())
        {
            if (element != "sheetData")
            {
                xml.SkipElement();
                continue;
            }

            foreach (var row in xml.Children())
            {
                number = row != "row" ? number : xml.Attribute("r") is { } named ? XlsxAddress.RowOf(named) : number + 1;
                if (number is < 1 or > XlsxAddress.MaxRow)
                    throw xml.Refuse("row", "The number of a row is none.", XlsxNames.Remedy);
                if (row == "row" && ReadCells(xml, number) is { IsEmpty: false } cells)
                    yield return new XlsxRow(number, cells);
                else if (row != "row")
                    xml.SkipElement();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _package.Dispose();

    private ((string Name, string Part) Sheet, bool IsDate1904) ReadBook(string book, IReadOnlyDictionary<string, XlsxLink> links)
    {
        using var xml = _package.OpenPart(book) ?? throw _package.Refuse("no-workbook", "The zip file holds no workbook.");
        xml.ReadRoot("workbook");
        (string, string)? shown = null, hidden = null;
        var isDate1904 = false;
        while (xml.Read())
        {
            if (!xml.IsElement)
                continue;
            if (xml.Name == "workbookPr")
                isDate1904 = xml.Attribute("date1904") is "1" or "true";
            if (xml.Name != "sheet" || !links.TryGetValue(xml.Attribute("id", XlsxNames.Links) ?? xml.Attribute("id", XlsxNames.StrictLinks) ?? "", out var link) || link.Kind != "worksheet")
                continue;
            var sheet = (xml.Attribute("name") ?? "", link.Part);
            if (xml.Attribute("state") is null or "visible")
                shown ??= sheet;
            else
                hidden ??= sheet;
        }

        return (shown ?? hidden ?? throw _package.Refuse("no-sheet", "The workbook has no sheet."), isDate1904);
    }

    private XmlCursor? PartOf(string kind, IReadOnlyDictionary<string, XlsxLink> links) =>
        links.Values.FirstOrDefault(link => link.Kind == kind).Part is { } part ? _package.OpenPart(part) : null;

    private ImmutableArray<XlsxCell> ReadCells(XmlCursor xml, int row)
    {
        var cells = ImmutableArray.CreateBuilder<XlsxCell>();
        var column = 0;
        foreach (var element in xml.Children())
        {
            if (element != "c")
            {
                xml.SkipElement();
                continue;
            }

            var next = xml.Attribute("r") is { } name ? XlsxAddress.ColumnOf(name) : column + 1;
            if (next <= column)
                throw xml.Refuse("cell", $"A cell of row {row} has no place, or the place of another.", XlsxNames.Remedy);
            column = next;
            var text = ReadCell(xml, row, column);
            if (text.Length == 0)
                continue;
            if (column > MaxColumns)
                throw Refuse("too-wide", $"The row has more than {MaxColumns} columns.", row, column, "Remove what a glossary has no use for.");
            if (text.Contains('\0', StringComparison.Ordinal))
                throw Refuse("nul", "A NUL character is no text.", row, column, "Remove it.");
            cells.Add(new XlsxCell(column, text));
        }

        return cells.DrainToImmutable();
    }

    private string ReadCell(XmlCursor xml, int row, int column)
    {
        var (type, style) = (xml.Attribute("t"), xml.Attribute("s"));
        string? value = null;
        var isFormula = false;
        foreach (var element in xml.Children())
        {
            if (element == "v")
                value = xml.ReadText(XlsxStrings.MaxLength);
            else if (element == "is" && type == "inlineStr")
                value = XlsxStrings.Read(xml);
            else
                xml.SkipElement();
            isFormula |= element == "f";
        }

        if (value is null && isFormula)
            throw Refuse("formula", "The formula has no value: whatever wrote the file did not compute it.", row, column, "Open and save it in a spreadsheet, or write the value.");
        return value is null ? "" : type switch
        {
            null or "n" => value.Length == 0 ? "" : _formats.Show(value.Trim(), style) ?? throw Refuse("number", $"'{value}' is no number.", row, column, XlsxNames.Remedy),
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _shared.Count
                ? _shared[index]
                : throw Refuse("string", $"The workbook has no text with the number '{value}'.", row, column, XlsxNames.Remedy),
            "str" => XlsxStrings.Unescape(value),
            "b" => value is "1" or "true" ? "TRUE" : "FALSE",
            "e" => throw Refuse("error", $"The cell shows {value}.", row, column, "Correct its formula, or write the value."),
            _ => value,
        };
    }

    private BadInputException Refuse(string id, string message, int row, int column, string hint) =>
        new(new Diagnostic($"xlsx-{id}", Severity.Error, message, XlsxAddress.PlaceOf(_file, SheetName, new TextPosition(row, column)), hint));
}
