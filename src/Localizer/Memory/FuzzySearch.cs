using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Memory;

/// <summary>A source that is like another.</summary>
/// <param name="Id">Its id in the memory.</param>
/// <param name="Source">The source, codes normalized.</param>
/// <param name="Score">How alike the two are, from 0 to 1.</param>
internal readonly record struct LikeSource(long Id, CodedText Source, double Score);

/// <summary>
/// Finds sources that are like another: those that share its rarest words are candidates, the best of them by the weight of the shared
/// words are read and scored. A word weighs the more the fewer sources have it (idf). Not for two threads at a time.
/// </summary>
internal sealed class FuzzySearch : IDisposable
{
    /// <summary>The most postings that are gone through.</summary>
    public const int MostPostings = 60_000;

    /// <summary>The most candidates that are scored.</summary>
    public const int MostCandidates = 200;

    // A score of 0.7 needs shares of words and characters that are 1.4 together, so that neither is less than this.
    private const double LeastShare = 0.4;

    private readonly MemoryDatabase _database;
    private readonly SqliteStatement _count;
    private readonly SqliteStatement _lists;
    private readonly SqliteStatement _source;
    private readonly List<int> _touched = [];
    private byte[] _wordCounts = [];
    private float[] _weights = [];
    private long _batch;

    /// <summary>Makes a memory ready to be searched.</summary>
    public FuzzySearch(MemoryDatabase database)
    {
        _database = database;
        _count = new SqliteStatement(database.Connection, "SELECT sum(count) FROM postings WHERE id BETWEEN ?1 AND ?2");
        _lists = new SqliteStatement(database.Connection, "SELECT sources FROM postings WHERE id BETWEEN ?1 AND ?2");
        _source = new SqliteStatement(database.Connection, "SELECT text, codes FROM sources WHERE id = ?1");
    }

    /// <summary>The sources that are like another, the most alike first.</summary>
    /// <param name="source">The other source, white space collapsed.</param>
    /// <param name="threshold">The least score.</param>
    public ImmutableArray<LikeSource> Find(CodedText source, double threshold)
    {
        ReadWordCounts();
        var score = new FuzzyScore(source);
        if (score.Words.Length == 0)
            return [];
        Weigh(score.Words);
        var found = ImmutableArray.CreateBuilder<LikeSource>();
        foreach (var id in Best(score.Words.Length))
        {
            _source.Bind(1, id);
            if (!_source.Step())
                continue;
            var text = _source.Characters(0);
            if (score.Of(text, threshold) is var alike && alike >= threshold)
            {
                var other = CodeBytes.Read(text.ToString(), _source.Blob(1));
                alike -= score.CodesOf(other);
                if (alike >= threshold)
                    found.Add(new LikeSource(id, other, alike));
            }

            _source.Reset();
        }

        Forget();
        found.Sort((one, two) => two.Score != one.Score ? two.Score.CompareTo(one.Score) : one.Id.CompareTo(two.Id));
        return found.DrainToImmutable();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _count.Dispose();
        _lists.Dispose();
        _source.Dispose();
    }

    // How many words each source has: a byte a source, read anew when sources came.
    private void ReadWordCounts()
    {
        var last = _database.Number("SELECT max(id) FROM batches");
        if (last == _batch)
            return;
        var count = (int)_database.Number("SELECT max(id) FROM sources") + 1;
        (_wordCounts, _weights, _batch) = (new byte[count], new float[count], last);
        using var batches = new SqliteStatement(_database.Connection, "SELECT first, word_counts FROM batches");
        while (batches.Step())
            batches.Blob(1).CopyTo(_wordCounts.AsSpan((int)batches.Number(0)));
    }

    private void Weigh(uint[] words)
    {
        var lists = new List<(long Key, long Count)>(words.Length);
        foreach (var word in words.Distinct())
        {
            var key = WordPostings.KeyOf(word);
            _count.Bind(1, key).Bind(2, LastOf(key));
            if (_count.Step() && _count.Number(0) is var count and > 0)
                lists.Add((key, count));
            _count.Reset();
        }

        lists.Sort((one, two) => one.Count.CompareTo(two.Count));
        var left = (long)MostPostings;
        foreach (var (key, count) in lists)
        {
            if (left <= 0 || (left < count && left < MostPostings))
                break;
            Weigh(key, (float)Math.Log(1 + ((double)_wordCounts.Length / count)), words.Length, (int)left);
            left -= count;
        }
    }

    private void Weigh(long key, float weight, int words, int most)
    {
        var (fewest, longest) = ((int)Math.Ceiling(words * LeastShare), words / LeastShare);
        _lists.Bind(1, key).Bind(2, LastOf(key));
        while (_lists.Step())
        {
            var bytes = _lists.Blob(0);
            var source = 0u;
            for (var position = 0; position < bytes.Length && most > 0; most--)
            {
                source += VarInt.Read(bytes, ref position);
                if (source >= _wordCounts.Length || _wordCounts[source] < fewest || (_wordCounts[source] > longest && _wordCounts[source] < byte.MaxValue))
                    continue;
                ref var sum = ref _weights[source];
                if (sum == 0)
                    _touched.Add((int)source);
                sum += weight;
            }
        }
    }

    private static long LastOf(long key) => key | ((1L << WordPostings.BatchBits) - 1);

    // What a longer source has besides counts against it, as it does in the score.
    private List<int> Best(int words)
    {
        if (_touched.Count <= MostCandidates)
            return _touched;
        var best = new PriorityQueue<int, float>(MostCandidates + 1);
        foreach (var source in _touched)
        {
            var weight = _weights[source] / Math.Max(words, _wordCounts[source]);
            if (best.Count < MostCandidates)
                best.Enqueue(source, weight);
            else
                best.EnqueueDequeue(source, weight);
        }

        return [.. best.UnorderedItems.Select(item => item.Element)];
    }

    private void Forget()
    {
        foreach (var source in _touched)
            _weights[source] = 0;
        _touched.Clear();
    }
}
