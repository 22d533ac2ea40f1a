namespace Localizer.Locales;

/// <summary>Where the pages are served, as <c>localizer.json</c> says it.</summary>
public sealed record SiteConfiguration
{
    /// <summary>The site's address, such as <c>https://example.com</c>; may have a path.</summary>
    public required string Url { get; init; }

    /// <summary>Where a localized page is: <c>{locale}</c>, and <c>{path}</c> or, without its ending, <c>{stem}</c>; <c>/{locale}/{path}</c> when left out.</summary>
    public string? Pattern { get; init; }

    /// <summary>Where a source page is; <c>/{path}</c> when left out.</summary>
    public string? SourcePattern { get; init; }

    /// <summary>The locale whose page is for readers of no locale that the site has (<c>x-default</c>); the source's when left out.</summary>
    public string? XDefault { get; init; }

    /// <summary>The locales that the site has; when left out, those of the run and those that the output folder holds a page in.</summary>
    public IReadOnlyList<string>? Locales { get; init; }

    /// <summary>The sitemap's name in the output folder; <c>sitemap.xml</c> when left out, none when empty.</summary>
    public string? Sitemap { get; init; }

    /// <summary>Whether a page that is "translated" into its own locale gets its links to the others (<c>--to en,vi</c> for pages in English).</summary>
    public bool? SourceCluster { get; init; }

    /// <summary>Whether JSON-LD names the work that it is a translation of.</summary>
    public bool? TranslationOfWork { get; init; }
}
