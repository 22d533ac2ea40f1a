using System.Collections.Immutable;
using Localizer.Exchange.Xliff;
using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>
/// Finds whose notes a page's units have: those of the units that they were, and, where a unit's source was changed, those of the one that
/// stood in its place and reads like it.
/// </summary>
internal static class RecordNotes
{
    // Of 1: what is less alike is another text, of which the note may say nothing.
    private const double LeastLikeness = 0.5;

    /// <summary>Hands each segment the units of the record whose notes are its own.</summary>
    /// <param name="segments">The page's segments, matched with its record.</param>
    /// <param name="record">The record.</param>
    public static void Hand(IReadOnlyList<SegmentJob> segments, PageRecord record)
    {
        if (record.Document is not { } document || document.InOrder().All(one => one.Unit.Notes.IsEmpty))
            return;
        var used = segments.Select(job => job.Recorded?.Unit).OfType<XliffUnit>().ToHashSet<XliffUnit>(ReferenceEqualityComparer.Instance);
        var order = document.InOrder().ToList();
        var last = -1;
        foreach (var unit in segments.GroupBy(job => job.Unit, ReferenceEqualityComparer.Instance))
        {
            var recorded = unit.Select(job => job.Recorded?.Unit).OfType<XliffUnit>().Distinct<XliffUnit>(ReferenceEqualityComparer.Instance).ToList();
            ImmutableArray<XliffUnit> noted = [.. recorded.Where(one => !one.Notes.IsEmpty)];
            if (recorded.Count > 0)
                last = order.FindIndex(one => ReferenceEquals(one.Unit, recorded[^1]));
            // A unit that the page had all the time has its own, or none.
            if (noted.IsEmpty && recorded.All(one => one.UnitsBefore is not null) && InPlaceOf((Unit)unit.Key!, order, last + 1, used) is { } changed)
            {
                used.Add(changed);
                noted = [changed];
            }

            foreach (var job in unit)
                job.NotedBy = noted;
        }
    }

    // What stands next to it in the record and belongs to no unit of the page.
    private static XliffUnit? InPlaceOf(Unit unit, List<(XliffUnit Unit, bool IsEarlier)> order, int first, HashSet<XliffUnit> used)
    {
        var score = new FuzzyScore(unit.Source.Normalized());
        return order.Skip(first).TakeWhile(one => one.IsEarlier || !used.Contains(one.Unit)).Select(one => one.Unit)
            .Where(one => !used.Contains(one) && !one.Notes.IsEmpty && one.Name == unit.Name && one.Kind == RecordBuilder.KindOf(unit))
            .Select(one => (Unit: one, Likeness: score.Of(new CodedText(string.Concat(one.Parts.Select(part => part.Source.Text))).Normalized().Text, LeastLikeness)))
            .Where(found => found.Likeness >= LeastLikeness)
            .OrderByDescending(found => found.Likeness).Select(found => found.Unit).FirstOrDefault();
    }
}
