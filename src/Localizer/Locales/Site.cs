using System.Buffers;
using Localizer.Model;

namespace Localizer.Locales;

/// <summary>The site that pages are served from: which page has which address, and back.</summary>
public sealed class Site
{
    private static readonly string[] Extensions = [".html", ".htm", ".xhtml"];

    private static readonly SearchValues<char> UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&()*+,;=%{}");

    private readonly string _url;
    private readonly string _pattern;
    private readonly string _sourcePattern;
    private readonly Locale? _xDefault;

    private Site(SiteConfiguration configuration)
    {
        Configuration = configuration;
        _url = configuration.Url.TrimEnd('/');
        _pattern = WithSlash(configuration.Pattern ?? "/{locale}/{path}");
        _sourcePattern = WithSlash(configuration.SourcePattern ?? "/{path}");
        _xDefault = configuration.XDefault is { } tag ? Locale.Parse(tag) : null;
        Locales = configuration.Locales?.Select(Locale.Parse).ToList();
    }

    /// <summary>What the configuration says.</summary>
    public SiteConfiguration Configuration { get; }

    /// <summary>The locales that the site has by its configuration, or <see langword="null"/>.</summary>
    public IReadOnlyList<Locale>? Locales { get; }

    /// <summary>The name of the sitemap, or empty.</summary>
    public string Sitemap => Configuration.Sitemap ?? "sitemap.xml";

    /// <summary>Reads what the configuration says.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="BadInputException">The address or a pattern is none, or a locale is not known.</exception>
    public static Site Create(SiteConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (!Uri.TryCreate(configuration.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length + url.Fragment.Length > 0)
            throw Bad($"'{configuration.Url}' is no address of a site.", "Give one such as https://example.com.");
        foreach (var part in (string?[])[configuration.Url, configuration.Pattern, configuration.SourcePattern])
        {
            if (part is not null && part.AsSpan().ContainsAnyExcept(UrlCharacters))
                throw Bad($"'{part}' has a character that no address may have.", "Percent-encode it.");
        }

        if (configuration.Pattern is { } pattern && !(NamesAPage(pattern) && pattern.Contains("{locale}", StringComparison.Ordinal)))
            throw Bad($"'{pattern}' does not say where a localized page is.", "Name {locale} and {path}, as in /{locale}/{path}.");
        if (configuration.SourcePattern is { } source && !NamesAPage(source))
            throw Bad($"'{source}' does not say where a source page is.", "Name {path}, as in /{path}.");
        if (configuration.Sitemap is { } name && name.AsSpan().ContainsAny('/', '\\'))
            throw Bad($"'{name}' is no file name.", "Give a name such as sitemap.xml.");
        return new Site(configuration);
    }

    /// <summary>The address of a localized page.</summary>
    /// <param name="path">The page's path.</param>
    /// <param name="locale">Its locale.</param>
    public string UrlOf(string path, Locale locale) => Fill(_pattern, path, locale);

    /// <summary>The address of a source page.</summary>
    /// <param name="path">The page's path.</param>
    /// <param name="from">The locale that it is in.</param>
    public string SourceUrlOf(string path, Locale from) => Fill(_sourcePattern, path, from);

    /// <summary>The paths that the source page at an address may have, the likeliest first; none when the address lies outside.</summary>
    /// <param name="url">The address, without query and fragment.</param>
    /// <param name="from">The locale that source pages are in.</param>
    public IEnumerable<string> PathsOf(Uri url, Locale from)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(from);
        var isStem = _sourcePattern.Contains("{stem}", StringComparison.Ordinal);
        var parts = (_url + _sourcePattern.Replace("{locale}", from.Tag, StringComparison.Ordinal)).Split(isStem ? "{stem}" : "{path}", 2);
        var whole = url.GetLeftPart(UriPartial.Path);
        if (whole.Length < parts[0].Length + parts[1].Length
            || !whole.StartsWith(parts[0], StringComparison.Ordinal) || !whole.EndsWith(parts[1], StringComparison.Ordinal))
        {
            return [];
        }

        var path = Uri.UnescapeDataString(whole[parts[0].Length..^parts[1].Length]);
        if (path.Length == 0 || path.EndsWith('/'))
            return Extensions.Select(extension => $"{path}index{extension}");
        return isStem ? Extensions.Select(extension => path + extension) : [path];
    }

    /// <summary>A page in all its locales.</summary>
    /// <param name="path">The page's path.</param>
    /// <param name="from">The locale that its source is in.</param>
    /// <param name="locales">The locales that it is localized in.</param>
    public PageCluster ClusterOf(string path, Locale from, IEnumerable<Locale> locales)
    {
        var source = new ClusterPage(from, SourceUrlOf(path, from), IsSource: true);
        List<ClusterPage> pages =
        [
            source,
            .. locales.Where(locale => !locale.Equals(from)).Distinct().OrderBy(locale => locale.Tag, StringComparer.Ordinal)
                .Select(locale => new ClusterPage(locale, UrlOf(path, locale), IsSource: false)),
        ];
        var xDefault = pages.Find(page => page.Locale.Equals(_xDefault ?? from)) ?? source;
        return new PageCluster(pages, xDefault.Url);
    }

    private static bool NamesAPage(string pattern) =>
        pattern.Contains("{path}", StringComparison.Ordinal) || pattern.Contains("{stem}", StringComparison.Ordinal);

    private static string WithSlash(string pattern) => pattern.StartsWith('/') ? pattern : "/" + pattern;

    private string Fill(string pattern, string path, Locale locale)
    {
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        var extension = Path.GetExtension(path);
        var stem = Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase) ? escaped[..^extension.Length] : escaped;
        return _url + pattern.Replace("{locale}", locale.Tag, StringComparison.Ordinal)
            .Replace("{path}", escaped, StringComparison.Ordinal)
            .Replace("{stem}", stem, StringComparison.Ordinal);
    }

    private static BadInputException Bad(string message, string hint) =>
        new(new Diagnostic("configuration-invalid", Severity.Error, message, Hint: hint));
}
