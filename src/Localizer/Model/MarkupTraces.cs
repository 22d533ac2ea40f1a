using System.Buffers;

namespace Localizer.Model;

/// <summary>Finds what markup leaves in a text when it is escaped twice, or not at all: tags, references, markers.</summary>
internal static class MarkupTraces
{
    private const int LongestTag = 200;

    private static readonly SearchValues<char> Beginnings = SearchValues.Create("&<⟦＜{`");

    /// <summary>
    /// Whether a target has a tag, a reference or a marker that its source has not. Where the source has tags in its text, their names may be
    /// translated, those of references not: then the target has no more of them.
    /// </summary>
    /// <param name="source">The source's text.</param>
    /// <param name="target">The target's text.</param>
    public static bool HasStrange(string source, string target) =>
        CountMissing(target, source, out var references) is var strange && (references > 0 || (strange > 0 && strange > CountMissing(source, target, out _)));

    private static int CountMissing(ReadOnlySpan<char> text, ReadOnlySpan<char> other, out int references)
    {
        (var count, references) = (0, 0);
        while (text.IndexOfAny(Beginnings) is var found and >= 0)
        {
            text = text[found..];
            var length = TraceLength(text);
            if (length > 0 && !other.Contains(text[..length], StringComparison.Ordinal))
                (count, references) = (count + 1, text[0] == '&' ? references + 1 : references);
            text = text[1..];
        }

        return count;
    }

    private static int TraceLength(ReadOnlySpan<char> text) => text[0] switch
    {
        '&' => ReferenceLength(text),
        '<' => TagLength(text, '>'),
        '＜' => TagLength(text, '＞'),
        '⟦' => NumberLength(text, '⟧'),
        '{' => NumberLength(text, '}'),
        _ => text.StartsWith("```", StringComparison.Ordinal) ? 3 : 0,
    };

    // Spaces are allowed for, since "& amp;" is what a translation leaves of "&amp;".
    private static int ReferenceLength(ReadOnlySpan<char> text)
    {
        var start = text[1..].Length - text[1..].TrimStart().Length + 1;
        var end = start;
        if (end < text.Length && text[end] == '#')
            end++;
        while (end < text.Length && end - start < 10 && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        return end - start >= 2 && end < text.Length && text[end] == ';' ? end + 1 : 0;
    }

    private static int TagLength(ReadOnlySpan<char> text, char close)
    {
        var window = text[..Math.Min(text.Length, LongestTag)];
        var end = window.IndexOf(close);
        if (end < 2)
            return 0;
        var inside = window[1..end].Trim();
        if (inside is ['/' or '*' or '!' or '?' or '／', .. var rest])
            inside = rest.TrimStart();
        if (inside.IsEmpty || !char.IsLetterOrDigit(inside[0]))
            return 0;

        // Prose between two comparisons has spaces and no equals sign.
        return inside.Contains(' ') && !inside.Contains('=') ? 0 : end + 1;
    }

    private static int NumberLength(ReadOnlySpan<char> text, char close)
    {
        var end = text[..Math.Min(text.Length, 16)].IndexOf(close);
        if (end < 2)
            return 0;
        var inside = text[1..end].Trim().TrimStart('/').Trim();
        foreach (var character in inside)
        {
            if (!char.IsDigit(character))
                return 0;
        }

        return inside.IsEmpty ? 0 : end + 1;
    }
}
