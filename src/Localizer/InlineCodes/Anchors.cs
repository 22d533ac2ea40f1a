namespace Localizer.InlineCodes;

/// <summary>
/// What stands in a source and in its translation unchanged, once in each: numbers, names, terms. They tell where a code belongs without
/// knowing the languages.
/// </summary>
internal sealed class Anchors
{
    private readonly string _source;
    private readonly string _target;
    private readonly Lazy<List<(Word Source, Word Target)>> _pairs;

    /// <summary>Prepares a pair of texts; nothing is looked for before it is asked for.</summary>
    /// <param name="source">The source's text.</param>
    /// <param name="target">The translation's text.</param>
    public Anchors(string source, string target)
    {
        _source = source;
        _target = target;
        _pairs = new Lazy<List<(Word, Word)>>(FindPairs);
    }

    /// <summary>The anchors, in the source's order.</summary>
    public IReadOnlyList<(Word Source, Word Target)> Pairs => _pairs.Value;

    /// <summary>Finds where a range of the source stands in the target, if all of its words are anchors and stand together there.</summary>
    /// <param name="start">First UTF-16 unit of the range.</param>
    /// <param name="end">The first after it.</param>
    /// <param name="found">The range in the target, when the answer is true.</param>
    public bool TryFind(int start, int end, out Word found)
    {
        found = default;
        var content = _source[start..end];
        if (content.AsSpan().ContainsAnyInRange('0', '9') || content.Any(char.IsUpper) || content.Length > 5)
        {
            var isOnce = CountOf(_source, content, out _) == 1;
            if (isOnce && content.Trim().Length > 1 && CountOf(_target, content, out var at) == 1)
            {
                found = new Word(at, at + content.Length);
                return true;
            }
        }

        return TryFindWords(start, end, out found);
    }

    /// <summary>Finds a text in the target.</summary>
    /// <param name="text">The text, such as what a service makes of a code's own words; any case will do.</param>
    /// <param name="found">Its range, when the answer is true: it stands there once, as whole words.</param>
    public bool TryFindText(string text, out Word found)
    {
        found = default;
        text = text.Trim();

        // A service ends a phrase with a stop as if it were a sentence; "U.S." has its own.
        var bare = text.TrimEnd('.', '。', ',', ':', ';', '!', '?');
        foreach (var candidate in (string[])[text, bare])
        {
            if (candidate.Length == 0 || CountOf(_target, candidate, out var at, StringComparison.OrdinalIgnoreCase) != 1)
                continue;
            found = new Word(at, at + candidate.Length);
            return true;
        }

        return false;
    }

    /// <summary>Finds a text that the target has as often as the source has the words that it translates: the one at the same place in the row.</summary>
    /// <param name="words">The words in the source.</param>
    /// <param name="start">Where they stand there.</param>
    /// <param name="text">What a service makes of them.</param>
    /// <param name="found">Its range, when the answer is true.</param>
    public bool TryFindSame(string words, int start, string text, out Word found)
    {
        text = text.Trim();
        var sources = PlacesOf(_source, words, StringComparison.OrdinalIgnoreCase);
        foreach (var comparison in (StringComparison[])[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            var targets = text.Length == 0 ? [] : PlacesOf(_target, text, comparison);
            if (targets.Count != sources.Count || sources.IndexOf(start) is not (>= 0 and var index))
                continue;
            found = new Word(targets[index], targets[index] + text.Length);
            return true;
        }

        found = default;
        return false;
    }

    /// <summary>Whether two ranges hold the same anchors: none is in one of them and outside of the other.</summary>
    /// <param name="source">A range of the source.</param>
    /// <param name="target">A range of the target.</param>
    public bool Agree(Word source, Word target)
    {
        foreach (var (from, to) in Pairs)
        {
            if ((from.Start >= source.Start && from.End <= source.End) != (to.Start >= target.Start && to.End <= target.End))
                return false;
        }

        return true;
    }

    private bool TryFindWords(int start, int end, out Word found)
    {
        found = default;
        var inside = Pairs.Where(pair => pair.Source.Start >= start && pair.Source.End <= end).ToArray();
        if (inside.Length == 0 || inside[0].Source.Start != start || inside[^1].Source.End != end)
            return false;
        if (Words.Of(_source[start..end]).Count != inside.Length)
            return false;
        for (var i = 1; i < inside.Length; i++)
        {
            if (!_target.AsSpan(inside[i - 1].Target.End..).StartsWith(_source.AsSpan(inside[i - 1].Source.End, inside[i].Source.Start - inside[i - 1].Source.End))
                || inside[i].Target.Start - inside[i - 1].Target.End != inside[i].Source.Start - inside[i - 1].Source.End)
                return false;
        }

        found = new Word(inside[0].Target.Start, inside[^1].Target.End);
        return true;
    }

    private List<(Word Source, Word Target)> FindPairs()
    {
        var targets = Once(_target);
        var pairs = new List<(Word, Word)>();
        foreach (var (key, word) in Once(_source).OrderBy(entry => entry.Value.Start))
        {
            if (word.End > word.Start && targets.TryGetValue(key, out var other) && other.End > other.Start)
                pairs.Add((word, other));
        }

        return pairs;
    }

    // What is there twice is no anchor, and is remembered as an empty word.
    private static Dictionary<string, Word> Once(string text)
    {
        var words = new Dictionary<string, Word>(StringComparer.Ordinal);
        foreach (var word in Words.Of(text))
        {
            if (Words.AnchorOf(text, word) is { } key && !words.TryAdd(key, word))
                words[key] = default;
        }

        return words;
    }

    private static int CountOf(string text, string part, out int first, StringComparison comparison = StringComparison.Ordinal)
    {
        var places = PlacesOf(text, part, comparison);
        first = places.Count > 0 ? places[0] : -1;
        return places.Count;
    }

    private static List<int> PlacesOf(string text, string part, StringComparison comparison)
    {
        var places = new List<int>();
        for (var at = text.IndexOf(part, comparison); at >= 0; at = at + 1 < text.Length ? text.IndexOf(part, at + 1, comparison) : -1)
        {
            if (!Text.WordEdges.IsInside(text, at) && !Text.WordEdges.IsInside(text, at + part.Length))
                places.Add(at);
        }

        return places;
    }
}
