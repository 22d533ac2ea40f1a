using Localizer.Text;

namespace Localizer.InlineCodes;

/// <summary>
/// Finds a range of the source in its translation by words that are the same in both but for order, endings and accents: names, numbers,
/// borrowed words, and those of one origin (<c>optical cables</c>, <c>cables ópticos</c>).
/// </summary>
internal static class Cognates
{
    private const int LeastPrefix = 4;
    private const double LeastShare = 0.5;
    private const double MostShift = 0.3;

    /// <summary>Finds a range if each of its words has one counterpart, no other word has the same, and they stand together.</summary>
    /// <param name="source">The source's text.</param>
    /// <param name="range">The range.</param>
    /// <param name="target">The translation's text.</param>
    /// <param name="language">Its language.</param>
    /// <returns>The range in the translation, or <see langword="null"/>.</returns>
    public static Word? Find(string source, Word range, string target, string language)
    {
        var sources = Words.Of(source);
        var inside = sources.FindAll(word => word.Start >= range.Start && word.End <= range.End && !IsSmall(source, word));
        if (inside.Count == 0 || WordEdges.IsInside(source, range.Start) || WordEdges.IsInside(source, range.End) || ClauseMarks.Of(source[range.Start..range.End]).Count > 0)
            return null;
        var targets = Words.Of(target).FindAll(word => !SmallWords.IsArticle(language, TextOf(target, word)) && !SmallWords.IsPreposition(language, TextOf(target, word)));
        var found = new List<int>(inside.Count);
        foreach (var word in inside)
        {
            if (CounterpartOf(source, word, target, targets, sources) is not (>= 0 and var index))
                return null;
            found.Add(index);
        }

        found.Sort();
        if (found[^1] - found[0] != found.Count - 1)
            return null;
        var place = new Word(targets[found[0]].Start, targets[found[^1]].End);
        var isSure = ClauseMarks.Of(target[place.Start..place.End]).Count == 0
            && Math.Abs(((double)place.Start / target.Length) - ((double)range.Start / source.Length)) < MostShift;
        return isSure ? place : null;
    }

    /// <summary>Whether a range of the source is a name in the possessive: <c>Nvidia's</c>.</summary>
    /// <param name="source">The source's text.</param>
    /// <param name="range">The range.</param>
    public static bool IsPossessive(string source, Word range) =>
        source.AsSpan(range.Start, range.End - range.Start) is [.., '\'' or '’', 's'] && source.AsSpan(range.Start, range.End - range.Start).Count(' ') < 2;

    private static string TextOf(string text, Word word) => text[word.Start..word.End];

    private static bool IsSmall(string source, Word word)
    {
        var text = TextOf(source, word);
        var isEnding = text == "s" && word.Start > 0 && source[word.Start - 1] is '\'' or '’';
        return isEnding || SmallWords.IsArticle("en", text) || SmallWords.IsPreposition("en", text);
    }

    private static int CounterpartOf(string source, Word word, string target, List<Word> targets, List<Word> sources)
    {
        var form = Fold(source, word);
        var index = -1;
        for (var i = 0; i < targets.Count; i++)
        {
            if (!AreAlike(form, Fold(target, targets[i])))
                continue;
            if (index >= 0)
                return -1;
            index = i;
        }

        if (index < 0)
            return -1;
        var counterpart = Fold(target, targets[index]);
        return sources.Count(other => AreAlike(Fold(source, other), counterpart)) == 1 ? index : -1;
    }

    private static bool AreAlike(string first, string second)
    {
        if (first == second)
            return first.Length > 2 || first.AsSpan().ContainsAnyInRange('0', '9');
        if (first.AsSpan().ContainsAnyInRange('0', '9') || second.AsSpan().ContainsAnyInRange('0', '9'))
            return false;
        if (Math.Min(first.Length, second.Length) > 2 && (first == second + "s" || second == first + "s"))
            return true;
        var prefix = first.AsSpan().CommonPrefixLength(second);
        return prefix >= LeastPrefix && Math.Min(first.Length, second.Length) > LeastPrefix && prefix >= LeastShare * Math.Max(first.Length, second.Length);
    }

    private static string Fold(string text, Word word) => BaseLetters.Fold(text.AsSpan(word.Start, word.End - word.Start))
        .Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
}
