using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.InlineCodes;

/// <summary>By what a code was put back into a plain translation, the surest first.</summary>
internal enum ProjectionEvidence
{
    /// <summary>By what is the same in both texts: numbers, names, terms, the ends, other codes.</summary>
    Anchor,

    /// <summary>By what the service makes of the code's own words alone.</summary>
    OwnText,

    /// <summary>By the alignment that the service gave.</summary>
    Alignment,

    /// <summary>By its place between anchors: a person has to look at it.</summary>
    Position,
}

/// <summary>A plain translation with the codes put back.</summary>
/// <param name="Target">The proven target, or <see langword="null"/> when the codes cannot be put back so that a proof stands.</param>
/// <param name="Evidence">The weakest evidence that a code was placed by.</param>
internal sealed record ProjectedTarget(ProvenTarget? Target, ProjectionEvidence Evidence)
{
    /// <summary>Whether the segment is marked for review.</summary>
    public bool NeedsReview => Evidence == ProjectionEvidence.Position;
}

/// <summary>What is known for putting codes into a plain translation.</summary>
/// <param name="Alignment">Source and target ranges that the service aligned; may be empty.</param>
/// <param name="OwnTexts">What the service makes of codes' own words alone, by code id; may be empty.</param>
internal sealed record ProjectionHints(ImmutableArray<AlignedRange> Alignment, IReadOnlyDictionary<int, string> OwnTexts)
{
    /// <summary>Nothing but the two texts.</summary>
    public static ProjectionHints None { get; } = new([], ImmutableDictionary<int, string>.Empty);
}

/// <summary>
/// Puts codes into a translation that was made without them (rung 5): each by the surest evidence that there is, never inside a word, a
/// number or a term.
/// </summary>
internal static class Projection
{
    /// <summary>Puts the codes of a source into its plain translation.</summary>
    /// <param name="source">The segment's source.</param>
    /// <param name="target">The plain translation.</param>
    /// <param name="to">Its locale.</param>
    /// <param name="hints">What the service tells besides.</param>
    /// <param name="terms">Ranges of the translation that hold terms; no code goes inside one.</param>
    public static ProjectedTarget Place(CodedText source, string target, Locale to, ProjectionHints hints, ImmutableArray<TermOccurrence> terms = default)
    {
        var places = new CodePlaces(source);
        var draft = new Draft(target, new List<PlacedCode>(source.Codes.Length));
        var placer = new CodePlacer(source, draft, hints, terms.IsDefault ? [] : terms, to);
        var found = Firsts(source, places).Select(placed => placer.Find(placed, places)).ToArray();
        foreach (var place in found.OrderBy(place => place.Evidence == ProjectionEvidence.Position))
            placer.Add(place, places);
        var weakest = found.Length == 0 ? ProjectionEvidence.Anchor : found.Max(place => place.Evidence);
        return new ProjectedTarget(ProvenTarget.TryProveMachine(source, draft.ToCodedText(), to, out var proven, out _) ? proven : null, weakest);
    }

    // A pair counts by its opening code.
    private static IEnumerable<PlacedCode> Firsts(CodedText source, CodePlaces places) => source.Codes.Where(placed =>
        placed.Code.Kind != CodeKind.Closing || places.Of(placed.Code with { Kind = CodeKind.Opening }) < 0);
}
