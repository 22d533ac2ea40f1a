using System.Diagnostics;

namespace Localizer.Benchmarks;

/// <summary>Runs a part of a benchmark in a process of its own, so that nothing that was measured before is in its heap.</summary>
internal static class Apart
{
    /// <summary>Runs this program with other arguments.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">What its environment has besides this one's.</param>
    /// <returns>What it printed, without the white space around it; <see langword="null"/> when it failed.</returns>
    public static string? Run(string[] arguments, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(Apart).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? printed : null;
    }
}
