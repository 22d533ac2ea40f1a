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
        if (map.OpenGraphUrl is { } openGraph && openGraph.Text != own)
            yield return new ByteEdit(openGraph.Value, own, openGraph.Syntax);
        if (map.Canonical is { } canonical && canonical.Text != own)
            yield return new ByteEdit(canonical.Value, own, canonical.Syntax);
        if (map.HeadEndAt is not { } headEnd)
            yield break;
        if (map.Canonical is null)
            yield return HeadElements.Insert(map, [$"<link rel=\"canonical\" href=\"{Escape(own)}\"{HeadElements.Close(map)}"], headEnd);
        var alternates = cluster.Alternates();
        if (map.Alternates.Select(element => (element.Key, element.Value.Text)).Order().SequenceEqual(alternates.Order()))
            yield break;
        var elements = alternates.Select(alternate =>
            $"<link rel=\"alternate\" hreflang=\"{alternate.Tag}\" href=\"{Escape(alternate.Url)}\"{HeadElements.Close(map)}");
        foreach (var edit in HeadElements.Replace(map, map.Alternates, [.. elements], headEnd))
            yield return edit;
    }

    private static string Escape(string url) => url.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);
}
