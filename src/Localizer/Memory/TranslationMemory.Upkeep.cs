using Localizer.Model;

namespace Localizer.Memory;

/// <summary>What a memory holds, and how it is kept small.</summary>
public sealed partial class TranslationMemory
{
    // With more batches than these a search reads too many short lists.
    private const long MostBatches = 200;

    /// <summary>The translations that are served, by source; one after another, so that memory does not grow with their number.</summary>
    /// <param name="to">The locale that the targets are to serve (<see cref="LocaleFit"/>), or <see langword="null"/> for all.</param>
    /// <param name="admits">Says of a source's and a target's text whether the translation is asked for; <see langword="null"/> for all.</param>
    internal IEnumerable<MemoryUnit> Units(Locale? to, Func<string, string, bool>? admits = null)
    {
        using var rows = Read(() => new SqliteStatement(
            _database.Connection, $"SELECT s.text, s.codes, {StoredTarget.AllColumns} FROM sources s CROSS JOIN targets t ON {MemoryDatabase.TargetOfSource} ORDER BY s.id"));
        Func<bool> step = rows.Step;
        while (Guarded(step))
        {
            if (admits?.Invoke(rows.Text(0), rows.Text(5)) == false)
                continue;
            var target = StoredTarget.ReadWhole(rows, 2);
            if (!_served.TryGetValue(target.File, out var file) || FactsOf(target.Facts) is not { } facts || (to is not null && LocaleFit.Distance(to, facts.To) is null))
                continue;
            yield return new MemoryUnit(
                facts.From, facts.To, CodeBytes.Read(rows.Text(0), rows.Blob(1)), target.Text, facts.Facts.OriginOf(file.ShownAs, target.Unit, target.Changed))
            {
                Context = target.Context,
                CreatedBy = facts.Facts.CreatedBy,
                Created = target.Created is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
                Extras = MemoryExtras.Read(target.Extra),
            };
        }
    }

    /// <summary>How many translations there are of each file, into each locale, by persons and by machines.</summary>
    internal IReadOnlyList<MemoryCount> Counts() => Read(() => Grouped()
        .GroupBy(group => (group.File, FactsOf(group.Facts).To, FactsOf(group.Facts).Facts.IsMachine))
        .Select(group => new MemoryCount(_served[group.Key.File], group.Key.To, group.Key.IsMachine, group.Sum(one => one.Count)))
        .OrderBy(count => count.File.ShownAs, StringComparer.Ordinal).ThenBy(count => count.To.Tag, StringComparer.Ordinal).ThenBy(count => count.IsMachine)
        .ToList());

    /// <summary>How many translations there are of a file.</summary>
    internal long CountOf(long file) => Read(() => _database.Number(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"SELECT count(*) FROM targets WHERE file = {file}")));

    /// <summary>The bytes that the memory takes.</summary>
    internal long Bytes() => Read(() => _database.Number("PRAGMA page_count") * _database.Number("PRAGMA page_size"));

    /// <summary>Drops sources without targets, makes the index of words anew, and gives back the space.</summary>
    internal void Compact() => Read(() =>
    {
        _database.InWriteTransaction(() =>
        {
            _database.Run($"DELETE FROM sources AS s WHERE NOT EXISTS (SELECT 1 FROM targets t WHERE {MemoryDatabase.TargetOfSource})");
            Index();
        });
        _database.Run("VACUUM");
        _database.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        return 0;
    });

    /// <summary>Makes the index of words anew when it lies in too many parts.</summary>
    internal void Tidy() => Read(() =>
    {
        if (_database.Number("SELECT count(*) FROM batches") <= MostBatches)
            return 0;
        _database.InWriteTransaction(Index);
        return 0;
    });

    // New batches go on with the numbers of those before, so that whoever read those sees that they are gone.
    private void Index()
    {
        _fuzzy?.Dispose();
        _fuzzy = null;
        var before = _database.Number("SELECT max(id) FROM batches");
        _database.Run("DELETE FROM postings");
        var (postings, words) = (new WordPostings(), new List<uint>());
        using (var sources = new SqliteStatement(_database.Connection, "SELECT id, hash, text FROM sources ORDER BY id"))
        {
            while (sources.Step())
            {
                MemoryWords.Cut(sources.Text(2), words);
                postings.Add(sources.Number(0), sources.Number(1), words);
                if (postings.IsFull)
                    postings.Write(_database);
            }
        }

        postings.Write(_database);
        _database.Run(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"DELETE FROM batches WHERE id <= {before}"));
    }

    private List<(long File, long Facts, long Count)> Grouped()
    {
        var groups = new List<(long, long, long)>();
        using var rows = new SqliteStatement(_database.Connection, "SELECT file, facts, count(*) FROM targets GROUP BY file, facts");
        while (rows.Step())
        {
            if (_served.ContainsKey(rows.Number(0)))
                groups.Add((rows.Number(0), rows.Number(1), rows.Number(2)));
        }

        return groups;
    }
}

/// <summary>How many translations a memory has of a kind.</summary>
/// <param name="File">The file that they are from.</param>
/// <param name="To">The targets' locale.</param>
/// <param name="IsMachine">Whether machines made them and no person has accepted them yet.</param>
/// <param name="Count">How many.</param>
internal sealed record MemoryCount(ServedFile File, Locale To, bool IsMachine, long Count);
