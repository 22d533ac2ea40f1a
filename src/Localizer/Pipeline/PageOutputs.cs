using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>
/// Where each page goes in each locale. It is made before anything is done, so that ways out of the output folder show first.
/// </summary>
internal sealed class PageOutputs
{
    private readonly Dictionary<string, Dictionary<string, string>> _byLocale;

    /// <summary>Settles the places.</summary>
    /// <exception cref="BadInputException">A page would lie outside of the output folder.</exception>
    public PageOutputs(PipelineOptions options) => _byLocale = options.To.ToDictionary(
        locale => locale.Tag,
        locale => options.SitePages.ToDictionary(page => page.FullPath!, page => options.Output.FileOf(page.Path, locale), StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>A hash of all places, on which the links of each page depend.</summary>
    public UInt128 Hash
    {
        get
        {
            var hash = new System.IO.Hashing.XxHash128();
            foreach (var (page, file) in _byLocale.Values.SelectMany(files => files).OrderBy(files => files.Value, StringComparer.Ordinal))
                hash.Append(System.Text.Encoding.UTF8.GetBytes($"{page}\n{file}\n"));
            return hash.GetCurrentHashAsUInt128();
        }
    }

    /// <summary>The file of a page in a locale.</summary>
    public string FileOf(PageInput page, Locale locale) => _byLocale[locale.Tag][page.FullPath!];

    /// <summary>The files of all pages in a locale, by the pages' full paths.</summary>
    public IReadOnlyDictionary<string, string> Of(Locale locale) => _byLocale[locale.Tag];
}
