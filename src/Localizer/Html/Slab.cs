namespace Localizer.Html;

/// <summary>Keeps many small lists of values, side by side in arrays that they share: an array for each would be larger than what it holds.</summary>
/// <typeparam name="T">What the lists hold.</typeparam>
internal sealed class Slab<T>
{
    private const int Length = 256;

    private T[] _items = [];
    private int _used;

    /// <summary>Keeps a copy of a list.</summary>
    /// <param name="items">The list.</param>
    /// <returns>The copy; the array that it lies in lives as long as one of its lists does.</returns>
    public ReadOnlyMemory<T> Keep(ReadOnlySpan<T> items)
    {
        if (items.Length > _items.Length - _used)
            (_items, _used) = (new T[Math.Max(Length, items.Length)], 0);
        var kept = _items.AsMemory(_used, items.Length);
        items.CopyTo(kept.Span);
        _used += items.Length;
        return kept;
    }
}
