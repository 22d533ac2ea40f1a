using Microsoft.Data.Sqlite;

namespace Localizer.Memory;

/// <summary>
/// Finds answers: the newest by their keys in memory, all others by the journal's index (<see cref="JournalFile"/>). May be asked from
/// several threads.
/// </summary>
internal sealed class JournalIndex : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _reading;
    private readonly SqliteCommand _byRow;
    private readonly SqliteCommand _byKey;
    private readonly Dictionary<JournalKey, long> _newest = [];
    private bool _hasOlder;

    private JournalIndex(SqliteConnection reading, string byKey)
    {
        _reading = reading;
        _byRow = Command("SELECT answer FROM answers WHERE row = $row AND request_key = $key");
        _byRow.Parameters.Add("$row", SqliteType.Integer);
        _byKey = Command(byKey);
    }

    /// <summary>How many answers have their keys in memory.</summary>
    public int Unindexed
    {
        get
        {
            lock (_lock)
                return _newest.Count;
        }
    }

    /// <summary>Reads the keys that the index lacks.</summary>
    /// <param name="reading">A journal of this version or an older one, open; it is disposed with the index.</param>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    public static JournalIndex Open(SqliteConnection reading)
    {
        // An older journal is in the order of its keys itself, and may be one that cannot be written.
        if (!JournalFile.IsIndexed(reading))
            return new JournalIndex(reading, "SELECT answer FROM answers WHERE request_key = $key") { _hasOlder = true };
        var index = new JournalIndex(
            reading,
            "SELECT answer FROM questions LEFT JOIN answers ON answers.row = questions.row AND answers.request_key = $key WHERE questions.request_key = $key");
        var last = JournalFile.LastIndexed(reading);
        index._hasOlder = last > 0;
        // What lacks a table is found out here, not at the first question.
        index._byKey.Prepare();
        using var newer = reading.CreateCommand();
        newer.CommandText = "SELECT request_key, row FROM answers WHERE row > $last";
        newer.Parameters.AddWithValue("$last", last);
        using var rows = newer.ExecuteReader();
        while (rows.Read())
            index._newest[JournalKey.From((byte[])rows.GetValue(0))] = rows.GetInt64(1);
        return index;
    }

    /// <summary>The latest answer to a question, or <see langword="null"/>.</summary>
    /// <exception cref="SqliteException">The journal cannot be read.</exception>
    /// <exception cref="FormatException">It lacks an answer that its index names.</exception>
    public string? Find(JournalKey key)
    {
        lock (_lock)
        {
            if (_newest.TryGetValue(key, out var row))
            {
                _byRow.Parameters["$row"].Value = row;
                return Ask(_byRow, key) ?? throw Lacking();
            }

            return _hasOlder ? Ask(_byKey, key) : null;
        }
    }

    /// <summary>Takes up answers that are on disk.</summary>
    /// <param name="rows">Their keys and rows, in the order in which they came.</param>
    public void Add(IEnumerable<(JournalKey Key, long Row)> rows)
    {
        lock (_lock)
        {
            foreach (var (key, row) in rows)
                _newest[key] = row;
        }
    }

    /// <summary>Forgets the keys that the journal's index has now.</summary>
    /// <param name="last">The row of the last answer in it.</param>
    public void Indexed(long last)
    {
        lock (_lock)
        {
            foreach (var (key, row) in _newest)
            {
                if (row <= last)
                    _newest.Remove(key);
            }

            _hasOlder = last > 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _byRow.Dispose();
        _byKey.Dispose();
        _reading.Dispose();
    }

    private static string? Ask(SqliteCommand command, JournalKey key)
    {
        command.Parameters["$key"].Value = key.ToBytes();
        return command.ExecuteScalar() switch
        {
            null => null,
            string answer => answer,
            _ => throw Lacking(),
        };
    }

    private static FormatException Lacking() => new("An answer is missing that the index names.");

    private SqliteCommand Command(string sql)
    {
        var command = _reading.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add("$key", SqliteType.Blob);
        return command;
    }
}
