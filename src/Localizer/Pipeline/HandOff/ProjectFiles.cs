namespace Localizer.Pipeline.HandOff;

/// <summary>How a file for translators names the page that it is of: relative to the project, and never outside of it.</summary>
internal static class ProjectFiles
{
    /// <summary>The name of a file; <see langword="null"/> when it lies outside of the project.</summary>
    /// <param name="projectFolder">The project's folder, as a full path.</param>
    /// <param name="file">The file, as a full path.</param>
    public static string? NameOf(string projectFolder, string file) =>
        IsIn(file, projectFolder) ? Path.GetRelativePath(projectFolder, file).Replace('\\', '/') : null;

    /// <summary>The full path of a file by its name; <see langword="null"/> when that leads out of the project.</summary>
    /// <param name="projectFolder">The project's folder, as a full path.</param>
    /// <param name="name">The name, which may come from anywhere.</param>
    public static string? Find(string projectFolder, string name)
    {
        var file = Path.GetFullPath(Path.Combine(projectFolder, name));
        return !Path.IsPathRooted(name) && IsIn(file, projectFolder) ? file : null;
    }

    private static bool IsIn(string file, string folder) =>
        file.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
