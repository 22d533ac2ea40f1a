using Localizer.Html.Selection;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>Which links a page's map holds.</summary>
internal enum LinkReach
{
    /// <summary>Those that depend on where the page is.</summary>
    Relative,

    /// <summary>Those that lead to a site by a path or a whole address, too.</summary>
    Site,
}

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
    public static ExtractedPage Extract(SourcePage page, SelectionRules rules, LinkedFiles linked) =>
        Extract(page, rules, linked, PageLanguage.ByPage);

    /// <summary>The same of a page whose language may be known from elsewhere.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rules">What the user says.</param>
    /// <param name="linked">Opens the ITS rules that the page links.</param>
    /// <param name="language">What is known of its language.</param>
    /// <param name="links">Which links its map is to hold.</param>
    /// <exception cref="BadInputException">The user's rules cannot be followed on this page: it is too deep or they take too long.</exception>
    internal static ExtractedPage Extract(SourcePage page, SelectionRules rules, LinkedFiles linked, PageLanguage language, LinkReach links = LinkReach.Relative)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(linked);
        ExtractedPage ExtractEmbedded(SourcePage inner, PageLanguage its) => Extract(inner, rules.ForEmbedded, linked, its, links);
        if (rules.IsEmpty)
        {
            var extractor = new UnitExtractor(page, overrides: null, language, links) { ExtractEmbedded = ExtractEmbedded };
            var plain = extractor.Extract();
            if (!extractor.HoldsRules)
                return plain;
        }

        var builder = new OverrideBuilder(page, rules, linked);
        var extracted = new UnitExtractor(page, builder.Build(), language, links) { ExtractEmbedded = ExtractEmbedded }.Extract();
        return builder.Diagnostics.Count == 0
            ? extracted
            : extracted.With([.. builder.Diagnostics, .. extracted.Diagnostics]);
    }
}
