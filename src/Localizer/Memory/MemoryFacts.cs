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

/// <summary>Notes and properties of a translation as one text: each ends with a record separator, a unit separator stands before the value.</summary>
internal static class MemoryExtras
{
    private const char EndOfType = '\u001F';
    private const char EndOfExtra = '\u001E';

    /// <summary>The text; <see langword="null"/> for none.</summary>
    public static string? Write(ImmutableArray<MemoryExtra> extras) => extras.IsDefaultOrEmpty ? null : string.Concat(extras.Select(extra =>
        extra.Type is null ? $"{Clean(extra.Value)}{EndOfExtra}" : $"{Clean(extra.Type)}{EndOfType}{Clean(extra.Value)}{EndOfExtra}"));

    /// <summary>What a text says.</summary>
    public static ImmutableArray<MemoryExtra> Read(string? text) => text is null ? [] :
    [
        .. text.Split(EndOfExtra)[..^1].Select(extra => extra.IndexOf(EndOfType, StringComparison.Ordinal) is var cut and >= 0
            ? new MemoryExtra(extra[..cut], extra[(cut + 1)..]) : new MemoryExtra(null, extra)),
    ];

    // XML has neither of the two.
    private static string Clean(string text) => text.Replace(EndOfType, ' ').Replace(EndOfExtra, ' ');
}
