using Localizer.Model;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Localizer.Pipeline;

/// <summary>Finds the pages that the user named: files, folders and globs.</summary>
/// <param name="currentFolder">The folder that relative paths start from, as a full path.</param>
/// <param name="root">The folder that page paths are relative to where they lie in it, or <see langword="null"/>.</param>
/// <param name="outputFolder">The folder that localized pages go to: what lies in it is no source.</param>
public sealed class PageFinder(string currentFolder, string? root, string outputFolder)
{
    private static readonly string[] Extensions = [".html", ".htm", ".xhtml"];

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

    private IEnumerable<PageInput> FindOne(string path)
    {
        var full = Path.GetFullPath(Path.Combine(currentFolder, path));
        if (File.Exists(full))
            return [PageOf(full, Path.GetDirectoryName(full)!)];
        if (Directory.Exists(full))
            return FilesOf(full).Select(file => PageOf(file, full));
        if (path.AsSpan().ContainsAny('*', '?'))
            return Expand(path);
        throw new BadInputException(new Diagnostic(
            "path-not-found", Severity.Error, $"'{path}' does not exist.", Hint: "Name a page, a folder of pages or a glob such as 'articles/**/*.html'."));
    }

    private IEnumerable<string> FilesOf(string folder)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
            IgnoreInaccessible = false,
        };
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*", options)
                .Where(file => IsPage(file) && !IsIn(file, outputFolder))];
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new BadInputException(
                new Diagnostic("folder-unreadable", Severity.Error, $"'{Shown(folder)}' cannot be read: {exception.Message}", Hint: "Check its permissions."),
                exception);
        }
    }

    private IEnumerable<PageInput> Expand(string glob)
    {
        var segments = glob.Replace('\\', '/').Split('/');
        var fixedCount = segments.TakeWhile(segment => !segment.AsSpan().ContainsAny('*', '?')).Count();
        var folder = Path.GetFullPath(Path.Combine(currentFolder, string.Join('/', segments.Take(fixedCount)) is { Length: > 0 } start ? start : "."));
        if (!Directory.Exists(folder))
            return [];
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(string.Join('/', segments.Skip(fixedCount)));
        return matcher.GetResultsInFullPath(folder)
            .Select(Path.GetFullPath)
            .Where(file => !IsIn(file, outputFolder))
            .Select(file => PageOf(file, folder));
    }

    private PageInput PageOf(string file, string folder)
    {
        var from = root is not null && IsIn(file, root) ? root : folder;
        return new PageInput(Path.GetRelativePath(from, file).Replace('\\', '/'), file, Shown(file));
    }

    private string Shown(string file) => Path.GetRelativePath(currentFolder, file).Replace('\\', '/');

    private static bool IsIn(string file, string folder) =>
        file.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static BadInputException NoPages(string path) => new(new Diagnostic(
        "no-pages", Severity.Error, $"'{path}' holds no page.", Hint: "Pages end in .html, .htm or .xhtml."));
}
