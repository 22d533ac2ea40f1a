using System.Collections.Immutable;

namespace Localizer.Glossaries;

/// <summary>Finds a termbase's terms in a text, by the rules that <see cref="Termbase"/> states.</summary>
internal static class TermMatcher
{
    /// <summary>The terms of a text from left to right.</summary>
    /// <param name="termbase">The terms.</param>
    /// <param name="text">The text.</param>
    /// <param name="steps">How many steps through the index it took: at worst the text's tokens times the longest term's.</param>
    public static ImmutableArray<FoundTerm> Find(Termbase termbase, string text, out long steps)
    {
        ArgumentNullException.ThrowIfNull(text);
        steps = 0;
        if (termbase.Terms.IsEmpty || text.Length == 0)
            return [];

        var tokens = TermTokens.Of(text);
        var spelled = new Track(termbase.AsSpelled, PluralRule.AsSpelled, text, tokens);
        var folded = new Track(termbase.AnyCase, PluralRule.AnyCase, text, tokens);
        var names = new NameRanges(text);
        var hits = ImmutableArray.CreateBuilder<FoundTerm>();
        for (var first = 0; first < tokens.Count;)
        {
            var match = LongestAt(first, tokens, spelled, folded, ref steps);
            var start = tokens[first].Start;
            if (match.Term == TokenTrie.None || names.HoldsPartOf(start, match.End))
            {
                first++;
                continue;
            }

            var term = termbase.Terms[match.Term];
            hits.Add(new FoundTerm(term, start, match.End - start));
            first = match.LastToken + 1;
        }

        return hits.DrainToImmutable();
    }

    private static Match LongestAt(int first, List<TermToken> tokens, Track spelled, Track folded, ref long steps)
    {
        var best = new Match(TokenTrie.None, 0, first);
        var spelledNode = TokenTrie.Root;
        var foldedNode = TokenTrie.Root;
        for (var i = first; i < tokens.Count && (spelledNode != TokenTrie.None || foldedNode != TokenTrie.None); i++)
        {
            steps++;
            // The exact spelling comes first: another one that ends at the same place is not better.
            spelledNode = spelled.Step(spelledNode, i, tokens[i], ref best);
            foldedNode = folded.Step(foldedNode, i, tokens[i], ref best);
        }

        return best;
    }

    /// <summary>The best match so far: the term's number, where it ends in the text, and the token that it ends in.</summary>
    private readonly record struct Match(int Term, int End, int LastToken);

    /// <summary>The numbers that one of the two indexes has for the text's tokens, as they are and without a plural ending.</summary>
    private sealed class Track
    {
        private readonly TokenTrie _trie;
        private readonly (int Whole, int WithoutS, int WithoutEs)[] _numbers;

        public Track(TokenTrie trie, PluralRule rule, string text, List<TermToken> tokens)
        {
            _trie = trie;
            _numbers = new (int, int, int)[tokens.Count];
            // Every other token is white space, which is all alike.
            var space = (trie.TokenNumber(" "), TokenTrie.None, TokenTrie.None);
            for (var i = 0; i < tokens.Count; i++)
            {
                if (tokens[i].Kind == TermTokenKind.Space)
                {
                    _numbers[i] = space;
                    continue;
                }

                var key = TermTokens.Key(text, tokens[i]);
                _numbers[i] = (
                    trie.TokenNumber(key),
                    rule.IsPluralInS(key) ? trie.TokenNumber(key[..^1]) : TokenTrie.None,
                    rule.IsPluralInEs(key) ? trie.TokenNumber(key[..^2]) : TokenTrie.None);
            }
        }

        public int Step(int node, int index, TermToken token, ref Match best)
        {
            if (node == TokenTrie.None)
                return node;
            var (whole, withoutS, withoutEs) = _numbers[index];
            Offer(_trie.Step(node, withoutEs), index, token.End - 2, ref best);
            Offer(_trie.Step(node, withoutS), index, token.End - 1, ref best);
            var next = _trie.Step(node, whole);
            Offer(next, index, token.End, ref best);
            return next;
        }

        private void Offer(int node, int index, int end, ref Match best)
        {
            var term = _trie.PhraseAt(node);
            if (term != TokenTrie.None && end > best.End)
                best = new Match(term, end, index);
        }
    }
}
