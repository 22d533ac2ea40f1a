using Localizer.Html.Selection;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>The first stage: finds what is to be translated in a page.</summary>
public static class PageExtractor
{
    /// <summary>Finds the units of a page and the sites of its locale pass, in one pass and in time linear in its size.</summary>
    /// <param name="page">The page, however broken its markup is.</param>
    public static ExtractedPage Extract(SourcePage page) => Extract(page, SelectionRules.None, LinkedFiles.None);

    /// <summary>
    /// The same by rules. A page of which no rule speaks, the user's or ITS rules of its own, is read once as any other; for another
    /// its tree is built first, or when ITS rules are met.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="rules">What the user says.</param>
    /// <param name="linked">Opens the ITS rules that the page links.</param>
    /// <exception cref="BadInputException">The user's rules cannot be followed on this page: it is too deep or they take too long.</exception>
    public static ExtractedPage Extract(SourcePage page, SelectionRules rules, LinkedFiles linked)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(linked);
        if (rules.IsEmpty)
        {
            var extractor = new UnitExtractor(page, overrides: null);
            var plain = extractor.Extract();
            if (!extractor.HoldsRules)
                return plain;
        }

        var builder = new OverrideBuilder(page, rules, linked);
        var extracted = new UnitExtractor(page, builder.Build()).Extract();
        return builder.Diagnostics.Count == 0
            ? extracted
            : extracted.With([.. builder.Diagnostics, .. extracted.Diagnostics]);
    }
}
