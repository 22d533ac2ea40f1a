namespace Localizer.Glossaries;

/// <summary>A phrase at a node of a <see cref="TokenTrie"/>.</summary>
/// <param name="Phrase">Its number.</param>
/// <param name="Spelling">Its spelling when its case matters, else <see langword="null"/>.</param>
/// <param name="Next">The place of the next phrase at the same node, or <see cref="TokenTrie.None"/>.</param>
internal readonly record struct TriePhrase(int Phrase, string? Spelling, int Next);

/// <summary>
/// Phrases by their tokens, in any case: a phrase whose case matters is compared with the text where it would end. Tokens are looked up
/// as numbers once a text; a step from node to node is then one look-up by two numbers.
/// </summary>
internal sealed class TokenTrie
{
    /// <summary>The node where every phrase begins.</summary>
    public const int Root = 0;

    /// <summary>No node, no token and no phrase.</summary>
    public const int None = -1;

    private readonly FoldedTokens _tokens = new();
    private readonly Dictionary<long, int> _edges = [];
    private readonly List<int> _firstPhrases = [None];
    private readonly List<TriePhrase> _phrases = [];
    private readonly List<int> _afterRoot = [];
    private readonly List<bool> _goesOn = [true];

    /// <summary>Adds a phrase in its canonical spelling, unless it is there already: in any case, or in just this spelling.</summary>
    /// <param name="canonical">The phrase as <see cref="TermTokens.Canonical"/> spells it.</param>
    /// <param name="phrase">Its number.</param>
    /// <param name="asSpelled">Whether its case matters.</param>
    /// <returns>The phrase's number: <paramref name="phrase"/>, or the one that was there.</returns>
    public int Add(string canonical, int phrase, bool asSpelled)
    {
        var node = Root;
        foreach (var token in TermTokens.Of(canonical))
            node = Grow(node, _tokens.Add(canonical.AsSpan(token.Start, token.Length)));
        for (var i = _firstPhrases[node]; i != None; i = _phrases[i].Next)
        {
            if (asSpelled ? _phrases[i].Spelling == canonical : _phrases[i].Spelling is null)
                return _phrases[i].Phrase;
        }

        _phrases.Add(new TriePhrase(phrase, asSpelled ? canonical : null, _firstPhrases[node]));
        _firstPhrases[node] = _phrases.Count - 1;
        return phrase;
    }

    /// <summary>The number of a token in any case, or <see cref="None"/> when no phrase has it.</summary>
    public int TokenNumber(ReadOnlySpan<char> token) => _tokens.NumberOf(token, FoldedTokens.HashOf(token));

    /// <summary>The same for a token whose hash is known.</summary>
    public int TokenNumber(ReadOnlySpan<char> token, uint hash) => _tokens.NumberOf(token, hash);

    /// <summary>The node after <paramref name="node"/> by a token, or <see cref="None"/>.</summary>
    public int Step(int node, int token)
    {
        if (node == None || token == None)
            return None;
        if (node == Root)
            return token < _afterRoot.Count ? _afterRoot[token] : None;
        return _goesOn[node] && _edges.TryGetValue(Edge(node, token), out var next) ? next : None;
    }

    /// <summary>The place of the first phrase that ends at a node, or <see cref="None"/>.</summary>
    public int PhrasesAt(int node) => node == None ? None : _firstPhrases[node];

    /// <summary>A phrase.</summary>
    /// <param name="place">Its place, as <see cref="PhrasesAt"/> or <see cref="TriePhrase.Next"/> gives it.</param>
    public TriePhrase this[int place] => _phrases[place];

    private static long Edge(int node, int token) => ((long)node << 32) | (uint)token;

    private int Grow(int node, int token)
    {
        if (Step(node, token) is var known && known != None)
            return known;
        var next = _firstPhrases.Count;
        _firstPhrases.Add(None);
        _goesOn.Add(false);
        _goesOn[node] = true;
        if (node != Root)
        {
            _edges.Add(Edge(node, token), next);
            return next;
        }

        while (_afterRoot.Count <= token)
            _afterRoot.Add(None);
        return _afterRoot[token] = next;
    }
}
