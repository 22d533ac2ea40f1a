using System.Collections.Immutable;
using System.Text;
using Localizer.Exchange.Xliff;
using Localizer.Html;
using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>Makes the record of a page from what a run decided and what the record said before.</summary>
internal static class RecordBuilder
{
    // Longer markup, such as a drawing, tells a translator nothing.
    private const int LongestMarkup = 1_000;

    /// <summary>Makes it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="to">The locale.</param>
    /// <param name="segments">Its segments, settled.</param>
    /// <param name="before">The record before.</param>
    /// <returns>The record, or <see langword="null"/> when the page has nothing to translate.</returns>
    public static XliffDocument? Build(PreparedPage page, Locale to, IReadOnlyList<SegmentJob> segments, PageRecord before)
    {
        var units = ImmutableArray.CreateBuilder<XliffUnit>();
        for (var next = 0; next < segments.Count;)
        {
            var jobs = segments.Skip(next).TakeWhile(job => ReferenceEquals(job.Unit, segments[next].Unit)).ToList();
            units.Add(UnitOf(jobs, page.Extracted.Page));
            next += jobs.Count;
        }

        if (units.Count == 0)
            return null;
        var ids = units.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        return new XliffDocument(page.From, to, page.Input.Path, units.DrainToImmutable())
        {
            Skeleton = before.Document?.Skeleton,
            Earlier = EarlierUnits.Of(segments, before, ids),
        };
    }

    /// <summary>The kind of a unit as a record has it.</summary>
    public static string? KindOf(Unit unit) => unit.Kind == UnitKind.Text ? null : unit.Kind.ToString().ToLowerInvariant();

    private static XliffUnit UnitOf(List<SegmentJob> jobs, SourcePage page)
    {
        var unit = jobs[0].Unit;
        var parts = ImmutableArray.CreateBuilder<XliffPart>();
        var place = 0;
        foreach (var job in jobs)
        {
            var start = unit.Source.Text.IndexOf(job.Segment.Source.Text, place, StringComparison.Ordinal);
            if (start > place && parts.Count > 0)
                parts.Add(new XliffIgnorable(new CodedText(unit.Source.Text[place..start])));
            parts.Add(SegmentOf(job));
            place = start + job.Segment.Source.Text.Length;
        }

        return new XliffUnit(unit.Id, parts.DrainToImmutable())
        {
            Kind = KindOf(unit),
            Name = unit.Name,
            Notes = jobs[0].Notes,
            Markup = jobs.Select(job => job.Recorded?.Unit.Markup).FirstOrDefault(markup => markup is not null),
            Data = [.. DataOf(jobs, page)],
            Traits = TraitsOf(jobs, page),
        };
    }

    private static XliffSegment SegmentOf(SegmentJob job)
    {
        var recorded = job.Recorded;
        if (job.IsBlocked)
        {
            // What a person wrote stays theirs, even if it cannot be used.
            return new XliffSegment(job.Segment.Id, job.Segment.Source, recorded!.TargetFor(job.Segment.Source))
            {
                State = recorded.Segment.State,
                SubState = recorded.Segment.SubState,
                Meta = [new XliffMeta(RecordedSegment.Origin, RecordedSegment.Person)],
            };
        }

        var segment = new XliffSegment(job.Segment.Id, job.Segment.Source, job.Target?.Text);
        if (job.Target is null)
            return segment;
        if (job.Origin == SegmentOrigin.Record && recorded is not null)
        {
            var meta = recorded.IsWrittenByPerson
                ? [new XliffMeta(RecordedSegment.Origin, RecordedSegment.Person)]
                : WithHash(recorded.Segment.Meta, job);
            var state = recorded.IsPersons && recorded.Segment.State == XliffState.Initial ? XliffState.Translated : recorded.Segment.State;
            var subState = recorded.IsPersons && recorded.Segment.SubState == RecordedSegment.NeedsReview ? null : recorded.Segment.SubState;
            return segment with { State = state, SubState = subState, Meta = meta };
        }

        return segment with
        {
            State = job.StandsIn ? XliffState.Initial : XliffState.Translated,
            SubState = job.Machine is { NeedsReview: true } ? RecordedSegment.NeedsReview : null,
            Meta = WithHash([.. FactsOf(job), .. RecordedSegment.FactsOf(job.Machine)], job),
        };
    }

    private static ImmutableArray<XliffMeta> FactsOf(SegmentJob job) => job.Origin switch
    {
        SegmentOrigin.Kept => [new(RecordedSegment.Origin, RecordedSegment.Kept)],
        SegmentOrigin.Context or SegmentOrigin.Exact => [new(RecordedSegment.Origin, "memory"), .. ProviderOf(job.Machine?.Provider), new(RecordedSegment.Score, "100")],
        SegmentOrigin.Adapted => [new(RecordedSegment.Origin, "memory"), .. ProviderOf(job.Machine?.Provider), new(RecordedSegment.Score, "99")],
        _ => [new(RecordedSegment.Origin, job.StandsIn ? RecordedSegment.StandIn : "provider"), .. ProviderOf(job.Provider)],
    };

    private static IEnumerable<XliffMeta> ProviderOf(string? provider) => provider is null ? [] : [new(RecordedSegment.Provider, provider)];

    private static ImmutableArray<XliffMeta> WithHash(ImmutableArray<XliffMeta> facts, SegmentJob job) =>
    [
        .. facts.Where(fact => fact.Name is not (RecordedSegment.Hash or RecordedSegment.Terms)),
        .. job.HeldTo is { } terms ? [new XliffMeta(RecordedSegment.Terms, terms)] : ImmutableArray<XliffMeta>.Empty,
        new XliffMeta(RecordedSegment.Hash, RecordedSegment.HashOf(job.Target!.Text)),
    ];

    private static IEnumerable<XliffCodeData> DataOf(List<SegmentJob> jobs, SourcePage page)
    {
        var seen = new HashSet<InlineCode>();
        foreach (var segment in jobs.Select(job => job.Segment))
        {
            for (var i = 0; i < segment.Source.Codes.Length; i++)
            {
                var code = segment.Source.Codes[i].Code;
                if (seen.Add(code) && segment.CodeSites[i].Length <= LongestMarkup)
                    yield return new XliffCodeData(code, page.MarkupOf(segment.CodeSites[i]));
            }
        }
    }

    private static Dictionary<int, CodeTraits> TraitsOf(List<SegmentJob> jobs, SourcePage page)
    {
        var traits = new Dictionary<int, CodeTraits>();
        foreach (var (id, trait) in jobs.SelectMany(job => CodeRights.Of(job.Segment, page)))
            traits.TryAdd(id, trait);
        return traits;
    }
}
