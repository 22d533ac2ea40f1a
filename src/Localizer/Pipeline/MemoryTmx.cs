using System.Collections.Immutable;
using System.Globalization;
using Localizer.Exchange.Tmx;
using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Makes a memory's translations of TMX units, and the other way round.</summary>
internal static class MemoryTmx
{
    private const string Origin = "x-origin";
    private const string Machine = "machine";
    private const string Provider = "x-provider";
    private const string ProviderVersion = "x-provider-version";
    private const string GlossaryVersion = "x-glossary-version";
    private const string Context = "x-context";

    /// <summary>
    /// The translations of a unit: every variant in the source's language is a source, for every variant in another locale; a unit without
    /// one gives none, and a variant without text neither.
    /// </summary>
    /// <param name="unit">The unit.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="from">The source's locale.</param>
    public static IEnumerable<MemoryUnit> UnitsOf(TmxUnit unit, string file, Locale from)
    {
        foreach (var source in unit.Variants)
        {
            if (source.Locale.Language != from.Language || string.IsNullOrWhiteSpace(source.Text.Text))
                continue;
            foreach (var target in unit.Variants)
            {
                // A target without text is a translation still to be made.
                if (!target.Locale.Equals(source.Locale) && !string.IsNullOrWhiteSpace(target.Text.Text))
                    yield return UnitOf(unit, source, target, file);
            }
        }
    }

    /// <summary>A translation as a unit of its own.</summary>
    /// <param name="unit">The translation.</param>
    /// <param name="index">Its number in the file, from 1.</param>
    public static TmxUnit ToTmx(MemoryUnit unit, int index) => MemoryTmxExtras.ToTmx(unit, index, PropertiesOf(unit));

    /// <summary>A translation as a unit for OmegaT, its codes in the text.</summary>
    /// <param name="unit">The translation.</param>
    /// <param name="index">Its number in the file, from 1.</param>
    public static TmxUnit ToOmegaT(MemoryUnit unit, int index)
    {
        var (source, target) = OmegaTTags.Of(unit.Source, unit.Target);
        return ToTmx(unit with { Source = source, Target = target, Extras = [.. unit.Extras.Where(extra => extra.Kind != MemoryExtraKind.Segment)] }, index);
    }

    private static MemoryUnit UnitOf(TmxUnit unit, TmxVariant source, TmxVariant target, string file)
    {
        var (own, common) = (target.Provenance, unit.Provenance);
        var origin = new MemoryOrigin(file, unit.Id, own.Who ?? common.Who, own.When ?? common.When)
        {
            IsMachine = ValueOf(unit, target, Origin) == Machine,
            Provider = ValueOf(unit, target, Provider),
            ProviderVersion = ValueOf(unit, target, ProviderVersion),
            GlossaryVersion = ValueOf(unit, target, GlossaryVersion),
        };
        var translation = new MemoryUnit(source.Locale, target.Locale, source.Text, target.Text, origin)
        {
            CreatedBy = own.CreationId ?? common.CreationId,
            Created = own.CreationDate ?? common.CreationDate,
            Context = ContextOf(ValueOf(unit, target, Context)),
        };
        var extras = MemoryTmxExtras.Of(unit, source, target, translation, IsFact);
        return extras.IsEmpty ? translation : translation with { Extras = extras };
    }

    private static long? ContextOf(string? hash) => long.TryParse(hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var context) ? context : null;

    // Another tool may have properties of the same names for something else.
    private static bool IsFact(TmxProperty property) => property.Type switch
    {
        Origin => property.Value == Machine,
        Context => ContextOf(property.Value) is not null,
        Provider or ProviderVersion or GlossaryVersion => true,
        _ => false,
    };

    private static IEnumerable<TmxProperty> PropertiesOf(MemoryUnit unit)
    {
        if (unit.Origin.IsMachine)
            yield return new TmxProperty(Origin, Machine);
        foreach (var (type, value) in ((string, string?)[])[
            (Provider, unit.Origin.Provider), (ProviderVersion, unit.Origin.ProviderVersion), (GlossaryVersion, unit.Origin.GlossaryVersion),
            (Context, unit.Context?.ToString("x16", CultureInfo.InvariantCulture))])
        {
            if (value is not null)
                yield return new TmxProperty(type, value);
        }
    }

    private static string? ValueOf(TmxUnit unit, TmxVariant target, string type) => ValueOf(unit.Properties, type) ?? ValueOf(target.Properties, type);

    private static string? ValueOf(ImmutableArray<TmxProperty> properties, string type)
    {
        foreach (var property in properties)
        {
            if (property.Type == type)
                return property.Value;
        }

        return null;
    }
}
