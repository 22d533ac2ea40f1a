using System.Buffers;
using System.Globalization;
using System.Xml;
using Localizer.Model;

namespace Localizer.Exchange.Xliff;

/// <summary>Writes texts with inline codes as the content of <c>source</c> and <c>target</c>.</summary>
internal static class XliffText
{
    // Besides surrogates and what lies behind them; most texts have none of these.
    private static readonly SearchValues<char> Special = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '&', '<', '>']);

    /// <summary>
    /// Writes a text: a pair that nests as <c>pc</c>, a code that stands alone as <c>ph</c>, others as <c>sc</c> and <c>ec</c>, isolated
    /// when the partner is not in the unit.
    /// </summary>
    public static void Append(XmlText xml, CodedText text, UnitCodes.Side side)
    {
        var nested = text.NestedPairs();
        var position = 0;
        foreach (var (offset, code) in text.Codes)
        {
            AppendText(xml, text.Text.AsSpan(position, offset - position));
            position = offset;
            if (nested.Contains(code.Id) && code.Kind != CodeKind.Standalone)
                AppendPair(xml, code, side);
            else
                AppendSingle(xml, code, side);
        }

        AppendText(xml, text.Text.AsSpan(position));
    }

    /// <summary>Writes text; characters that XML cannot hold become <c>cp</c> elements.</summary>
    public static void AppendText(XmlText xml, ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(Special) && !text.ContainsAnyInRange('\uD800', '\uFFFF'))
        {
            xml.Append(text);
            return;
        }

        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPlain(text[i]) || text[i] == '"')
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            xml.Append(text[written..i]);
            written = i + 1;
            if (XmlConvert.IsXmlChar(text[i]))
                AppendEscaped(xml, text.Slice(i, 1));
            else
                xml.Append("<cp hex=\"").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture)).Append("\"/>");
        }

        xml.Append(text[written..]);
    }

    /// <summary>Writes text or an attribute's value that holds nothing but characters of XML; line ends and tabs survive every reader.</summary>
    public static void AppendEscaped(XmlText xml, ReadOnlySpan<char> text)
    {
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (ReferenceOf(text[i]) is not { } reference)
                continue;
            xml.Append(text[written..i]).Append(reference);
            written = i + 1;
        }

        xml.Append(text[written..]);
    }

    /// <summary>A state's name in XLIFF.</summary>
    public static string NameOf(XliffState state) => state switch
    {
        XliffState.Translated => "translated",
        XliffState.Reviewed => "reviewed",
        XliffState.Final => "final",
        _ => "initial",
    };

    private static bool IsPlain(char character) => character is >= ' ' and < '\uD800' and not ('&' or '<' or '>' or '"');

    private static string? ReferenceOf(char character) => character switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\t' => "&#9;",
        '\n' => "&#10;",
        '\r' => "&#13;",
        _ => null,
    };

    private static void AppendPair(XmlText xml, InlineCode code, UnitCodes.Side side)
    {
        if (code.Kind == CodeKind.Closing)
        {
            xml.Append("</pc>");
            return;
        }

        xml.Append("<pc");
        var isFirst = AppendId(xml, code, side);
        var closing = code with { Kind = CodeKind.Closing };
        var hasData = side.HasData(code) || side.HasData(closing);
        if (side.HasData(closing))
            xml.Append(" dataRefEnd=\"").Append(UnitCodes.DataIdOf(closing)).Append('"');
        if (side.HasData(code))
            xml.Append(" dataRefStart=\"").Append(UnitCodes.DataIdOf(code)).Append('"');
        if (!isFirst && !hasData)
            AppendCopyOf(xml, code);
        AppendTraits(xml, side.TraitsOf(code));
        xml.Append('>');
    }

    private static void AppendSingle(XmlText xml, InlineCode code, UnitCodes.Side side)
    {
        var isLoose = code.Kind != CodeKind.Standalone && !side.HasPartner(code);
        xml.Append(code.Kind switch { CodeKind.Opening => "<sc", CodeKind.Closing => "<ec", _ => "<ph" });
        var isFirst = true;
        if (code.Kind == CodeKind.Closing && !isLoose)
            xml.Append(" startRef=\"").Append(code.Id).Append('"');
        else
            isFirst = AppendId(xml, code, side);
        if (side.HasData(code))
            xml.Append(" dataRef=\"").Append(UnitCodes.DataIdOf(code)).Append('"');
        else if (!isFirst)
            AppendCopyOf(xml, code);
        AppendTraits(xml, side.TraitsOf(code));
        if (isLoose)
            xml.Append(" isolated=\"yes\"");
        xml.Append("/>");
    }

    // A code that stands there again needs an id of its own.
    private static bool AppendId(XmlText xml, InlineCode code, UnitCodes.Side side)
    {
        var count = side.Count(code);
        xml.Append(" id=\"").Append(code.Id);
        if (count > 1)
            xml.Append('-').Append(count);
        xml.Append('"');
        return count == 1;
    }

    // What may be done with most codes is what the standard takes for said.
    private static void AppendTraits(XmlText xml, CodeTraits traits)
    {
        if (!traits.CanCopy)
            xml.Append(" canCopy=\"no\"");
        if (!traits.CanDelete)
            xml.Append(" canDelete=\"no\"");
    }

    private static void AppendCopyOf(XmlText xml, InlineCode code) => xml.Append(" copyOf=\"").Append(code.Id).Append('"');
}
