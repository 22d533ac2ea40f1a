using System.Runtime.InteropServices;

namespace Localizer.Memory;

/// <summary>
/// The hashes of a memory's sources, all in one sorted list: eight bytes a source, so that of a million look-ups only those that find
/// something read the file. A number of the list is the upper part of a hash, and below it the source's id; the whole hash and the text
/// are compared when the source is read. Not for two threads at a time.
/// </summary>
/// <param name="database">The memory's file, each batch of which brings the hashes of its sources.</param>
internal sealed class SourceHashes(MemoryDatabase database)
{
    // Ids of 268 million sources, and so much of a hash that of a million sources one in a hundred thousand is read in vain.
    private const int IdBits = 28;

    private const ulong IdMask = (1UL << IdBits) - 1;

    private ulong[] _sorted = [];
    private long _first;
    private long _last;

    /// <summary>A source as a number of the list.</summary>
    /// <param name="hash">The source's hash.</param>
    /// <param name="id">Its id.</param>
    /// <exception cref="OverflowException">The memory has more sources than ids.</exception>
    public static ulong Packed(long hash, long id) => id <= (long)IdMask ? ((ulong)hash & ~IdMask) | (ulong)id : throw new OverflowException("A memory holds at most 268 million sources.");

    /// <summary>Reads what was written since it was asked last, by whoever.</summary>
    public void Follow()
    {
        var last = database.Number("SELECT max(id) FROM batches");
        if (last == _last)
            return;
        // Batches only get higher numbers: when the first is another one, all were made anew.
        var first = database.Number("SELECT min(id) FROM batches");
        if (first != _first)
            (_sorted, _last) = ([], 0);
        using var batches = new SqliteStatement(database.Connection, "SELECT hashes FROM batches WHERE id > ?1 ORDER BY id");
        batches.Bind(1, _last);
        while (batches.Step())
            _sorted = Merged(_sorted, MemoryMarshal.Cast<byte, ulong>(batches.Blob(0)));
        (_first, _last) = (first, last);
    }

    /// <summary>Adds the ids of the sources that may have a hash.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="ids">Gets them.</param>
    public void Find(long hash, List<long> ids)
    {
        var least = (ulong)hash & ~IdMask;
        var place = Array.BinarySearch(_sorted, least);
        for (var i = place < 0 ? ~place : place; i < _sorted.Length && (_sorted[i] & ~IdMask) == least; i++)
            ids.Add((long)(_sorted[i] & IdMask));
    }

    private static ulong[] Merged(ulong[] one, ReadOnlySpan<ulong> other)
    {
        var merged = new ulong[one.Length + other.Length];
        var (i, j) = (0, 0);
        for (var next = 0; next < merged.Length; next++)
            merged[next] = j == other.Length || (i < one.Length && one[i] < other[j]) ? one[i++] : other[j++];
        return merged;
    }
}
