using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Localizer.Memory;

/// <summary>
/// Writes translations into a memory. A transaction is committed when enough words were gathered, and at the end: what a killed import
/// leaves is whole, its file is marked as incomplete, and it is read again.
/// </summary>
internal sealed class MemoryWriter : IDisposable
{
    private readonly MemoryDatabase _database;
    private readonly SourceHashes _hashes;
    private readonly Dictionary<long, long> _added = [];
    private readonly List<(long Hash, long Id)> _twins = [];
    private readonly List<long> _candidates = [];
    private readonly WordPostings _postings = new();
    private readonly Dictionary<MemoryFacts, long> _facts = [];
    private readonly SqliteStatement _findSource;
    private readonly SqliteStatement _addSource;
    private readonly SqliteStatement _targets;
    private readonly SqliteStatement _addTarget;
    private readonly SqliteStatement _addFacts;
    private long _lastSource;
    private long _lastFacts;
    private bool _isOpen;

    /// <summary>Makes a memory ready to be written.</summary>
    /// <param name="database">Its file.</param>
    /// <param name="hashes">The hashes of its sources.</param>
    public MemoryWriter(MemoryDatabase database, SourceHashes hashes)
    {
        (_database, _hashes) = (database, hashes);
        _findSource = new SqliteStatement(database.Connection, "SELECT hash, text, codes FROM sources WHERE id = ?1");
        _addSource = new SqliteStatement(database.Connection, "INSERT INTO sources VALUES (?1, ?2, ?3, ?4, ?5)");
        _targets = new SqliteStatement(database.Connection, "SELECT id, pair, changed FROM targets WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
        _addTarget = new SqliteStatement(database.Connection, "INSERT OR REPLACE INTO targets VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
        _addFacts = new SqliteStatement(database.Connection, "INSERT INTO facts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    }

    /// <summary>Begins a file.</summary>
    /// <param name="name">Its name in the memory, which has nothing of it any longer (<see cref="Clear"/>).</param>
    /// <param name="kind">What kind of file it is.</param>
    /// <param name="language">The language of its sources.</param>
    /// <param name="content">The hash of its content.</param>
    /// <returns>The file's id.</returns>
    public long BeginFile(string name, MemoryFileKind kind, string language, long content)
    {
        Begin();
        using var insert = new SqliteStatement(_database.Connection, """
            INSERT INTO files (name, kind, language, content, complete, stamp) VALUES (?1, ?2, ?3, ?4, 0, 0)
            ON CONFLICT (name, language) DO UPDATE SET kind = excluded.kind, content = excluded.content, complete = 0, stamp = 0
            RETURNING id
            """);
        insert.Bind(1, name).Bind(2, (long)kind).Bind(3, language).Bind(4, content).Step();
        var id = insert.Number(0);
        insert.Run();
        return id;
    }

    /// <summary>Ends a file: all of it is there.</summary>
    public void EndFile(long file)
    {
        Begin();
        _database.Run(string.Create(CultureInfo.InvariantCulture, $"UPDATE files SET complete = 1 WHERE id = {file}"));
    }

    /// <summary>Puts a file in the place of another: all of it at once, with what is not flushed yet.</summary>
    /// <param name="earlier">The id of the one that goes.</param>
    /// <param name="file">The id of the one that comes.</param>
    /// <param name="name">The name that it gets.</param>
    public void Replace(long earlier, long file, string name)
    {
        Clear([earlier]);
        Forget([earlier]);
        using var rename = new SqliteStatement(_database.Connection, "UPDATE files SET name = ?2 WHERE id = ?1");
        rename.Bind(1, file).Bind(2, name).Run();
    }

    /// <summary>Takes out all that came from files.</summary>
    /// <param name="files">Their ids.</param>
    public void Clear(IReadOnlyCollection<long> files)
    {
        if (files.Count == 0)
            return;
        Begin();
        _database.Run($"DELETE FROM targets WHERE file IN ({string.Join(',', files.Select(file => file.ToString(CultureInfo.InvariantCulture)))})");
    }

    /// <summary>Forgets files; what came from them is taken out before (<see cref="Clear"/>).</summary>
    /// <param name="files">Their ids.</param>
    public void Forget(IReadOnlyCollection<long> files)
    {
        Begin();
        foreach (var file in files)
            _database.Run(string.Create(CultureInfo.InvariantCulture, $"DELETE FROM files WHERE id = {file}"));
    }

    /// <summary>Adds a translation.</summary>
    /// <param name="file">The file that it is from.</param>
    /// <param name="place">Its place there, from 0.</param>
    /// <param name="prepared">The translation.</param>
    public void Add(long file, long place, PreparedUnit prepared)
    {
        Begin();
        var unit = prepared.Unit;
        var (facts, (source, isNew)) = (FactsOf(prepared.Facts), SourceOf(prepared));
        var (pair, changed) = (PairOf(file, facts, prepared), unit.Origin.When?.ToUnixTimeSeconds());
        if ((isNew ? source << MemoryDatabase.TargetBits : IdOf(source, pair, changed)) is not { } id)
            return;
        _addTarget.Bind(1, id).Bind(2, pair).Bind(3, file).Bind(4, place)
            .Bind(5, facts).Bind(6, prepared.Target.Text).Bind(7, prepared.TargetCodes.AsSpan()).Bind(8, unit.Context)
            .Bind(9, unit.Created?.ToUnixTimeSeconds()).Bind(10, changed).Bind(11, unit.Origin.UnitId)
            .Bind(12, prepared.Extra).Run();
        if (_postings.IsFull)
            Flush();
    }

    /// <summary>Puts on disk what was added.</summary>
    public void Flush()
    {
        if (!_isOpen)
            return;
        try
        {
            _postings.Write(_database);
            _database.Run("COMMIT");
        }
        catch
        {
            Rollback();
            throw;
        }

        End();
        FollowHashes();
    }

    /// <summary>Undoes what is not on disk yet, so that nothing of what failed comes with what is written next.</summary>
    public void Rollback()
    {
        if (!_isOpen)
            return;
        _postings.Clear();
        _database.Rollback();
        End();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Rollback();
        foreach (var statement in (SqliteStatement[])[_findSource, _addSource, _targets, _addTarget, _addFacts])
            statement.Dispose();
    }

    private void End()
    {
        _isOpen = false;
        _database.Run("PRAGMA cache_size = -8192");
    }

    // Another process may have written since the last transaction.
    private void Begin()
    {
        if (_isOpen)
            return;
        // An import goes through the indexes in no order.
        _database.Run("PRAGMA cache_size = -32768");
        _database.Run("BEGIN IMMEDIATE");
        _isOpen = true;
        _lastSource = _database.Number("SELECT max(id) FROM sources");
        _lastFacts = _database.Number("SELECT max(id) FROM facts");
        FollowHashes();
        _facts.Clear();
        using var facts = new SqliteStatement(_database.Connection, "SELECT * FROM facts");
        while (facts.Step())
            _facts[MemoryFacts.Read(facts)] = facts.Number(0);
    }

    // The same pair has the place that it has; an earlier state of it changes nothing, and then there is none.
    private long? IdOf(long source, long pair, long? changed)
    {
        var last = (source << MemoryDatabase.TargetBits) - 1;
        _targets.Bind(1, last + 1).Bind(2, last + (1L << MemoryDatabase.TargetBits));
        while (_targets.Step())
        {
            last = _targets.Number(0);
            if (_targets.Number(1) != pair)
                continue;
            var isLater = (changed ?? -1) >= (_targets.NumberOrNull(2) ?? -1);
            _targets.Reset();
            return isLater ? last : null;
        }

        return last + 1;
    }

    private (long Id, bool IsNew) SourceOf(PreparedUnit unit)
    {
        _candidates.Clear();
        _hashes.Find(unit.SourceHash, _candidates);
        if (_added.TryGetValue(unit.SourceHash, out var added))
            _candidates.Add(added);
        foreach (var (hash, twin) in _twins)
        {
            if (hash == unit.SourceHash)
                _candidates.Add(twin);
        }

        foreach (var candidate in _candidates)
        {
            if (IsSource(candidate, unit))
                return (candidate, false);
        }

        var id = ++_lastSource;
        _addSource.Bind(1, id).Bind(2, unit.SourceHash).Bind(3, unit.PatternHash).Bind(4, unit.Source.Text).Bind(5, unit.SourceCodes.AsSpan()).Run();
        if (!_added.TryAdd(unit.SourceHash, id))
            _twins.Add((unit.SourceHash, id));
        _postings.Add(id, unit.SourceHash, unit.Words);
        return (id, true);
    }

    private bool IsSource(long id, PreparedUnit unit)
    {
        _findSource.Bind(1, id);
        var isSame = _findSource.Step() && _findSource.Number(0) == unit.SourceHash
            && _findSource.Characters(1).SequenceEqual(unit.Source.Text) && _findSource.Blob(2).SequenceEqual(unit.SourceCodes);
        _findSource.Reset();
        return isSame;
    }

    // What was added is found by its batch once that is written.
    private void FollowHashes()
    {
        _added.Clear();
        _twins.Clear();
        _hashes.Follow();
    }

    private long FactsOf(MemoryFacts facts)
    {
        if (_facts.TryGetValue(facts, out var id))
            return id;
        _facts.Add(facts, id = ++_lastFacts);
        facts.Bind(_addFacts.Bind(1, id)).Run();
        return id;
    }

    // A pair of one file is there once for each place that it stands in, and for each way that its file says it.
    private static long PairOf(long file, long facts, PreparedUnit prepared)
    {
        var context = prepared.Unit.Context;
        Span<long> numbers = [file, facts, prepared.TargetHash, context ?? 0, context is null ? 0 : 1];
        var pair = (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(numbers));
        return prepared.Extra is { } extra ? MemoryHash.Of(extra, pair) : pair;
    }
}
