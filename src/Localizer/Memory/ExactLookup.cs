using System.Globalization;
using Localizer.Model;
using Microsoft.Data.Sqlite;

namespace Localizer.Memory;

/// <summary>
/// Finds sources by their whole text: those that a hash says are there are read, many in one statement, since to begin a statement takes
/// as long as to read a source. Not for two threads at a time.
/// </summary>
internal sealed class ExactLookup : IDisposable
{
    // How many sources are read together.
    private const int Together = 50;

    private readonly SourceHashes _hashes;
    private readonly SqliteStatement _read;
    private readonly SqliteStatement _rank;
    private readonly SqliteStatement _take;
    private readonly List<long> _ids = [];

    /// <summary>Makes a memory ready to be asked.</summary>
    /// <param name="connection">Its connection.</param>
    /// <param name="hashes">The hashes of its sources.</param>
    public ExactLookup(SqliteConnection connection, SourceHashes hashes)
    {
        _hashes = hashes;
        var asked = string.Join(',', Enumerable.Range(0, Together).Select(index => string.Create(CultureInfo.InvariantCulture, $"({index}, ?{index + 1})")));
        SqliteStatement OfTargets(string columns) => new(connection, $"""
            WITH asked (place, id) AS (VALUES {asked})
            SELECT asked.place, s.hash, s.text, s.codes, {columns}
            FROM asked CROSS JOIN sources s ON s.id = asked.id CROSS JOIN targets t ON {MemoryDatabase.TargetOfSource}
            """);

        _read = OfTargets(StoredTarget.Columns);
        _rank = OfTargets($"t.id, {TargetHead.Columns}");
        _take = new SqliteStatement(connection, $"""
            WITH asked (place, id) AS (VALUES {asked})
            SELECT asked.place, {StoredTarget.Columns} FROM asked CROSS JOIN targets t ON t.id = asked.id
            """);
    }

    /// <summary>Finds the targets of sources.</summary>
    /// <param name="sources">The sources, white space collapsed, codes normalized.</param>
    /// <param name="language">Their language.</param>
    /// <returns>One list a source; <see langword="null"/> where there is none.</returns>
    public List<StoredTarget>?[] Find(ReadOnlySpan<CodedText> sources, string language)
    {
        var found = new List<StoredTarget>?[sources.Length];
        foreach (var asked in Asked(sources, language).Chunk(Together))
            Step(_read, asked, source => (found[source.Place] ??= []).Add(StoredTarget.Read(_read, 4)));
        return found;
    }

    /// <summary>Finds the best target of each source. Of the others, and a word may have a thousand, no more is read than ranks them.</summary>
    /// <param name="sources">The sources, white space collapsed, codes normalized.</param>
    /// <param name="language">Their language.</param>
    /// <param name="rank">Ranks a target of a source, which is given by its index; <see langword="null"/> for one that may not serve.</param>
    /// <returns>One a source; <see langword="null"/> where there is none.</returns>
    public StoredTarget?[] FindBest(ReadOnlySpan<CodedText> sources, string language, Func<int, TargetHead, TargetRank?> rank)
    {
        var found = new StoredTarget?[sources.Length];
        foreach (var asked in Asked(sources, language).Chunk(Together))
        {
            var best = new Dictionary<int, (TargetRank Rank, long Id)>(Together);
            Step(_rank, asked, source =>
            {
                if (rank(source.Place, TargetHead.Read(_rank, 5)) is { } its && (!best.TryGetValue(source.Place, out var other) || TargetRank.BestFirst(its, other.Rank) < 0))
                    best[source.Place] = (its, _rank.Number(4));
            });
            var places = best.Keys.ToList();
            BindIds(_take, places.ConvertAll(place => best[place].Id));
            while (_take.Step())
                found[places[(int)_take.Number(0)]] = StoredTarget.Read(_take, 1);
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _read.Dispose();
        _rank.Dispose();
        _take.Dispose();
    }

    /// <summary>The sources that may be those with ids of the memory.</summary>
    private List<AskedSource> Asked(ReadOnlySpan<CodedText> sources, string language)
    {
        _hashes.Follow();
        var asked = new List<AskedSource>(sources.Length);
        for (var i = 0; i < sources.Length; i++)
        {
            var codes = CodeBytes.Of(sources[i]);
            var hash = MemoryHash.OfSource(language, sources[i].Text, codes);
            _ids.Clear();
            _hashes.Find(hash, _ids);
            foreach (var id in _ids)
                asked.Add(new AskedSource(i, id, hash, sources[i].Text, codes));
        }

        return asked;
    }

    private static void Step(SqliteStatement statement, AskedSource[] asked, Action<AskedSource> read)
    {
        BindIds(statement, Array.ConvertAll(asked, source => source.Id));
        // A source comes once for each of its targets, one after the other.
        var (last, isSame) = (-1, false);
        try
        {
            while (statement.Step())
            {
                var place = (int)statement.Number(0);
                if (place != last)
                    (last, isSame) = (place, IsSame(statement, asked[place]));
                if (isSame)
                    read(asked[place]);
            }
        }
        finally
        {
            // Whoever reads may fail; the next question is asked of the same statement.
            statement.Reset();
        }
    }

    private static void BindIds(SqliteStatement statement, IReadOnlyList<long> ids)
    {
        for (var i = 0; i < Together; i++)
            statement.Bind(i + 1, i < ids.Count ? ids[i] : null);
    }

    // Equal hashes alone never match.
    private static bool IsSame(SqliteStatement row, AskedSource source) =>
        row.Number(1) == source.Hash && row.Characters(2).SequenceEqual(source.Text) && row.Blob(3).SequenceEqual(source.Codes);

    /// <summary>A source that may be the one with an id.</summary>
    private readonly record struct AskedSource(int Place, long Id, long Hash, string Text, byte[] Codes);
}
