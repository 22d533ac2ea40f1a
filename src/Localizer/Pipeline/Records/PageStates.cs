using Localizer.Memory;
using Localizer.Model;
using Microsoft.Data.Sqlite;

namespace Localizer.Pipeline.Records;

/// <summary>What is remembered of a page in a locale since it was written last.</summary>
/// <param name="Inputs">The hash of all that its output depends on: settings, source and record.</param>
/// <param name="Source">The hash of its source.</param>
/// <param name="Record">The hash of its record's bytes; 0 for none.</param>
/// <param name="Output">What was written.</param>
/// <param name="Before">What stood there before, which a killed run may have left.</param>
/// <param name="Report">What the run said of it, or empty when it has to be looked at again.</param>
internal sealed record PageState(UInt128 Inputs, UInt128 Source, UInt128 Record, OutputShape Output, OutputShape? Before, string Report)
{
    /// <summary>Which of the two outputs of ours has a hash, or <see langword="null"/>.</summary>
    public OutputShape? OutputOf(UInt128 hash) => Output.Hash == hash ? Output : Before?.Hash == hash ? Before : null;
}

/// <summary>
/// <c>.localizer/pages.db</c>: by which an unchanged page is known without reading it, and a person's edit of an output is seen. May
/// be deleted at any time. Safe for threads.
/// </summary>
internal sealed partial class PageStates : IDisposable
{
    // Kept in the file's user_version; another one is of no use here.
    private const long FormatVersion = 1;

    private const string FileName = "pages.db";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _write;
    private readonly Lock _lock = new();

    private PageStates(SqliteConnection connection)
    {
        _connection = connection;
        _find = connection.CreateCommand();
        _find.CommandText = "SELECT inputs, source, record, output, before, report FROM pages WHERE file = $file";
        _find.Parameters.Add("$file", SqliteType.Text);
        _write = connection.CreateCommand();
        _write.CommandText = "INSERT OR REPLACE INTO pages VALUES ($file, $inputs, $source, $record, $output, $before, $report)";
        foreach (var name in (string[])["$file", "$inputs", "$source", "$record", "$output", "$before", "$report"])
            _write.Parameters.Add(name, name is "$file" or "$report" ? SqliteType.Text : SqliteType.Blob);
    }

    /// <summary>Opens the file, and makes it anew when there is none, or none that can be used.</summary>
    /// <param name="folder">The project's state folder.</param>
    public static PageStates Open(string folder)
    {
        var file = Path.Combine(folder, FileName);
        try
        {
            return OpenFile(file);
        }
        catch (SqliteException exception) when (MemoryDatabase.IsDamage(exception))
        {
            // It only remembers: without it, pages are read again and outputs compared with their records.
            MemoryDatabase.Delete(file);
            return OpenFile(file);
        }
    }

    /// <summary>Opens the file without writing to it; <see langword="null"/> when there is none, or none that can be used.</summary>
    /// <param name="folder">The project's state folder.</param>
    public static PageStates? TryOpenToRead(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            return null;
        SqliteConnection? connection = null;
        try
        {
            connection = ReadOnlyDatabase.Open(file);
            using var version = connection.CreateCommand();
            version.CommandText = "PRAGMA user_version";
            if (version.ExecuteScalar() is FormatVersion)
                return new PageStates(connection);
        }
        catch (SqliteException)
        {
            // As when it is opened to be written: it only remembers.
        }

        connection?.Dispose();
        return null;
    }

    /// <summary>Takes what the file remembers into a memory of the process alone: nothing is written to the file, where nothing may be.</summary>
    /// <param name="folder">The project's state folder.</param>
    public static PageStates OpenForProcess(string folder)
    {
        var states = OpenFile(":memory:");
        using var kept = TryOpenToRead(folder);
        kept?._connection.BackupDatabase(states._connection);
        return states;
    }

    /// <summary>What is remembered of an output, or <see langword="null"/>.</summary>
    /// <param name="file">The output's path, relative to the project.</param>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public PageState? Find(string file) => Use(() =>
    {
        _find.Parameters[0].Value = file;
        using var row = _find.ExecuteReader();
        if (!row.Read() || OutputShape.From(row.GetFieldValue<byte[]>(3)) is not { } output)
            return null;
        return new PageState(
            HashOf(row, 0), HashOf(row, 1), HashOf(row, 2), output, row.IsDBNull(4) ? null : OutputShape.From(row.GetFieldValue<byte[]>(4)), row.GetString(5));
    });

    /// <summary>Remembers an output.</summary>
    /// <exception cref="BadInputException">The file cannot be written.</exception>
    public void Write(string file, PageState state) => Use(() =>
    {
        object[] values =
        [
            file, BytesOf(state.Inputs), BytesOf(state.Source), BytesOf(state.Record), state.Output.ToBytes(),
            (object?)state.Before?.ToBytes() ?? DBNull.Value, state.Report,
        ];
        for (var i = 0; i < values.Length; i++)
            _write.Parameters[i].Value = values[i];
        return _write.ExecuteNonQuery();
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _find.Dispose();
        _write.Dispose();
        _connection.Dispose();
    }

    // One thread at a time, and a failure in words that tell what to do.
    private T Use<T>(Func<T> use)
    {
        try
        {
            lock (_lock)
                return use();
        }
        catch (SqliteException exception)
        {
            throw new BadInputException(
                new Diagnostic(
                    "state-unusable", Severity.Error, $"'{ProjectState.FolderName}/{FileName}' cannot be used: {FileFault.ReasonOf(exception)}.",
                    Hint: "Check its permissions and the free space; if it is damaged, delete it: pages and records are read again."),
                exception);
        }
    }

    private static PageStates OpenFile(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Run(connection, "PRAGMA busy_timeout = 10000");
            Run(connection, "PRAGMA journal_mode = WAL");
            Run(connection, "PRAGMA synchronous = NORMAL");
            using (var version = connection.CreateCommand())
            {
                version.CommandText = "PRAGMA user_version";
                if (version.ExecuteScalar() is not FormatVersion)
                    Run(connection, "DROP TABLE IF EXISTS pages");
            }

            Run(connection, """
                CREATE TABLE IF NOT EXISTS pages (
                    file TEXT PRIMARY KEY, inputs BLOB NOT NULL, source BLOB NOT NULL, record BLOB NOT NULL,
                    output BLOB NOT NULL, before BLOB, report TEXT NOT NULL) WITHOUT ROWID
                """);
            Run(connection, "CREATE TABLE IF NOT EXISTS records (file TEXT PRIMARY KEY, keys BLOB NOT NULL) WITHOUT ROWID");
            Run(connection, $"PRAGMA user_version = {FormatVersion}");
            return new PageStates(connection);
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static UInt128 HashOf(SqliteDataReader row, int column) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(row.GetFieldValue<byte[]>(column));

    private static byte[] BytesOf(UInt128 hash)
    {
        var bytes = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        return bytes;
    }
}
