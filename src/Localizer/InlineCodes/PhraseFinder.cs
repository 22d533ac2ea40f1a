using Localizer.Text;

namespace Localizer.InlineCodes;

/// <summary>Where a phrase was found.</summary>
/// <param name="Range">The range of the text.</param>
/// <param name="Match">How much of the phrase is there.</param>
internal readonly record struct FoundPhrase(Word Range, PhraseMatch Match);

/// <summary>How much of a phrase a stretch of a translation holds.</summary>
internal enum PhraseMatch
{
    /// <summary>Half of its words at least, at their places: likely, not sure.</summary>
    Part,

    /// <summary>All of its words, with a few others in between.</summary>
    Whole,

    /// <summary>All of its words, and nothing else but articles and prepositions.</summary>
    Exact,
}

/// <summary>
/// Finds where a translation says what a phrase says that was translated alone: in the same words, whatever their endings, case and order,
/// without articles and prepositions, or with a few words more in between.
/// </summary>
/// <param name="text">The translation.</param>
/// <param name="language">Its language.</param>
internal sealed class PhraseFinder(string text, string language)
{
    private const int MostWords = 12;
    private const int MostGap = 3;

    private readonly List<Word> _words = Words.Of(text);
    private readonly List<ClauseMark> _marks = ClauseMarks.Of(text);
    private string[]? _forms;

    /// <summary>Finds the one stretch that holds all words of a phrase, else the one that has most of them at their places.</summary>
    /// <param name="phrase">The phrase.</param>
    public FoundPhrase? Find(string phrase)
    {
        var wanted = Words.Of(phrase);
        if (wanted.Count is 0 or > MostWords)
            return null;
        _forms ??= [.. _words.Select(word => Form(text, word))];
        var forms = wanted.ConvertAll(word => Form(phrase, word));
        var lead = wanted.TakeWhile(word => SmallWords.IsSmall(language, phrase[word.Start..word.End])).Count();
        var content = forms.Where((_, i) => i >= lead && !IsSmallInside(phrase[wanted[i].Start..wanted[i].End])).ToArray();
        if (content.Length == 0)
            return null;
        if (FindAll(content, wanted.Count + MostGap) is { } whole)
            return new FoundPhrase(whole, HasOthers(whole, content) ? PhraseMatch.Whole : PhraseMatch.Exact);
        return FindInPlace(forms) is { } likely ? new FoundPhrase(likely, PhraseMatch.Part) : null;
    }

    /// <summary>Takes in what belongs to a phrase before it: classifiers, and the article that no word before the phrase in the source accounts for.</summary>
    /// <param name="found">The phrase's range in the translation.</param>
    /// <param name="source">The source's text.</param>
    /// <param name="start">Where the phrase begins in the source.</param>
    public Word WithDeterminer(Word found, string source, int start)
    {
        for (var index = IndexBefore(found.Start); index >= 0; index--)
        {
            var word = text[_words[index].Start.._words[index].End];
            var isOwn = SmallWords.IsClassifier(language, word)
                || (SmallWords.IsArticle(language, word) && !IsDetermined(source, start) && !(index > 0 && SmallWords.IsPreposition(language, text[_words[index - 1].Start.._words[index - 1].End])));
            if (!isOwn || _words[index].End + 1 != found.Start || text[_words[index].End] != ' ')
                break;
            found = found with { Start = _words[index].Start };
        }

        return found;
    }

    /// <summary>Whether a word that is no small one stands right before a phrase.</summary>
    /// <param name="found">The phrase's range in the translation.</param>
    public bool HasWordBefore(Word found) => IndexBefore(found.Start) is >= 0 and var index && _words[index].End + 1 == found.Start
        && text[_words[index].End] == ' ' && !SmallWords.IsSmall(language, text[_words[index].Start.._words[index].End]);

    /// <summary>Takes in the preposition before a name: <c>Nvidia's</c> is <c>de Nvidia</c>.</summary>
    /// <param name="found">The name's range in the translation.</param>
    public Word WithPreposition(Word found)
    {
        var index = IndexBefore(found.Start);
        return index >= 0 && _words[index].End + 1 == found.Start && SmallWords.IsPreposition(language, text[_words[index].Start.._words[index].End])
            ? found with { Start = _words[index].Start }
            : found;
    }

    /// <summary>Whether an article before a phrase may or may not belong to it: none is in the source, and a preposition is before it.</summary>
    /// <param name="found">The phrase's range in the translation, with its determiner.</param>
    /// <param name="source">The source's text.</param>
    /// <param name="start">Where the phrase begins in the source.</param>
    public bool HasDoubtfulArticle(Word found, string source, int start)
    {
        var index = IndexBefore(found.Start);
        if (index < 0 || _words[index].End + 1 != found.Start)
            return false;
        var word = text[_words[index].Start.._words[index].End];
        return SmallWords.IsArticle(language, word) && !IsDetermined(source, start);
    }

    /// <summary>Whether only small words stand between two places.</summary>
    /// <param name="start">The first place.</param>
    /// <param name="end">The second.</param>
    public bool HasOnlySmallWords(int start, int end) => ClauseMarks.IndexFrom(_marks, start) == ClauseMarks.IndexFrom(_marks, end)
        && _words.TrueForAll(word => word.End <= start || word.Start >= end || (word.Start >= start && word.End <= end && SmallWords.IsSmall(language, text[word.Start..word.End])));

    private static bool IsDetermined(string source, int start)
    {
        var words = Words.Of(source[..start]);
        return words.Count > 0 && string.IsNullOrWhiteSpace(source[words[^1].End..start]) && SmallWords.IsDeterminer(source[words[^1].Start..words[^1].End]);
    }

    // The shortest stretch that begins and ends with such words and has all of them; not if there are two that do not overlap.
    private Word? FindAll(string[] content, int mostWords)
    {
        (Word Range, int Count)? best = null;
        var isTie = false;
        for (var first = 0; first < _words.Count; first++)
        {
            if (!content.Contains(_forms![first], StringComparer.Ordinal) || LastOf(content, first, mostWords) is not (>= 0 and var last))
                continue;
            var range = new Word(_words[first].Start, _words[last].End);
            if (ClauseMarks.IndexFrom(_marks, range.Start) != ClauseMarks.IndexFrom(_marks, range.End) && !content.Any(form => form.Length == 1))
                continue;
            if (best is null || last - first < best.Value.Count)
                (best, isTie) = ((range, last - first), false);
            else if (last - first == best.Value.Count)
                isTie |= range.Start >= best.Value.Range.End;
        }

        return isTie ? null : best?.Range;
    }

    // A classifier after the first word is part of a word of two: "trọng số".
    private bool IsSmallInside(string word) => SmallWords.IsArticle(language, word) || SmallWords.IsPreposition(language, word);

    private bool HasOthers(Word range, string[] content)
    {
        var others = 0;
        for (var i = 0; i < _words.Count; i++)
        {
            if (_words[i].Start >= range.Start && _words[i].End <= range.End && !IsSmallInside(text[_words[i].Start.._words[i].End]))
                others++;
        }

        return others > content.Length;
    }

    private int LastOf(string[] content, int first, int mostWords)
    {
        var missing = content.ToList();
        for (var last = first; last < _words.Count && last - first < mostWords; last++)
        {
            missing.Remove(_forms![last]);
            if (missing.Count == 0)
                return last;
        }

        return -1;
    }

    // As many words as the phrase has, half of which at least are its words at their places.
    private Word? FindInPlace(List<string> forms)
    {
        var (best, most, isTie) = (-1, 0, false);
        for (var first = 0; first + forms.Count <= _words.Count; first++)
        {
            var same = 0;
            for (var i = 0; i < forms.Count; i++)
                same += forms[i] == _forms![first + i] ? forms[i].Length > 1 ? 2 : 1 : 0;
            if (same > most)
                (best, most, isTie) = (first, same, false);
            else if (same == most)
                isTie = true;
        }

        if (best < 0 || isTie || most < forms.Count)
            return null;
        var range = new Word(_words[best].Start, _words[best + forms.Count - 1].End);
        return ClauseMarks.IndexFrom(_marks, range.Start) == ClauseMarks.IndexFrom(_marks, range.End) ? range : null;
    }

    private int IndexBefore(int offset)
    {
        var index = _words.Count - 1;
        while (index >= 0 && _words[index].End > offset)
            index--;
        return index;
    }

    // Vietnamese tells words apart by their marks, and has no endings.
    private string Form(string from, Word word)
    {
        var span = from.AsSpan(word.Start, word.End - word.Start);
        if (language == "vi" || span.Length < 4)
            return span.ToString().ToLowerInvariant();
        var form = BaseLetters.Fold(span);
        if (form.Length < 4)
            return form;
        var end = form.Length > 4 && form.EndsWith("es", StringComparison.Ordinal) ? 2 : form[^1] is 's' or 'o' or 'a' or 'e' ? 1 : 0;
        form = form[..^end];
        return form.Length > 4 && form[^1] is 'o' or 'a' or 'e' ? form[..^1] : form;
    }
}
