using Localizer.Model;

namespace Localizer.Locales;

/// <summary>One page of a cluster.</summary>
/// <param name="Locale">Its locale.</param>
/// <param name="Url">Its address, percent-encoded.</param>
/// <param name="IsSource">Whether it is the one that the others were translated from.</param>
public sealed record ClusterPage(Locale Locale, string Url, bool IsSource);

/// <summary>A page in all its locales: each names all of them, itself included, so that search engines take their word.</summary>
/// <param name="Pages">The pages, the source first.</param>
/// <param name="XDefault">The address for readers of no locale that there is.</param>
public sealed record PageCluster(IReadOnlyList<ClusterPage> Pages, string XDefault)
{
    /// <summary>The address of the source page.</summary>
    public string SourceUrl => Pages[0].Url;

    /// <summary>The address of the page in a locale, or <see langword="null"/>.</summary>
    public string? UrlOf(Locale locale) => Pages.FirstOrDefault(page => page.Locale.Equals(locale))?.Url;

    /// <summary>
    /// The cluster as <c>hreflang</c> says it, in ordinal order of the tags, <c>x-default</c> last. Where two locales have one tag
    /// (<c>es</c> and <c>es-419</c>), the one that it fits whole has it.
    /// </summary>
    public IReadOnlyList<(string Tag, string Url)> Alternates()
    {
        var tags = new SortedDictionary<string, ClusterPage>(StringComparer.Ordinal);
        foreach (var page in Pages)
        {
            if (SearchTag.Of(page.Locale) is { } tag && (tag == page.Locale.Tag || !tags.ContainsKey(tag)))
                tags[tag] = page;
        }

        return [.. tags.Select(tag => (tag.Key, tag.Value.Url)), ("x-default", XDefault)];
    }
}

/// <summary>A page on its site.</summary>
/// <param name="Site">The site.</param>
/// <param name="Path">The page's path.</param>
/// <param name="Cluster">The page in all its locales.</param>
/// <param name="IsLocalized">Whether the page with a path has one in the locale at hand.</param>
public sealed record PageOnSite(Site Site, string Path, PageCluster Cluster, Func<string, bool> IsLocalized);
