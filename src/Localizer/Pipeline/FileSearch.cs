using Localizer.Model;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Localizer.Pipeline;

/// <summary>A file that a path led to.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Folder">The folder that was searched for it, or that it lies in when it was named itself.</param>
internal readonly record struct FoundFile(string FullPath, string Folder);

/// <summary>Finds the files that a path names: itself, those of a folder, or those that a glob matches.</summary>
/// <param name="currentFolder">The folder that relative paths start from, as a full path.</param>
/// <param name="isWanted">Which files of a folder are meant, by their names.</param>
/// <param name="hint">What to say where a path leads nowhere.</param>
internal sealed class FileSearch(string currentFolder, Func<string, bool> isWanted, string hint)
{
    /// <summary>Finds files.</summary>
    /// <param name="path">A file, a folder or a glob.</param>
    /// <exception cref="BadInputException">It leads nowhere, or a folder cannot be read.</exception>
    public IEnumerable<FoundFile> Find(string path)
    {
        var full = Path.GetFullPath(Path.Combine(currentFolder, path));
        if (File.Exists(full))
            return [new FoundFile(full, Path.GetDirectoryName(full)!)];
        if (Directory.Exists(full))
            return FilesOf(full).Select(file => new FoundFile(file, full));
        if (path.AsSpan().ContainsAny('*', '?'))
            return Expand(path);
        throw new BadInputException(new Diagnostic("path-not-found", Severity.Error, $"'{path}' does not exist.", Hint: hint));
    }

    /// <summary>A file as messages show it.</summary>
    public string Shown(string file) => Path.GetRelativePath(currentFolder, file).Replace('\\', '/');

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
            return [.. Directory.EnumerateFiles(folder, "*", options).Where(isWanted)];
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new BadInputException(
                new Diagnostic("folder-unreadable", Severity.Error, $"'{Shown(folder)}' cannot be read: {FileFault.ReasonOf(exception)}.", Hint: "Check its permissions."),
                exception);
        }
    }

    private IEnumerable<FoundFile> Expand(string glob)
    {
        var segments = glob.Replace('\\', '/').Split('/');
        var fixedCount = segments.TakeWhile(segment => !segment.AsSpan().ContainsAny('*', '?')).Count();
        var folder = Path.GetFullPath(Path.Combine(currentFolder, string.Join('/', segments.Take(fixedCount)) is { Length: > 0 } start ? start : "."));
        if (!Directory.Exists(folder))
            return [];
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(string.Join('/', segments.Skip(fixedCount)));
        return matcher.GetResultsInFullPath(folder).Select(Path.GetFullPath).Where(file => !IsHidden(Path.GetRelativePath(folder, file))).Select(file => new FoundFile(file, folder));
    }

    // As in a folder that is searched.
    private static bool IsHidden(string path) => path.Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.') && part is not ("." or ".."));
}
