using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Localizer.Exchange.Xliff;
using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>A segment as a record has it.</summary>
/// <param name="Unit">Its unit.</param>
/// <param name="Segment">The segment.</param>
/// <param name="Before">The source text before it in the record, or empty.</param>
/// <param name="After">The source text after it in the record, or empty.</param>
internal sealed record RecordedSegment(XliffUnit Unit, XliffSegment Segment, string Before, string After)
{
    /// <summary>The name of the fact that says where a target came from.</summary>
    public const string Origin = "origin";

    /// <summary>The name of the fact that says which provider gave it.</summary>
    public const string Provider = "provider";

    /// <summary>The name of the fact that says which version of the provider gave it.</summary>
    public const string Version = "version";

    /// <summary>The name of the fact that says how well a match fitted, of 100.</summary>
    public const string Score = "score";

    /// <summary>The name of the fact that holds the hash of our own target: a text with another one was changed by a person.</summary>
    public const string Hash = "hash";

    /// <summary>The name of the fact that says on which rung of the ladder a service gave it, when that was not the first.</summary>
    public const string Rung = "rung";

    /// <summary>The name of the fact that says why a person has to look at it.</summary>
    public const string Review = "review";

    /// <summary>The name of the fact that names the glossary's terms that a machine's target was held to.</summary>
    public const string Terms = "terms";

    /// <summary>The sub-state of a target that a person has to look at; who has looked at it takes that out, or changes the target or its state.</summary>
    public const string NeedsReview = $"{XliffNames.Prefix}:needs-review";

    /// <summary>The origin of a person's target.</summary>
    public const string Person = "person";

    /// <summary>The origin of a target that rightly is its source.</summary>
    public const string Kept = "kept";

    /// <summary>The origin of what only stands in for a translation, such as a pseudo-translation.</summary>
    public const string StandIn = "stand-in";

    // Asked of most segments once or more, and of a page's neighbours never.
    private bool? _isWrittenByPerson;

    /// <summary>The source as memories compare it.</summary>
    public CodedText Key { get; } = Segment.Source.Normalized();

    /// <summary>Whether it has a target at all; an empty one is none.</summary>
    public bool HasTarget => HasText(Segment);

    /// <summary>Whether a person wrote its target, or has accepted it.</summary>
    public bool IsPersons => HasTarget && (Segment.State >= XliffState.Reviewed || IsWrittenByPerson);

    /// <summary>Whether a person wrote its target: its hash is not that of ours.</summary>
    public bool IsWrittenByPerson => _isWrittenByPerson ??=
        HasText(Segment) && (Segment.MetaOf(Origin) == Person || Segment.MetaOf(Hash) is not { } hash || hash != HashOf(Segment.Target!));

    /// <summary>The terms that its target was held to, or <see langword="null"/>.</summary>
    public string? HeldTo => Segment.MetaOf(Terms);

    /// <summary>The provider that it stands in for a translation by, or <see langword="null"/> when it is a translation.</summary>
    public string? StandsInBy => Segment.MetaOf(Origin) == StandIn && !IsPersons ? Segment.MetaOf(Provider) ?? "" : null;

    /// <summary>Whether a machine translated it, and no person has accepted that.</summary>
    public bool IsMachines => HasTarget && !IsPersons && StandsInBy is null;

    /// <summary>How a service's translation came about; <see langword="null"/> for one that no service gave.</summary>
    public MachineOrigin? Machine => IsPersons || Segment.MetaOf(Provider) is not { } provider || StandsInBy is not null ? null : new MachineOrigin(
        provider,
        int.TryParse(Segment.MetaOf(Rung), NumberStyles.None, CultureInfo.InvariantCulture, out var rung) ? rung : Rungs.Markup,
        Segment.SubState != NeedsReview ? ReviewReason.None : Enum.GetValues<ReviewReason>().FirstOrDefault(reason => NameOf(reason) == Segment.MetaOf(Review), ReviewReason.CodesPutBack))
    {
        Version = Segment.MetaOf(Version),
    };

    /// <summary>What a record says of how a service's translation came about, besides the service.</summary>
    public static IEnumerable<XliffMeta> FactsOf(MachineOrigin? machine)
    {
        if (machine?.Version is { } version)
            yield return new XliffMeta(Version, version);
        if (machine is { Rung: not Rungs.Markup })
            yield return new XliffMeta(Rung, machine.Rung.ToString(CultureInfo.InvariantCulture));
        if (machine is { NeedsReview: true })
            yield return new XliffMeta(Review, NameOf(machine.Review));
    }

    /// <summary>Why a person has to look at a translation, as a slug.</summary>
    public static string NameOf(ReviewReason reason) => reason switch
    {
        ReviewReason.CodesPutBack => "codes-put-back",
        ReviewReason.PartUntranslated => "part-untranslated",
        ReviewReason.CutOff => "cut-off",
        ReviewReason.Adapted => "adapted",
        _ => "",
    };

    /// <summary>Its target with the code ids of a source that reads the same; <see langword="null"/> when it has none.</summary>
    public CodedText? TargetFor(CodedText source) => HasTarget ? Segment.Target!.Renumbered(Segment.Source, source) : null;

    /// <summary>The hash of a target, by which a person's change is seen.</summary>
    public static string HashOf(CodedText target) =>
        XxHash3.HashToUInt64(MemoryMarshal.AsBytes(target.ToMarkup().AsSpan())).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Whether a segment has a target; an empty one is none, but for an empty source.</summary>
    public static bool HasText(XliffSegment segment) =>
        segment.Target is { } target && (!string.IsNullOrWhiteSpace(target.Text) || string.IsNullOrWhiteSpace(segment.Source.Text));
}
