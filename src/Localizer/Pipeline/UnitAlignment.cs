namespace Localizer.Pipeline;

/// <summary>Which texts of a page and of its source belong together.</summary>
/// <param name="Pairs">Those that do, in the source's order.</param>
/// <param name="Unpaired">How many texts of either page have no partner.</param>
internal sealed record UnitAlignment(IReadOnlyList<(SegmentedUnit Source, SegmentedUnit Target)> Pairs, int Unpaired)
{
    private const int LongestSearch = 50;

    /// <summary>Aligns two pages' units: each goes with the next one of the same kind and name.</summary>
    /// <param name="source">The source's.</param>
    /// <param name="target">The localized page's.</param>
    public static UnitAlignment Align(IReadOnlyList<SegmentedUnit> source, IReadOnlyList<SegmentedUnit> target)
    {
        var pairs = new List<(SegmentedUnit, SegmentedUnit)>();
        var (from, to) = (0, 0);
        while (from < source.Count && to < target.Count)
        {
            if (IsAlike(source[from], target[to]))
            {
                pairs.Add((source[from++], target[to++]));
                continue;
            }

            // The nearest place at which both go on alike.
            var (skipFrom, skipTo) = NextAlike(source, from, target, to);
            (from, to) = (from + skipFrom, to + skipTo);
        }

        return new UnitAlignment(pairs, source.Count + target.Count - (2 * pairs.Count));
    }

    private static (int From, int To) NextAlike(IReadOnlyList<SegmentedUnit> source, int from, IReadOnlyList<SegmentedUnit> target, int to)
    {
        for (var sum = 1; sum <= LongestSearch; sum++)
        {
            for (var skip = 0; skip <= sum; skip++)
            {
                if (from + skip < source.Count && to + sum - skip < target.Count && IsAlike(source[from + skip], target[to + sum - skip]))
                    return (skip, sum - skip);
            }
        }

        return (source.Count - from, target.Count - to);
    }

    private static bool IsAlike(SegmentedUnit one, SegmentedUnit other) => one.Unit.Kind == other.Unit.Kind && one.Unit.Name == other.Unit.Name;
}
