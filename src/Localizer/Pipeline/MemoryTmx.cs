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
    public static TmxUnit ToTmx(MemoryUnit unit, int index)
    {
        var none = new TmxProvenance(null, null, null, null);
        return new TmxUnit
        {
            Id = unit.Origin.UnitId,
            Index = index,
            Source = unit.From,
            Provenance = none,
            Position = TextPosition.Start,
            Properties =
            [
                .. PropertiesOf(unit),
                .. unit.Extras.Where(extra => extra.Type is not null).Select(extra => new TmxProperty(extra.Type!, extra.Value)),
            ],
            Notes = [.. unit.Extras.Where(extra => extra.Type is null).Select(extra => extra.Value)],
            Variants =
            [
                new TmxVariant(unit.From, unit.Source, none, TextPosition.Start),
                new TmxVariant(unit.To, unit.Target, new TmxProvenance(unit.CreatedBy, unit.Created, ChangedBy(unit), unit.Origin.When), TextPosition.Start),
            ],
        };
    }

    // Who made it and never changed it need not stand there twice.
    private static string? ChangedBy(MemoryUnit unit) => unit.Origin.Who == unit.CreatedBy && unit.Origin.When == unit.Created ? null : unit.Origin.Who;

    private static MemoryUnit UnitOf(TmxUnit unit, TmxVariant source, TmxVariant target, string file)
    {
        var (own, common) = (target.Provenance, unit.Provenance);
        var origin = new MemoryOrigin(file, unit.Id, own.Who ?? common.Who, own.When ?? common.When)
        {
            IsMachine = ValueOf(unit, Origin) == Machine,
            Provider = ValueOf(unit, Provider),
            ProviderVersion = ValueOf(unit, ProviderVersion),
            GlossaryVersion = ValueOf(unit, GlossaryVersion),
        };
        return new MemoryUnit(source.Locale, target.Locale, source.Text, target.Text, origin)
        {
            CreatedBy = own.CreationId ?? common.CreationId,
            Created = own.CreationDate ?? common.CreationDate,
            Context = long.TryParse(ValueOf(unit, Context), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var context) ? context : null,
            Extras = unit.Properties.IsEmpty && unit.Notes.IsEmpty ? [] : ExtrasOf(unit),
        };
    }

    private static ImmutableArray<MemoryExtra> ExtrasOf(TmxUnit unit) =>
    [
        .. unit.Notes.Select(note => new MemoryExtra(null, note)),
        .. unit.Properties.Where(property => property.Type is not (Origin or Provider or ProviderVersion or GlossaryVersion or Context))
            .Select(property => new MemoryExtra(property.Type, property.Value)),
    ];

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

    private static string? ValueOf(TmxUnit unit, string type)
    {
        foreach (var property in unit.Properties)
        {
            if (property.Type == type)
                return property.Value;
        }

        return null;
    }
}
