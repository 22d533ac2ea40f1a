using System.Text.RegularExpressions;

namespace Localizer.Providers;

/// <summary>
/// Whose answer an answer is, by the length that the service says its source has: for services that answer in order and have no ids.
/// What a service counts is not documented to the last character, so a length with or without markup, in UTF-16 units or in code points,
/// is a text's own; one that is nobody's says nothing; and where a service's counting is not understood, no length of it does.
/// </summary>
internal static partial class SourceLengths
{
    private static readonly Func<string, int>[] Countings =
        [text => text.Length, CodePoints.In, text => Bare(text).Length, text => CodePoints.In(Bare(text))];

    /// <summary>Whether nothing speaks against the answers being in the texts' order.</summary>
    /// <param name="texts">What was sent.</param>
    /// <param name="lengths">The length that each answer, as many, says of its source; <see langword="null"/> where it does not.</param>
    public static bool AreInOrder(IReadOnlyList<string> texts, IReadOnlyList<long?> lengths)
    {
        if (texts.Count == 1)
            return true;
        var own = texts.Select(text => Countings.Select(count => (long)count(text)).ToArray()).ToList();
        var all = own.SelectMany(lengthsOfOne => lengthsOfOne).ToHashSet();
        var (known, right, foreign) = (0, 0, 0);
        for (var i = 0; i < texts.Count; i++)
        {
            if (lengths[i] is not { } length)
                continue;
            known++;
            if (own[i].Contains(length))
                right++;
            else if (all.Contains(length))
                foreign++;
        }

        // Most texts' own lengths, or the lengths of all in another order: only then does a foreign one tell of a mix-up.
        return foreign == 0 || (right * 2 < known && !IsPermutation(own, lengths));
    }

    private static bool IsPermutation(List<long[]> own, IReadOnlyList<long?> lengths)
    {
        var told = lengths.Order().ToList();
        return Enumerable.Range(0, Countings.Length).Any(counting => own.Select(lengthsOfOne => (long?)lengthsOfOne[counting]).Order().SequenceEqual(told));
    }

    private static string Bare(string text) => text.Contains('<', StringComparison.Ordinal) || text.Contains('&', StringComparison.Ordinal)
        ? System.Net.WebUtility.HtmlDecode(Tag().Replace(text, ""))
        : text;

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
