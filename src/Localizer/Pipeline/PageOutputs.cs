using Localizer.Model;
using Localizer.Pipeline.Publishing;

namespace Localizer.Pipeline;

/// <summary>
/// Where each page goes in each locale. It is made before anything is done, so that ways out of the output folder show first.
/// </summary>
internal sealed class PageOutputs
{
    private readonly Dictionary<string, Dictionary<string, string>> _byLocale;
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _published;
    private readonly OutputFolder _folder;
    private readonly string? _project;
    private readonly PublishGate _gate;

    /// <summary>Settles the places.</summary>
    /// <param name="options">The run.</param>
    /// <param name="gate">Which pages are published.</param>
    /// <exception cref="BadInputException">A page would lie outside of the output folder.</exception>
    public PageOutputs(PipelineOptions options, PublishGate gate)
    {
        (_folder, _gate, _project) = (options.Output, gate, Path.GetDirectoryName(options.StateFolder));
        _byLocale = options.To.ToDictionary(
            locale => locale.Tag,
            locale => options.SitePages.ToDictionary(page => page.FullPath!, page => options.Output.FileOf(page.Path, locale), StringComparer.Ordinal),
            StringComparer.Ordinal);
        _published = options.To.ToDictionary(locale => locale.Tag, IReadOnlyDictionary<string, string> (locale) => Published(options, locale), StringComparer.Ordinal);
    }

    /// <summary>A hash of all places, as the project's folder sees them, on which the links of each page depend.</summary>
    public UInt128 Hash
    {
        get
        {
            var hash = new System.IO.Hashing.XxHash128();
            foreach (var (page, file) in _byLocale.Values.SelectMany(files => files).OrderBy(files => files.Value, StringComparer.Ordinal))
                hash.Append(System.Text.Encoding.UTF8.GetBytes($"{NameOf(page)}\n{NameOf(file)}\n"));
            return hash.GetCurrentHashAsUInt128();
        }
    }

    /// <summary>Where a page goes that is done: to the others, or, while it may not be published, to where such pages wait.</summary>
    public string FileOf(PageJob job) => FileOf(job.Page.Input, job.To, isPublished: job.BelowGate == 0);

    /// <summary>Where an earlier run left a page: where it is published, or where it waits; where it would be published when it is nowhere.</summary>
    public string PlaceOf(PageInput page, Locale locale)
    {
        var published = FileOf(page, locale, isPublished: true);
        if (!_folder.HasPending || File.Exists(published))
            return published;
        var waiting = FileOf(page, locale, isPublished: false);
        return File.Exists(waiting) ? waiting : published;
    }

    /// <summary>The other one of the two places that a page may have.</summary>
    public string OtherPlace(PageInput page, Locale locale, string place) => FileOf(page, locale, isPublished: place != _byLocale[locale.Tag][page.FullPath!]);

    /// <summary>Whether a place is that of a published page.</summary>
    public bool IsPublished(PageInput page, Locale locale, string place) => place == _byLocale[locale.Tag][page.FullPath!];

    /// <summary>The files of all published pages in a locale, by the pages' full paths.</summary>
    public IReadOnlyDictionary<string, string> Of(Locale locale) => _published[locale.Tag];

    // A folder that CI keeps serves in another place.
    private string NameOf(string file) => _project is null ? file : Path.GetRelativePath(_project, file);

    private string FileOf(PageInput page, Locale locale, bool isPublished) =>
        isPublished ? _byLocale[locale.Tag][page.FullPath!] : _folder.PendingFileOf(page.Path, locale);

    private Dictionary<string, string> Published(PipelineOptions options, Locale locale) => !_gate.IsActive
        ? _byLocale[locale.Tag]
        : options.SitePages.Where(page => _gate.IsPublished(page.Path, locale))
            .ToDictionary(page => page.FullPath!, page => _byLocale[locale.Tag][page.FullPath!], StringComparer.Ordinal);
}
