using System.Collections.Immutable;

namespace Localizer.Html;

/// <summary>
/// A list that grows by chunks instead of copying itself into ever larger arrays, so that a large page leaves no large arrays behind.
/// </summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class ChunkedList<T>
{
    private const int ChunkLength = 128;

    private readonly List<T[]> _chunks = [];

    // The chunk that the next item goes into, unless it is full, and how many items are in it.
    private T[] _last = [];
    private int _used;

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>An item, to read or to change.</summary>
    /// <param name="index">Its index, from 0.</param>
    public ref T this[int index] => ref _chunks[index / ChunkLength][index % ChunkLength];

    /// <summary>Adds an item at the end.</summary>
    public void Add(in T item)
    {
        if (_used == _last.Length)
            AddChunk();
        _last[_used++] = item;
        Count++;
    }

    /// <summary>Takes all items after the first ones away.</summary>
    /// <param name="count">How many stay, 0 to <see cref="Count"/>.</param>
    public void Truncate(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        Count = count;

        // The first chunk is used again even by an empty list.
        var chunks = Math.Max(1, (count + ChunkLength - 1) / ChunkLength);
        if (_chunks.Count > chunks)
            _chunks.RemoveRange(chunks, _chunks.Count - chunks);
        if (_chunks.Count > 0)
            (_last, _used) = (_chunks[^1], count - ((chunks - 1) * ChunkLength));
    }

    /// <summary>Takes all items away.</summary>
    public void Clear() => Truncate(0);

    /// <summary>Adds another list's items at the end.</summary>
    public void AddRange(ChunkedList<T> items)
    {
        var left = items.Count;
        foreach (var chunk in items._chunks)
        {
            AddRange(chunk.AsSpan(0, Math.Min(left, ChunkLength)));
            left -= Math.Min(left, ChunkLength);
        }
    }

    private void AddRange(ReadOnlySpan<T> items)
    {
        while (!items.IsEmpty)
        {
            if (_used == _last.Length)
                AddChunk();
            var free = _last.AsSpan(_used);
            var some = items[..Math.Min(free.Length, items.Length)];
            some.CopyTo(free);
            items = items[some.Length..];
            _used += some.Length;
            Count += some.Length;
        }
    }

    /// <summary>The items in an array of their own.</summary>
    public ImmutableArray<T> ToImmutable()
    {
        var items = ImmutableArray.CreateBuilder<T>(Count);
        foreach (var chunk in _chunks)
            items.AddRange(chunk.AsSpan(0, Math.Min(Count - items.Count, ChunkLength)));
        return items.MoveToImmutable();
    }

    private void AddChunk()
    {
        _last = new T[ChunkLength];
        _used = 0;
        _chunks.Add(_last);
    }
}
