namespace Localizer.Glossaries;

/// <summary>Terms whose words stand for more than one word: prefixes and wildcards. They are found by how their first word begins.</summary>
internal sealed class TermPatterns
{
    /// <summary>The most of them in a glossary, since each is tried by itself.</summary>
    public const int MaxPatterns = 10_000;

    private readonly Dictionary<string, List<TermPattern>> _byBeginning = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<int> _beginnings = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a term.</summary>
    /// <param name="canonical">Its canonical spelling; for a prefix with a <c>*</c> at its end.</param>
    /// <param name="term">Its number.</param>
    /// <param name="asSpelled">Whether its case matters.</param>
    public void Add(string canonical, int term, bool asSpelled)
    {
        var pattern = new TermPattern(canonical, term, asSpelled);
        var beginning = pattern.Beginning;
        if (!_byBeginning.TryGetValue(beginning, out var patterns))
            _byBeginning.Add(beginning, patterns = []);
        patterns.Add(pattern);
        _beginnings.Add(beginning.Length);
        Count++;
    }

    /// <summary>The longest of them that begins with a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="first">The token.</param>
    public (int Term, int End, int LastToken)? Longest(string text, List<TermToken> tokens, int first)
    {
        if (Count == 0 || tokens[first].Kind == TermTokenKind.Space)
            return null;
        (int Term, int End, int LastToken)? longest = null;
        var key = TermTokens.Key(text, tokens[first]);
        var lookup = _byBeginning.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in _beginnings)
        {
            if (length > key.Length)
                break;
            if (!lookup.TryGetValue(key[..length], out var patterns))
                continue;
            foreach (var pattern in patterns)
            {
                if (pattern.LastTokenOf(text, tokens, first) is { } last && tokens[last].End is var end && end > (longest?.End ?? 0))
                    longest = (pattern.Term, end, last);
            }
        }

        return longest;
    }
}
