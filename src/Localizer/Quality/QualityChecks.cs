using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Quality.Checks;

namespace Localizer.Quality;

/// <summary>A finding of a check about one of the pairs that it was shown.</summary>
/// <param name="Index">The pair's place, from 0.</param>
/// <param name="Finding">The finding; its place is for the caller to add.</param>
internal readonly record struct PairFinding(int Index, Diagnostic Finding);

/// <summary>The checks that there are, and how they are run.</summary>
internal static class QualityChecks
{
    /// <summary>The checks of one segment, in the order in which findings are given.</summary>
    public static ImmutableArray<SegmentCheck> OfSegment { get; } =
    [
        new EmptyCheck(), new UntranslatedCheck(), new HeadingUntranslatedCheck(), new PartUntranslatedCheck(), new WrongLanguageCheck(),
        new NumberLostCheck(), new NumberAddedCheck(), new PercentLostCheck(), new UnitLostCheck(), new CurrencyLostCheck(), new DateChangedCheck(), new ProductCodeCheck(),
        new UrlLostCheck(), new UrlAddedCheck(), new NameAddedCheck(), new EmailChangedCheck(), new TemplateVariableCheck(),
        new EntityRawCheck(), new EntityEscapedTwiceCheck(),
        new MixedScriptCheck(), new DiacriticsLostCheck(), new NotComposedCheck(), new MojibakeCheck(), new BidiControlCheck(),
        new TooShortCheck(), new TooLongCheck(), new CutOffCheck(), new DoubledWordCheck(), new DoubledSentenceCheck(),
        new SpacesCheck(), new CapitalStartCheck(), new EndPunctuationCheck(), new EllipsisCheck(), new BracketsCheck(), new QuotesCheck(), new QuotesForeignCheck(), new InvertedMarksCheck(), new FrenchSpacesCheck(),
        new FullWidthPunctuationCheck(), new ModelPreambleCheck(), new MarkdownCheck(), new RefusalCheck(), new AttributeLengthCheck(),
    ];

    /// <summary>The checks of a whole page.</summary>
    public static ImmutableArray<PageCheck> OfPage { get; } = [new InconsistentCheck(), new SameTargetCheck()];

    /// <summary>What is known of each check, in order of their ids.</summary>
    public static ImmutableArray<CheckRule> Rules { get; } =
    [
        .. OfSegment.Select(check => check.Rule)
            .Concat(OfPage.Select(check => check.Rule))
            .Concat(WholePageChecks.All.Select(check => check.Rule))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>Runs all checks that are for the locale of the pairs.</summary>
    /// <param name="pairs">The segments and their translations, in the page's order.</param>
    /// <returns>What was found, in order of the pairs.</returns>
    public static IReadOnlyList<PairFinding> Run(IReadOnlyList<CheckedPair> pairs)
    {
        var found = new List<PairFinding>();
        var (checks, to) = (Array.Empty<SegmentCheck>(), default(Locale));
        for (var i = 0; i < pairs.Count; i++)
        {
            // Mostly all are for one locale.
            if (!ReferenceEquals(pairs[i].To, to))
                (checks, to) = ([.. OfSegment.Where(check => check.Rule.IsFor(pairs[i].To))], pairs[i].To);
            foreach (var check in checks)
            {
                if (check.Find(pairs[i]) is { } fault)
                    found.Add(new PairFinding(i, Of(check.Rule, fault)));
            }
        }

        foreach (var check in OfPage)
            found.AddRange(check.Find(pairs).Select(fault => new PairFinding(fault.Index, Of(check.Rule, fault.Fault))));
        return [.. found.OrderBy(finding => finding.Index)];
    }

    private static Diagnostic Of(CheckRule rule, Fault fault) => new(rule.Id, fault.Severity ?? rule.Severity, fault.Message, Hint: rule.Hint);
}
