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

    // The index waits for answers that are to be put on disk, but not for ever: a run that is killed leaves what it lacks to the next one to read.
    private const int MostDelayed = 8;

    // From so many on, the answers of a run are put into the index at its end; before that, reading them anew costs the next run less.
    private const int FewestToIndex = 1_024;

    private readonly JournalIndex _index;
    private readonly Channel<Answered> _channel = Channel.CreateBounded<Answered>(
        new BoundedChannelOptions(WaitingAnswers) { SingleReader = true });

    private readonly Task _writing;
    private readonly string _shownAs;
    private readonly bool _isReadOnly;

    private Journal(JournalIndex index, string shownAs) => (_index, _shownAs, _writing, _isReadOnly) = (index, shownAs, Task.CompletedTask, true);

    private Journal(SqliteConnection writing, JournalIndex index, string shownAs, TimeProvider time)
    {
        (_index, _shownAs) = (index, shownAs);
        _writing = Task.Run(() => WriteAsync(writing, time));
    }

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
            JournalFile.CheckVersion(reading, shownAs);
            if (JournalFile.HasColumn(reading, "answer"))
                return new Journal(JournalIndex.Open(reading), shownAs);
            reading.Dispose();
            return null;
        }
        catch (Exception exception) when (IsFault(exception) || exception is BadInputException)
        {
            reading?.Dispose();
            if (exception is BadInputException)
                throw;
            throw JournalFile.Unusable(shownAs, exception);
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
            writing = JournalFile.Connect(file);
            JournalFile.CheckVersion(writing, shownAs);
            JournalFile.MakeTables(writing);
            reading = JournalFile.Connect(file);
            return new Journal(writing, JournalIndex.Open(reading), shownAs, time);
        }
        catch (Exception exception) when (IsFault(exception) || exception is IOException or UnauthorizedAccessException or BadInputException)
        {
            writing?.Dispose();
            reading?.Dispose();
            if (exception is BadInputException)
                throw;
            throw JournalFile.Unusable(shownAs, exception);
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
            JournalFile.CheckVersion(connection, shownAs);
            using var index = JournalFile.HasColumn(connection, "answer") ? JournalIndex.Open(connection) : null;
            return null;
        }
        catch (BadInputException exception)
        {
            return exception.Diagnostic;
        }
        catch (Exception exception) when (IsFault(exception))
        {
            return JournalFile.Unusable(shownAs, exception).Diagnostic;
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
            JournalFile.CheckVersion(connection, shownAs);
            using var command = connection.CreateCommand();
            command.CommandText = JournalFile.HasColumn(connection, "provider")
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
        catch (Exception exception) when (IsFault(exception))
        {
            throw JournalFile.Unusable(shownAs, exception);
        }
    }

    /// <summary>The answer to a question that was paid for before, or <see langword="null"/>.</summary>
    /// <exception cref="BadInputException">The journal cannot be read.</exception>
    public string? Find(JournalKey key)
    {
        try
        {
            return _index.Find(key);
        }
        catch (Exception exception) when (IsFault(exception))
        {
            throw JournalFile.Unusable(_shownAs, exception);
        }
    }

    /// <summary>Puts an answer of a provider on disk, all of it or nothing.</summary>
    /// <param name="entries">One a segment and locale.</param>
    /// <returns>Ends when the entries are committed.</returns>
    /// <exception cref="BadInputException">They could not be written.</exception>
    /// <exception cref="InvalidOperationException">The journal was opened to be read.</exception>
    public async Task AddAsync(ImmutableArray<JournalEntry> entries)
    {
        if (_isReadOnly)
            throw new InvalidOperationException("The journal was opened to be read.");
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
        try
        {
            await _writing.ConfigureAwait(false);
        }
        finally
        {
            _index.Dispose();
        }
    }

    // What a file that is damaged, or that another program wrote, may come to.
    private static bool IsFault(Exception exception) =>
        exception is SqliteException or FormatException or OverflowException or ArgumentOutOfRangeException or InvalidCastException;

    private async Task WriteAsync(SqliteConnection connection, TimeProvider time)
    {
        await using var owned = connection.ConfigureAwait(false);
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO answers (request_key, unit_key, rung, answer, billed, time, provider, price, currency)
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
        var next = JournalFile.FewestToIndexMeanwhile;
        await foreach (var answered in _channel.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                using var transaction = connection.BeginTransaction();
                insert.Transaction = transaction;
                at.Value = time.GetUtcNow().ToUnixTimeMilliseconds();
                var rows = new List<(JournalKey, long)>(answered.Entries.Length);
                foreach (var entry in answered.Entries)
                {
                    (key.Value, unit.Value, rung.Value) = (entry.Key.ToBytes(), entry.UnitKey, entry.Rung);
                    (answer.Value, billed.Value) = (entry.Answer, entry.Billed);
                    provider.Value = (object?)entry.Provider ?? DBNull.Value;
                    price.Value = (object?)entry.PricePerMillion?.ToString(CultureInfo.InvariantCulture) ?? DBNull.Value;
                    currency.Value = (object?)entry.Currency ?? DBNull.Value;
                    insert.ExecuteNonQuery();
                    rows.Add((entry.Key, SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle)));
                }

                transaction.Commit();
                _index.Add(rows);
                answered.Committed.TrySetResult();
            }
            catch (SqliteException exception)
            {
                answered.Committed.TrySetException(JournalFile.Unusable(_shownAs, exception));
            }
            catch (Exception exception)
            {
                // A defect: whoever waits for the answer is told, and those after it are not left waiting.
                answered.Committed.TrySetException(exception);
            }

            // Answers that wait to be put on disk go before; a disk that had no room for the index is not tried after each answer.
            if (_index.Unindexed >= next && (_channel.Reader.Count == 0 || _index.Unindexed >= MostDelayed * next))
                next = TryIndex(connection) ? JournalFile.FewestToIndexMeanwhile : _index.Unindexed * 2;
        }

        if (_index.Unindexed >= FewestToIndex)
            TryIndex(connection);
    }

    private bool TryIndex(SqliteConnection connection)
    {
        try
        {
            _index.Indexed(JournalFile.Index(connection));
            return true;
        }
        catch (SqliteException)
        {
            // The answers are on disk and are found; the end of this run, or of one to come, puts them into the index.
            return false;
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

    private sealed record Answered(ImmutableArray<JournalEntry> Entries)
    {
        public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
