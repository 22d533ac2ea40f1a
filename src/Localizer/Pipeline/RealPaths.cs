namespace Localizer.Pipeline;

/// <summary>Finds where files really are: a folder anywhere above them may be a link, as a home folder or a CI's workspace often is.</summary>
internal sealed class RealPaths
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);

    /// <summary>The paths of a file without links above it: of the file by its own name, and, where that is a link, of what it leads to.</summary>
    /// <param name="file">Its full path; it need not exist.</param>
    public IEnumerable<string> NamesOf(string file)
    {
        var named = Path.GetDirectoryName(file) is { } folder ? Path.Combine(FolderOf(folder), Path.GetFileName(file)) : file;
        yield return named;
        if (new FileInfo(named).LinkTarget is not null)
            yield return Of(named);
    }

    /// <summary>A path with every link on its way followed; itself where they lead round and round.</summary>
    /// <param name="path">A full path; it need not exist.</param>
    public static string Of(string path)
    {
        var (current, links) = (Path.GetPathRoot(path)!, 0);
        var parts = new Stack<string>(Parts(path));
        while (parts.TryPop(out var part))
        {
            var next = Path.GetFullPath(Path.Combine(current, part));
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MostLinks)
                return path;
            if (Path.IsPathRooted(target))
                current = Path.GetPathRoot(target)!;
            foreach (var one in Parts(target))
                parts.Push(one);
        }

        return current;
    }

    private string FolderOf(string folder)
    {
        if (!_folders.TryGetValue(folder, out var real))
            _folders.Add(folder, real = Of(folder));
        return real;
    }

    // The last one first.
    private static IEnumerable<string> Parts(string path) =>
        path[(Path.GetPathRoot(path)?.Length ?? 0)..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse();
}
