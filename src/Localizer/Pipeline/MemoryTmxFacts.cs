using System.Collections.Immutable;
using System.Globalization;
using Localizer.Exchange.Tmx;
using Localizer.Memory;

namespace Localizer.Pipeline;

/// <summary>
/// The properties that tell what the memory has of a translation as facts: of each type the unit's first, or the target's where the unit has
/// none. All others of their types are another's, and kept as they are.
/// </summary>
/// <param name="Origin">That a machine made it.</param>
/// <param name="Provider">The service.</param>
/// <param name="ProviderVersion">Its version.</param>
/// <param name="GlossaryVersion">The version of the glossary.</param>
/// <param name="Context">The hash of where its source stands.</param>
internal readonly record struct MemoryTmxFacts(TmxProperty? Origin, TmxProperty? Provider, TmxProperty? ProviderVersion, TmxProperty? GlossaryVersion, TmxProperty? Context)
{
    private const string OriginType = "x-origin";
    private const string Machine = "machine";
    private const string ProviderType = "x-provider";
    private const string ProviderVersionType = "x-provider-version";
    private const string GlossaryVersionType = "x-glossary-version";
    private const string ContextType = "x-context";

    /// <summary>The hash of where the translation's source stands, or <see langword="null"/>.</summary>
    public long? ContextHash => HashOf(Context);

    /// <summary>The properties of a translation. Another tool may have some of the same names for something else; those are none.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="target">The variant that is the target.</param>
    public static MemoryTmxFacts Of(TmxUnit unit, TmxVariant target) => new(
        Find(unit, target, OriginType) is { Value: Machine } origin ? origin : null, Find(unit, target, ProviderType), Find(unit, target, ProviderVersionType),
        Find(unit, target, GlossaryVersionType), Find(unit, target, ContextType) is { } context && HashOf(context) is not null ? context : null);

    /// <summary>The properties as an export writes them.</summary>
    /// <param name="unit">The translation.</param>
    public static IEnumerable<TmxProperty> PropertiesOf(MemoryUnit unit)
    {
        if (unit.Origin.IsMachine)
            yield return new TmxProperty(OriginType, Machine);
        foreach (var (type, value) in ((string, string?)[])[
            (ProviderType, unit.Origin.Provider), (ProviderVersionType, unit.Origin.ProviderVersion), (GlossaryVersionType, unit.Origin.GlossaryVersion),
            (ContextType, unit.Context?.ToString("x16", CultureInfo.InvariantCulture))])
        {
            if (value is not null)
                yield return new TmxProperty(type, value);
        }
    }

    /// <summary>Whether a property of the unit or target is one of these: itself, and none that says the same.</summary>
    public bool Has(TmxProperty property) => ReferenceEquals(property, Origin) || ReferenceEquals(property, Provider) || ReferenceEquals(property, ProviderVersion)
        || ReferenceEquals(property, GlossaryVersion) || ReferenceEquals(property, Context);

    private static TmxProperty? Find(TmxUnit unit, TmxVariant target, string type) => Find(unit.Properties, type) ?? Find(target.Properties, type);

    private static TmxProperty? Find(ImmutableArray<TmxProperty> properties, string type)
    {
        foreach (var property in properties)
        {
            if (property.Type == type)
                return property;
        }

        return null;
    }

    private static long? HashOf(TmxProperty? context) => long.TryParse(context?.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hash) ? hash : null;
}
