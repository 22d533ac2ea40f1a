using Localizer.Model;

namespace Localizer.Locales;

/// <summary>What a page says of its place among its translations: canonical link, <c>hreflang</c> links, <c>og:url</c>.</summary>
internal static class ClusterLinks
{
    /// <summary>What has to change.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="request">What the pass is to do.</param>
    public static IEnumerable<ByteEdit> Edits(PageMap map, LocalePassRequest request)
    {
        if (request.OnSite?.Cluster is not { } cluster || cluster.UrlOf(request.To) is not { } own)
            yield break;
        if (request.Settings.OpenGraphUrl != false && map.OpenGraphUrl is { } openGraph && openGraph.Text != own)
            yield return new ByteEdit(openGraph.Value, own, openGraph.Syntax);
        if (request.Settings.Canonical != false && Canonical(map, own) is { } canonical)
            yield return canonical;
        if (request.Settings.Hreflang == false)
            yield break;
        foreach (var edit in Alternates(map, cluster))
            yield return edit;
    }

    private static ByteEdit? Canonical(PageMap map, string own)
    {
        if (map.Canonical is { } canonical)
            return canonical.Text == own ? null : new ByteEdit(canonical.Value, own, canonical.Syntax);
        return map.HeadEndAt is { } headEnd ? HeadElements.Insert(map, [$"<link rel=\"canonical\" href=\"{Escape(own)}\"{HeadElements.Close(map)}"], headEnd) : null;
    }

    private static IEnumerable<ByteEdit> Alternates(PageMap map, PageCluster cluster)
    {
        if (map.HeadEndAt is not { } headEnd)
            return [];
        var alternates = cluster.Alternates();
        if (map.Alternates.Select(element => (element.Key, element.Value.Text)).Order().SequenceEqual(alternates.Order()))
            return [];
        var elements = alternates.Select(alternate =>
            $"<link rel=\"alternate\" hreflang=\"{alternate.Tag}\" href=\"{Escape(alternate.Url)}\"{HeadElements.Close(map)}");
        return HeadElements.Replace(map, map.Alternates, [.. elements], headEnd);
    }

    private static string Escape(string url) => url.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);
}
