using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>The folder that localized pages go to. Nothing is written outside of it, and no file is ever half-written.</summary>
/// <param name="folder">The folder as a full path; it need not exist yet.</param>
/// <param name="currentFolder">The folder that messages show paths from.</param>
public sealed class OutputFolder(string folder, string currentFolder)
{
    // No locale's name, and hidden: no tool that serves the folder takes it for one.
    private const string PendingFolder = ".pending";

    private const string TemporaryExtension = ".tmp";

    /// <summary>Where a page goes in a locale.</summary>
    /// <param name="path">The page's path.</param>
    /// <param name="locale">The locale.</param>
    /// <exception cref="BadInputException">The path leads out of the folder, directly or by a link.</exception>
    public string FileOf(string path, Locale locale) => FileIn("", path, locale);

    /// <summary>Where a page waits in a locale that may not be published yet.</summary>
    /// <param name="path">The page's path.</param>
    /// <param name="locale">The locale.</param>
    /// <exception cref="BadInputException">The path leads out of the folder, directly or by a link.</exception>
    internal string PendingFileOf(string path, Locale locale) => FileIn(PendingFolder, path, locale);

    /// <summary>Whether any page waits, or did.</summary>
    internal bool HasPending => Directory.Exists(Path.Combine(folder, PendingFolder));

    private string FileIn(string part, string path, Locale locale)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(locale);
        var file = Path.GetFullPath(Path.Combine(folder, part, locale.Tag, path));
        if (Path.IsPathRooted(path) || !IsIn(file, folder) || LeadsOut(file))
        {
            throw new BadInputException(new Diagnostic(
                "output-outside", Severity.Error, $"'{path}' would be written outside of '{Shown(folder)}'.", Hint: "Name a folder that holds the page."));
        }

        return file;
    }

    /// <summary>Where a file beside the locales' folders goes.</summary>
    /// <param name="name">Its name.</param>
    public string RootFile(string name) => Path.Combine(folder, name);

    /// <summary>The locales that the folder has a folder for.</summary>
    public IReadOnlyList<Locale> Locales() => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .Select(name => Locale.TryParse(name, out var locale) && locale.Tag == name ? locale : null).OfType<Locale>(),
    ];

    /// <summary>The paths of the pages that it holds in a locale.</summary>
    /// <param name="locale">The locale.</param>
    public IEnumerable<string> PagesOf(Locale locale)
    {
        ArgumentNullException.ThrowIfNull(locale);
        var root = Path.Combine(folder, locale.Tag);
        return !Directory.Exists(root) ? [] : Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
            .Where(PageFinder.IsPage)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));
    }

    /// <summary>The file of a page in a locale, when there is one.</summary>
    /// <param name="path">The page's path, which may come from a link and lead anywhere.</param>
    /// <param name="locale">The locale.</param>
    public string? Find(string path, Locale locale)
    {
        ArgumentNullException.ThrowIfNull(locale);
        var file = Path.GetFullPath(Path.Combine(folder, locale.Tag, path.Replace("\0", "", StringComparison.Ordinal)));
        return IsIn(file, Path.Combine(folder, locale.Tag)) && PageFinder.IsPage(file) && File.Exists(file) ? file : null;
    }

    /// <summary>A path as messages show it.</summary>
    public string Shown(string path) => Path.GetRelativePath(currentFolder, path).Replace('\\', '/');

    /// <summary>Writes a file in one step: to a temporary file beside it, flushed to the disk, then renamed.</summary>
    /// <param name="file">The file, as <see cref="FileOf"/> gave it.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>False when the file had these bytes already.</returns>
    /// <exception cref="BadInputException">It cannot be written; what was there before still is.</exception>
    public bool Write(string file, ReadOnlySpan<byte> content)
    {
        try
        {
            if (Holds(file, content))
                return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(file, exception);
        }

        Replace(file, content, static (stream, bytes) => stream.Write(bytes));
        return true;
    }

    /// <summary>Writes a file in one step, for content that is too large to be held.</summary>
    /// <param name="file">The file.</param>
    /// <param name="write">Writes its bytes.</param>
    /// <exception cref="BadInputException">It cannot be written; what was there before still is.</exception>
    public void Write(string file, Action<Stream> write) => Replace(file, write, static (stream, writing) => writing(stream));

    /// <summary>Copies a file to one beside it that nothing was in the place of.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    internal string Backup(string file)
    {
        var backup = file + ".bak";
        for (var number = 2; File.Exists(backup); number++)
            backup = $"{file}.{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}.bak";
        try
        {
            File.Copy(file, backup);
            return backup;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                new Diagnostic("backup-unwritable", Severity.Error, $"'{Shown(backup)}' cannot be written: {FileFault.ReasonOf(exception)}.", Hint: "Nothing was written over."),
                exception);
        }
    }

    private void Replace<TContent>(string file, TContent content, Action<Stream, TContent> write)
        where TContent : allows ref struct
    {
        var temporary = TemporaryOf(file);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                write(stream, content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception exception)
        {
            // Whatever happened, and be it that what was to be written could not be read: nothing half-written stays.
            if (File.Exists(temporary))
                File.Delete(temporary);
            if (exception is IOException or UnauthorizedAccessException)
                throw Unwritable(file, exception);
            throw;
        }
    }

    /// <summary>Removes a file that has another place now, if it is there.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="BadInputException">It cannot be removed.</exception>
    internal void Remove(string file)
    {
        try
        {
            if (File.Exists(file))
                File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                new Diagnostic("output-unwritable", Severity.Error, $"'{Shown(file)}' cannot be removed: {FileFault.ReasonOf(exception)}.", Hint: "Check the permissions of the output folder."),
                exception);
        }
    }

    /// <summary>Removes the temporary files of a run that was killed. No other run may be writing into the folder.</summary>
    /// <exception cref="BadInputException">One cannot be removed.</exception>
    internal void RemoveUnfinished() => RemoveUnfinished(_ => true);

    /// <summary>Removes the temporary files of a run that was killed, where others may be writing: those that no one has open.</summary>
    /// <exception cref="BadInputException">One cannot be removed.</exception>
    internal void RemoveAbandoned() => RemoveUnfinished(IsAbandoned);

    private void RemoveUnfinished(Func<string, bool> mayGo)
    {
        if (!Directory.Exists(folder))
            return;
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.EnumerateFiles(folder, ".*.tmp", options).Where(file => IsTemporary(file) && mayGo(file)).ToList())
            Remove(file);
    }

    // Who writes a file has it for itself; of a process that was killed the system gives it free.
    private static bool IsAbandoned(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.None);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string TemporaryOf(string file) => Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}.{Guid.NewGuid():N}{TemporaryExtension}");

    private static bool IsTemporary(string file) =>
        Path.GetFileName(file) is ['.', ..] name && name.EndsWith(TemporaryExtension, StringComparison.Ordinal)
        && Guid.TryParseExact(Path.GetExtension(name[..^TemporaryExtension.Length]).TrimStart('.'), "N", out _);

    private BadInputException Unwritable(string file, Exception exception) => new(
        new Diagnostic(
            "output-unwritable", Severity.Error, $"'{Shown(file)}' cannot be written: {FileFault.ReasonOf(exception)}.",
            Hint: "Check the permissions and the free space of the output folder, or choose another with --output."),
        exception);

    private static bool Holds(string file, ReadOnlySpan<byte> content)
    {
        var info = new FileInfo(file);
        return info.Exists && info.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(file));
    }

    // Between the output folder and the file no folder may be a link, nor the file itself: either could lead anywhere.
    private bool LeadsOut(string file)
    {
        for (var current = file; current.Length > folder.Length; current = Path.GetDirectoryName(current)!)
        {
            if (new FileInfo(current).LinkTarget is not null)
                return true;
        }

        return false;
    }

    private static bool IsIn(string file, string folder) =>
        file.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
