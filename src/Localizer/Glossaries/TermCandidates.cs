using System.Collections.Frozen;

namespace Localizer.Glossaries;

/// <summary>Finds phrases of English articles that may be terms.</summary>
internal sealed class TermCandidates
{
    private const int LongestPhrase = 3;
    private const int LongestName = 5;

    private static readonly FrozenSet<string> SmallWords = (
        "a an the and or but nor of in on at to for from by with without as is are was were be been being it its this that these those he she they we you i his her their our "
        + "your not no than then so if when while which who whom whose what where how all any some more most other such only same too very can could will would shall should may "
        + "might must do does did done has have had having into over under after before between about against during up down out off again once here there also just because until "
        + "both each few own said says say new one two three first last many much like get make made use used uses year years day days week month per via amid among yet still even")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.Ordinal);

    /// <summary>Counts the candidates of a text.</summary>
    /// <param name="text">A segment's text: it begins a sentence.</param>
    /// <param name="page">The page that it is from.</param>
    public void Add(string text, string page)
    {
        var tokens = TermTokens.Of(text);
        var names = new NameRanges(text);
        var words = tokens.FindAll(token => token.Kind == TermTokenKind.Word && !names.HoldsPartOf(token.Start, token.End));
        AddExpansions(text, words, page);
        for (var i = 0; i < words.Count; i++)
        {
            if (IsCode(Word(text, words[i])))
                Count(text, words, i, i, TermCandidateKind.Code, page);
            if (i > 0 && IsCapitalised(Word(text, words[i - 1])) && IsJoined(text, words, i - 1))
                continue;
            var last = EndOfName(text, words, i);
            // One capital at a sentence's beginning says nothing.
            if (last > i || (last == i && !BeginsSentence(text, words[i].Start) && !IsCode(Word(text, words[i]))))
                Count(text, words, i, last, TermCandidateKind.Name, page);
        }

        AddPhrases(text, words, page);
    }

    /// <summary>The candidates that are no terms yet, those on most pages first, then the most frequent.</summary>
    /// <param name="known">The terms that there are.</param>
    /// <param name="leastPhrases">How often a phrase of small words has to occur.</param>
    public IReadOnlyList<TermCandidate> Best(Termbase known, int leastPhrases) =>
    [
        .. _tallies.Values
            .Where(tally => tally.Count >= (tally.Kind == TermCandidateKind.Phrase ? leastPhrases : 1) && !known.Find(tally.Phrase).Any(found => found.Length == tally.Phrase.Length))
            .Select(tally => new TermCandidate(tally.Phrase, tally.Kind, tally.Count, tally.Pages.Count, tally.Context, tally.Abbreviation))
            .OrderByDescending(candidate => candidate.Pages).ThenByDescending(candidate => candidate.Count).ThenBy(candidate => candidate.Phrase, StringComparer.Ordinal),
    ];

    private static ReadOnlySpan<char> Word(string text, TermToken token) => text.AsSpan(token.Start, token.Length);

    private static bool IsCode(ReadOnlySpan<char> word)
    {
        var (capitals, small, digits, inner) = (0, 0, 0, 0);
        for (var i = 0; i < word.Length; i++)
        {
            capitals += char.IsUpper(word[i]) ? 1 : 0;
            inner += char.IsUpper(word[i]) && i > 0 ? 1 : 0;
            small += char.IsLower(word[i]) ? 1 : 0;
            digits += char.IsDigit(word[i]) ? 1 : 0;
        }

        return (digits > 0 && capitals > 0) || (inner > 0 && small > 0) || (capitals > 1 && small == 0);
    }

    private static bool IsCapitalised(ReadOnlySpan<char> word) => char.IsUpper(word[0]) && word.Length > 1;

    private static bool BeginsSentence(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd(" \u00A0\"“‘'(");
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or ':' or '…' or '—' or '|';
    }

    private static bool IsJoined(string text, List<TermToken> words, int index) =>
        index + 1 < words.Count && words[index + 1].Start == words[index].End + 1 && text[words[index].End] is ' ' or '\u00A0';

    private static int EndOfName(string text, List<TermToken> words, int first)
    {
        if (!IsCapitalised(Word(text, words[first])) || SmallWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Word(text, words[first])))
            return first - 1;
        var last = first;
        while (last - first + 1 < LongestName && IsJoined(text, words, last) && (IsCapitalised(Word(text, words[last + 1])) || IsCode(Word(text, words[last + 1]))))
            last++;
        return last;
    }

    // "high-bandwidth memory (HBM)": as many words before the bracket as begin with its letters.
    private void AddExpansions(string text, List<TermToken> words, string page)
    {
        for (var i = 2; i < words.Count; i++)
        {
            var abbreviation = Word(text, words[i]);
            if (words[i].Start == 0 || text[words[i].Start - 1] != '(' || words[i].End == text.Length || text[words[i].End] != ')' || !IsCode(abbreviation))
                continue;
            var first = i - abbreviation.Length;
            if (first < 0 || !Enumerable.Range(0, abbreviation.Length).All(letter => char.ToUpperInvariant(text[words[first + letter].Start]) == text[words[i].Start + letter]))
                continue;
            Count(text, words, first, i - 1, TermCandidateKind.Expansion, page).Abbreviation = abbreviation.ToString();
        }
    }

    private void AddPhrases(string text, List<TermToken> words, string page)
    {
        var small = SmallWords.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var first = 0; first < words.Count; first++)
        {
            for (var last = first; last < words.Count && last < first + LongestPhrase; last++)
            {
                var word = Word(text, words[last]);
                if (small.Contains(word) || word.Length < 2 || !char.IsLower(word[^1]) || (IsCapitalised(word) && !BeginsSentence(text, words[last].Start)))
                    break;
                if (last > first)
                    Count(text, words, first, last, TermCandidateKind.Phrase, page);
                if (!IsJoined(text, words, last))
                    break;
            }
        }
    }

    private Tally Count(string text, List<TermToken> words, int first, int last, TermCandidateKind kind, string page)
    {
        var phrase = text[words[first].Start..words[last].End];
        var key = kind == TermCandidateKind.Phrase ? phrase.ToLowerInvariant() : phrase;
        if (!_tallies.TryGetValue(key, out var tally))
            _tallies.Add(key, tally = new Tally(key, kind, text));
        tally.Count++;
        tally.Pages.Add(page);
        return tally;
    }

    private sealed class Tally(string phrase, TermCandidateKind kind, string context)
    {
        public string Phrase { get; } = phrase;

        public TermCandidateKind Kind { get; } = kind;

        public string Context { get; } = context;

        public int Count { get; set; }

        public HashSet<string> Pages { get; } = new(StringComparer.Ordinal);

        public string? Abbreviation { get; set; }
    }
}
