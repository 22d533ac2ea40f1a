using Localizer.Model;

namespace Localizer.Locales;

/// <summary>Where a page was and where it goes, with the pages that are localized beside it.</summary>
/// <param name="SourceFile">The source page's full path.</param>
/// <param name="OutputFile">The localized page's full path.</param>
/// <param name="Localized">For each source page of the run, by full path, where its page in this locale goes.</param>
public sealed record PageMove(string SourceFile, string OutputFile, IReadOnlyDictionary<string, string> Localized)
{
    /// <summary>Where the localized page of a file is that is not of the run, by the file's full path; <see langword="null"/> when there is none.</summary>
    public Func<string, string?> OnDisk { get; init; } = _ => null;

    /// <summary>The localized page of a file, or <see langword="null"/>.</summary>
    internal string? LocalizedOf(string file) => Localized.TryGetValue(file, out var target) ? target : OnDisk(file);
}

/// <summary>The policy <c>disk</c>: relative URLs lead to the same files from the page's new place.</summary>
internal static class DiskLinks
{
    /// <summary>What has to change in the page's URLs.</summary>
    /// <param name="map">The page's sites.</param>
    /// <param name="move">Where the page was and where it goes.</param>
    public static IEnumerable<ByteEdit> Edits(PageMap map, PageMove move)
    {
        var (from, to) = (FolderOf(move.SourceFile), FolderOf(move.OutputFile));
        if (map.BaseHref is not { } site)
            return Links.Move(map.Urls, url => Move(url, from, to, move));
        if (!Links.IsRelativePath(site.Text))
            return [];

        // A relative base is the one URL that depends on the page's place; the others depend on it, wherever it has been written from.
        var path = Links.Cut(site.Text).Path;
        var folder = FolderOf(Resolve(from, (path is ".." || path.EndsWith("/..", StringComparison.Ordinal) ? path + "/" : path) + "page"));
        return [.. Links.Move([site], url => Rebase(url, from, to)), .. Links.Move(map.Urls, url => Move(url, folder, folder, move))];
    }

    private static string Move(string url, string from, string to, PageMove move)
    {
        if (!Links.IsRelativePath(url))
            return url;
        var (path, suffix) = Links.Cut(url);
        if (move.LocalizedOf(Resolve(from, path)) is not { } target)
            return from == to ? url : Rebase(url, from, to);
        return Resolve(to, path) == target ? url : RelativeUrl(to, target) + suffix;
    }

    private static string Rebase(string url, string from, string to)
    {
        var (path, suffix) = Links.Cut(url);
        return Join(RelativeUrl(to, from), path) + suffix;
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(file) ?? "";

    private static string Resolve(string folder, string path) =>
        Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(path).Replace("\0", "", StringComparison.Ordinal)));

    /// <summary>The way from a folder to a file or folder, as a URL with its segments escaped; empty when they are the same.</summary>
    private static string RelativeUrl(string fromFolder, string to)
    {
        var relative = Path.GetRelativePath(fromFolder, to).Replace('\\', '/');
        if (relative == ".")
            return "";
        return string.Join('/', relative.Split('/').Select(segment => segment == ".." ? segment : Uri.EscapeDataString(segment)));
    }

    /// <summary>Joins two URL paths; a step up takes back a step down.</summary>
    private static string Join(string folder, string path)
    {
        List<string> segments = folder.Length == 0 ? [] : [.. folder.Split('/')];
        foreach (var segment in path.Split('/'))
        {
            if (segment == ".." && segments.Count > 0 && segments[^1] != "..")
                segments.RemoveAt(segments.Count - 1);
            else if (segment != ".")
                segments.Add(segment);
        }

        return string.Join('/', segments);
    }
}
