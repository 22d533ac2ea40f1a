using System.Collections.Immutable;
using Localizer.Exchange.Xliff;
using Localizer.Model;
using Localizer.Pipeline.Records;
using Localizer.Pipeline.Terminology;
using Localizer.Pipeline.Translation;

namespace Localizer.Pipeline;

/// <summary>Where a segment's target came from.</summary>
internal enum SegmentOrigin
{
    /// <summary>Nowhere yet.</summary>
    Missing,

    /// <summary>It is rightly its source.</summary>
    Kept,

    /// <summary>The record of the page.</summary>
    Record,

    /// <summary>Memory, between the same neighbours.</summary>
    Context,

    /// <summary>Memory.</summary>
    Exact,

    /// <summary>Memory, with numbers, dates in digits or codes put right.</summary>
    Adapted,

    /// <summary>A provider.</summary>
    Provider,
}

/// <summary>A segment on its way.</summary>
internal sealed class SegmentJob(Unit unit, Segment segment, int index)
{
    /// <summary>Its place among the page's segments, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>The unit that it is part of.</summary>
    public Unit Unit { get; } = unit;

    /// <summary>The segment.</summary>
    public Segment Segment { get; } = segment;

    /// <summary>Where its target came from.</summary>
    public SegmentOrigin Origin { get; private set; }

    /// <summary>Its target, or <see langword="null"/> while there is none.</summary>
    public ProvenTarget? Target { get; private set; }

    /// <summary>How a service's target came about, and whether a person has to look at it; <see langword="null"/> for all others.</summary>
    public MachineOrigin? Machine { get; private set; }

    /// <summary>Why the last target that was offered could not be taken, or <see langword="null"/>.</summary>
    public ProofFailure? Failure { get; private set; }

    /// <summary>Why nobody translated it, in the words of a message, or <see langword="null"/>.</summary>
    public string? Reason { get; set; }

    /// <summary>What the page's record has for it, used or not; or <see langword="null"/>.</summary>
    public RecordedSegment? Recorded { get; set; }

    /// <summary>The units of the page's record whose notes its unit has.</summary>
    public ImmutableArray<XliffUnit> NotedBy { get; set; } = [];

    /// <summary>What people noted on its unit.</summary>
    public ImmutableArray<XliffNote> Notes => [.. NotedBy.SelectMany(unit => unit.Notes).Distinct()];

    /// <summary>The provider that gave its target, or <see langword="null"/>.</summary>
    public string? Provider { get; set; }

    /// <summary>Whether its target only stands in for a translation.</summary>
    public bool StandsIn { get; set; }

    /// <summary>Whether a person wrote a target for it that cannot be used: nobody else is asked then.</summary>
    public bool IsBlocked { get; private set; }

    /// <summary>What a person did with codes that they should not have.</summary>
    public ImmutableArray<CodeFinding> CodeFindings { get; private set; } = [];

    /// <summary>Takes what a person wrote, or notes that it cannot be used.</summary>
    /// <param name="persons">What they wrote.</param>
    /// <param name="traits">What may be done with the segment's codes, by their ids.</param>
    public void OfferPersons(RecordedSegment persons, IReadOnlyDictionary<int, CodeTraits> traits)
    {
        HeldTo = persons.HeldTo;
        if (ProvenTarget.TryProvePerson(Segment.Source, persons.TargetFor(Segment.Source)!, out var proven, out var failure, out var findings, code => traits[code.Id]))
            (Target, Origin, Failure, CodeFindings) = (proven, SegmentOrigin.Record, null, findings);
        else
            (Failure, IsBlocked) = (failure, true);
    }

    /// <summary>What became of the glossary's terms in what a service gave for it.</summary>
    public TermOutcome Terms { get; set; } = TermOutcome.None;

    /// <summary>The terms that its target was held to, as a record names them; <see langword="null"/> when there are none, or it was held to none.</summary>
    public string? HeldTo { get; set; }

    /// <summary>Whether a service was not asked for all that its terms are worth: the same run would ask once more.</summary>
    public bool IsUnfinished { get; set; }

    /// <summary>A machine's target that does not hold to the glossary as it is now, for when no service gives a better one.</summary>
    public TargetAside? Aside { get; private set; }

    /// <summary>Sets a target aside; the first one stays.</summary>
    public void SetAside(TargetAside aside) => Aside ??= aside;

    /// <summary>Takes the target that was set aside.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TakeAside() => Aside is { } aside && Offer(aside.Target, aside.Origin, aside.Machine);

    /// <summary>Takes a target if it can be proven.</summary>
    /// <param name="target">The target.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="machine">How it came about, when a service made it.</param>
    public bool Offer(CodedText target, SegmentOrigin origin, MachineOrigin? machine = null)
    {
        // The source in another form of the same letters is the source, whose bytes stay.
        if (Segment.Source.Composed() is var composed && !ReferenceEquals(composed, Segment.Source) && target.Equals(composed))
            target = Segment.Source;
        if (!ProvenTarget.TryProve(Segment.Source, target, out var proven, out var failure))
        {
            Failure = failure;
            return false;
        }

        (Target, Origin, Machine, Failure) = (proven, origin, machine, null);
        return true;
    }
}
