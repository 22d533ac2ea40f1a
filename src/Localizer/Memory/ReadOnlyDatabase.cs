using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Localizer.Memory;

/// <summary>Opens a database to look into it, or copies it, and leaves no trace: no file beside it is made.</summary>
internal static class ReadOnlyDatabase
{
    private const string LogSuffix = "-wal";

    /// <summary>Opens it.</summary>
    /// <param name="file">Its full path; it has to exist.</param>
    /// <exception cref="SqliteException">It is no database, or cannot be read.</exception>
    public static SqliteConnection Open(string file)
    {
        if (TryOpen(file, out var connection, out var why))
            return connection;
        // Without a name: a temporary file, which SQLite writes only what its cache does not hold.
        var copy = new SqliteConnection("Data Source=");
        try
        {
            copy.Open();
            CopyWithLog(file, copy, why);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Copies all that it holds.</summary>
    /// <param name="file">Its full path; it has to exist.</param>
    /// <param name="to">An open connection, whose database becomes the copy.</param>
    /// <exception cref="SqliteException">It is no database, or cannot be read.</exception>
    public static void CopyTo(string file, SqliteConnection to)
    {
        if (!TryOpen(file, out var kept, out var why))
        {
            CopyWithLog(file, to, why);
            return;
        }

        using (kept)
            kept.BackupDatabase(to);
    }

    // Not when a log is beside it that cannot be read in its place.
    private static bool TryOpen(string file, [NotNullWhen(true)] out SqliteConnection? connection, [NotNullWhen(false)] out SqliteException? why)
    {
        (connection, why) = (null, null);
        // One that no run has left a log beside does not change; SQLite makes files beside any other, even to read it.
        if (!File.Exists(file + LogSuffix))
        {
            connection = Connect($"{new Uri(file).AbsoluteUri}?immutable=1");
            return true;
        }

        try
        {
            connection = Probed(Connect(file));
            return true;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_READONLY)
        {
            // A run that was killed left the log, and nothing may be written beside it.
            why = exception;
            return false;
        }
    }

    private static void CopyWithLog(string file, SqliteConnection to, SqliteException why)
    {
        try
        {
            var folder = Directory.CreateTempSubdirectory("localizer-");
            try
            {
                var copy = Path.Combine(folder.FullName, "copy.db");
                Copy(file, copy);
                Copy(file + LogSuffix, copy + LogSuffix);
                using var kept = Connect(copy);
                kept.BackupDatabase(to);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw why;
        }
    }

    // As a file of our own, whatever may be done with the other one.
    private static void Copy(string file, string copy)
    {
        using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var to = new FileStream(copy, FileMode.CreateNew, FileAccess.Write);
        from.CopyTo(to);
    }

    private static SqliteConnection Connect(string source)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    // The log is looked at with the first question.
    private static SqliteConnection Probed(SqliteConnection connection)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA schema_version";
            command.ExecuteScalar();
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }
}
