using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Pipeline.Records;
using Localizer.Pipeline.Translation;
using Localizer.Providers;

namespace Localizer.Pipeline.Terminology;

/// <summary>
/// Holds what machines gave in earlier runs to the glossary as it is now. A record names the terms that a target was held to: while they
/// are the same, nothing is looked at again; when they are not, a target that lacks one is set aside and asked for again, if there is
/// a service to ask. What a person wrote is never set aside.
/// </summary>
/// <param name="options">The run.</param>
/// <param name="to">The targets' locale.</param>
internal sealed class GlossaryReview(PipelineOptions options, Locale to)
{
    private readonly bool _canAsk = options.Mode != RunMode.Frozen && options.Providers.OfType<ITranslationService>().Any();

    /// <summary>The name of a source's terms and all that is said of them, or <see langword="null"/> when it has none.</summary>
    public string? NameOf(CodedText source)
    {
        if (options.Terms.Terms.IsEmpty)
            return null;
        var terms = options.Terms.Find(source.Text).Select(found => found.Term).Where(term => term.FormIn(to) is not null).Distinct<Term>(ReferenceEqualityComparer.Instance).ToList();
        if (terms.Count == 0)
            return null;
        var text = new StringBuilder();
        foreach (var term in terms)
        {
            text.Append(term.Source).Append('\0').Append(term.FormIn(to)).Append('\0').Append(term.DoNotTranslate);
            foreach (var form in term.AdmittedIn(to).Append("").Concat(term.ForbiddenIn(to)))
                text.Append('\0').Append(form);
            text.Append('\n');
        }

        return XxHash64.HashToUInt64(MemoryMarshal.AsBytes(text.ToString().AsSpan())).ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Offers a segment a target of a record, or sets it aside. One that no machine gave, as far as the record knows, and that was
    /// held to nothing may be a person's: it came from a memory, or from another page.
    /// </summary>
    /// <param name="job">The segment; it notes the terms that the target was held to.</param>
    /// <param name="target">The target.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="recorded">What the record says of it.</param>
    /// <returns>Whether it was taken.</returns>
    public bool Offer(SegmentJob job, CodedText target, SegmentOrigin origin, RecordedSegment recorded) =>
        recorded.Machine is null && recorded.HeldTo is null
            ? job.Offer(target, origin)
            : OfferMachines(job, target, origin, recorded.Machine, recorded.HeldTo);

    /// <summary>Offers a segment a machine's target, or sets it aside.</summary>
    /// <param name="job">The segment; it notes the terms that the target was held to.</param>
    /// <param name="target">The target.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="machine">How it came about, where that is known.</param>
    /// <param name="heldTo">The terms that it was held to before, as the record names them; or <see langword="null"/>.</param>
    /// <returns>Whether it was taken.</returns>
    public bool OfferMachines(SegmentJob job, CodedText target, SegmentOrigin origin, MachineOrigin? machine, string? heldTo)
    {
        var source = job.Segment.Source;
        var terms = NameOf(source);
        if (terms is not null && terms != heldTo && TermLack.Of(options.Terms, source, target, to) is { IsEmpty: false } lacking)
        {
            if (_canAsk)
            {
                job.SetAside(new TargetAside(target, origin, machine, lacking.Length, heldTo));
                return false;
            }

            // The day that a service is asked, it is asked for this too.
            terms = heldTo;
        }

        if (!job.Offer(target, origin, machine))
            return false;
        job.HeldTo = terms;
        return true;
    }

    /// <summary>What a target was held to that services gave: nothing, when they were not asked for all that its terms are worth.</summary>
    public string? HeldTo(SegmentJob job, PendingTarget given) => given.IsUnfinished ? null : NameOf(job.Segment.Source);

    /// <summary>Settles a segment whose target was set aside.</summary>
    /// <param name="job">The segment.</param>
    /// <param name="given">What services made of it.</param>
    /// <returns>Whether the target that was set aside was taken, since there is none that lacks less.</returns>
    public bool TryTakeAside(SegmentJob job, PendingTarget given)
    {
        if (job.Aside is not { } aside || (given.Target is not null && given.Terms.Lacking.Length < aside.Lacking))
            return false;
        job.HeldTo = given.Target is null || given.IsUnfinished ? aside.HeldTo : NameOf(job.Segment.Source);
        return job.TakeAside();
    }
}
