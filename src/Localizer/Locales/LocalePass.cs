using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Locales;

/// <summary>What the locale pass is to do to a page.</summary>
public sealed record LocalePassRequest
{
    /// <summary>The locale of the source.</summary>
    public required Locale From { get; init; }

    /// <summary>The locale of the page that comes out.</summary>
    public required Locale To { get; init; }

    /// <summary>Which parts are done.</summary>
    public LocalePassSettings Settings { get; init; } = new();

    /// <summary>What becomes of links.</summary>
    public LinkPolicy Links { get; init; } = LinkPolicy.Disk;

    /// <summary>Where the page was and where it goes on the disk; <see langword="null"/> when it has no place there.</summary>
    public PageMove? Move { get; init; }

    /// <summary>The page on its site; <see langword="null"/> when no site is known.</summary>
    public PageOnSite? OnSite { get; init; }

    /// <summary>The texts that go into the page.</summary>
    public IEnumerable<string> Targets { get; init; } = [];

    /// <summary>The bytes at which a tag whose element stays in the source's language takes its <c>lang</c>.</summary>
    public ImmutableArray<int> KeptAt { get; init; } = [];
}

/// <summary>
/// The locale pass: what a page says and links because of the locale that it is in. It gives edits of the page's own bytes; a page
/// that says it all already gets none, so that the pass done twice is the pass done once.
/// </summary>
public static class LocalePass
{
    /// <summary>What has to change in a page.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="request">What is to be done.</param>
    /// <returns>Edits that do not overlap, by rising start.</returns>
    public static IReadOnlyList<ByteEdit> Edits(PageMap map, LocalePassRequest request)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(request);
        if (request.From.Equals(request.To))
            return request.OnSite is { Site.Configuration.SourceCluster: true } ? Joined([.. OpenGraph.Edits(map, request), .. ClusterLinks.Edits(map, request)]) : [];
        return Joined(
        [
            .. LangAndDir.Edits(map, request),
            .. EncodingDeclaration.Edits(map, request.Targets),
            .. OpenGraph.Edits(map, request),
            .. StatedLanguage.Edits(map, request),
            .. ClusterLinks.Edits(map, request),
            .. TitlePattern.Edits(map, request),
            .. Links.Edits(map, request),
        ]);
    }

    /// <summary>
    /// What has to change in a page that stands in another one's attribute (<c>srcdoc</c>): its language and its links. It has no address
    /// of its own, and its links start where those of the page around it do.
    /// </summary>
    /// <param name="map">Its sites.</param>
    /// <param name="around">Those of the page around it.</param>
    /// <param name="request">What is to be done to the page around it.</param>
    internal static IReadOnlyList<ByteEdit> EmbeddedEdits(PageMap map, PageMap around, LocalePassRequest request)
    {
        if (request.From.Equals(request.To))
            return [];
        var links = Links.Edits(map.BaseHref is null ? map with { BaseHref = around.BaseHref } : map, request);
        if (map.BaseHref is null && around.BaseHref is not null)
        {
            var own = map.Urls.Select(url => url.Value).ToHashSet();
            links = links.Where(edit => own.Contains(edit.Range));
        }

        return Joined([.. LangAndDir.Edits(map, request with { KeptAt = [] }), .. StatedLanguage.Edits(map, request), .. links]);
    }

    // What is inserted at one byte becomes one edit, in the order in which the parts gave it.
    private static List<ByteEdit> Joined(IEnumerable<ByteEdit> edits)
    {
        var joined = new List<ByteEdit>();
        foreach (var edit in edits.OrderBy(edit => edit.Range.Start).ThenBy(edit => edit.Range.Length))
        {
            if (joined.Count > 0 && joined[^1] is { Syntax: null, Range.IsEmpty: true } last && edit.Syntax is null && edit.Range == last.Range)
                joined[^1] = last with { Text = last.Text + edit.Text };
            else
                joined.Add(edit);
        }

        return joined;
    }
}
