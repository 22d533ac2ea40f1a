using System.Diagnostics;
using Localizer.Model;
using Localizer.Pipeline.Records;

namespace Localizer.Pipeline;

/// <summary>Finds the pages that changed, by Git.</summary>
public static class ChangedPages
{
    /// <summary>The pages whose source or record was changed, committed or not, since a branch or commit was left.</summary>
    /// <param name="reference">The branch, tag or commit.</param>
    /// <param name="pages">All pages.</param>
    /// <param name="to">The locales whose records count.</param>
    /// <param name="records">The records, or <see langword="null"/> when none are kept.</param>
    /// <param name="folder">A folder in the working tree.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="BadInputException">Git is not there, the folder is in no working tree, or the reference is none.</exception>
    public static async Task<IReadOnlyList<PageInput>> FindAsync(
        string reference, IReadOnlyList<PageInput> pages, IReadOnlyList<Locale> to, RecordFolder? records, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(to);
        if (reference.Length == 0 || reference[0] == '-')
            throw Failed($"'{reference}' is no branch, tag or commit.");
        var top = (await RunAsync(folder, ["rev-parse", "--show-toplevel"], cancellationToken).ConfigureAwait(false)).TrimEnd('\n');
        string[] changed = ["diff", "--merge-base", "--name-only", "--no-renames", "-z", reference, "--"];
        string[] added = ["ls-files", "--others", "--exclude-standard", "-z"];
        var files = new HashSet<string>(StringComparer.Ordinal);
        foreach (var command in (string[][])[changed, added])
        {
            var names = await RunAsync(top, command, cancellationToken).ConfigureAwait(false);
            files.UnionWith(names.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(name => Path.TrimEndingDirectorySeparator(Path.Combine(top, name))));
        }

        var paths = new RealPaths();
        var tree = RealPaths.Of(top);
        if (pages.FirstOrDefault(page => !paths.NamesOf(page.FullPath!).Any(file => IsIn(file, tree))) is { } outside)
            throw Failed($"'{outside.ShownAs}' lies outside of the working tree '{top}', whose history says nothing of it.");
        return [.. pages.Where(page => FilesOf(page, to, records).SelectMany(paths.NamesOf).Any(file => HasChanged(file, tree, files)))];
    }

    // Of a working tree inside of this one, such as a submodule, Git names the folder alone.
    private static bool HasChanged(string file, string tree, HashSet<string> changed)
    {
        for (var part = file; part is not null && IsIn(part, tree); part = Path.GetDirectoryName(part))
        {
            if (changed.Contains(part))
                return true;
        }

        return false;
    }

    private static bool IsIn(string file, string folder) =>
        file.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<string> FilesOf(PageInput page, IReadOnlyList<Locale> to, RecordFolder? records) =>
        (records is null ? [] : to.Select(locale => records.FileOf(page.Path, locale))).Prepend(page.FullPath!);

    private static async Task<string> RunAsync(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", arguments) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var git = Process.Start(start) ?? throw Failed("Git did not start.");
            var error = git.StandardError.ReadToEndAsync(cancellationToken);
            var output = await git.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await git.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return git.ExitCode == 0 ? output : throw Failed($"Git says: {(await error.ConfigureAwait(false)).Split('\n')[0].Trim()}");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw Failed($"Git cannot be run: {exception.Message}");
        }
    }

    private static BadInputException Failed(string message) =>
        new(new Diagnostic("changes-unknown", Severity.Error, message, Hint: "Give a branch, tag or commit that this clone has (git fetch), or leave out --changed-since."));
}
