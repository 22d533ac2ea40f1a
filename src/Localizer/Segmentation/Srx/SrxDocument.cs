using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Segmentation.Expressions;

namespace Localizer.Segmentation.Srx;

/// <summary>What an SRX file says.</summary>
internal sealed class SrxDocument
{
    /// <summary>Whether the rules of all language maps that fit a language apply, in the maps' order; else only those of the first.</summary>
    public required bool Cascades { get; init; }

    /// <summary>Which side of a break inline codes belong to.</summary>
    public required CodePlacement Codes { get; init; }

    /// <summary>What was left out or read otherwise than written, each with its place; warnings change breaks, the others do not.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>The language maps in their order.</summary>
    public required ImmutableArray<SrxLanguageMap> Maps { get; init; }
}

/// <summary>A language map: the rules that hold for the languages that a pattern fits.</summary>
/// <param name="Pattern">The pattern; it must fit the whole tag.</param>
/// <param name="Rules">The rules.</param>
internal sealed record SrxLanguageMap(Node Pattern, IReadOnlyList<BreakRule> Rules);
