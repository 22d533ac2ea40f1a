using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Finds the pages that the user named: files, folders and globs.</summary>
/// <param name="currentFolder">The folder that relative paths start from, as a full path.</param>
/// <param name="root">The folder that page paths are relative to where they lie in it, or <see langword="null"/>.</param>
/// <param name="outputFolder">The folder that localized pages go to: what lies in it is no source.</param>
public sealed class PageFinder(string currentFolder, string? root, string outputFolder)
{
    private static readonly string[] Extensions = [".html", ".htm", ".xhtml"];

    private readonly FileSearch _search = new(currentFolder, IsPage, "Name a page, a folder of pages or a glob such as 'articles/**/*.html'.");

    /// <summary>Finds pages.</summary>
    /// <param name="paths">Files, folders (searched for .html, .htm and .xhtml) and globs.</param>
    /// <returns>The pages, sorted by path; a page that was named twice is there once.</returns>
    /// <exception cref="BadInputException">A path leads to no page, or two pages would have one output.</exception>
    public IReadOnlyList<PageInput> Find(IEnumerable<string> paths)
    {
        var pages = new SortedDictionary<string, PageInput>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var found = FindOne(path).ToList();
            if (found.Count == 0)
                throw NoPages(path);
            foreach (var page in found)
            {
                if (pages.TryAdd(page.Path, page) || pages[page.Path].FullPath == page.FullPath)
                    continue;
                throw new BadInputException(new Diagnostic(
                    "output-clash",
                    Severity.Error,
                    $"'{pages[page.Path].ShownAs}' and '{page.ShownAs}' would both be written to '{page.Path}'.",
                    Hint: "Name a folder that holds both, or set 'root' in localizer.json."));
            }
        }

        return [.. pages.Values];
    }

    /// <summary>Whether a file is a page by its name.</summary>
    internal static bool IsPage(string file) => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant());

    // A page that is named itself is one wherever it lies; what is only found in the output folder is no source.
    private IEnumerable<PageInput> FindOne(string path)
    {
        var isNamed = File.Exists(Path.GetFullPath(Path.Combine(currentFolder, path)));
        return _search.Find(path).Where(found => isNamed || !IsIn(found.FullPath, outputFolder)).Select(found => PageOf(found.FullPath, found.Folder));
    }

    private PageInput PageOf(string file, string folder)
    {
        var from = root is not null && IsIn(file, root) ? root : folder;
        return new PageInput(Path.GetRelativePath(from, file).Replace('\\', '/'), file, _search.Shown(file));
    }

    private static bool IsIn(string file, string folder) =>
        file.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static BadInputException NoPages(string path) => new(new Diagnostic(
        "no-pages", Severity.Error, $"'{path}' holds no page.", Hint: "Pages end in .html, .htm or .xhtml."));
}
