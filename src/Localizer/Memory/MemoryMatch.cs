using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Memory;

/// <summary>Where an entry of a memory comes from.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="UnitId">The unit in it, such as a <c>tuid</c>, or <see langword="null"/>.</param>
/// <param name="Who">Who changed or made it last, or <see langword="null"/>.</param>
/// <param name="When">When that was, or <see langword="null"/>.</param>
public sealed record MemoryOrigin(string File, string? UnitId = null, string? Who = null, DateTimeOffset? When = null);

/// <summary>A target that a memory has for a source.</summary>
/// <param name="Target">The target, its codes with the ids of the source that was asked for.</param>
/// <param name="Locale">The target's locale as the memory has it; may be wider or narrower than the one asked for.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record MemoryTarget(CodedText Target, Locale Locale, MemoryOrigin Origin);

/// <summary>An exact match: the best target, and what else the memory has.</summary>
/// <param name="Best">The target to take.</param>
/// <param name="Alternatives">The others with another text, best first.</param>
public sealed record MemoryMatch(MemoryTarget Best, ImmutableArray<MemoryTarget> Alternatives)
{
    /// <summary>The best target's text.</summary>
    public CodedText Target => Best.Target;

    /// <summary>Where the best target comes from.</summary>
    public MemoryOrigin Origin => Best.Origin;
}
