using System.Collections.Immutable;
using System.Globalization;
using Localizer.Exchange.Xliff;
using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>
/// What a record keeps of units that the page does not have any longer: what persons wrote, for the day that they come back. Each stays
/// beside the unit that it stood behind, so that two people who change two places of a page change two places of its record.
/// </summary>
internal static class EarlierUnits
{
    /// <summary>Finds them.</summary>
    /// <param name="segments">The page's segments.</param>
    /// <param name="before">The record before.</param>
    /// <param name="ids">The ids of the page's units; takes those that are given.</param>
    /// <returns>The units, in the order of a record's file.</returns>
    public static ImmutableArray<XliffUnit> Of(IReadOnlyList<SegmentJob> segments, PageRecord before, HashSet<string> ids)
    {
        if (before.Document is not { } document)
            return [];
        var used = segments.Select(job => job.Recorded).OfType<RecordedSegment>().ToHashSet<RecordedSegment>(ReferenceEqualityComparer.Instance);
        var noted = segments.SelectMany(job => job.NotedBy).ToHashSet<XliffUnit>(ReferenceEqualityComparer.Instance);
        var texts = used.Where(recorded => recorded.IsPersons).Select(TextsOf).ToHashSet();
        var recorded = before.Segments.Concat(before.Earlier).ToLookup(segment => segment.Unit, ReferenceEqualityComparer.Instance);
        var (places, place) = (PlacesOf(segments), 0);
        var earlier = new List<XliffUnit>();
        foreach (var (unit, _) in document.InOrder())
        {
            place = places.TryGetValue(unit, out var at) ? at + 1 : place;
            var lost = recorded[unit].Where(segment => segment.IsPersons && !used.Contains(segment) && texts.Add(TextsOf(segment))).ToList();
            var notes = noted.Contains(unit) ? [] : unit.Notes;
            if (lost.Count == 0 && !notes.IsEmpty)
                lost = [.. recorded[unit]];
            if (lost.Count == 0)
                continue;
            earlier.Add(unit with { Id = NewId(unit.Id, ids), Notes = notes, Markup = null, UnitsBefore = place, Parts = [.. lost.Select(Kept)] });
        }

        return [.. earlier.OrderBy(unit => unit.UnitsBefore)];
    }

    // Where the units of the record stand on the page now.
    private static Dictionary<object, int> PlacesOf(IReadOnlyList<SegmentJob> segments)
    {
        var places = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        var (number, last) = (-1, default(Unit));
        foreach (var job in segments)
        {
            if (!ReferenceEquals(job.Unit, last))
                (number, last) = (number + 1, job.Unit);
            if (job.Recorded is { } recorded)
                places[recorded.Unit] = number;
        }

        return places;
    }

    private static XliffPart Kept(RecordedSegment segment) => segment.IsWrittenByPerson
        ? segment.Segment with { Meta = [new(RecordedSegment.Origin, RecordedSegment.Person)] }
        : segment.Segment;

    private static string NewId(string id, HashSet<string> ids)
    {
        var free = id;
        for (var number = 2; !ids.Add(free); number++)
            free = $"{id}-e{number.ToString(CultureInfo.InvariantCulture)}";
        return free;
    }

    private static (CodedText, string) TextsOf(RecordedSegment recorded) => (recorded.Key, recorded.TargetFor(recorded.Key)!.ToMarkup());
}
