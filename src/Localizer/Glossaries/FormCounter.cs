namespace Localizer.Glossaries;

/// <summary>Counts many forms in one pass over a text. Occurrences of one form do not overlap; those of different forms may.</summary>
internal sealed class FormCounter
{
    private readonly TokenTrie _asSpelled = new(StringComparer.Ordinal);
    private readonly TokenTrie _anyCase = new(StringComparer.OrdinalIgnoreCase);
    private int _forms;

    /// <summary>Adds a form, which may be there already.</summary>
    /// <param name="canonical">The form as <see cref="TermTokens.Canonical"/> spells it.</param>
    /// <param name="asSpelled">Whether case matters.</param>
    /// <returns>The form's place among the counts.</returns>
    public int Add(string canonical, bool asSpelled)
    {
        var form = (asSpelled ? _asSpelled : _anyCase).Add(canonical, _forms);
        _forms += form == _forms ? 1 : 0;
        return form;
    }

    /// <summary>How often each form that was added stands in a text.</summary>
    /// <param name="text">The text, in NFC.</param>
    /// <param name="names">Names inside of which nothing counts.</param>
    public int[] Count(string text, HashSet<string> names)
    {
        var tokens = TermTokens.Of(text);
        var counts = new int[_forms];
        CountIn(_asSpelled, text, tokens, names, counts);
        CountIn(_anyCase, text, tokens, names, counts);
        return counts;
    }

    private static void CountIn(TokenTrie trie, string text, List<TermToken> tokens, HashSet<string> names, int[] counts)
    {
        var numbers = tokens.ConvertAll(token => trie.TokenNumber(TermTokens.Key(text, token)));
        var excluded = new NameRanges(text, names);
        var free = new int[counts.Length];
        for (var first = 0; first < tokens.Count; first++)
        {
            var node = TokenTrie.Root;
            for (var i = first; i < tokens.Count && (node = trie.Step(node, numbers[i])) != TokenTrie.None; i++)
            {
                var form = trie.PhraseAt(node);
                if (form == TokenTrie.None || free[form] > first || excluded.HoldsPartOf(tokens[first].Start, tokens[i].End))
                    continue;
                counts[form]++;
                free[form] = i + 1;
            }
        }
    }
}
