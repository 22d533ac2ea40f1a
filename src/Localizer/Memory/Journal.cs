using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;
using Localizer.Model;
using Microsoft.Data.Sqlite;

namespace Localizer.Memory;

/// <summary>
/// What was paid for: <c>.localizer/journal.db</c>, a row a paid answer, on disk before the answer is used, so that a run that was
/// killed never costs twice. One task writes, a transaction for each answer of a provider; whoever hands one in waits for its commit.
/// </summary>
public sealed class Journal : IAsyncDisposable
{
    /// <summary>The file's name in the folder of what lasts between runs.</summary>
    public const string FileName = "journal.db";

    private const int WaitingAnswers = 64;

    // Kept in the file's user_version; 0 is a file that was just made, or one of the first version before it was marked. The second one
    // says who was paid.
    private const long FormatVersion = 2;

    private readonly SqliteConnection _reading;
    private readonly SqliteCommand _find;
    private readonly Lock _findLock = new();
    private readonly Channel<Answered> _channel = Channel.CreateBounded<Answered>(
        new BoundedChannelOptions(WaitingAnswers) { SingleReader = true });

    private readonly Task _writing;
    private readonly string _shownAs;

    private Journal(SqliteConnection reading, string shownAs)
    {
        _reading = reading;
        _shownAs = shownAs;
        _find = reading.CreateCommand();
        _find.CommandText = "SELECT answer FROM answers WHERE request_key = $key";
        _find.Parameters.Add("$key", SqliteType.Blob);
        _writing = Task.CompletedTask;
    }

    private Journal(SqliteConnection writing, SqliteConnection reading, string shownAs, TimeProvider time)
        : this(reading, shownAs) => _writing = Task.Run(() => WriteAsync(writing, time));

    /// <summary>Opens a journal to look answers up, without writing to it or beside it: nothing may be added.</summary>
    /// <param name="file">Its full path.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <returns>Null when there is none, or nothing in it yet.</returns>
    /// <exception cref="BadInputException">It cannot be read, or is no journal.</exception>
    internal static Journal? TryOpenToRead(string file, string shownAs)
    {
        if (!File.Exists(file))
            return null;
        SqliteConnection? reading = null;
        try
        {
            reading = ReadOnlyDatabase.Open(file);
            CheckVersion(reading, shownAs);
            if (HasColumn(reading, "answer"))
                return new Journal(reading, shownAs);
            reading.Dispose();
            return null;
        }
        catch (Exception exception) when (exception is SqliteException or BadInputException)
        {
            reading?.Dispose();
            if (exception is BadInputException)
                throw;
            throw Unusable(shownAs, exception);
        }
    }

    /// <summary>Opens the journal, and makes it when there is none.</summary>
    /// <param name="file">Its full path; the folder is made too.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <param name="time">The clock of its rows.</param>
    /// <exception cref="BadInputException">It cannot be opened, or is no journal.</exception>
    public static Journal Open(string file, string shownAs, TimeProvider time)
    {
        SqliteConnection? writing = null;
        SqliteConnection? reading = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            writing = Connect(file);
            CheckVersion(writing, shownAs);
            MakeTable(writing);
            reading = Connect(file);
            return new Journal(writing, reading, shownAs, time);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException or BadInputException)
        {
            writing?.Dispose();
            reading?.Dispose();
            if (exception is BadInputException)
                throw;
            throw Unusable(shownAs, exception);
        }
    }

    /// <summary>What is wrong with a journal, without writing to it; <see langword="null"/> when it can be used.</summary>
    /// <param name="file">Its full path.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    internal static Diagnostic? FaultOf(string file, string shownAs)
    {
        try
        {
            using var connection = ReadOnlyDatabase.Open(file);
            CheckVersion(connection, shownAs);
            return null;
        }
        catch (BadInputException exception)
        {
            return exception.Diagnostic;
        }
        catch (SqliteException exception)
        {
            return Unusable(shownAs, exception).Diagnostic;
        }
    }

    /// <summary>All that was paid for, without writing to the journal.</summary>
    /// <param name="file">Its full path; one that is not there has nothing.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <exception cref="BadInputException">It cannot be read, or is no journal.</exception>
    internal static IEnumerable<PaidAnswer> ReadAll(string file, string shownAs)
    {
        if (!File.Exists(file))
            return [];
        try
        {
            using var connection = ReadOnlyDatabase.Open(file);
            CheckVersion(connection, shownAs);
            using var command = connection.CreateCommand();
            command.CommandText = HasColumn(connection, "provider")
                ? "SELECT unit_key, billed, time, provider, price, currency FROM answers"
                : "SELECT unit_key, billed, time, NULL, NULL, NULL FROM answers";
            var answers = new List<PaidAnswer>();
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                answers.Add(new PaidAnswer(rows.GetString(0), rows.GetInt64(1), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(2)))
                {
                    Provider = rows.IsDBNull(3) ? null : rows.GetString(3),
                    PricePerMillion = rows.IsDBNull(4) ? null : decimal.Parse(rows.GetString(4), CultureInfo.InvariantCulture),
                    Currency = rows.IsDBNull(5) ? null : rows.GetString(5),
                });
            }

            return answers;
        }
        catch (Exception exception) when (exception is SqliteException or FormatException or OverflowException or ArgumentOutOfRangeException or InvalidCastException)
        {
            throw Unusable(shownAs, exception);
        }
    }

    /// <summary>The answer to a question that was paid for before, or <see langword="null"/>.</summary>
    /// <exception cref="BadInputException">The journal cannot be read.</exception>
    public string? Find(JournalKey key)
    {
        try
        {
            lock (_findLock)
            {
                _find.Parameters[0].Value = key.ToBytes();
                return _find.ExecuteScalar() as string;
            }
        }
        catch (SqliteException exception)
        {
            throw Unusable(_shownAs, exception);
        }
    }

    /// <summary>Puts an answer of a provider on disk, all of it or nothing.</summary>
    /// <param name="entries">One a segment and locale.</param>
    /// <returns>Ends when the entries are committed.</returns>
    /// <exception cref="BadInputException">They could not be written.</exception>
    public async Task AddAsync(ImmutableArray<JournalEntry> entries)
    {
        if (entries.IsEmpty)
            return;
        var answered = new Answered(entries);
        await _channel.Writer.WriteAsync(answered).ConfigureAwait(false);
        await answered.Committed.Task.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        await _find.DisposeAsync().ConfigureAwait(false);
        await _reading.DisposeAsync().ConfigureAwait(false);
    }

    private static SqliteConnection Connect(string file)
    {
        // Without pooling, so that the file is free when we say that we are done.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Run(connection, "PRAGMA busy_timeout = 10000");
        Run(connection, "PRAGMA journal_mode = WAL");
        Run(connection, "PRAGMA synchronous = FULL");
        return connection;
    }

    private static void CheckVersion(SqliteConnection connection, string shownAs)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        if (command.ExecuteScalar() is not long version || version > FormatVersion)
        {
            throw new BadInputException(new Diagnostic(
                "journal-newer",
                Severity.Error,
                $"'{shownAs}' was written by a newer version of Localizer.",
                Hint: "It holds answers that were paid for: use the newer version, or move it away to begin another."));
        }
    }

    // In one transaction: a run that is killed in between leaves the journal as it was.
    private static void MakeTable(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        Run(connection, """
            CREATE TABLE IF NOT EXISTS answers (
                request_key BLOB PRIMARY KEY, unit_key TEXT NOT NULL, rung INTEGER NOT NULL,
                answer TEXT NOT NULL, billed INTEGER NOT NULL, time INTEGER NOT NULL) WITHOUT ROWID
            """);
        foreach (var column in (string[])["provider TEXT", "price TEXT", "currency TEXT"])
        {
            if (!HasColumn(connection, column[..column.IndexOf(' ', StringComparison.Ordinal)]))
                Run(connection, $"ALTER TABLE answers ADD COLUMN {column}");
        }

        Run(connection, $"PRAGMA user_version = {FormatVersion}");
        transaction.Commit();
    }

    private static bool HasColumn(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pragma_table_info('answers') WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() is > 0L;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task WriteAsync(SqliteConnection connection, TimeProvider time)
    {
        await using var owned = connection.ConfigureAwait(false);
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT OR REPLACE INTO answers (request_key, unit_key, rung, answer, billed, time, provider, price, currency)
            VALUES ($key, $unit, $rung, $answer, $billed, $time, $provider, $price, $currency)
            """;
        var key = insert.Parameters.Add("$key", SqliteType.Blob);
        var unit = insert.Parameters.Add("$unit", SqliteType.Text);
        var rung = insert.Parameters.Add("$rung", SqliteType.Integer);
        var answer = insert.Parameters.Add("$answer", SqliteType.Text);
        var billed = insert.Parameters.Add("$billed", SqliteType.Integer);
        var at = insert.Parameters.Add("$time", SqliteType.Integer);
        var provider = insert.Parameters.Add("$provider", SqliteType.Text);
        var price = insert.Parameters.Add("$price", SqliteType.Text);
        var currency = insert.Parameters.Add("$currency", SqliteType.Text);
        Rehearse(connection, insert);
        await foreach (var answered in _channel.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                using var transaction = connection.BeginTransaction();
                insert.Transaction = transaction;
                at.Value = time.GetUtcNow().ToUnixTimeMilliseconds();
                foreach (var entry in answered.Entries)
                {
                    (key.Value, unit.Value, rung.Value) = (entry.Key.ToBytes(), entry.UnitKey, entry.Rung);
                    (answer.Value, billed.Value) = (entry.Answer, entry.Billed);
                    provider.Value = (object?)entry.Provider ?? DBNull.Value;
                    price.Value = (object?)entry.PricePerMillion?.ToString(CultureInfo.InvariantCulture) ?? DBNull.Value;
                    currency.Value = (object?)entry.Currency ?? DBNull.Value;
                    insert.ExecuteNonQuery();
                }

                transaction.Commit();
                answered.Committed.TrySetResult();
            }
            catch (SqliteException exception)
            {
                answered.Committed.TrySetException(Unusable(_shownAs, exception));
            }
            catch (Exception exception)
            {
                // A defect: whoever waits for the answer is told, and those after it are not left waiting.
                answered.Committed.TrySetException(exception);
            }
        }
    }

    // All that a row goes through is compiled while the first question is on its way, not when its answer has come and is not yet on disk.
    private static void Rehearse(SqliteConnection connection, SqliteCommand insert)
    {
        try
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            foreach (SqliteParameter parameter in insert.Parameters)
                parameter.Value = parameter.ParameterName is "$key" ? new JournalKey(0, 0).ToBytes() : parameter.SqliteType == SqliteType.Integer ? 0L : "";
            insert.ExecuteNonQuery();
            transaction.Rollback();
        }
        catch (SqliteException)
        {
            // The first answer meets the same, and says so.
        }
    }

    private static BadInputException Unusable(string shownAs, Exception exception) => new(
        new Diagnostic(
            "journal-unusable",
            Severity.Error,
            $"'{shownAs}' cannot be used: {exception.Message}",
            Hint: "It holds answers that were paid for: check its permissions and the free space; move it away only if it is damaged."),
        exception);

    private sealed record Answered(ImmutableArray<JournalEntry> Entries)
    {
        public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
