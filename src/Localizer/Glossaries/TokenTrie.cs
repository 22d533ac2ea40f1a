namespace Localizer.Glossaries;

/// <summary>
/// Phrases by their tokens. Tokens are looked up as numbers once a text; a step from node to node is then one look-up by two numbers.
/// </summary>
internal sealed class TokenTrie
{
    /// <summary>The node where every phrase begins.</summary>
    public const int Root = 0;

    /// <summary>No node, no token and no phrase.</summary>
    public const int None = -1;

    private readonly Dictionary<string, int> _tokens;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _tokensBySpan;
    private readonly Dictionary<long, int> _edges = [];
    private readonly List<int> _phrases = [None];

    /// <param name="comparer">What makes two tokens the same.</param>
    public TokenTrie(StringComparer comparer)
    {
        _tokens = new Dictionary<string, int>(comparer);
        _tokensBySpan = _tokens.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds a phrase in its canonical spelling, unless it is there already.</summary>
    /// <returns>The phrase's number: <paramref name="phrase"/>, or the one that was there.</returns>
    public int Add(string canonical, int phrase)
    {
        var node = Root;
        foreach (var token in TermTokens.Of(canonical))
        {
            var word = canonical.Substring(token.Start, token.Length);
            if (!_tokens.TryGetValue(word, out var number))
                _tokens.Add(word, number = _tokens.Count);
            if (!_edges.TryGetValue(Edge(node, number), out var next))
            {
                _edges.Add(Edge(node, number), next = _phrases.Count);
                _phrases.Add(None);
            }

            node = next;
        }

        return _phrases[node] == None ? _phrases[node] = phrase : _phrases[node];
    }

    /// <summary>The number of a token, or <see cref="None"/> when no phrase has it.</summary>
    public int TokenNumber(ReadOnlySpan<char> token) => _tokensBySpan.TryGetValue(token, out var number) ? number : None;

    /// <summary>The node after <paramref name="node"/> by a token, or <see cref="None"/>.</summary>
    public int Step(int node, int token) =>
        node != None && token != None && _edges.TryGetValue(Edge(node, token), out var next) ? next : None;

    /// <summary>The phrase that ends at a node, or <see cref="None"/>.</summary>
    public int PhraseAt(int node) => node == None ? None : _phrases[node];

    private static long Edge(int node, int token) => ((long)node << 32) | (uint)token;
}
