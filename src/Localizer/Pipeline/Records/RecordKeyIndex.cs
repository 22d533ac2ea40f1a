namespace Localizer.Pipeline.Records;

/// <summary>Which of many records have a source: their hashes in one sorted list.</summary>
internal sealed class RecordKeyIndex
{
    private readonly ulong[] _sources;
    private readonly int[] _records;

    /// <summary>Sorts what records have.</summary>
    /// <param name="keys">Of each record what it has; <see langword="null"/> for nothing.</param>
    public RecordKeyIndex(IReadOnlyList<RecordKeys?> keys)
    {
        var count = keys.Sum(record => record?.Marked.Length ?? 0);
        (_sources, _records) = (new ulong[count], new int[count]);
        var next = 0;
        for (var record = 0; record < keys.Count; record++)
        {
            var marked = keys[record] is { } known ? known.Marked : [];
            marked.CopyTo(_sources.AsSpan(next));
            _records.AsSpan(next, marked.Length).Fill(record);
            next += marked.Length;
        }

        Array.Sort(_sources, _records);
    }

    /// <summary>The records that have a source with somebody's target, in their order.</summary>
    /// <param name="source">The source's hash.</param>
    /// <param name="whose">Whose target it has to have (<see cref="RecordKeys"/>).</param>
    public IReadOnlyList<int> Find(ulong source, ulong whose)
    {
        var (start, end) = RangeOf(source);
        var found = new List<int>();
        for (var i = start; i < end; i++)
        {
            if ((_sources[i] & whose) != 0)
                found.Add(_records[i]);
        }

        found.Sort();
        return found;
    }

    /// <summary>The records that have a source, with or without a target, in any order.</summary>
    /// <param name="source">The source's hash.</param>
    public ReadOnlySpan<int> Having(ulong source)
    {
        var (start, end) = RangeOf(source);
        return _records.AsSpan(start..end);
    }

    private (int Start, int End) RangeOf(ulong source)
    {
        var found = Array.BinarySearch(_sources, source);
        var start = FirstFrom(found < 0 ? ~found : found, source);
        var end = start;
        while (end < _sources.Length && (_sources[end] | RecordKeys.AllBits) == (source | RecordKeys.AllBits))
            end++;
        return (start, end);
    }

    // A source's bits are its lowest ones, so that its hashes stand together; of equal ones the search finds any.
    private int FirstFrom(int index, ulong source)
    {
        while (index > 0 && _sources[index - 1] >= source)
            index--;
        return index;
    }
}
