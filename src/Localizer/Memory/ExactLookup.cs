using System.Globalization;
using Localizer.Model;
using Microsoft.Data.Sqlite;

namespace Localizer.Memory;

/// <summary>
/// Finds sources by their whole text: those that a hash says are there are read, many in one statement, since to begin a statement takes
/// as long as to read a source. Not for two threads at a time.
/// </summary>
internal sealed class ExactLookup : IDisposable
{
    // How many sources are read together.
    private const int Together = 50;

    private readonly SourceHashes _hashes;
    private readonly SqliteStatement _read;
    private readonly List<long> _ids = [];

    /// <summary>Makes a memory ready to be asked.</summary>
    /// <param name="connection">Its connection.</param>
    /// <param name="hashes">The hashes of its sources.</param>
    public ExactLookup(SqliteConnection connection, SourceHashes hashes)
    {
        _hashes = hashes;
        var asked = string.Join(',', Enumerable.Range(0, Together).Select(index => string.Create(CultureInfo.InvariantCulture, $"({index}, ?{index + 1})")));
        _read = new SqliteStatement(connection, $"""
            WITH asked (place, id) AS (VALUES {asked})
            SELECT asked.place, s.hash, s.text, s.codes, {StoredTarget.Columns}
            FROM asked CROSS JOIN sources s ON s.id = asked.id CROSS JOIN targets t ON {MemoryDatabase.TargetOfSource}
            """);
    }

    /// <summary>Finds the targets of sources.</summary>
    /// <param name="sources">The sources, white space collapsed, codes normalized.</param>
    /// <param name="language">Their language.</param>
    /// <returns>One list a source; <see langword="null"/> where there is none.</returns>
    public List<StoredTarget>?[] Find(ReadOnlySpan<CodedText> sources, string language)
    {
        _hashes.Follow();
        var found = new List<StoredTarget>?[sources.Length];
        var asked = new List<AskedSource>(Together);
        for (var i = 0; i < sources.Length; i++)
        {
            var codes = CodeBytes.Of(sources[i]);
            var hash = MemoryHash.OfSource(language, sources[i].Text, codes);
            _ids.Clear();
            _hashes.Find(hash, _ids);
            foreach (var id in _ids)
            {
                asked.Add(new AskedSource(i, id, hash, sources[i].Text, codes));
                if (asked.Count == Together)
                    Read(asked, found);
            }
        }

        Read(asked, found);
        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _read.Dispose();

    private void Read(List<AskedSource> asked, List<StoredTarget>?[] found)
    {
        if (asked.Count == 0)
            return;
        for (var i = 0; i < Together; i++)
            _read.Bind(i + 1, i < asked.Count ? asked[i].Id : null);
        while (_read.Step())
        {
            var source = asked[(int)_read.Number(0)];
            // Equal hashes alone never match.
            if (_read.Number(1) == source.Hash && _read.Characters(2).SequenceEqual(source.Text) && _read.Blob(3).SequenceEqual(source.Codes))
                (found[source.Place] ??= []).Add(StoredTarget.Read(_read, 4));
        }

        asked.Clear();
    }

    /// <summary>A source that may be the one with an id.</summary>
    private readonly record struct AskedSource(int Place, long Id, long Hash, string Text, byte[] Codes);
}
