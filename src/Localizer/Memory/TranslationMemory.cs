using Localizer.Model;
using Microsoft.Data.Sqlite;

namespace Localizer.Memory;

/// <summary>
/// Translations of one source language: found whole, between their neighbours, but for their numbers, or by what is like them. Two sources
/// are the same when their text is, white space collapsed, and their codes are of the same kinds at the same places. Kept in SQLite, in
/// a file or for the process alone. Safe for threads.
/// </summary>
public sealed partial class TranslationMemory : IDisposable
{
    private readonly Lock _lock = new();
    private readonly MemoryDatabase _database;
    private readonly string _shownAs;
    private readonly Dictionary<long, ServedFile> _served = [];
    private readonly Dictionary<long, StoredFacts> _facts = [];
    private readonly Dictionary<string, long> _added = new(StringComparer.Ordinal);
    private readonly SourceHashes _hashes;
    private readonly ExactLookup _exact;
    private readonly SqliteStatement _like;
    private readonly SqliteStatement _targets;
    private MemoryWriter? _writer;
    private FuzzySearch? _fuzzy;
    private SubsegmentSearch? _subsegments;
    private string? _language;
    private long _place;

    /// <summary>A memory for the process alone; empty.</summary>
    public TranslationMemory()
        : this(MemoryDatabase.InMemory(), "the memory", language: null)
    {
    }

    private TranslationMemory(MemoryDatabase database, string shownAs, string? language)
    {
        (_database, _shownAs, _language) = (database, shownAs, language);
        _hashes = new SourceHashes(database);
        _exact = new ExactLookup(database.Connection, _hashes);
        _like = new SqliteStatement(database.Connection, $"SELECT s.text, s.codes, {StoredTarget.Columns} FROM sources s JOIN targets t ON {MemoryDatabase.TargetOfSource} WHERE s.pattern = ?1");
        _targets = new SqliteStatement(database.Connection, $"SELECT {StoredTarget.Columns} FROM sources s JOIN targets t ON {MemoryDatabase.TargetOfSource} WHERE s.id = ?1");
    }

    /// <summary>How many translations the memory serves from: those of its files that are named or were imported.</summary>
    public int Count => (int)Read(() => Grouped().Sum(group => group.Count));

    /// <summary>A hash of the files that are served from: their names, their contents and their order.</summary>
    public long ServedHash => Files().Where(file => _served.ContainsKey(file.Value.Id)).OrderBy(file => _served[file.Value.Id].Order)
        .Aggregate(0L, (hash, file) => MemoryHash.Of(file.Key, hash ^ file.Value.Content));

    /// <summary>Opens a memory that lasts, and makes it when there is none.</summary>
    /// <param name="file">Its full path.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <param name="language">The language of the sources that are asked for.</param>
    /// <exception cref="BadInputException">A newer version wrote it.</exception>
    /// <exception cref="SqliteException">It cannot be opened, or is damaged.</exception>
    internal static TranslationMemory Open(string file, string shownAs, string language) => new(MemoryDatabase.Open(file, shownAs), shownAs, language);

    /// <summary>A memory for the process alone that begins as one that lasts and cannot be written.</summary>
    /// <param name="file">Its full path.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <param name="language">The language of the sources that are asked for.</param>
    /// <exception cref="BadInputException">A newer version wrote it.</exception>
    /// <exception cref="SqliteException">It cannot be read, or is damaged.</exception>
    internal static TranslationMemory CopyOf(string file, string shownAs, string language) => new(MemoryDatabase.CopyOf(file, shownAs), shownAs, language);

    /// <summary>A memory for the process alone, for sources of a language.</summary>
    internal static TranslationMemory ForProcess(string language) => new(MemoryDatabase.InMemory(), "the memory", language);

    /// <summary>Adds a translation. White space of both texts is collapsed (<see cref="WhiteSpace.Collapse"/>).</summary>
    /// <param name="from">The source's locale; all that is added is from one language.</param>
    /// <param name="to">The target's locale.</param>
    /// <param name="source">The source; its codes may have any ids.</param>
    /// <param name="target">The target; a code that stands for one of the source has its id.</param>
    /// <param name="origin">Where the translation comes from.</param>
    /// <exception cref="ArgumentException">The source is in another language than the translations that are there.</exception>
    /// <exception cref="BadInputException">The memory's file cannot be written.</exception>
    public void Add(Locale from, Locale to, CodedText source, CodedText target, MemoryOrigin origin) => Add(new MemoryUnit(from, to, source, target, origin));

    /// <summary>Adds a translation with all that is known of it.</summary>
    /// <param name="unit">The translation.</param>
    /// <exception cref="ArgumentException">The source is in another language than the translations that are there.</exception>
    /// <exception cref="BadInputException">The memory's file cannot be written.</exception>
    public void Add(MemoryUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        lock (_lock)
        {
            _language ??= unit.From.Language;
            if (unit.From.Language != _language)
                throw new ArgumentException($"The memory is for translations from '{_language}', not from '{unit.From}'.", nameof(unit));
            Guarded(() => Add(unit, _language));
        }
    }

    private int Add(MemoryUnit unit, string language)
    {
        var writer = Writer();
        if (!_added.TryGetValue(unit.Origin.File, out var file))
        {
            _added.Add(unit.Origin.File, file = writer.BeginFile(unit.Origin.File, MemoryFileKind.Named, language, content: 0));
            _served[file] = new ServedFile(unit.Origin.File, _served.Count, MemoryFileKind.Named, language);
            writer.EndFile(file);
        }

        writer.Add(file, _place++, PreparedUnit.Of(unit));
        return 0;
    }

    /// <summary>Takes in files, each in place of what the memory had of it.</summary>
    /// <param name="files">The files.</param>
    internal void Take(IReadOnlyList<MemorySource> files)
    {
        if (files.Count == 0)
            return;
        var known = Files();
        Write(writer =>
        {
            writer.Clear([.. files.SelectMany(file => (string[])[file.Name, ComingNameOf(file)]).Where(known.ContainsKey).Select(name => known[name]).Where(MayGo).Select(state => state.Id)]);
            foreach (var file in files)
            {
                // What was imported stays until all of what replaces it is there: it may be nowhere else any longer.
                var earlier = known.TryGetValue(file.Name, out var state) && !MayGo(state) ? state.Id : (long?)null;
                var (id, place) = (writer.BeginFile(earlier is null ? file.Name : ComingNameOf(file), file.Kind, _language!, file.Content), 0L);
                foreach (var unit in file.Units)
                    writer.Add(id, place++, unit);
                if (earlier is { } replaced)
                    writer.Replace(replaced, id, file.Name);
                writer.EndFile(id);
            }
        });
    }

    private static bool MayGo(MemoryFileState file) => file is not { Kind: MemoryFileKind.Imported, IsComplete: true };

    // No file's name has a line break in it, in any file system that people use.
    private static string ComingNameOf(MemorySource file) => file.Name + "\n";

    /// <summary>The files that the memory has all of in its language, by name, with the hashes of their contents.</summary>
    internal IReadOnlyDictionary<string, MemoryFileState> Files() => Read(() =>
    {
        var files = new Dictionary<string, MemoryFileState>(StringComparer.Ordinal);
        using var rows = new SqliteStatement(_database.Connection, "SELECT id, name, kind, content, complete, stamp FROM files WHERE language = ?1 ORDER BY id");
        rows.Bind(1, _language);
        while (rows.Step())
            files[rows.Text(1)] = new MemoryFileState(rows.Number(0), (MemoryFileKind)rows.Number(2), rows.Number(3), rows.Number(4) != 0, rows.Number(5));
        return files;
    });

    /// <summary>Says which files are served from; all others are as if they were not there.</summary>
    /// <param name="files">The files by their ids.</param>
    internal void Serve(IReadOnlyDictionary<long, ServedFile> files) => Read(() =>
    {
        _served.Clear();
        foreach (var (id, file) in files)
            _served[id] = file;
        return _served.Count;
    });

    /// <summary>Notes by what a file that is there is known to be unchanged without reading it.</summary>
    internal void Stamp(long file, long stamp) => Read(() =>
    {
        using var update = new SqliteStatement(_database.Connection, "UPDATE files SET stamp = ?2 WHERE id = ?1");
        update.Bind(1, file).Bind(2, stamp).Run();
        return 0;
    });

    /// <summary>Says which files are served from besides the others.</summary>
    internal void ServeToo(IReadOnlyDictionary<long, ServedFile> files) => Read(() =>
    {
        foreach (var (id, file) in files)
            _served[id] = file;
        return _served.Count;
    });

    /// <summary>Does something while nobody else writes into the memory's file.</summary>
    /// <exception cref="BadInputException">Another process has been writing for too long, or the file cannot be written.</exception>
    internal void WhileNoneWrites(Action action) => Read(() =>
    {
        _database.InWriteTransaction(action);
        return 0;
    });

    /// <summary>Takes files out.</summary>
    internal void Remove(IReadOnlyCollection<long> files) => Write(writer =>
    {
        writer.Clear(files);
        writer.Forget(files);
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        _fuzzy?.Dispose();
        foreach (var statement in (IDisposable[])[_exact, _like, _targets])
            statement.Dispose();
        _database.Dispose();
    }

    private MemoryWriter Writer() => _writer ??= new MemoryWriter(_database, _hashes);

    // What fails, be it that a file cannot be read to its end, leaves nothing to be written with what comes next.
    private void Write(Action<MemoryWriter> write) => Read(() =>
    {
        var writer = Writer();
        try
        {
            write(writer);
            writer.Flush();
        }
        catch
        {
            writer.Rollback();
            throw;
        }

        return 0;
    });

    // One thread at a time, with all on disk that was added, and a failure in words that tell what to do.
    private T Read<T>(Func<T> read) => Guarded(() =>
    {
        lock (_lock)
        {
            _writer?.Flush();
            return read();
        }
    });

    private T Guarded<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (SqliteException exception)
        {
            throw new BadInputException(
                new Diagnostic(
                    "memory-unusable", Severity.Error, $"'{_shownAs}' cannot be used: {FileFault.ReasonOf(exception)}.",
                    Hint: "Check its permissions and the free space; if it is damaged, delete it: it is made again from TMX files and records."),
                exception);
        }
    }

    private StoredFacts FactsOf(long id)
    {
        if (_facts.TryGetValue(id, out var known))
            return known;
        using var rows = new SqliteStatement(_database.Connection, "SELECT * FROM facts");
        while (rows.Step())
        {
            var facts = MemoryFacts.Read(rows);
            _facts[rows.Number(0)] = new StoredFacts(facts, Locale.Parse(facts.From), Locale.Parse(facts.To));
        }

        return _facts[id];
    }
}

/// <summary>A file on its way into a memory.</summary>
/// <param name="Name">Its name in the memory.</param>
/// <param name="Kind">What kind of file it is.</param>
/// <param name="Content">The hash of its content.</param>
/// <param name="Units">Its translations, in its order.</param>
internal sealed record MemorySource(string Name, MemoryFileKind Kind, long Content, IEnumerable<PreparedUnit> Units);

/// <summary>What a memory knows of a file that it took in.</summary>
/// <param name="Id">The file's id.</param>
/// <param name="Kind">What kind of file it is.</param>
/// <param name="Content">The hash of its content.</param>
/// <param name="IsComplete">Whether all of it is there.</param>
/// <param name="Stamp">By what it is known to be unchanged without reading it; 0 for nothing.</param>
internal readonly record struct MemoryFileState(long Id, MemoryFileKind Kind, long Content, bool IsComplete, long Stamp);
