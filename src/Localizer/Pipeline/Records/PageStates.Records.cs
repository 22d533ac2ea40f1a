using Localizer.Model;
using Microsoft.Data.Sqlite;

namespace Localizer.Pipeline.Records;

/// <summary>Which sources the project's records have, so that the records of other pages need not be read for one that they do not have.</summary>
internal sealed partial class PageStates
{
    /// <summary>What is remembered of the records of a locale, by the paths of their pages.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public Dictionary<string, RecordKeys> KeysIn(Locale locale) => Use(() =>
    {
        var (prefix, keys) = (PrefixOf(locale), new Dictionary<string, RecordKeys>(StringComparer.Ordinal));
        using var find = _connection.CreateCommand();
        find.CommandText = "SELECT file, keys FROM records WHERE file >= $first AND file < $after";
        find.Parameters.AddWithValue("$first", prefix);
        // The character after the slash: what begins with the prefix goes before it.
        find.Parameters.AddWithValue("$after", prefix[..^1] + '0');
        using var rows = find.ExecuteReader();
        while (rows.Read())
        {
            if (RecordKeys.From(rows.GetFieldValue<byte[]>(1)) is { } known)
                keys[rows.GetString(0)[prefix.Length..]] = known;
        }

        return keys;
    });

    /// <summary>Remembers what records have.</summary>
    /// <param name="locale">Their locale.</param>
    /// <param name="found">What they have, by the paths of their pages.</param>
    /// <param name="gone">The pages that have no record any longer.</param>
    /// <exception cref="BadInputException">The file cannot be written.</exception>
    public void KeepKeys(Locale locale, IReadOnlyCollection<(string Path, RecordKeys Keys)> found, IReadOnlyCollection<string> gone) => Use(() =>
    {
        if (found.Count + gone.Count == 0)
            return 0;
        using var transaction = _connection.BeginTransaction();
        using (var write = CommandOf(transaction, "INSERT OR REPLACE INTO records VALUES ($file, $keys)"))
        {
            write.Parameters.Add("$keys", SqliteType.Blob);
            foreach (var (path, keys) in found)
            {
                (write.Parameters[0].Value, write.Parameters[1].Value) = (PrefixOf(locale) + path, keys.ToBytes());
                write.ExecuteNonQuery();
            }
        }

        using (var delete = CommandOf(transaction, "DELETE FROM records WHERE file = $file"))
        {
            foreach (var path in gone)
            {
                delete.Parameters[0].Value = PrefixOf(locale) + path;
                delete.ExecuteNonQuery();
            }
        }

        transaction.Commit();
        return found.Count;
    });

    private static string PrefixOf(Locale locale) => locale.Tag + "/";

    private SqliteCommand CommandOf(SqliteTransaction transaction, string sql)
    {
        var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.Parameters.Add("$file", SqliteType.Text);
        return command;
    }
}
