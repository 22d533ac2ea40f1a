namespace Localizer.Html;

/// <summary>
/// A list that grows by chunks instead of copying itself into ever larger arrays, so that a large page leaves no large arrays behind.
/// </summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class ChunkedList<T>
{
    private const int ChunkLength = 128;

    private readonly List<T[]> _chunks = [];

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>An item, to read or to change.</summary>
    /// <param name="index">Its index, from 0.</param>
    public ref T this[int index] => ref _chunks[index / ChunkLength][index % ChunkLength];

    /// <summary>Adds an item at the end.</summary>
    public void Add(in T item)
    {
        if (Count == _chunks.Count * ChunkLength)
            _chunks.Add(new T[ChunkLength]);
        _chunks[^1][Count % ChunkLength] = item;
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
            if (Count == _chunks.Count * ChunkLength)
                _chunks.Add(new T[ChunkLength]);
            var free = _chunks[^1].AsSpan(Count % ChunkLength);
            var some = items[..Math.Min(free.Length, items.Length)];
            some.CopyTo(free);
            items = items[some.Length..];
            Count += some.Length;
        }
    }
}
