using Localizer.Exchange.Tmx;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Pipeline;

/// <summary>Makes a memory's translations of TMX units, and the other way round.</summary>
internal static class MemoryTmx
{
    /// <summary>
    /// The most that is kept of what a unit says once and its translations say each, in UTF-16 units: its notes, properties, attributes and
    /// segments, and for themselves the targets of all sources but the first. Of m sources and n targets it would be kept m × n times.
    /// </summary>
    public const int MostRepeated = 1 << 20;

    // What a translation takes besides its text.
    private const int LengthOfRow = 100;

    /// <summary>
    /// The translations of a unit: every variant in the source's language is a source, for every variant in another locale; a unit without
    /// one has none.
    /// </summary>
    /// <param name="unit">The unit.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="from">The source's locale.</param>
    /// <param name="warn">Is told what was left out.</param>
    public static IEnumerable<MemoryUnit> UnitsOf(TmxUnit unit, string file, Locale from, Action<Diagnostic> warn)
    {
        if (!unit.Variants.Any(variant => IsSource(variant, from)))
            yield break;
        // A target without text is a translation still to be made.
        var sides = unit.Variants.Where(variant => !string.IsNullOrWhiteSpace(variant.Text.Text)).Select(variant => MemoryTmxSide.Of(unit, variant)).ToList();
        var (leftOfTargets, leftOfExtras, isFirst, isRepeated) = (MostRepeated, (long)MostRepeated, true, false);
        foreach (var source in sides.Where(side => IsSource(side.Variant, from)))
        {
            foreach (var target in sides.Where(side => !side.Locale.Equals(source.Locale)))
            {
                if (!isFirst && (leftOfTargets -= target.Variant.Text.Text.Length + LengthOfRow) < 0)
                {
                    warn(TooManyTranslations(unit, file));
                    yield break;
                }

                var translation = UnitOf(unit, source, target, file);
                if (leftOfExtras >= 0)
                {
                    var extras = MemoryTmxExtras.Of(unit, source, target, translation);
                    leftOfExtras -= extras.Sum(extra => extra.Length);

                    // The first translation's are repeated nowhere yet: they are kept, however long.
                    if (!isRepeated)
                        leftOfExtras = Math.Max(0, leftOfExtras);
                    if (leftOfExtras < 0)
                        warn(TooMuchBesides(unit, file));
                    else if (!extras.IsEmpty)
                        translation = translation with { Extras = extras };
                }

                isRepeated = true;
                yield return translation;
            }

            isFirst = false;
        }
    }

    /// <summary>A translation as a unit of its own.</summary>
    /// <param name="unit">The translation.</param>
    /// <param name="index">Its number in the file, from 1.</param>
    public static TmxUnit ToTmx(MemoryUnit unit, int index) => MemoryTmxExtras.ToTmx(unit, index, MemoryTmxFacts.PropertiesOf(unit));

    /// <summary>A translation as a unit for OmegaT, its codes in the text.</summary>
    /// <param name="unit">The translation.</param>
    /// <param name="index">Its number in the file, from 1.</param>
    public static TmxUnit ToOmegaT(MemoryUnit unit, int index)
    {
        var (source, target) = OmegaTTags.Of(unit.Source, unit.Target);
        return ToTmx(unit with { Source = source, Target = target, Extras = [.. unit.Extras.Where(extra => extra.Kind != MemoryExtraKind.Segment)] }, index);
    }

    private static bool IsSource(TmxVariant variant, Locale from) => variant.Locale.Language == from.Language && !string.IsNullOrWhiteSpace(variant.Text.Text);

    private static Diagnostic TooMuchBesides(TmxUnit unit, string file) => new(
        "tmx-extras-too-large", Severity.Warning,
        $"What is said of the unit's translations besides their texts is more than {MostRepeated} characters; from there on they are taken without notes, properties and attributes.",
        new Place(file, unit.Position), "Cut the unit into several, or its notes.");

    private static Diagnostic TooManyTranslations(TmxUnit unit, string file) => new(
        "tmx-unit-too-large", Severity.Warning,
        $"The unit has several sources, which have the same translations, of more than {MostRepeated} characters; from there on they are left out.",
        new Place(file, unit.Position), "Give each source a unit of its own.");

    private static MemoryUnit UnitOf(TmxUnit unit, MemoryTmxSide source, MemoryTmxSide target, string file)
    {
        var (own, common, facts) = (target.Variant.Provenance, unit.Provenance, target.Facts);
        var origin = new MemoryOrigin(file, unit.Id, own.Who ?? common.Who, own.When ?? common.When)
        {
            IsMachine = facts.Origin is not null,
            Provider = facts.Provider?.Value,
            ProviderVersion = facts.ProviderVersion?.Value,
            GlossaryVersion = facts.GlossaryVersion?.Value,
        };
        return new MemoryUnit(source.Locale, target.Locale, source.Variant.Text, target.Variant.Text, origin)
        {
            CreatedBy = own.CreationId ?? common.CreationId,
            Created = own.CreationDate ?? common.CreationDate,
            Context = facts.ContextHash,
        };
    }
}

/// <summary>A variant of a unit, and what has to be known of it for each of the translations that it is a side of.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Segment">Its segment as XML where the memory tells less, else <see langword="null"/>.</param>
/// <param name="Facts">What the memory has as facts of it as a target.</param>
internal sealed record MemoryTmxSide(TmxVariant Variant, string? Segment, MemoryTmxFacts Facts)
{
    /// <summary>Its locale.</summary>
    public Locale Locale => Variant.Locale;

    /// <summary>A variant as a side of translations.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="variant">The variant.</param>
    public static MemoryTmxSide Of(TmxUnit unit, TmxVariant variant) => new(variant, SegmentOf(variant), MemoryTmxFacts.Of(unit, variant));

    // The memory has a text with its white space collapsed and its letters composed, and of its codes their kinds and places.
    private static string? SegmentOf(TmxVariant variant)
    {
        if (!WhiteSpace.IsCollapsed(variant.Text.Text) || !CanonicalComposition.IsComposed(variant.Text.Text))
            return variant.Markup ?? TmxMarkup.Of(variant.Text);
        return variant.Markup is null || variant.Markup == TmxMarkup.Of(variant.Text) ? null : variant.Markup;
    }
}
