namespace Localizer.Glossaries;

/// <summary>A term with <c>*</c> in its words.</summary>
internal sealed class TermPattern
{
    private readonly List<string> _tokens = [];
    private readonly StringComparison _comparison;

    /// <summary>Reads a pattern.</summary>
    /// <param name="canonical">Its canonical spelling.</param>
    /// <param name="term">The term's number.</param>
    /// <param name="asSpelled">Whether its case matters.</param>
    public TermPattern(string canonical, int term, bool asSpelled)
    {
        Term = term;
        _comparison = asSpelled ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        // A star joins the words beside it.
        var joins = false;
        foreach (var token in TermTokens.Of(canonical))
        {
            var part = canonical.Substring(token.Start, token.Length);
            var isStar = part == "*";
            if (_tokens.Count > 0 && (isStar ? char.IsLetterOrDigit(_tokens[^1][^1]) || _tokens[^1][^1] == '*' : joins && token.Kind == TermTokenKind.Word))
                _tokens[^1] += part;
            else
                _tokens.Add(part);
            joins = isStar;
        }
    }

    /// <summary>The term's number.</summary>
    public int Term { get; }

    /// <summary>What the first word begins with.</summary>
    public string Beginning => _tokens[0].Split('*')[0];

    /// <summary>The last of the tokens that the pattern takes from a place on, or <see langword="null"/> when it is not there.</summary>
    public int? LastTokenOf(string text, List<TermToken> tokens, int first)
    {
        if (first + _tokens.Count > tokens.Count)
            return null;
        for (var i = 0; i < _tokens.Count; i++)
        {
            var isOpen = _tokens[i].Contains('*', StringComparison.Ordinal);
            if ((isOpen && tokens[first + i].Kind != TermTokenKind.Word) || !Fits(_tokens[i], TermTokens.Key(text, tokens[first + i])))
                return null;
        }

        return first + _tokens.Count - 1;
    }

    // Each part between stars at the first place where it fits: no later one can do better.
    private bool Fits(string pattern, ReadOnlySpan<char> token)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return token.Equals(pattern, _comparison);
        if (!token.StartsWith(pattern.AsSpan(0, star), _comparison))
            return false;
        token = token[star..];
        while (true)
        {
            var rest = pattern.AsSpan(star + 1);
            var next = rest.IndexOf('*');
            if (next < 0)
                return token.EndsWith(rest, _comparison);
            var found = token.IndexOf(rest[..next], _comparison);
            if (found < 0)
                return false;
            token = token[(found + next)..];
            star += next + 1;
        }
    }
}
