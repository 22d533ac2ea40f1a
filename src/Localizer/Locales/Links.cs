using System.Text.Json.Serialization;
using Localizer.Model;

namespace Localizer.Locales;

/// <summary>What becomes of links.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LinkPolicy>))]
public enum LinkPolicy
{
    /// <summary>Relative ones resolve to the same file from the page's new place; links to pages that are localized go to those.</summary>
    [JsonStringEnumMemberName("disk")]
    Disk,

    /// <summary>They stay as they are.</summary>
    [JsonStringEnumMemberName("keep")]
    Keep,

    /// <summary>They lead where they led on the site; links to pages that are localized go to those.</summary>
    [JsonStringEnumMemberName("site")]
    Site,
}

/// <summary>Rewrites the URLs of a page that has moved, so that they lead where they led, or to what is localized beside it.</summary>
internal static class Links
{
    private static readonly System.Buffers.SearchValues<char> TemplateMarks = System.Buffers.SearchValues.Create("{<\n");

    /// <summary>What has to change in the page's URLs.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="request">What the pass is to do.</param>
    public static IEnumerable<ByteEdit> Edits(PageMap map, LocalePassRequest request) => request switch
    {
        { Links: LinkPolicy.Disk, Move: { } move } => DiskLinks.Edits(map, move),
        { Links: LinkPolicy.Site, OnSite: { } onSite } => SiteLinks.Edits(map, request, onSite),
        _ => [],
    };

    /// <summary>An edit for each URL that moves.</summary>
    public static IEnumerable<ByteEdit> Move(IEnumerable<AttributeSite> sites, Func<string, string> move)
    {
        foreach (var site in sites)
        {
            var moved = UrlLists.Map(site, move);
            if (moved != site.Text)
                yield return new ByteEdit(site.Value, moved, site.Syntax);
        }
    }

    /// <summary>Cuts a URL into its path, scheme and host included, and what follows it: query and fragment.</summary>
    public static (string Path, string Suffix) Cut(string url)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? (url, "") : (url[..end], url[end..]);
    }

    /// <summary>Whether it holds what a template has yet to fill in.</summary>
    public static bool IsTemplate(string url) => url.AsSpan().ContainsAny(TemplateMarks);

    /// <summary>Whether it depends on the page's folder: no scheme, no authority, no root, no query or fragment alone, no template.</summary>
    public static bool IsRelativePath(string url)
    {
        if (url.Length == 0 || url[0] is '/' or '\\' or '#' or '?' || IsTemplate(url))
            return false;
        var end = url.AsSpan().IndexOfAny(":/?#");
        return end < 0 || url[end] != ':';
    }
}
