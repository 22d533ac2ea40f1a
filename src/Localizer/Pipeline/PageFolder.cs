using Localizer.Html;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>
/// Opens the files that a page links, such as ITS rules: those that lie inside the folder that its path is relative to, and no other.
/// Nothing is fetched, and no link of the file system is followed out of it.
/// </summary>
/// <param name="page">The page.</param>
internal sealed class PageFolder(PageInput page) : LinkedFiles
{
    /// <summary>Whether a file was asked for.</summary>
    public bool WasAsked { get; private set; }

    /// <inheritdoc/>
    public override LinkedFile Open(string reference, LinkedFile? from)
    {
        WasAsked = true;
        if (page.FullPath is null)
            return None.Open(reference, from);
        var path = reference.Trim().Split('#', '?')[0];
        if (path.Length == 0 || path[0] is '/' or '\\' || path.Split('/')[0].Contains(':', StringComparison.Ordinal))
            throw Refused("rules are read from the page's own folder, and nothing is fetched");
        var own = Path.GetDirectoryName(page.FullPath)!;
        var above = page.FullPath.Replace(Path.DirectorySeparatorChar, '/').EndsWith('/' + page.Path, StringComparison.Ordinal)
            ? Path.TrimEndingDirectorySeparator(page.FullPath[..^page.Path.Length])
            : own;
        var root = above.Length == 0 ? own : above;
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from?.Path ?? page.FullPath)!, Uri.UnescapeDataString(path)));
        if (!IsInside(file, root) || !IsInside(RealPath(file), RealPath(root)))
            throw Refused("they lie outside of the pages' folder");
        try
        {
            return new LinkedFile(file, InputFile.Read(file, reference));
        }
        catch (BadInputException exception)
        {
            throw Refused(exception.Diagnostic.Id == "file-not-found" ? "there is no such file" : "the file cannot be read");
        }
    }

    private static bool IsInside(string file, string root) => file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // The path with all links on the way resolved.
    private static string RealPath(string path)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            FileSystemInfo info = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
            real = info.LinkTarget is null ? real : info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? real;
        }

        return real;
    }

    private static BadInputException Refused(string why) => new(new Diagnostic("linked-unread", Severity.Error, why));
}
