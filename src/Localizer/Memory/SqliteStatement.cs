using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Localizer.Memory;

/// <summary>
/// A prepared statement that is run over and over: a million units go through it, so values are bound and read as spans, without
/// boxing. Parameters count from 1, columns from 0; a text or blob without content is NULL, and NULL is read as one without content.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private byte[] _buffer = new byte[1_024];
    private char[] _characters = new char[1_024];

    /// <summary>Prepares it.</summary>
    /// <param name="connection">An open connection, which must outlive it.</param>
    /// <param name="sql">One statement.</param>
    /// <exception cref="SqliteException">The database cannot run it.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Binds a number.</summary>
    public SqliteStatement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    /// <summary>Binds a number, or NULL.</summary>
    public SqliteStatement Bind(int parameter, long? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_int64(_statement, parameter, number) : raw.sqlite3_bind_null(_statement, parameter));
        return this;
    }

    /// <summary>Binds a text, or NULL.</summary>
    public SqliteStatement Bind(int parameter, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            Check(raw.sqlite3_bind_null(_statement, parameter));
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most > _buffer.Length)
            _buffer = new byte[most];
        Check(raw.sqlite3_bind_text(_statement, parameter, _buffer.AsSpan(0, Encoding.UTF8.GetBytes(value, _buffer))));
        return this;
    }

    /// <summary>Binds a blob, or NULL.</summary>
    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        Check(value.IsEmpty ? raw.sqlite3_bind_null(_statement, parameter) : raw.sqlite3_bind_blob(_statement, parameter, value));
        return this;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none; the statement is then ready to be bound anew.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
            return true;
        _ = raw.sqlite3_reset(_statement);
        if (code != raw.SQLITE_DONE)
            Check(code);
        return false;
    }

    /// <summary>Runs it to its end.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Leaves the rows that were not gone to.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    /// <summary>Whether a column of the row is NULL.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <summary>A number of the row; 0 for NULL.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A number of the row, or <see langword="null"/>.</summary>
    public long? NumberOrNull(int column) => Number(column) is not 0 and var number ? number : IsNull(column) ? null : 0;

    /// <summary>A text of the row.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(Blob(column));

    /// <summary>The characters of a text of the row; good until they are asked for again.</summary>
    public ReadOnlySpan<char> Characters(int column)
    {
        var bytes = Blob(column);
        if (bytes.Length > _characters.Length)
            _characters = new char[bytes.Length * 2];
        return _characters.AsSpan(0, Encoding.UTF8.GetChars(bytes, _characters));
    }

    /// <summary>A text of the row; <see langword="null"/> when it has none.</summary>
    public string? TextOrNull(int column) => Blob(column) is { IsEmpty: false } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>A blob or the UTF-8 of a text of the row; good until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, _database);
    }
}
