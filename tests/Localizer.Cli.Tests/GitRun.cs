using System.Diagnostics;

namespace Localizer.Cli.Tests;

/// <summary>Runs Git in a test's folder, as somebody whom no machine knows.</summary>
internal static class GitRun
{
    /// <summary>Runs a command of Git that has to succeed, and gives what it prints.</summary>
    public static string In(Workplace place, params string[] arguments)
    {
        string[] who = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
        var start = new ProcessStartInfo("git", [.. who, .. arguments]) { UseShellExecute = false, WorkingDirectory = place.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var git = Process.Start(start)!;
        var (output, error) = (git.StandardOutput.ReadToEnd(), git.StandardError.ReadToEnd());
        git.WaitForExit();
        git.ExitCode.ShouldBe(0, string.Join(' ', arguments) + output + error);
        return output;
    }
}
