namespace Localizer.InlineCodes;

/// <summary>Finds where a translation says something in nearly the same words as a phrase that was translated alone.</summary>
internal static class NearText
{
    private const int MostWords = 12;

    /// <summary>Finds the one shortest stretch of words that holds most of a phrase's words, two in three at least.</summary>
    /// <param name="text">The translation.</param>
    /// <param name="phrase">The phrase.</param>
    /// <returns>The stretch from the first to the last of these words, or <see langword="null"/>; it is likely, not sure.</returns>
    public static Word? Find(string text, string phrase)
    {
        var wanted = Words.Of(phrase);
        if (wanted.Count is < 2 or > MostWords)
            return null;
        var set = wanted.Select(word => phrase[word.Start..word.End]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var words = Words.Of(text);
        var isWanted = words.ConvertAll(word => set.Contains(text[word.Start..word.End]));
        var (best, most, isTie) = (default(Word), 0, false);
        for (var first = 0; first < words.Count; first++)
        {
            if (!isWanted[first])
                continue;
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            for (var last = first; last < words.Count && last - first <= wanted.Count; last++)
            {
                if (!isWanted[last] || !seen.Add(text[words[last].Start..words[last].End]) || seen.Count < most)
                    continue;
                isTie = seen.Count == most && words[first].Start > best.End;
                if (seen.Count > most || words[last].End - words[first].Start < best.End - best.Start)
                    best = new Word(words[first].Start, words[last].End);
                most = seen.Count;
            }
        }

        return most > 0 && most * 3 >= set.Count * 2 && !isTie ? best : null;
    }
}
