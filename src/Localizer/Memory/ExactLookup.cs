using System.Globalization;
using Localizer.Model;
using Microsoft.Data.Sqlite;

namespace Localizer.Memory;

/// <summary>
/// Finds sources by their whole text, many in one statement: to begin a statement takes as long as to find a source. Not for two threads
/// at a time.
/// </summary>
internal sealed class ExactLookup : IDisposable
{
    /// <summary>How many sources are asked for together.</summary>
    public const int Together = 50;

    private readonly SqliteStatement _find;

    /// <summary>Makes a memory ready to be asked.</summary>
    public ExactLookup(SqliteConnection connection)
    {
        var asked = string.Join(',', Enumerable.Range(0, Together).Select(index => string.Create(CultureInfo.InvariantCulture, $"({index}, ?{index + 1})")));
        _find = new SqliteStatement(connection, $"""
            WITH asked (place, hash) AS (VALUES {asked})
            SELECT asked.place, s.text, s.codes, {StoredTarget.Columns}
            FROM asked CROSS JOIN sources s ON s.hash = asked.hash CROSS JOIN targets t ON {MemoryDatabase.TargetOfSource}
            """);
    }

    /// <summary>Finds the targets of sources.</summary>
    /// <param name="sources">The sources, white space collapsed, codes normalized; at most <see cref="Together"/>.</param>
    /// <param name="language">Their language.</param>
    /// <returns>One list a source.</returns>
    public List<StoredTarget>[] Find(ReadOnlySpan<CodedText> sources, string language)
    {
        var (found, codes) = (new List<StoredTarget>[sources.Length], new byte[sources.Length][]);
        for (var i = 0; i < Together; i++)
        {
            if (i >= sources.Length)
            {
                _find.Bind(i + 1, (long?)null);
                continue;
            }

            (found[i], codes[i]) = ([], CodeBytes.Of(sources[i]));
            _find.Bind(i + 1, MemoryHash.OfSource(language, sources[i].Text, codes[i]));
        }

        while (_find.Step())
        {
            var place = (int)_find.Number(0);
            // Equal hashes alone never match.
            if (_find.Characters(1).SequenceEqual(sources[place].Text) && _find.Blob(2).SequenceEqual(codes[place]))
                found[place].Add(StoredTarget.Read(_find, 3));
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _find.Dispose();
}
