using System.Buffers;

namespace Localizer.Html;

/// <summary>
/// A list in one array of the shared pool, for what is gathered, read as one span and gathered again: a page may be one text with a
/// million codes, and so may the next one.
/// </summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class PooledList<T> : IDisposable
    where T : unmanaged
{
    private T[] _items = ArrayPool<T>.Shared.Rent(32);

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>The items; valid until one is added.</summary>
    public Span<T> Items => _items.AsSpan(0, Count);

    /// <summary>An item, to read or to change; valid until one is added.</summary>
    /// <param name="index">Its index, from 0.</param>
    public ref T this[int index] => ref Items[index];

    /// <summary>Adds an item at the end.</summary>
    public void Add(in T item)
    {
        if (Count == _items.Length)
            Grow();
        _items[Count++] = item;
    }

    /// <summary>Takes all items after the first ones away.</summary>
    /// <param name="count">How many stay, 0 to <see cref="Count"/>.</param>
    public void Truncate(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        Count = count;
    }

    /// <summary>Takes all items away.</summary>
    public void Clear() => Count = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<T>.Shared.Return(_items);
        _items = [];
        Count = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(32, Count * 2));
        Items.CopyTo(larger);
        ArrayPool<T>.Shared.Return(_items);
        _items = larger;
    }
}
