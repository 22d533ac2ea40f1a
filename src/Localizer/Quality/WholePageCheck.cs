using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Quality.Checks;

namespace Localizer.Quality;

/// <summary>A page and its translation, besides their texts.</summary>
/// <param name="Source">What the page shows.</param>
/// <param name="Target">What its translation shows.</param>
/// <param name="To">The translation's locale.</param>
internal sealed record PagePair(PageFacts Source, PageFacts Target, Locale To);

/// <summary>A check of what a translated page shows besides its texts. In its examples source and target are markup.</summary>
internal abstract class WholePageCheck
{
    /// <summary>What is known of it.</summary>
    public abstract CheckRule Rule { get; }

    /// <summary>Looks for faults.</summary>
    /// <param name="pair">The page and its translation.</param>
    public abstract IEnumerable<Fault> Find(PagePair pair);
}

/// <summary>The checks of whole pages, and how they are run.</summary>
internal static class WholePageChecks
{
    /// <summary>The checks, in the order in which findings are given.</summary>
    public static ImmutableArray<WholePageCheck> All { get; } = [new LangCheck(), new AnchorCheck(), new JsonLdCheck(), new MarkupCheck()];

    /// <summary>Runs all of them.</summary>
    /// <param name="pair">The page and its translation.</param>
    public static IEnumerable<Diagnostic> Run(PagePair pair) => All
        .SelectMany(check => check.Find(pair), (check, fault) => new Diagnostic(check.Rule.Id, fault.Severity ?? check.Rule.Severity, fault.Message, Hint: check.Rule.Hint));
}
