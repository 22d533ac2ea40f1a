namespace Localizer.Memory;

/// <summary>What of a target says whether it goes before another of the same source.</summary>
/// <param name="IsMachine">Whether a machine made it and no person has accepted it yet.</param>
/// <param name="Distance">How far its locale is from the one that is asked for (<see cref="LocaleFit"/>).</param>
/// <param name="IsInContext">Whether its source stands between the same neighbours.</param>
/// <param name="Changed">When it was changed last, in seconds since 1970, or <see langword="null"/>.</param>
/// <param name="FileOrder">The place of its file among those that are served.</param>
/// <param name="Place">Its place in its file.</param>
internal readonly record struct TargetRank(bool IsMachine, int Distance, bool IsInContext, long? Changed, int FileOrder, long Place)
{
    /// <summary>Compares two ranks; the better one is the lesser.</summary>
    public static int BestFirst(TargetRank one, TargetRank other)
    {
        if (one.IsMachine != other.IsMachine)
            return one.IsMachine ? 1 : -1;
        if (one.Distance != other.Distance)
            return one.Distance.CompareTo(other.Distance);
        if (one.IsInContext != other.IsInContext)
            return one.IsInContext ? -1 : 1;
        var (changed, changedOther) = (one.Changed ?? long.MinValue, other.Changed ?? long.MinValue);
        if (changed != changedOther)
            return changedOther.CompareTo(changed);
        return one.FileOrder != other.FileOrder ? other.FileOrder.CompareTo(one.FileOrder) : other.Place.CompareTo(one.Place);
    }
}
