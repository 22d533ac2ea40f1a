using System.Globalization;
using Localizer.Model;
using Microsoft.Data.Sqlite;

namespace Localizer.Memory;

/// <summary>
/// The journal's tables. Answers are only ever added, one after the other, so that what an answer costs does not grow with the journal; the
/// keys of their questions have no order, and an index that took each at once would write a page of the file for each. So the index
/// takes them by the thousand, sorted, and whoever looks an answer up keeps the keys of the newest in memory (<see cref="JournalIndex"/>).
/// </summary>
internal static class JournalFile
{
    /// <summary>From so many answers on that are not in it, the index takes them while a run goes on.</summary>
    public const int FewestToIndexMeanwhile = 16_384;

    // Kept in the file's user_version; 0 is a file that was just made, or one of the first version before it was marked. The second one
    // says who was paid. Up to the second, answers stand in the order of their keys; since the third, in the order in which they came.
    private const long FormatVersion = 3;

    /// <summary>Opens a journal to write.</summary>
    /// <param name="file">Its full path; the folder exists.</param>
    /// <exception cref="SqliteException">It is no database, or cannot be opened.</exception>
    public static SqliteConnection Connect(string file)
    {
        // Without pooling, so that the file is free when we say that we are done.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Run(connection, "PRAGMA busy_timeout = 10000");
        Run(connection, "PRAGMA journal_mode = WAL");
        Run(connection, "PRAGMA synchronous = FULL");
        return connection;
    }

    /// <summary>Refuses a journal of a newer version.</summary>
    /// <param name="connection">It, open.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <exception cref="BadInputException">It is one.</exception>
    public static void CheckVersion(SqliteConnection connection, string shownAs)
    {
        if (VersionOf(connection) is not long version || version > FormatVersion)
        {
            throw new BadInputException(new Diagnostic(
                "journal-newer",
                Severity.Error,
                $"'{shownAs}' was written by a newer version of Localizer.",
                Hint: "It holds answers that were paid for: use the newer version, or move it away to begin another."));
        }
    }

    /// <summary>Whether answers are found by <c>questions</c> and stand in the order in which they came.</summary>
    /// <param name="connection">A journal, open.</param>
    public static bool IsIndexed(SqliteConnection connection) => VersionOf(connection) is >= FormatVersion;

    /// <summary>Makes what an empty file lacks, and brings an older journal into the present form.</summary>
    /// <param name="connection">It, open.</param>
    /// <exception cref="SqliteException">It cannot be written; it is then as it was.</exception>
    public static void MakeTables(SqliteConnection connection)
    {
        if (IsIndexed(connection))
            return;
        // In one transaction: a run that is killed in between leaves the journal as it was.
        using var transaction = connection.BeginTransaction();
        var isOlder = HasColumn(connection, "answer");
        var saysWhoWasPaid = isOlder && HasColumn(connection, "provider");
        if (isOlder)
            Run(connection, "ALTER TABLE answers RENAME TO older");
        Run(connection, """
            CREATE TABLE answers (
                row INTEGER PRIMARY KEY AUTOINCREMENT, request_key BLOB NOT NULL, unit_key TEXT NOT NULL, rung INTEGER NOT NULL,
                answer TEXT NOT NULL, billed INTEGER NOT NULL, time INTEGER NOT NULL, provider TEXT, price TEXT, currency TEXT);
            CREATE TABLE questions (request_key BLOB PRIMARY KEY, row INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE indexed (row INTEGER NOT NULL);
            INSERT INTO indexed VALUES (0)
            """);
        if (isOlder)
        {
            Run(connection, $"""
                INSERT INTO answers (request_key, unit_key, rung, answer, billed, time, provider, price, currency)
                SELECT request_key, unit_key, rung, answer, billed, time, {(saysWhoWasPaid ? "provider, price, currency" : "NULL, NULL, NULL")}
                FROM older ORDER BY time, request_key;
                DROP TABLE older
                """);
            IndexRows(connection);
        }

        Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {FormatVersion}"));
        transaction.Commit();
    }

    /// <summary>Puts the answers that the index lacks into it.</summary>
    /// <param name="connection">The journal, open to write.</param>
    /// <returns>The row of the last answer that is in it now.</returns>
    /// <exception cref="SqliteException">It cannot be written; all answers are still there.</exception>
    public static long Index(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        IndexRows(connection);
        var last = LastIndexed(connection);
        transaction.Commit();
        return last;
    }

    /// <summary>The row of the last answer that is in the index; 0 when none is.</summary>
    /// <param name="connection">A journal, open.</param>
    public static long LastIndexed(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT row FROM indexed";
        return command.ExecuteScalar() as long? ?? 0;
    }

    /// <summary>Whether the answers say so much.</summary>
    /// <param name="connection">A journal, open.</param>
    /// <param name="column">What they may say.</param>
    public static bool HasColumn(SqliteConnection connection, string column)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pragma_table_info('answers') WHERE name = $name";
        command.Parameters.AddWithValue("$name", column);
        return command.ExecuteScalar() is > 0L;
    }

    /// <summary>Says that a journal cannot be used.</summary>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <param name="exception">Why.</param>
    public static BadInputException Unusable(string shownAs, Exception exception) => new(
        new Diagnostic(
            "journal-unusable",
            Severity.Error,
            $"'{shownAs}' cannot be used: {FileFault.ReasonOf(exception)}.",
            Hint: "It holds answers that were paid for: check its permissions and the free space; move it away only if it is damaged."),
        exception);

    // Of a question that was asked twice the later answer counts; sorted, since keys in disorder would write each page many times.
    private static void IndexRows(SqliteConnection connection) => Run(connection, """
        INSERT OR REPLACE INTO questions (request_key, row)
        SELECT request_key, max(row) FROM answers WHERE row > (SELECT row FROM indexed) GROUP BY request_key ORDER BY request_key;
        UPDATE indexed SET row = (SELECT ifnull(max(row), 0) FROM answers)
        """);

    private static object? VersionOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return command.ExecuteScalar();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
