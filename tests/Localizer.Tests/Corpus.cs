namespace Localizer.Tests;

/// <summary>
/// The shared test corpus, found in the folder <c>shared/corpus</c> beside the repository. A clone without it skips the tests that
/// need it, by name.
/// </summary>
internal static class Corpus
{
    private static readonly string? Folder = Find();

    /// <summary>The repository's root: the nearest folder upward that holds <c>Localizer.sln</c>.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>A file or folder of the corpus; skips the running test when there is no corpus.</summary>
    /// <param name="relativePath">The path inside the corpus, with <c>/</c>.</param>
    public static string Path(string relativePath)
    {
        Assert.SkipWhen(Folder is null, "the shared test corpus is not beside this repository (../shared/corpus)");
        return System.IO.Path.Combine(Folder!, relativePath);
    }

    /// <summary>All files below a folder of the corpus that match, in ordinal order.</summary>
    /// <param name="relativePath">The folder inside the corpus.</param>
    /// <param name="pattern">A pattern such as <c>*.html</c>.</param>
    public static IReadOnlyList<string> Files(string relativePath, string pattern)
    {
        var files = Directory.GetFiles(Path(relativePath), pattern, SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Localizer.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from inside the repository.");
    }

    private static string? Find()
    {
        var folder = System.IO.Path.Combine(FindRoot(), "..", "shared", "corpus");
        return Directory.Exists(folder) ? System.IO.Path.GetFullPath(folder) : null;
    }
}
