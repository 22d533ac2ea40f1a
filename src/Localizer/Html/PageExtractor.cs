namespace Localizer.Html;

/// <summary>The first stage: finds what is to be translated in a page.</summary>
public static class PageExtractor
{
    /// <summary>Finds the units of a page and the sites of its locale pass, in one pass and in time linear in its size.</summary>
    /// <param name="page">The page, however broken its markup is.</param>
    public static ExtractedPage Extract(SourcePage page) => UnitExtractor.Extract(page);
}
