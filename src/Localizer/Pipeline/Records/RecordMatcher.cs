using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>
/// Finds for each segment of a page the one of its record: by what it reads, never by where it stands. Where several read the same, the
/// one in the same company is taken, then one that no other segment has, then the first.
/// </summary>
internal static class RecordMatcher
{
    // With more that read the same, comparing each with each would cost more than company says.
    private const int MostCompared = 64;

    /// <summary>Matches.</summary>
    /// <param name="segments">The page's segments, in its order.</param>
    /// <param name="record">Its record.</param>
    /// <returns>One a segment; <see langword="null"/> where the record has none.</returns>
    public static RecordedSegment?[] Match(IReadOnlyList<SegmentJob> segments, PageRecord record)
    {
        var matches = new RecordedSegment?[segments.Count];
        var taken = new HashSet<RecordedSegment>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < segments.Count && record.Document is not null; i++)
        {
            var alike = record.Like(segments[i].Segment.Source.Normalized());
            var best = alike.Count switch
            {
                0 => null,
                1 => alike[0],
                _ => alike.Take(MostCompared).MaxBy(candidate => Likeness(segments, i, candidate, taken)),
            };
            matches[i] = best;
            if (best is not null)
                taken.Add(best);
        }

        return matches;
    }

    private static int Likeness(IReadOnlyList<SegmentJob> segments, int index, RecordedSegment candidate, HashSet<RecordedSegment> taken)
    {
        var job = segments[index];
        var likeness = taken.Contains(candidate) ? 0 : 1;
        if (candidate.HasTarget)
            likeness += 32;
        if (candidate.Before == (index > 0 ? segments[index - 1].Segment.Source.Text : ""))
            likeness += 8;
        if (candidate.After == (index + 1 < segments.Count ? segments[index + 1].Segment.Source.Text : ""))
            likeness += 8;
        if (IdentityOf(candidate.Unit.Id) == IdentityOf(job.Unit.Id))
            likeness += 4;
        if (candidate.Unit.Id == job.Unit.Id && candidate.Segment.Id == job.Segment.Id)
            likeness += 2;
        return likeness;
    }

    // Without the number that tells units apart that read the same.
    private static string IdentityOf(string id) => id.IndexOf('-', StringComparison.Ordinal) is var cut and > 0 ? id[..cut] : id;
}
