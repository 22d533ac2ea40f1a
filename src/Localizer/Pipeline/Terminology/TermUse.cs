using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.Pipeline.Translation;

namespace Localizer.Pipeline.Terminology;

/// <summary>Who gave a segment's target.</summary>
internal enum TermOrigin
{
    /// <summary>A service, in this run; or rules of ours.</summary>
    Service,

    /// <summary>A record or a memory, of what a machine gave or nobody knows who.</summary>
    Memory,

    /// <summary>A person.</summary>
    Person,
}

/// <summary>A term of a segment, and how it came into its target.</summary>
/// <param name="Check">What became of it.</param>
/// <param name="Place">Where the segment stands.</param>
internal sealed record TermUse(TermCheck Check, TermPlace Place)
{
    /// <summary>How often the service applied it in its own way.</summary>
    public int Native { get; private init; }

    /// <summary>How often it was protected on its way.</summary>
    public int Protected { get; private init; }

    /// <summary>How often a record or a memory had it.</summary>
    public int Memory { get; private init; }

    /// <summary>How often a person wrote it.</summary>
    public int Person { get; private init; }

    /// <summary>How often a repair put it in.</summary>
    public int Repaired => Check.Repaired;

    /// <summary>How often it is not there.</summary>
    public int Failed => Math.Max(0, Check.Expected - Check.Found);

    /// <summary>What was applied in which way.</summary>
    /// <param name="check">What became of the term.</param>
    /// <param name="place">Where the segment stands.</param>
    /// <param name="origin">Who gave the target.</param>
    /// <param name="outcome">How terms went to the service.</param>
    public static TermUse Of(TermCheck check, TermPlace place, TermOrigin origin, TermOutcome outcome)
    {
        var there = Math.Min(check.Found, check.Expected);
        var use = new TermUse(check with { Repaired = origin == TermOrigin.Service ? Count(outcome.Repaired, check.Term) : 0 }, place);
        switch (origin)
        {
            case TermOrigin.Person:
                return use with { Person = there };
            case TermOrigin.Memory:
                return use with { Memory = there };
            default:
                var asGiven = Math.Max(0, there - use.Repaired);
                var native = Math.Min(asGiven, Count(outcome.Native, check.Term));
                return use with { Native = native, Protected = Math.Min(asGiven - native, Count(outcome.Protected, check.Term)) };
        }
    }

    private static int Count(ImmutableArray<Term> terms, Term term) => terms.Count(other => ReferenceEquals(other, term));
}

/// <summary>A segment that has a term.</summary>
/// <param name="Path">The page's path.</param>
/// <param name="Line">The line in the source page, from 1.</param>
/// <param name="Column">The column, from 1 in UTF-16 units.</param>
/// <param name="Source">The source's text.</param>
/// <param name="Target">The target's text.</param>
internal sealed record TermPlace(string Path, int Line, int Column, string Source, string Target);
