using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.IO.Hashing;
using System.Text;
using Localizer.Html;
using Localizer.Locales;
using Localizer.Model;
using Localizer.Pipeline.Publishing;

namespace Localizer.Pipeline;

/// <summary>Which pages there are in which locale: those of the run, and those that the output folder holds from earlier ones.</summary>
/// <param name="options">The run.</param>
/// <param name="gate">Which of them are published; nothing leads to the others.</param>
internal sealed class LocalizedPages(PipelineOptions options, PublishGate gate)
{
    private readonly FrozenSet<string> _paths = options.SitePages.Select(page => page.Path).ToFrozenSet(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<Locale>> _locales = new(options.Output.Locales);
    private readonly ConcurrentDictionary<string, Locale> _written = new(StringComparer.Ordinal);
    private volatile bool _hasHeldBack;

    /// <summary>
    /// A hash of all pages that there are once the run is done, on which links and what pages say of their translations depend: it is
    /// the same before the run that writes them and after it.
    /// </summary>
    public UInt128 Hash
    {
        get
        {
            var hash = new XxHash128();
            foreach (var locale in _locales.Value.Concat(options.To).Distinct().OrderBy(locale => locale.Tag, StringComparer.Ordinal))
            {
                var paths = options.Output.PagesOf(locale).Concat(options.To.Contains(locale) ? _paths : []);
                foreach (var path in paths.Distinct(StringComparer.Ordinal).Where(path => gate.IsPublished(path, locale)).Order(StringComparer.Ordinal))
                    hash.Append(Encoding.UTF8.GetBytes($"{locale.Tag}/{path}\n"));
            }

            return hash.GetCurrentHashAsUInt128();
        }
    }

    /// <summary>What the locale pass is to do to a page that is written to a file.</summary>
    /// <param name="job">The page in its locale.</param>
    /// <param name="file">The file.</param>
    /// <param name="outputs">Where the run's pages go.</param>
    public LocalePassRequest RequestFor(PageJob job, string file, PageOutputs outputs)
    {
        if (job.BelowGate == 0)
            _written[job.Page.Input.Path] = job.Page.From;
        else
            _hasHeldBack = true;
        var move = new PageMove(job.Page.Input.FullPath!, file, outputs.Of(job.To)) { OnDisk = link => link == job.Page.Input.FullPath ? file : FindOnDisk(link, job) };
        return RequestFor(job) with { Move = move, OnSite = OnSite(job) };
    }

    /// <summary>The same of a page that has no place.</summary>
    public LocalePassRequest RequestFor(PageJob job) => new()
    {
        From = job.Page.From,
        To = job.To,
        Settings = options.LocalePass,
        Links = options.Links,
    };

    /// <summary>The sitemap's files: all pages that the output folder holds, in all their locales; none without a site or when nothing was written.</summary>
    public IReadOnlyList<SitemapFile> Sitemap()
    {
        if (options.Site is not { Sitemap.Length: > 0 } site || (_written.IsEmpty && !_hasHeldBack))
            return [];
        var paths = _locales.Value.Concat(options.To).Distinct().SelectMany(options.Output.PagesOf).Concat(_written.Keys).Distinct(StringComparer.Ordinal);
        return Locales.Sitemap.Write(
            paths.Select(path => site.ClusterOf(path, _written.GetValueOrDefault(path, options.DefaultFrom), LocalesOf(path))), site.Sitemap, site.Configuration.Url.TrimEnd('/'));
    }

    private PageOnSite? OnSite(PageJob job) => options.Site is not { } site
        ? null
        : new PageOnSite(site, job.Page.Input.Path, site.ClusterOf(job.Page.Input.Path, job.Page.From, LocalesOf(job.Page.Input.Path)), path => IsLocalized(path, job.To));

    /// <summary>The locales whose page, written by an earlier run, does not name the one that is written now as its translation: search engines then pass over both.</summary>
    /// <param name="job">The page that is written.</param>
    public IEnumerable<Locale> OneWayFrom(PageJob job)
    {
        if (options.Site is null)
            yield break;
        var tag = SearchTag.Of(job.To);
        foreach (var locale in LocalesOf(job.Page.Input.Path).Where(locale => !options.To.Contains(locale)))
        {
            if (tag is not null && options.Output.Find(job.Page.Input.Path, locale) is { } file
                && !PageExtractor.Extract(SourcePage.Read(file, InputFile.Read(file, options.Output.Shown(file)))).Map.Alternates.Any(alternate => alternate.Key.Equals(tag, StringComparison.OrdinalIgnoreCase)))
                yield return locale;
        }
    }

    private IEnumerable<Locale> LocalesOf(string path) => (options.Site?.Locales
        ?? (_paths.Contains(path) ? options.To : []).Concat(_locales.Value.Where(locale => options.Output.Find(path, locale) is not null)).Distinct())
        .Where(locale => gate.IsPublished(path, locale));

    private bool IsLocalized(string path, Locale locale) =>
        ((options.To.Contains(locale) && _paths.Contains(path)) || options.Output.Find(path, locale) is not null) && gate.IsPublished(path, locale);

    // A linked page has the path that it has from the folder that the linking page's own path starts from.
    private string? FindOnDisk(string file, PageJob job)
    {
        var (page, path) = (job.Page.Input.FullPath!.Replace('\\', '/'), job.Page.Input.Path);
        if (!page.EndsWith(path, StringComparison.Ordinal))
            return null;
        var root = page[..^path.Length];
        return file.Replace('\\', '/') is var linked && linked.StartsWith(root, StringComparison.Ordinal) && gate.IsPublished(linked[root.Length..], job.To)
            ? options.Output.Find(linked[root.Length..], job.To)
            : null;
    }
}
