using System.Runtime.InteropServices;

namespace Localizer.Memory;

/// <summary>
/// Which sources have which words and which hashes, on its way into a memory: a batch is gathered, sorted once and written as one list of
/// sources a word, and one list of hashes.
/// </summary>
internal sealed class WordPostings
{
    /// <summary>How many postings are gathered before they are written: 8 MiB.</summary>
    public const int MostGathered = 1 << 20;

    /// <summary>How many bits of a list's key say the batch; the bits before say the word.</summary>
    public const int BatchBits = 24;

    private readonly List<ulong> _gathered = [];
    private readonly List<byte> _wordCounts = [];
    private readonly List<ulong> _hashes = [];
    private long _first;

    /// <summary>Whether so much was gathered that it should be written.</summary>
    public bool IsFull => _gathered.Count >= MostGathered;

    /// <summary>The key of the first list of a word; those of its batches follow.</summary>
    public static long KeyOf(uint word) => (long)word << BatchBits;

    /// <summary>Gathers what is looked for in a source; sources come with rising ids.</summary>
    /// <param name="source">The source's id.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="words">Its words.</param>
    public void Add(long source, long hash, List<uint> words)
    {
        _hashes.Add(SourceHashes.Packed(hash, source));
        if (_wordCounts.Count == 0)
            _first = source;
        while (_first + _wordCounts.Count < source)
            _wordCounts.Add(0);
        _wordCounts.Add((byte)Math.Min(words.Count, byte.MaxValue));
        foreach (var word in words)
            _gathered.Add(((ulong)word << 32) | (uint)source);
    }

    /// <summary>Writes what was gathered as a batch, and gathers anew.</summary>
    public void Write(MemoryDatabase database)
    {
        if (_wordCounts.Count == 0)
            return;
        var batch = database.Number("SELECT max(id) FROM batches") + 1;
        _hashes.Sort();
        using (var insert = new SqliteStatement(database.Connection, "INSERT INTO batches VALUES (?1, ?2, ?3, ?4)"))
            insert.Bind(1, batch).Bind(2, _first).Bind(3, CollectionsMarshal.AsSpan(_wordCounts)).Bind(4, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_hashes))).Run();
        var gathered = CollectionsMarshal.AsSpan(_gathered);
        gathered.Sort();
        WriteLists(database, gathered, batch);
        Clear();
    }

    /// <summary>Gathers anew, and leaves what was gathered.</summary>
    public void Clear()
    {
        _gathered.Clear();
        _wordCounts.Clear();
        _hashes.Clear();
    }

    private static void WriteLists(MemoryDatabase database, ReadOnlySpan<ulong> postings, long batch)
    {
        using var insert = new SqliteStatement(database.Connection, "INSERT INTO postings VALUES (?1, ?2, ?3)");
        var bytes = new byte[4_096];
        for (var i = 0; i < postings.Length;)
        {
            var word = (uint)(postings[i] >> 32);
            var (count, length, last) = (0, 0, 0u);
            for (; i < postings.Length && (uint)(postings[i] >> 32) == word; i++)
            {
                var source = (uint)postings[i];
                // A word that a source has twice stands once.
                if (count > 0 && source == last)
                    continue;
                if (length + VarInt.MaxLength > bytes.Length)
                    Array.Resize(ref bytes, bytes.Length * 2);
                length += VarInt.Write(bytes.AsSpan(length), source - last);
                last = source;
                count++;
            }

            insert.Bind(1, KeyOf(word) | batch).Bind(2, count).Bind(3, bytes.AsSpan(0, length)).Run();
        }
    }
}
