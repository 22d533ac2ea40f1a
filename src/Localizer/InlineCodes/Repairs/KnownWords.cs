namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Finds a pair's words in a draft by what they are known to be: a service was asked for them alone, a glossary has them, or they are the same
/// in both languages but for order and endings.
/// </summary>
internal static class KnownWords
{
    /// <summary>Finds them where there is no doubt: once, nothing but them, and no article before them that might belong to them.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="context">What is known of the segment.</param>
    /// <param name="id">The pair's number.</param>
    /// <param name="source">What it encloses in the source.</param>
    /// <param name="start">Where the pair is known to begin in the draft, or -1.</param>
    /// <returns>The range, or <see langword="null"/>.</returns>
    public static Word? Find(Draft draft, RepairContext context, int id, Word source, int start)
    {
        var finder = new PhraseFinder(draft.Text, context.To.Language);
        Word? found = null;
        foreach (var place in Places(draft, context, finder, id, source))
        {
            if (Fitted(finder, context, place, source, start) is not { } range)
                continue;
            if (found is { } other && other != range)
                return null;
            found = range;
        }

        return found;
    }

    private static IEnumerable<Word> Places(Draft draft, RepairContext context, PhraseFinder finder, int id, Word source)
    {
        var anchors = new Anchors(context.Source.Text, draft.Text);
        foreach (var text in context.WordsOf(id, source))
        {
            if (anchors.TryFindText(text, out var exact))
                yield return exact;
            else if (finder.Find(text) is { Match: PhraseMatch.Exact } phrase)
                yield return phrase.Range;
        }

        if (Cognates.Find(context.Source.Text, source, draft.Text, context.To.Language) is { } same)
            yield return Cognates.IsPossessive(context.Source.Text, source) ? finder.WithPreposition(same) : same;
    }

    private static Word? Fitted(PhraseFinder finder, RepairContext context, Word found, Word source, int start)
    {
        if (start >= 0)
            return start <= found.Start && finder.HasOnlySmallWords(start, found.Start) ? found with { Start = start } : null;
        var range = finder.WithDeterminer(found, context.Source.Text, source.Start);
        if (range == found && SmallWords.HasArticles(context.To.Language) && BeginsWithArticle(context.Source.Text, source) && finder.HasWordBefore(found))
            return null;
        return finder.HasDoubtfulArticle(range, context.Source.Text, source.Start) ? null : range;
    }

    // Where both languages have articles, the source's has a counterpart: an unknown word before the phrase may be it.
    private static bool BeginsWithArticle(string source, Word range) =>
        Words.Of(source[range.Start..range.End]) is [var first, _, ..] && SmallWords.IsArticle("en", source[range.Start..range.End][first.Start..first.End]);
}
