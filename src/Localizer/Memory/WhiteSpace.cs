using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Localizer.Model;

namespace Localizer.Memory;

/// <summary>White space as HTML shows it.</summary>
public static class WhiteSpace
{
    private static readonly SearchValues<char> OtherSpaces = SearchValues.Create("\t\n\r\f");

    /// <summary>
    /// The text with each run of spaces, tabs, line breaks and form feeds made one space, and none at its ends (CSS Text 3, section
    /// 4.1.1), as units are extracted. No-break spaces stay. A run goes on across the codes of pairs, its one space before them; a
    /// code that stands alone, such as an image, ends it.
    /// </summary>
    /// <param name="text">The text with its codes, all of which are kept.</param>
    public static CodedText Collapse(CodedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsCollapsed(text.Text))
            return text;

        var collapsed = new StringBuilder(text.Text.Length);
        var codes = ImmutableArray.CreateBuilder<PlacedCode>(text.Codes.Length);
        var isAfterSpace = true;
        for (var i = 0; i <= text.Text.Length; i++)
        {
            for (; codes.Count < text.Codes.Length && text.Codes[codes.Count].Offset == i; isAfterSpace &= !EndsRun(codes[^1]))
                codes.Add(text.Codes[codes.Count] with { Offset = collapsed.Length });
            if (i == text.Text.Length)
                break;
            var isSpace = IsSpace(text.Text[i]);
            if (!isSpace || !isAfterSpace)
                collapsed.Append(isSpace ? ' ' : text.Text[i]);
            isAfterSpace = isSpace;
        }

        var trimmed = collapsed.ToString().TrimEnd(' ');
        return new CodedText(trimmed, [.. codes.Select(placed => placed with { Offset = Math.Min(placed.Offset, trimmed.Length) })]);
    }

    private static bool EndsRun(PlacedCode placed) => placed.Code.Kind == CodeKind.Standalone && placed.Offset > 0;

    /// <summary>Whether a text without codes is left as it is.</summary>
    internal static bool IsCollapsed(string text) => text.Length == 0 || (!text.AsSpan().ContainsAny(OtherSpaces) && text[0] != ' ' && text[^1] != ' ' && !text.Contains("  ", StringComparison.Ordinal));

    private static bool IsSpace(char character) => character == ' ' || OtherSpaces.Contains(character);
}
