using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>The folder of a project's records: <c>translations/{locale}/{path}.xlf</c>.</summary>
/// <param name="folder">The folder as a full path; it need not exist yet.</param>
/// <param name="currentFolder">The folder that messages show paths from.</param>
public sealed class RecordFolder(string folder, string currentFolder)
{
    /// <summary>The folder's name in a project's root.</summary>
    public const string FolderName = "translations";

    private const string Extension = ".xlf";

    private readonly OutputFolder _files = new(folder, currentFolder);

    /// <summary>The file of a page's record.</summary>
    /// <param name="path">The page's path.</param>
    /// <param name="locale">The locale.</param>
    /// <exception cref="BadInputException">The path leads out of the folder.</exception>
    public string FileOf(string path, Locale locale) => _files.FileOf(path + Extension, locale);

    /// <summary>A path as messages show it.</summary>
    public string Shown(string file) => _files.Shown(file);

    /// <summary>The name of a page's own file in its record: its path from the folder that the records' folder lies in; none on another disk.</summary>
    /// <param name="file">The file as a full path.</param>
    internal string? NameOf(string file) =>
        Path.GetRelativePath(Path.GetDirectoryName(folder)!, file) is var name && Path.IsPathRooted(name) ? null : name.Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Whether the file is there that a record names as its page's.</summary>
    /// <param name="name">Its name.</param>
    internal bool HasSource(string name) => File.Exists(Path.Combine(Path.GetDirectoryName(folder)!, name));

    /// <summary>Reads a page's record.</summary>
    /// <exception cref="BadInputException">It is there and cannot be read.</exception>
    internal PageRecord Read(string path, Locale locale)
    {
        var file = FileOf(path, locale);
        return File.Exists(file) ? PageRecord.Read(InputFile.Read(file, Shown(file)), Shown(file), locale) : PageRecord.None;
    }

    /// <summary>Writes a record in one step, unless the file has these bytes already.</summary>
    /// <exception cref="BadInputException">It cannot be written; what was there before still is.</exception>
    internal void Write(string path, Locale locale, ReadOnlySpan<byte> content) => _files.Write(FileOf(path, locale), content);

    /// <summary>Removes the record of a page that has another name now.</summary>
    internal void Remove(string path, Locale locale) => File.Delete(FileOf(path, locale));

    /// <summary>Removes the temporary files of a run that was killed. No other run may be writing into the folder.</summary>
    /// <exception cref="BadInputException">One cannot be removed.</exception>
    internal void RemoveUnfinished() => _files.RemoveUnfinished();

    /// <summary>The locales that there are records in.</summary>
    internal IReadOnlyList<Locale> Locales() => _files.Locales();

    /// <summary>The paths of the pages that have a record in a locale, sorted.</summary>
    internal IReadOnlyList<string> PathsOf(Locale locale)
    {
        var root = Path.Combine(folder, locale.Tag);
        if (!Directory.Exists(root))
            return [];
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return
        [
            .. Directory.EnumerateFiles(root, "*" + Extension, options)
                .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/')[..^Extension.Length])
                .Order(StringComparer.Ordinal),
        ];
    }
}
