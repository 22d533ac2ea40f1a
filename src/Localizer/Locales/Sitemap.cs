using System.Text;

namespace Localizer.Locales;

/// <summary>A file of a sitemap.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SitemapFile(string Name, byte[] Content);

/// <summary>
/// Writes the sitemap (sitemaps.org, 0.9) of clusters: each address with all its alternates, as <c>xhtml:link</c>. Past the
/// 50,000 addresses that a file may have it becomes several, with an index.
/// </summary>
public static class Sitemap
{
    private const int MostUrls = 50_000;
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private const string Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>Writes it.</summary>
    /// <param name="clusters">The clusters; their order does not matter.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="folderUrl">The address of the folder that it is served from, without a slash at its end.</param>
    /// <returns>The file, or the index and its files.</returns>
    public static IReadOnlyList<SitemapFile> Write(IEnumerable<PageCluster> clusters, string name, string folderUrl)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentNullException.ThrowIfNull(name);
        var entries = clusters
            .SelectMany(cluster => cluster.Pages.Select(page => (page.Url, cluster)))
            .DistinctBy(entry => entry.Url, StringComparer.Ordinal)
            .OrderBy(entry => entry.Url, StringComparer.Ordinal)
            .ToList();
        if (entries.Count <= MostUrls)
            return [new SitemapFile(name, UrlSet(entries))];
        var stem = Path.GetFileNameWithoutExtension(name);
        var parts = entries.Chunk(MostUrls).Select((part, index) => new SitemapFile($"{stem}-{index + 1}{Path.GetExtension(name)}", UrlSet(part))).ToList();
        var index = new StringBuilder(Head).Append("<sitemapindex xmlns=\"").Append(Schema).Append("\">\n");
        foreach (var part in parts)
            index.Append("  <sitemap><loc>").Append(Escape($"{folderUrl}/{part.Name}")).Append("</loc></sitemap>\n");
        return [new SitemapFile(name, Encoding.UTF8.GetBytes(index.Append("</sitemapindex>\n").ToString())), .. parts];
    }

    private static byte[] UrlSet(IEnumerable<(string Url, PageCluster Cluster)> entries)
    {
        var xml = new StringBuilder(Head).Append("<urlset xmlns=\"").Append(Schema).Append("\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        foreach (var (url, cluster) in entries)
        {
            xml.Append("  <url>\n    <loc>").Append(Escape(url)).Append("</loc>\n");
            foreach (var (tag, alternate) in cluster.Alternates())
                xml.Append("    <xhtml:link rel=\"alternate\" hreflang=\"").Append(tag).Append("\" href=\"").Append(Escape(alternate)).Append("\"/>\n");
            xml.Append("  </url>\n");
        }

        return Encoding.UTF8.GetBytes(xml.Append("</urlset>\n").ToString());
    }

    private static string Escape(string url) => url
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("'", "&apos;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
