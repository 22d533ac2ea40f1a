using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Finds what is to be checked: files, those of folders, and those that globs match.</summary>
/// <param name="currentFolder">The folder that relative paths start from, as a full path.</param>
/// <param name="source">The page that the localized page was made from, or the folder of the pages that those of a folder were; or <see langword="null"/>.</param>
public sealed class CheckInputFinder(string currentFolder, string? source)
{
    private const string Kinds = "Bilingual files end in .xlf or .xliff, memories in .tmx, pages in .html, .htm or .xhtml.";

    private readonly FileSearch _search = new(currentFolder, file => KindOf(file) != CheckInputKind.Page || PageFinder.IsPage(file), Kinds);
    private readonly string? _source = source is null ? null : Path.GetFullPath(Path.Combine(currentFolder, source));

    /// <summary>Finds files.</summary>
    /// <param name="paths">Files, folders and globs.</param>
    /// <returns>The files in the order of the paths, those of a folder in order of their names; one that was named twice is there once.</returns>
    /// <exception cref="BadInputException">A path leads to nothing that can be checked, or a page's source is not known.</exception>
    public IReadOnlyList<CheckInput> Find(IEnumerable<string> paths)
    {
        var found = paths.SelectMany(FindOne).DistinctBy(file => file.FullPath, StringComparer.Ordinal).ToList();
        var pages = found.Count(file => KindOf(file.FullPath) == CheckInputKind.Page);
        return [.. found.Select(file => InputOf(file, pages))];
    }

    private List<FoundFile> FindOne(string path)
    {
        var found = _search.Find(path).OrderBy(file => file.FullPath, StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : throw new BadInputException(new Diagnostic("nothing-to-check", Severity.Error, $"'{path}' holds nothing that can be checked.", Hint: Kinds));
    }

    private CheckInput InputOf(FoundFile file, int pages)
    {
        var (kind, named) = (KindOf(file.FullPath), new NamedFile(file.FullPath, _search.Shown(file.FullPath)));
        return new CheckInput(kind, named, kind == CheckInputKind.Page ? SourceOf(file, named.ShownAs, pages) : null);
    }

    // Of a folder's pages each is looked for under its own path in the folder of the sources.
    private NamedFile SourceOf(FoundFile file, string shown, int pages)
    {
        if (_source is null)
            throw Usage($"'{shown}' is a page, and the page that it was made from is not named.", "Give it with --source.");
        if (Directory.Exists(_source))
        {
            var page = Path.Combine(_source, Path.GetRelativePath(file.Folder, file.FullPath));
            return File.Exists(page)
                ? new NamedFile(page, _search.Shown(page))
                : throw Usage($"'{shown}' has no source '{_search.Shown(page)}'.", "Name the folders of both, so that the paths inside them are the same; a page whose source is gone can be deleted.");
        }

        return pages == 1
            ? new NamedFile(_source, _search.Shown(_source))
            : throw Usage($"There are {pages} pages to check, and --source names one.", "Name the folder of their sources.");
    }

    // What is named and is nothing else is taken for a page.
    private static CheckInputKind KindOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".tmx" => CheckInputKind.Memory,
        ".xlf" or ".xliff" => CheckInputKind.Bilingual,
        _ => CheckInputKind.Page,
    };

    private static BadInputException Usage(string message, string hint) => new(new Diagnostic("usage", Severity.Error, message, Hint: hint));
}
