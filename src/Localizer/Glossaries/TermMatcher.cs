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

        var composed = new ComposedText(text);
        var search = new Search(termbase, composed.Text);
        var names = new NameRanges(composed.Text);
        var hits = ImmutableArray.CreateBuilder<FoundTerm>();
        for (var first = 0; first < search.Tokens.Count;)
        {
            var match = search.LongestAt(first, ref steps);
            var start = search.Tokens[first].Start;
            if (match.Term == TokenTrie.None || names.HoldsPartOf(start, match.End))
            {
                first++;
                continue;
            }

            var place = composed.ToOriginal(start);
            hits.Add(new FoundTerm(termbase.Terms[match.Term], place, composed.ToOriginal(match.End) - place));
            first = match.LastToken + 1;
        }

        return hits.DrainToImmutable();
    }

    /// <summary>The best match so far: the term's number, where it ends in the text, and the token that it ends in.</summary>
    private readonly record struct Match(int Term, int End, int LastToken);

    /// <summary>The numbers that the index has for a token, as it is and without a plural ending.</summary>
    private readonly record struct TokenNumbers(int Whole, int WithoutS, int WithoutEs);

    /// <summary>A search of one text.</summary>
    private sealed class Search
    {
        private readonly Termbase _termbase;
        private readonly TokenTrie _trie;
        private readonly string _text;
        private readonly TokenNumbers[] _numbers;

        public Search(Termbase termbase, string text)
        {
            (_termbase, _trie, _text) = (termbase, termbase.Index, text);
            Tokens = TermTokens.Of(text);
            _numbers = new TokenNumbers[Tokens.Count];
            var space = new TokenNumbers(_trie.TokenNumber(" "), TokenTrie.None, TokenTrie.None);
            for (var i = 0; i < Tokens.Count; i++)
                _numbers[i] = Tokens[i].Kind == TermTokenKind.Space ? space : NumbersOf(TermTokens.Key(text, Tokens[i]));
        }

        public List<TermToken> Tokens { get; }

        public Match LongestAt(int first, ref long steps)
        {
            var best = new Match(TokenTrie.None, 0, first);
            var node = TokenTrie.Root;
            for (var i = first; i < Tokens.Count && node != TokenTrie.None; i++)
            {
                steps++;
                var (whole, withoutS, withoutEs) = _numbers[i];
                if (withoutEs != TokenTrie.None)
                    OfferPlural(_trie.Step(node, withoutEs), first, i, 2, ref best);
                if (withoutS != TokenTrie.None)
                    OfferPlural(_trie.Step(node, withoutS), first, i, 1, ref best);
                node = _trie.Step(node, whole);
                if (node != TokenTrie.None)
                    Offer(node, first, i, ref best);
            }

            if (_termbase.Patterns.Longest(_text, Tokens, first) is { } pattern && pattern.End > best.End)
                best = new Match(pattern.Term, pattern.End, pattern.LastToken);
            return best;
        }

        private TokenNumbers NumbersOf(ReadOnlySpan<char> key)
        {
            if (key[^1] is not ('s' or 'S'))
                return new TokenNumbers(_trie.TokenNumber(key), TokenTrie.None, TokenTrie.None);
            var whole = _trie.TokenNumber(key, FoldedTokens.HashOf(key, out var withoutLast, out var withoutLastTwo));
            return new TokenNumbers(
                whole,
                PluralRule.AnyCase.IsPluralInS(key) || PluralRule.AsSpelled.IsPluralInS(key) ? _trie.TokenNumber(key[..^1], withoutLast) : TokenTrie.None,
                PluralRule.AnyCase.IsPluralInEs(key) || PluralRule.AsSpelled.IsPluralInEs(key) ? _trie.TokenNumber(key[..^2], withoutLastTwo) : TokenTrie.None);
        }

        // The exact spelling comes first: another one that ends at the same place is not better.
        private void Offer(int node, int first, int last, ref Match best)
        {
            var (start, end) = (Tokens[first].Start, Tokens[last].End);
            if (end <= best.End)
                return;
            for (var i = _trie.PhrasesAt(node); i != TokenTrie.None; i = _trie[i].Next)
            {
                var (phrase, spelling, _) = _trie[i];
                if (spelling is null ? end > best.End : TermTokens.IsSpelled(spelling, _text, start, end))
                    best = new Match(phrase, end, last);
            }
        }

        private void OfferPlural(int node, int first, int last, int ending, ref Match best)
        {
            var (start, end) = (Tokens[first].Start, Tokens[last].End - ending);
            if (end <= best.End)
                return;
            var word = TermTokens.Key(_text, Tokens[last]);
            for (var i = _trie.PhrasesAt(node); i != TokenTrie.None; i = _trie[i].Next)
            {
                var (phrase, spelling, _) = _trie[i];
                var rule = spelling is null ? PluralRule.AnyCase : PluralRule.AsSpelled;
                if (_termbase.Terms[phrase].Match != TermMatch.Word || !(ending == 1 ? rule.IsPluralInS(word) : rule.IsPluralInEs(word)))
                    continue;
                if (spelling is null ? end > best.End : TermTokens.IsSpelled(spelling, _text, start, end))
                    best = new Match(phrase, end, last);
            }
        }
    }
}
