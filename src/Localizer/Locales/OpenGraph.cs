using System.Collections.Frozen;
using System.Text;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Locales;

/// <summary>What a page says of its locale to social networks: <c>og:locale</c>, <c>og:locale:alternate</c> and <c>og:url</c>.</summary>
internal static class OpenGraph
{
    private static readonly Lazy<FrozenDictionary<string, string>> Exceptions = new(LoadExceptions);

    /// <summary>A locale as Open Graph writes it: language and region, never a script.</summary>
    /// <param name="locale">The locale.</param>
    /// <param name="configured">What the configuration says for locales, by tag.</param>
    /// <returns><see langword="null"/> when no region is likely.</returns>
    public static string? Of(Locale locale, IReadOnlyDictionary<string, string>? configured)
    {
        if (configured?.GetValueOrDefault(locale.Tag) is { } stated)
            return stated;
        if (Exceptions.Value.TryGetValue(locale.Tag, out var known))
            return known;
        var region = locale.Region is { Length: 2 } given ? given : Cldr.Likely(locale.Language, locale.Script, null).Region;
        return region is null ? null : $"{locale.Language}_{region}";
    }

    /// <summary>What has to change.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="request">What the pass is to do.</param>
    public static IEnumerable<ByteEdit> Edits(PageMap map, LocalePassRequest request)
    {
        if (request.Settings.OpenGraph == false || map.OpenGraphLocale is not { } site || Of(request.To, request.Settings.OpenGraphLocales) is not { } own)
            return [];
        var others = request.OnSite?.Cluster is { } cluster
            ? cluster.Pages.Where(page => !page.Locale.Equals(request.To)).Select(page => Of(page.Locale, request.Settings.OpenGraphLocales))
                .OfType<string>().Where(other => other != own).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()
            : null;
        var edits = new List<ByteEdit>();
        if (site.Text != own)
            edits.Add(new ByteEdit(site.Value, own, site.Syntax));
        edits.AddRange(others is null ? Swap(map, own, site.Text) : Replace(map, others));
        return edits;
    }

    // Without a site only this much is known: the page is no alternate of itself, and what it was translated from is one.
    private static IEnumerable<ByteEdit> Swap(PageMap map, string own, string former) => map.OpenGraphAlternates
        .Where(alternate => alternate.Value.Text == own && former != own)
        .Select(alternate => new ByteEdit(alternate.Value.Value, former, alternate.Value.Syntax));

    private static IEnumerable<ByteEdit> Replace(PageMap map, List<string> others)
    {
        var elements = others.Select(other => $"<meta property=\"og:locale:alternate\" content=\"{other}\"{HeadElements.Close(map)}");
        return map.OpenGraphAlternates.Select(alternate => alternate.Value.Text).Order(StringComparer.Ordinal).SequenceEqual(others, StringComparer.Ordinal)
            ? []
            : HeadElements.Replace(map, map.OpenGraphAlternates, [.. elements], map.OpenGraphLocaleEnd);
    }

    private static FrozenDictionary<string, string> LoadExceptions()
    {
        using var stream = typeof(OpenGraph).Assembly.GetManifestResourceStream("Localizer.Locales.OpenGraphLocales.txt")
            ?? throw new InvalidOperationException("The table of Open Graph's locales is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenDictionary(words => words[0], words => words[1], StringComparer.Ordinal);
    }
}
