using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Memory;

/// <summary>A translation as it goes into a memory, and comes out whole.</summary>
/// <param name="From">The source's locale.</param>
/// <param name="To">The target's locale.</param>
/// <param name="Source">The source.</param>
/// <param name="Target">The target; a code that stands for one of the source has its id.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record MemoryUnit(Locale From, Locale To, CodedText Source, CodedText Target, MemoryOrigin Origin)
{
    /// <summary>The hash of where the source stands, or <see langword="null"/> when that is not known.</summary>
    public long? Context { get; init; }

    /// <summary>Who made it first, or <see langword="null"/>.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When it was made, or <see langword="null"/>.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>What its file says of it besides: kept as it is, and given back by an export.</summary>
    public ImmutableArray<MemoryExtra> Extras { get; init; } = [];
}

/// <summary>What kind of file a memory's translations come from.</summary>
internal enum MemoryFileKind
{
    /// <summary>One that the configuration or the command line names: it serves while it is named.</summary>
    Named,

    /// <summary>One that was imported: it serves always.</summary>
    Imported,

    /// <summary>The record of a page.</summary>
    Record,
}
