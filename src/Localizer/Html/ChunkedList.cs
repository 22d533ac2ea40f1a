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

    /// <summary>Adds items at the end.</summary>
    public void AddRange(ReadOnlySpan<T> items)
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
