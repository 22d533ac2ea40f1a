using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Memory;

/// <summary>What many translations of a memory have in common, kept once: the locales and who made them.</summary>
internal sealed record MemoryFacts(
    string From, string To, string? CreatedBy, string? ChangedBy, bool IsMachine, string? Provider, string? ProviderVersion, string? GlossaryVersion)
{
    /// <summary>The facts of a translation.</summary>
    public static MemoryFacts Of(MemoryUnit unit) => new(
        unit.From.Tag, unit.To.Tag, unit.CreatedBy, unit.Origin.Who, unit.Origin.IsMachine, unit.Origin.Provider, unit.Origin.ProviderVersion,
        unit.Origin.GlossaryVersion);

    /// <summary>Reads a row of the table.</summary>
    public static MemoryFacts Read(SqliteStatement row) => new(
        row.Text(1), row.Text(2), row.TextOrNull(3), row.TextOrNull(4), row.Number(5) != 0, row.TextOrNull(6), row.TextOrNull(7), row.TextOrNull(8));

    /// <summary>Binds all but the id.</summary>
    public SqliteStatement Bind(SqliteStatement insert) => insert
        .Bind(2, From).Bind(3, To).Bind(4, CreatedBy).Bind(5, ChangedBy).Bind(6, IsMachine ? 1 : 0).Bind(7, Provider).Bind(8, ProviderVersion).Bind(9, GlossaryVersion);

    /// <summary>Where a translation comes from.</summary>
    public MemoryOrigin OriginOf(string file, string? unit, long? changed) => new(
        file, unit, ChangedBy, changed is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null)
    {
        IsMachine = IsMachine,
        Provider = Provider,
        ProviderVersion = ProviderVersion,
        GlossaryVersion = GlossaryVersion,
    };
}

/// <summary>Facts with their locales read.</summary>
/// <param name="Facts">The facts.</param>
/// <param name="From">The source's locale.</param>
/// <param name="To">The target's locale.</param>
internal sealed record StoredFacts(MemoryFacts Facts, Locale From, Locale To);
