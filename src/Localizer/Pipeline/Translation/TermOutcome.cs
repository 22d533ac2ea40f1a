using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline.Translation;

/// <summary>How a term goes to a service.</summary>
internal enum TermRoute
{
    /// <summary>As any other word.</summary>
    Plain,

    /// <summary>In the service's own way: its glossary, its markup, its prompt.</summary>
    Native,

    /// <summary>As something that the service leaves alone, and that is the target's form already or becomes it.</summary>
    Protected,
}

/// <summary>What became of a text's terms in a translation.</summary>
internal sealed record TermOutcome
{
    /// <summary>Nothing: the text has no term.</summary>
    public static TermOutcome None { get; } = new();

    /// <summary>The terms that were put right, one for each place.</summary>
    public ImmutableArray<Term> Repaired { get; init; } = [];

    /// <summary>The terms that the service was given in its own way, one for each place.</summary>
    public ImmutableArray<Term> Native { get; init; } = [];

    /// <summary>The terms that were protected, one for each place.</summary>
    public ImmutableArray<Term> Protected { get; init; } = [];

    /// <summary>The terms that are not there as the glossary has them.</summary>
    public ImmutableArray<Term> Lacking { get; init; } = [];
}

/// <summary>A translation whose terms were put right as far as it is certain.</summary>
/// <param name="Target">The translation.</param>
/// <param name="Terms">What became of its terms.</param>
internal sealed record JudgedTarget(ProvenTarget Target, TermOutcome Terms);
