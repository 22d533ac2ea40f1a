using System.Runtime.InteropServices;
using Localizer.Model;
using Microsoft.Data.Sqlite;

namespace Localizer.Memory;

/// <summary>
/// The file of a memory, <c>.localizer/memory.db</c>, or one that lives no longer than the process. It is an index: what it holds stands
/// in TMX files and records too, so it may be deleted at any time.
/// </summary>
/// <remarks>
/// A source stands once; the targets of all locales and files have its id as the upper part of theirs, so that they lie side by side. A segment's words are found in
/// <c>postings</c>: for a word and a batch of sources the ids of those that have it, as differences. A batch is what was written at
/// once, and has the sorted hashes of its sources (<see cref="SourceHashes"/>), by which a source is found; <c>compact</c> makes few of all.
/// Version 1 had an index of hashes instead; such a file gets its batches' hashes when it is opened.
/// </remarks>
internal sealed class MemoryDatabase : IDisposable
{
    // Kept in the file's user_version; 0 is a file that was just made.
    private const long FormatVersion = 2;

    private const string VersionQuery = "PRAGMA user_version";

    /// <summary>The id of the fault that a newer version wrote the file.</summary>
    public const string NewerId = "memory-newer";

    /// <summary>The id of the fault that the file is empty, cut off or written over.</summary>
    public const string DamagedId = "memory-damaged";

    private const string Schema = """
        CREATE TABLE files (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, language TEXT NOT NULL,
            content INTEGER NOT NULL, complete INTEGER NOT NULL, stamp INTEGER NOT NULL, UNIQUE (name, language));
        CREATE TABLE facts (id INTEGER PRIMARY KEY, source_locale TEXT NOT NULL, target_locale TEXT NOT NULL, created_by TEXT, changed_by TEXT,
            machine INTEGER NOT NULL, provider TEXT, provider_version TEXT, glossary_version TEXT);
        CREATE TABLE sources (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, pattern INTEGER, text TEXT, codes BLOB);
        CREATE INDEX sources_by_pattern ON sources (pattern) WHERE pattern IS NOT NULL;
        CREATE TABLE targets (id INTEGER PRIMARY KEY, pair INTEGER NOT NULL, file INTEGER NOT NULL, place INTEGER NOT NULL,
            facts INTEGER NOT NULL, text TEXT, codes BLOB, context INTEGER, created INTEGER, changed INTEGER, unit TEXT, extra TEXT);
        CREATE TABLE postings (id INTEGER PRIMARY KEY, count INTEGER NOT NULL, sources BLOB NOT NULL);
        CREATE TABLE batches (id INTEGER PRIMARY KEY, first INTEGER NOT NULL, word_counts BLOB NOT NULL, hashes BLOB NOT NULL);
        """;

    /// <summary>How many bits of a target's id say which of its source's targets it is; those above are the source's id.</summary>
    public const int TargetBits = 20;

    /// <summary>SQL for: a target of the table <c>t</c> is one of the source <c>s</c>.</summary>
    public static readonly string TargetOfSource = string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"t.id BETWEEN s.id << {TargetBits} AND (s.id << {TargetBits}) + {(1 << TargetBits) - 1}");

    private MemoryDatabase(SqliteConnection connection) => Connection = connection;

    /// <summary>The connection; not for two threads at a time.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>A memory that lives no longer than the process.</summary>
    public static MemoryDatabase InMemory() => Prepare(new SqliteConnection("Data Source=:memory:"), "a memory");

    /// <summary>Opens a file, and makes it when there is none.</summary>
    /// <param name="file">Its full path; the folder is made too.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <exception cref="BadInputException">A newer version wrote it.</exception>
    /// <exception cref="SqliteException">It cannot be opened, or is damaged or of an older version (<see cref="IsDamage"/>).</exception>
    public static MemoryDatabase Open(string file, string shownAs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Without pooling, so that the file is free when we say that we are done.
        return Prepare(new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()), shownAs);
    }

    /// <summary>Copies a file that cannot be written into one that the system removes when the process is done.</summary>
    /// <param name="file">Its full path.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <exception cref="BadInputException">A newer version wrote it.</exception>
    /// <exception cref="SqliteException">It cannot be read, or is damaged or of an older version (<see cref="IsDamage"/>).</exception>
    public static MemoryDatabase CopyOf(string file, string shownAs)
    {
        // Without a name: a temporary file, which SQLite writes only what its cache does not hold.
        var copy = new SqliteConnection("Data Source=");
        try
        {
            copy.Open();
            ReadOnlyDatabase.CopyTo(file, copy);
        }
        catch
        {
            copy.Dispose();
            throw;
        }

        return Prepare(copy, shownAs);
    }

    /// <summary>Whether a file is there and holds nothing: something emptied it, since one of ours never is.</summary>
    /// <param name="file">Its full path.</param>
    public static bool IsEmptied(string file) => LengthOf(file) == 0 && LengthOf(file + "-wal") is null or 0;

    /// <summary>What is wrong with a file, without writing to it; <see langword="null"/> when it can be used, or nobody may look.</summary>
    /// <param name="file">Its full path; it has to exist.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <returns><c>memory-newer</c>, which a run refuses, or <c>memory-damaged</c>, which a run makes again.</returns>
    public static Diagnostic? FaultOf(string file, string shownAs)
    {
        if (IsEmptied(file))
            return new Diagnostic(DamagedId, Severity.Warning, $"'{shownAs}' is empty.");
        try
        {
            using var database = new MemoryDatabase(ReadOnlyDatabase.Open(file));
            CheckVersion(database.Number(VersionQuery), shownAs);
            database.Probe();
            return null;
        }
        catch (BadInputException exception)
        {
            return exception.Diagnostic;
        }
        catch (SqliteException exception)
        {
            return IsDamage(exception) ? new Diagnostic(DamagedId, Severity.Warning, $"'{shownAs}' is damaged: {FileFault.ReasonOf(exception)}.") : null;
        }
    }

    /// <summary>Removes a file that is damaged.</summary>
    public static void Delete(string file)
    {
        foreach (var part in (string[])["", "-wal", "-shm"])
            File.Delete(file + part);
    }

    /// <summary>Whether a failure says that the file is no memory of ours, or not whole.</summary>
    public static bool IsDamage(SqliteException exception) => exception.SqliteErrorCode
        is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_ERROR or SQLitePCL.raw.SQLITE_FORMAT;

    /// <summary>Reads in one transaction, which ends whatever happens: one that stays open makes each later use fail.</summary>
    /// <param name="read">Reads.</param>
    public T InTransaction<T>(Func<T> read) => InTransaction("BEGIN", read);

    /// <summary>Writes in one transaction: all of it, or nothing.</summary>
    /// <param name="write">Writes.</param>
    public void InWriteTransaction(Action write) => InTransaction("BEGIN IMMEDIATE", () =>
    {
        write();
        return 0;
    });

    /// <summary>Undoes the open transaction, unless SQLite has: a full disk makes it end one by itself.</summary>
    public void Rollback()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(Connection.Handle) == 0)
            Run("ROLLBACK");
    }

    /// <summary>Runs SQL that gives no rows.</summary>
    public void Run(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A number that SQL gives; 0 for NULL.</summary>
    public long Number(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long number ? number : 0;
    }

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();

    private T InTransaction<T>(string begin, Func<T> use)
    {
        Run(begin);
        try
        {
            var result = use();
            Run("COMMIT");
            return result;
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    private static MemoryDatabase Prepare(SqliteConnection connection, string shownAs)
    {
        var database = new MemoryDatabase(connection);
        try
        {
            connection.Open();
            // Else only the first translation to be put into it would show it, when a killed run left its logs beside.
            if (SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
                throw new SqliteException("it cannot be written", SQLitePCL.raw.SQLITE_READONLY);
            database.Run("PRAGMA busy_timeout = 10000");
            database.Run("PRAGMA journal_mode = WAL");
            database.Run("PRAGMA synchronous = NORMAL");
            database.Run("PRAGMA cache_size = -8192");
            database.Run("PRAGMA temp_store = MEMORY");
            database.InWriteTransaction(() => database.Adopt(database.Number(VersionQuery), shownAs));
            database.Probe();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private void Adopt(long version, string shownAs)
    {
        CheckVersion(version, shownAs);
        if (version == 0)
        {
            Run(Schema);
        }
        else if (version == 1)
        {
            Renew();
        }

        if (version != FormatVersion)
            Run($"PRAGMA user_version = {FormatVersion}");
    }

    // From version 1: the hashes of all sources come to the last batch.
    private void Renew()
    {
        Run("ALTER TABLE batches ADD COLUMN hashes BLOB NOT NULL DEFAULT x''");
        Run("DROP INDEX sources_by_hash");
        var hashes = new List<ulong>();
        using (var sources = new SqliteStatement(Connection, "SELECT id, hash FROM sources"))
        {
            while (sources.Step())
                hashes.Add(SourceHashes.Packed(sources.Number(1), sources.Number(0)));
        }

        hashes.Sort();
        using var update = new SqliteStatement(Connection, "UPDATE batches SET hashes = ?1 WHERE id = (SELECT max(id) FROM batches)");
        update.Bind(1, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(hashes))).Run();
    }

    private static void CheckVersion(long version, string shownAs)
    {
        if (version > FormatVersion)
        {
            throw new BadInputException(new Diagnostic(
                NewerId, Severity.Error, $"'{shownAs}' was written by a newer version of Localizer.",
                Hint: "Use the newer version, or delete the file: it is made again from TMX files and records."));
        }
    }

    private static long? LengthOf(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : null;

    // A file that was cut off or written over is known by its ends; to look at all of it would take longer than to work with it.
    private void Probe()
    {
        foreach (var table in (string[])["files", "facts", "sources", "targets", "postings", "batches"])
            Number($"SELECT count(*) FROM (SELECT * FROM {table} WHERE id = (SELECT max(id) FROM {table}))");
        Number("SELECT max(pattern) FROM sources WHERE pattern IS NOT NULL");
    }
}
