using Microsoft.Data.Sqlite;

namespace Localizer.Model;

/// <summary>
/// Why a file cannot be used, to stand in a message that names the file: the platform's own words name paths in full, temporary ones
/// among them, and SQLite's lead to a table of codes.
/// </summary>
internal static class FileFault
{
    // The first eight bits of a code tell what it is; the others, where in SQLite it came up.
    private const int Kind = 0xFF;

    private const string NotWhole = "its contents are not whole";

    /// <summary>The reason, without a stop at its end.</summary>
    /// <param name="exception">What reading or writing a file or a database came to.</param>
    public static string ReasonOf(Exception exception) => exception switch
    {
        SqliteException fault => OfSqlite(fault),
        UnauthorizedAccessException => "access is denied",
        DirectoryNotFoundException => "its folder is not there",
        PathTooLongException => "its name is too long",
        FormatException or OverflowException or ArgumentOutOfRangeException or InvalidCastException => NotWhole,
        _ => OfPlatform(exception.Message),
    };

    private static string OfSqlite(SqliteException fault) => (fault.SqliteErrorCode & Kind) switch
    {
        SQLitePCL.raw.SQLITE_FULL => "no space is left on its disk",
        SQLitePCL.raw.SQLITE_IOERR => "its disk fails to read or write, or is full",
        SQLitePCL.raw.SQLITE_READONLY => "it may not be written to",
        SQLitePCL.raw.SQLITE_CANTOPEN => "it cannot be opened",
        SQLitePCL.raw.SQLITE_NOTADB => "it is no database",
        SQLitePCL.raw.SQLITE_CORRUPT => NotWhole,
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => "another program holds it",
        _ => InQuotes(fault.Message),
    };

    private static string OfPlatform(string message)
    {
        // "No space left on device : '/folder/file'"
        var path = message.IndexOf(" : '", StringComparison.Ordinal);
        var words = (path > 0 ? message[..path] : message).TrimEnd('.', ' ');
        return words switch
        {
            "No space left on device" => "no space is left on its disk",
            "Read-only file system" => "its disk may only be read",
            "Disk quota exceeded" => "the disk quota is used up",
            "File name too long" => "its name is too long",
            _ => words,
        };
    }

    // "SQLite Error 1: 'no such table: answers'."
    private static string InQuotes(string message)
    {
        var (start, end) = (message.IndexOf('\'', StringComparison.Ordinal), message.LastIndexOf('\''));
        return end > start ? message[(start + 1)..end] : message.TrimEnd('.');
    }
}
