using System.Numerics;
using Word = Localizer.InlineCodes.Word;

namespace Localizer.Pipeline.Translation;

/// <summary>Which words of a text stand in its translation, letter for letter. One table of the text's words serves all questions.</summary>
internal sealed class WordOverlap
{
    // Of a word that a long text has again and again; else the work would grow with the square of the length.
    private const int MostPlaces = 200;

    private readonly string _source;
    private readonly string _target;
    private readonly List<Word> _words;
    private readonly List<Word> _translated;
    private readonly int[] _weights;

    // A place for each word of the source. What is said of the word itself is said at the first place that has it.
    private readonly Place[] _places;
    private readonly int[] _buckets;

    // Runs of one question are numbered from where those of the question before it ended, with one number between them.
    private int _asked;

    /// <summary>Looks up the words of the translation.</summary>
    /// <param name="source">The text.</param>
    /// <param name="words">Its words.</param>
    /// <param name="weights">What each of <paramref name="words"/> weighs, from 0.</param>
    /// <param name="target">The translation.</param>
    public WordOverlap(string source, List<Word> words, int[] weights, string target)
    {
        (_source, _words, _weights, _target) = (source, words, weights, target);
        _translated = InlineCodes.Words.Of(target);
        _places = new Place[words.Count];
        _buckets = new int[BitOperations.RoundUpToPowerOf2((uint)words.Count + 1)];
        _buckets.AsSpan().Fill(-1);
        for (var i = 0; i < _places.Length; i++)
            Put(i);
        foreach (var word in _translated)
        {
            if (FirstOf(target.AsSpan(word.Start, word.End - word.Start)) is var first and >= 0)
                _places[first].IsPresent = true;
        }
    }

    /// <summary>Whether both have the same words in the same order.</summary>
    public bool IsSame => _words.Count == _translated.Count && SameAtEnd == _words.Count;

    /// <summary>How many words at the end are the same in both.</summary>
    public int SameAtEnd
    {
        get
        {
            var same = 0;
            while (same < Math.Min(_words.Count, _translated.Count)
                && Of(_source, _words[^(same + 1)]).SequenceEqual(Of(_target, _translated[^(same + 1)])))
            {
                same++;
            }

            return same;
        }
    }

    /// <summary>What the words weigh that stand in the translation too.</summary>
    public int WeightPresent
    {
        get
        {
            var weight = 0;
            for (var i = 0; i < _places.Length; i++)
                weight += IsPresent(i) ? _weights[i] : 0;
            return weight;
        }
    }

    /// <summary>Whether a word of at least so much weight does not stand in the translation.</summary>
    /// <param name="weight">The weight, from 0.</param>
    public bool Lacks(int weight)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            if (_weights[i] >= weight && !IsPresent(i))
                return true;
        }

        return false;
    }

    /// <summary>Whether words of so much weight stand in both in the same order with nothing between them.</summary>
    /// <param name="weight">The weight, from 1.</param>
    public bool HasRun(int weight)
    {
        // From 1, so that a place that none has come to yet belongs to none.
        var begin = _asked + 1;
        _asked = begin + _translated.Count;
        for (var i = 0; i < _translated.Count; i++)
        {
            var now = begin + i;
            var place = FirstOf(Of(_target, _translated[i])) is var first and >= 0 ? _places[first].Last : -1;
            // From the last place to the first: a place is asked for its run up to the word before until it gets the one up to this word.
            for (var left = MostPlaces; place >= 0 && left > 0; left--, place = _places[place].Before)
            {
                var before = place > 0 && _places[place - 1].RunEnd == now - 1 ? _places[place - 1].Run : 0;
                (_places[place].Run, _places[place].RunEnd) = (before + _weights[place], now);
                if (_places[place].Run >= weight)
                    return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Of(string text, Word word) => text.AsSpan(word.Start, word.End - word.Start);

    private bool IsPresent(int place) => _places[_places[place].First].IsPresent;

    private void Put(int index)
    {
        var word = Of(_source, _words[index]);
        ref var place = ref _places[index];
        place.Hash = string.GetHashCode(word, StringComparison.Ordinal);
        var first = FirstOf(word);
        if (first < 0)
        {
            ref var bucket = ref _buckets[place.Hash & (_buckets.Length - 1)];
            (place.NextWord, bucket, first, place.Last) = (bucket, index, index, -1);
        }

        (place.First, place.Before, _places[first].Last) = (first, _places[first].Last, index);
    }

    private int FirstOf(ReadOnlySpan<char> word)
    {
        var hash = string.GetHashCode(word, StringComparison.Ordinal);
        var place = _buckets[hash & (_buckets.Length - 1)];
        while (place >= 0 && (_places[place].Hash != hash || !Of(_source, _words[place]).SequenceEqual(word)))
            place = _places[place].NextWord;
        return place;
    }

    private struct Place
    {
        public int Hash;

        // At the first place of a word: the next one in its bucket, the last place that has the word, whether the translation has it.
        public int NextWord;
        public int Last;
        public bool IsPresent;

        // At every place: the first one with the same word, the one before, and the run that ends here at a word of the translation.
        public int First;
        public int Before;
        public int Run;
        public int RunEnd;
    }
}
