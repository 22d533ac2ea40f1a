using System.Collections.Immutable;
using System.Text;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Locales;

/// <summary>
/// Puts a locale's quotation marks (CLDR) in the place of others. Only double marks that pair off are changed, the inner of two pairs
/// to the locale's inner marks; single ones may be apostrophes, and a mark after a digit may be inches.
/// </summary>
internal static class Quotes
{
    private const string Opening = "“„«「『";
    private const string Closing = "”»」』";
    private const int DeepestNesting = 2;

    /// <summary>The text with the locale's marks; as it is when its marks do not pair off.</summary>
    /// <param name="text">The text.</param>
    /// <param name="locale">Its locale.</param>
    public static CodedText Localize(CodedText text, Locale locale)
    {
        if (Cldr.Find(locale.Tag) is not { } data || Pairs(text.Text) is not { Count: > 0 } pairs)
            return text;
        var marks = data.List("quotes");
        var space = locale is { Language: "fr", Region: not "CH" } ? "\u00A0" : "";
        var replaced = new SortedDictionary<int, string>();
        foreach (var (start, end, depth) in pairs)
        {
            (replaced[start], replaced[end]) = depth % 2 == 0 ? (marks[0] + space, space + marks[1]) : (marks[2], marks[3]);
        }

        return Replace(text, replaced, space.Length > 0);
    }

    private static List<(int Start, int End, int Depth)>? Pairs(string text)
    {
        var pairs = new List<(int, int, int)>();
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (Opens(text, i, open))
            {
                if (open.Count == DeepestNesting)
                    return null;
                open.Push(i);
            }
            else if (text[i] is '"' or '“' || Closing.Contains(text[i], StringComparison.Ordinal))
            {
                if (!open.TryPop(out var start))
                    return null;
                pairs.Add((start, i, open.Count));
            }
        }

        return open.Count == 0 ? pairs : null;
    }

    // What closes in German, after a low mark, opens elsewhere.
    private static bool Opens(string text, int at, Stack<int> open) => text[at] switch
    {
        '"' => MayOpen(text, at),
        '“' => !(open.TryPeek(out var last) && text[last] == '„'),
        var mark => Opening.Contains(mark, StringComparison.Ordinal),
    };

    private static bool MayOpen(string text, int at) => at == 0 || char.IsWhiteSpace(text[at - 1]) || "([{“«„—–".Contains(text[at - 1], StringComparison.Ordinal);

    private static CodedText Replace(CodedText text, SortedDictionary<int, string> replaced, bool isSpaced)
    {
        var written = new StringBuilder();
        var offsets = new int[text.Text.Length + 1];
        for (var i = 0; i < text.Text.Length; i++)
        {
            offsets[i] = written.Length;

            // The space that a French pair had already is not written twice.
            var isOwnSpace = isSpaced && text.Text[i] is ' ' or '\u00A0' or '\u202F'
                && ((i > 0 && replaced.ContainsKey(i - 1) && replaced[i - 1].EndsWith('\u00A0')) || (replaced.TryGetValue(i + 1, out var next) && next.StartsWith('\u00A0')));
            if (isOwnSpace)
                continue;
            _ = replaced.TryGetValue(i, out var mark) ? written.Append(mark) : written.Append(text.Text[i]);
        }

        offsets[^1] = written.Length;
        ImmutableArray<PlacedCode> codes = [.. text.Codes.Select(code => code with { Offset = offsets[code.Offset] })];
        return new CodedText(written.ToString(), codes);
    }
}
