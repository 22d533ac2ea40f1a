using System.Buffers;
using Localizer.Text;

namespace Localizer.Model;

/// <summary>Finds what markup leaves in a text when it is escaped twice, not at all, or half taken away: tags, references, markers, signs.</summary>
internal static class MarkupTraces
{
    private const int LongestTag = 200;

    private static readonly SearchValues<char> Beginnings = SearchValues.Create("&<⟦＜{`[");

    private static readonly SearchValues<char> TagLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789 =\"");

    // No language writes them on its own account: what a target has more of than its source was markup, or a way to set it off.
    private const string CountedSigns = "{}⟦⟧\\*\n\r\u2060";
    private static readonly SearchValues<char> Signs = SearchValues.Create(CountedSigns + "<>`\u200B");

    /// <summary>
    /// Whether a target has a tag, a reference or a marker that its source has not. Where the source has tags in its text, their names may be
    /// translated, those of references not: then the target has no more of them.
    /// </summary>
    /// <param name="source">The source's text.</param>
    /// <param name="target">The target's text.</param>
    public static bool HasStrange(string source, string target) =>
        CountMissing(target, source, out var references) is var strange && (references > 0 || (strange > 0 && strange > CountMissing(source, target, out _)));

    /// <summary>
    /// Whether a target has more of a sign than its source that only markup, or a model's way to set it off, brings in: brackets, backslashes,
    /// asterisks, line breaks. Comparisons, arrows and the apostrophes of some languages are let pass.
    /// </summary>
    /// <param name="source">The source's text.</param>
    /// <param name="target">The target's text.</param>
    /// <param name="to">The target's locale.</param>
    public static bool HasStrangeSigns(string source, string target, Locale to)
    {
        if (!target.AsSpan().ContainsAny(Signs))
            return false;
        foreach (var sign in CountedSigns)
        {
            if (CountOf(target, sign) > CountOf(source, sign))
                return true;
        }

        foreach (var sign in "<>`")
        {
            if (CountLoose(target, sign) > CountLoose(source, sign))
                return true;
        }

        return !UnspacedLanguages.PartWordsUnseen(to.Language) && CountOf(target, '\u200B') > CountOf(source, '\u200B');
    }

    private static int CountOf(ReadOnlySpan<char> text, char sign) => text.Count(sign);

    // "a < b", "a -> b" and "O`zbek" have no markup in them.
    private static int CountLoose(ReadOnlySpan<char> text, char sign)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != sign)
                continue;
            var (before, after) = (i == 0 ? ' ' : text[i - 1], i + 1 == text.Length ? ' ' : text[i + 1]);
            count += sign switch
            {
                '<' => char.IsWhiteSpace(after) || after is '-' or '=' ? 0 : 1,
                '>' => char.IsWhiteSpace(before) || before is '-' or '=' ? 0 : 1,
                _ => char.IsLetter(before) && char.IsLetter(after) ? 0 : 1,
            };
        }

        return count;
    }

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
        '[' => BracketLength(text),
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

    // "[1]", "[/b]", "[b id="1"]": "[vi]" and "[sic]" are prose.
    private static int BracketLength(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, 24)].IndexOf(']');
        if (end < 2)
            return 0;
        var inside = text[1..end].Trim();
        var isClosing = inside is ['/', ..];
        var rest = inside.TrimStart('/').TrimEnd('/');
        var isTag = rest.Length > 0 && !rest.ContainsAnyExcept(TagLetters) && (isClosing || rest.ContainsAnyInRange('0', '9')) && rest.Length < 12;
        return isTag ? end + 1 : 0;
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
