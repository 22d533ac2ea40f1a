using System.Collections.Frozen;
using Localizer.Model;

namespace Localizer.Locales;

/// <summary>
/// Vietnamese writes the tone of <c>oa</c>, <c>oe</c> and <c>uy</c> at a syllable's end on the first vowel (<c>hòa</c>, the old way) or
/// on the second (<c>hoà</c>, the new). Both are right; a page that mixes them looks careless. Nothing is rewritten.
/// </summary>
internal static class TonePlacement
{
    private static readonly FrozenSet<string> Old = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> New = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Finds a mixture.</summary>
    /// <param name="targets">The page's Vietnamese texts, composed, in order.</param>
    /// <returns>Which text is the first of the rarer way, and what is to be said; <see langword="null"/> when there is one way only.</returns>
    public static (int Index, Diagnostic Finding)? FindMixture(IEnumerable<string> targets)
    {
        var words = targets.SelectMany((text, index) => WordsOf(text).Select(word => (index, word.Word, word.IsNew))).ToLookup(word => word.IsNew);
        if (!words[true].Any() || !words[false].Any())
            return null;
        var isNewRarer = words[true].Count() <= words[false].Count();
        var (rare, usual) = (words[isNewRarer].First(), words[!isNewRarer].First());
        return (rare.index, new Diagnostic(
            "tone-placement-mixed",
            Severity.Warning,
            $"The page places tone marks in two ways: “{rare.Word}” beside “{usual.Word}”.",
            Hint: "Choose one way for the page; names and quotations are not counted."));
    }

    // Names begin with a capital; what stands between quotation marks is another's.
    private static IEnumerable<(string Word, bool IsNew)> WordsOf(string text)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted = text[i] switch { '"' => !isQuoted, '“' or '«' => true, '”' or '»' => false, _ => isQuoted };
            if (!char.IsLetter(text[i]))
                continue;
            var start = i;
            while (i + 1 < text.Length && char.IsLetter(text[i + 1]))
                i++;
            var word = text[start..(i + 1)];
            if (isQuoted || word.Length < 2 || char.IsUpper(word[0]))
                continue;
            var end = word[^2..];
            var isGlide = word.Length > 2 && word[^3] == 'q';
            if (!isGlide && (Old.Contains(end) || New.Contains(end)))
                yield return (word, New.Contains(end));
        }
    }
}
