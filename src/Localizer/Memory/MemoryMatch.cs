using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Memory;

/// <summary>Where an entry of a memory comes from.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="UnitId">The unit in it, such as a <c>tuid</c>, or <see langword="null"/>.</param>
/// <param name="Who">Who changed or made it last, or <see langword="null"/>.</param>
/// <param name="When">When that was, to the second, or <see langword="null"/>.</param>
public sealed record MemoryOrigin(string File, string? UnitId = null, string? Who = null, DateTimeOffset? When = null)
{
    /// <summary>Whether a machine made it and no person has accepted it yet.</summary>
    public bool IsMachine { get; init; }

    /// <summary>The provider that made it, or <see langword="null"/>.</summary>
    public string? Provider { get; init; }

    /// <summary>The provider's version, or <see langword="null"/>.</summary>
    public string? ProviderVersion { get; init; }

    /// <summary>The version of the glossary that it was made with, or <see langword="null"/>.</summary>
    public string? GlossaryVersion { get; init; }
}

/// <summary>How much of a source a memory has.</summary>
public enum MatchKind
{
    /// <summary>The same text and codes between the same neighbours.</summary>
    InContext,

    /// <summary>The same text and codes.</summary>
    Exact,

    /// <summary>The same but for numbers, dates in digits or codes, which were put right in the target.</summary>
    Adapted,
}

/// <summary>What a memory is asked for.</summary>
/// <param name="Source">The source; its codes may have any ids.</param>
/// <param name="Context">Where it stands, or <see langword="null"/>.</param>
public readonly record struct MemoryQuery(CodedText Source, MemoryContext? Context = null);

/// <summary>A target that a memory has for a source.</summary>
/// <param name="Target">The target, its codes with the ids of the source that was asked for.</param>
/// <param name="Locale">The target's locale as the memory has it; may be wider or narrower than the one asked for.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record MemoryTarget(CodedText Target, Locale Locale, MemoryOrigin Origin);

/// <summary>A match that can be taken: the best target, and what else the memory has.</summary>
/// <param name="Best">The target to take.</param>
/// <param name="Alternatives">The others with another text, best first.</param>
public sealed record MemoryMatch(MemoryTarget Best, ImmutableArray<MemoryTarget> Alternatives)
{
    /// <summary>How much of the source the memory has.</summary>
    public MatchKind Kind { get; init; } = MatchKind.Exact;

    /// <summary>The best target's text.</summary>
    public CodedText Target => Best.Target;

    /// <summary>Where the best target comes from.</summary>
    public MemoryOrigin Origin => Best.Origin;
}

/// <summary>A fuzzy match: a help for whoever translates, never a translation.</summary>
/// <param name="Source">The source that the memory has, its codes numbered from 1.</param>
/// <param name="Best">Its best target; codes with the ids of <paramref name="Source"/>.</param>
/// <param name="Score">How alike the sources are, in percent: 100 is the same.</param>
public sealed record FuzzyMatch(CodedText Source, MemoryTarget Best, int Score);

/// <summary>A source that stands in a text as a part of it: a help for whoever translates, never a translation.</summary>
/// <param name="Source">The source that the memory has.</param>
/// <param name="Best">Its best target.</param>
public sealed record SubsegmentMatch(CodedText Source, MemoryTarget Best);
