using Localizer.Model;

namespace Localizer.Locales;

/// <summary>The policy <c>site</c>: URLs lead where they led on the site, those of localized pages to these.</summary>
internal static class SiteLinks
{
    /// <summary>What has to change in the page's URLs.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="request">What the pass is to do.</param>
    /// <param name="onSite">The page on its site.</param>
    public static IEnumerable<ByteEdit> Edits(PageMap map, LocalePassRequest request, PageOnSite onSite)
    {
        if (!Uri.TryCreate(onSite.Cluster.SourceUrl, UriKind.Absolute, out var from)
            || !Uri.TryCreate(onSite.Site.UrlOf(onSite.Path, request.To), UriKind.Absolute, out var to))
        {
            return [];
        }

        if (map.BaseHref is not { } site)
            return Links.Move(map.Urls, url => Move(url, from, to, onSite, request));
        if (!TryResolve(from, Links.Cut(site.Text).Path, out var place))
            return [];
        var rebased = Links.IsRelativePath(site.Text) ? Links.Move([site], url => RelativeTo(to, place) + Links.Cut(url).Suffix) : [];
        return [.. rebased, .. Links.Move(map.Urls, url => Move(url, place, place, onSite, request))];
    }

    private static string Move(string url, Uri from, Uri to, PageOnSite onSite, LocalePassRequest request)
    {
        var (path, suffix) = Links.Cut(url);
        if (path.Length == 0 || Links.IsTemplate(url) || !TryResolve(from, path, out var target))
            return url;
        var isRelative = Links.IsRelativePath(url);
        if (LocalizedOf(target, onSite, request) is { } localized)
            target = localized;
        else if (!isRelative)
            return url;
        if (TryResolve(to, path, out var reached) && reached == target)
            return url;
        if (isRelative)
            return RelativeTo(to, target) + suffix;
        return (path.StartsWith("//", StringComparison.Ordinal) ? $"//{target.Authority}{target.AbsolutePath}"
            : path[0] == '/' ? target.AbsolutePath
            : target.GetLeftPart(UriPartial.Path)) + suffix;
    }

    // A pattern may put the locale into the query; it goes before the link's own, so such a page is not linked at all.
    private static Uri? LocalizedOf(Uri target, PageOnSite onSite, LocalePassRequest request)
    {
        foreach (var path in onSite.Site.PathsOf(target, request.From))
        {
            if (!onSite.IsLocalized(path) || !Uri.TryCreate(onSite.Site.UrlOf(path, request.To), UriKind.Absolute, out var url) || url.Query.Length > 0)
                continue;

            // A folder's address stays one: its index page was not named.
            return target.AbsolutePath.EndsWith('/') ? new Uri(url, ".") : url;
        }

        return null;
    }

    private static bool TryResolve(Uri place, string path, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(place, path, out url) && url.Scheme is "http" or "https";

    private static string RelativeTo(Uri place, Uri target)
    {
        if (place.GetLeftPart(UriPartial.Authority) != target.GetLeftPart(UriPartial.Authority))
            return target.AbsoluteUri;
        var relative = place.MakeRelativeUri(target).OriginalString;
        return relative.Length > 0 ? relative : place.AbsolutePath.EndsWith('/') ? "./" : place.Segments[^1];
    }
}
