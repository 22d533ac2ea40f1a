using System.Globalization;
using System.Text;
using Localizer.Model;

namespace Localizer.Exchange.Xlsx;

/// <summary>The texts of a workbook.</summary>
internal static class XlsxStrings
{
    /// <summary>The longest text that a cell can have, in UTF-16 units.</summary>
    public const int MaxLength = 32_767;

    /// <summary>The most texts that a workbook's cells may share.</summary>
    private const int MaxShared = 2_000_000;

    private const int EscapeLength = 7;

    /// <summary>The texts that cells share, by their numbers.</summary>
    /// <param name="xml">The part that has them; or <see langword="null"/> when there is none.</param>
    public static List<string> ReadShared(XmlCursor? xml)
    {
        var strings = new List<string>();
        if (xml is null)
            return strings;
        xml.ReadRoot("sst");
        foreach (var element in xml.Children())
        {
            if (element != "si")
            {
                xml.SkipElement();
                continue;
            }

            if (strings.Count == MaxShared)
                throw xml.Refuse("too-large", $"The workbook has more than {MaxShared} texts.", "Cut it into several files.");
            strings.Add(Read(xml));
        }

        return strings;
    }

    /// <summary>The text of the current element: its own, and that of its runs; how it is pronounced is no part of it.</summary>
    public static string Read(XmlCursor xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (!xml.IsElement)
                continue;
            if (xml.Name == "t")
                Append(xml, text, xml.ReadText(MaxLength));
            else if (xml.Name != "r")
                xml.SkipElement();
        }

        return Unescape(text.ToString());
    }

    /// <summary>A text with what XML cannot hold written as <c>_x000B_</c>.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (CodeAt(text, i) >= 0)
                escaped.Append("_x005F_");
            else if ((char.IsControl(text[i]) && text[i] is not ('\t' or '\n')) || IsUnpaired(text, i) || text[i] is '\uFFFE' or '\uFFFF')
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            else
                escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    /// <summary>A text with what <see cref="Escape"/> wrote read back (ISO/IEC 29500-1, 22.9.2.19).</summary>
    public static string Unescape(string text)
    {
        var start = text.IndexOf("_x", StringComparison.Ordinal);
        if (start < 0)
            return text;
        var plain = new StringBuilder(text, 0, start, text.Length);
        for (var i = start; i < text.Length; i++)
        {
            if (CodeAt(text, i) is var code and >= 0)
            {
                plain.Append((char)code);
                i += EscapeLength - 1;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    private static void Append(XmlCursor xml, StringBuilder text, string run)
    {
        if (text.Length + run.Length > MaxLength)
            throw xml.Refuse("segment-too-large", $"A text has more than {MaxLength} characters.", "Cut it into several.");
        text.Append(run);
    }

    private static int CodeAt(string text, int at) =>
        at + EscapeLength <= text.Length && text[at] == '_' && text[at + 1] == 'x' && text[at + EscapeLength - 1] == '_'
        && int.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? code
            : -1;

    private static bool IsUnpaired(string text, int at) =>
        (char.IsHighSurrogate(text[at]) && !(at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])))
        || (char.IsLowSurrogate(text[at]) && !(at > 0 && char.IsHighSurrogate(text[at - 1])));
}
