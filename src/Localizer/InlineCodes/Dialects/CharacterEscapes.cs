using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Localizer.InlineCodes.Dialects;

/// <summary>
/// Character references in what is sent and answered. Services get three names at most; they answer with numbers and a few names
/// more, and what is none of these stays as it is, for the proof to see.
/// </summary>
internal static class CharacterEscapes
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["amp"] = "&",
        ["lt"] = "<",
        ["gt"] = ">",
        ["quot"] = "\"",
        ["apos"] = "'",
        ["nbsp"] = "\u00A0",
        ["hellip"] = "…",
        ["mdash"] = "—",
        ["ndash"] = "–",
        ["lsquo"] = "‘",
        ["rsquo"] = "’",
        ["ldquo"] = "“",
        ["rdquo"] = "”",
        ["laquo"] = "«",
        ["raquo"] = "»",
        ["bull"] = "•",
        ["middot"] = "·",
        ["deg"] = "°",
        ["euro"] = "€",
        ["pound"] = "£",
        ["yen"] = "¥",
        ["cent"] = "¢",
        ["copy"] = "©",
        ["reg"] = "®",
        ["trade"] = "™",
        ["times"] = "×",
        ["shy"] = "\u00AD",
        ["iquest"] = "¿",
        ["iexcl"] = "¡",
        ["sect"] = "§",
        ["para"] = "¶",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> NamesBySpan =
        Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends a text with <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> escaped.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <param name="text">The text.</param>
    public static void AppendEscaped(StringBuilder builder, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny('&', '<', '>') is var found and >= 0)
        {
            builder.Append(text[..found]).Append(text[found] switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
            text = text[(found + 1)..];
        }

        builder.Append(text);
    }

    /// <summary>The length of the character reference that a text begins with, its <c>&amp;</c> and <c>;</c> included; 0 when there is none.</summary>
    /// <param name="text">Text that begins with <c>&amp;</c>.</param>
    public static int ReferenceLength(ReadOnlySpan<char> text)
    {
        var end = 1;
        if (end < text.Length && text[end] == '#')
            end++;
        var start = end;
        while (end < text.Length && end - start < 10 && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        return end > start && end < text.Length && text[end] == ';' ? end + 1 : 0;
    }

    /// <summary>A text with its character references decoded, once.</summary>
    /// <param name="text">The text; references that it knows no character for stay.</param>
    public static string Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains('&'))
            return text.ToString();
        var builder = new StringBuilder(text.Length);
        while (text.IndexOf('&') is var found and >= 0)
        {
            builder.Append(text[..found]);
            text = text[found..];
            var length = ReferenceLength(text);
            if (length > 0 && TryDecode(text[1..(length - 1)], out var character))
            {
                builder.Append(character);
            }
            else
            {
                length = 1;
                builder.Append('&');
            }

            text = text[length..];
        }

        return builder.Append(text).ToString();
    }

    private static bool TryDecode(ReadOnlySpan<char> name, out string character)
    {
        if (NamesBySpan.TryGetValue(name, out character!))
            return true;
        var isHex = name is ['#', 'x' or 'X', ..];
        var digits = name is ['#', ..] ? name[(isHex ? 2 : 1)..] : default;
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!int.TryParse(digits, style, CultureInfo.InvariantCulture, out var number) || !Rune.IsValid(number) || number == 0)
            return false;
        character = new Rune(number).ToString();
        return true;
    }
}
