using Microsoft.Data.Sqlite;

namespace Localizer.Memory;

/// <summary>Opens a database to look into it, and leaves no trace: no file beside it is made.</summary>
internal static class ReadOnlyDatabase
{
    /// <summary>Opens it.</summary>
    /// <param name="file">Its full path; it has to exist.</param>
    /// <exception cref="SqliteException">It is no database, or cannot be read.</exception>
    public static SqliteConnection Open(string file)
    {
        // One that no run has left a log beside does not change; SQLite makes files beside any other, even to read it.
        var source = File.Exists(file + "-wal") ? file : $"{new Uri(file).AbsoluteUri}?immutable=1";
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
}
