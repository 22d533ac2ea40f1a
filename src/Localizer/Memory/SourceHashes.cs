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
    private int _count;
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
            (_count, _last) = (0, 0);
        MakeRoom();
        using var batches = new SqliteStatement(database.Connection, "SELECT hashes FROM batches WHERE id > ?1 ORDER BY id");
        batches.Bind(1, _last);
        while (batches.Step())
            Merge(MemoryMarshal.Cast<byte, ulong>(batches.Blob(0)));
        (_first, _last) = (first, last);
    }

    /// <summary>Adds the ids of the sources that may have a hash.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="ids">Gets them.</param>
    public void Find(long hash, List<long> ids)
    {
        var least = (ulong)hash & ~IdMask;
        var place = Array.BinarySearch(_sorted, 0, _count, least);
        for (var i = place < 0 ? ~place : place; i < _count && (_sorted[i] & ~IdMask) == least; i++)
            ids.Add((long)(_sorted[i] & IdMask));
    }

    // For all that comes at once, so that no list is left behind; an import comes again and again.
    private void MakeRoom()
    {
        using var sum = new SqliteStatement(database.Connection, "SELECT sum(length(hashes)) FROM batches WHERE id > ?1");
        sum.Bind(1, _last).Step();
        var count = _count + (int)(sum.Number(0) / sizeof(ulong));
        sum.Reset();
        if (count > _sorted.Length)
            Array.Resize(ref _sorted, _count == 0 ? count : Math.Max(count, _count + (_count / 2)));
    }

    // From the end, where there is room.
    private void Merge(ReadOnlySpan<ulong> batch)
    {
        var (i, j) = (_count - 1, batch.Length - 1);
        _count += batch.Length;
        for (var next = _count - 1; j >= 0; next--)
            _sorted[next] = i >= 0 && _sorted[i] > batch[j] ? _sorted[i--] : batch[j--];
    }
}
