using System.ComponentModel;
using System.Diagnostics;

namespace Localizer.Pipeline.Doctor;

/// <summary>Asks Git about the working tree that a project lies in.</summary>
internal static class GitWorkTree
{
    /// <summary>Whether Git ignores a file that need not exist.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="path">The file's path from there.</param>
    /// <returns><see langword="null"/> where there is no Git, or no working tree.</returns>
    public static bool? Ignores(string folder, string path)
    {
        var start = new ProcessStartInfo("git", ["check-ignore", "--quiet", "--no-index", path])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start);
            if (git is null)
                return null;
            git.WaitForExit();
            return git.ExitCode switch { 0 => true, 1 => false, _ => null };
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
