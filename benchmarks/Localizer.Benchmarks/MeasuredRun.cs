using System.Diagnostics;

namespace Localizer.Benchmarks;

/// <summary>What a run of the command came to.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it complained of.</param>
/// <param name="Wall">How long it took, its start included.</param>
/// <param name="Cpu">The processor time that it used.</param>
/// <param name="PeakBytes">The most memory that it had resident.</param>
internal sealed record MeasuredRun(int ExitCode, string Output, string Error, TimeSpan Wall, TimeSpan Cpu, long PeakBytes)
{
    /// <summary>The variable that names an installed command, such as the native one, which is measured then instead of the one that was built.</summary>
    public const string InstalledVariable = "LOCALIZER_COMMAND";

    private static readonly string? Installed = Environment.GetEnvironmentVariable(InstalledVariable);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);

    /// <summary>Which command is measured, for a report's first lines.</summary>
    public static string Command => Installed is null ? "The command is the one that was built, which .NET compiles as it runs." : "The command is the installed one, a native program.";

    /// <summary>Runs the command in a process of its own, and looks at it every 10 ms.</summary>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="variables">Environment variables.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<MeasuredRun> OfAsync(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(Installed ?? "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (Installed is null)
            start.ArgumentList.Add(BuiltAssembly.Of("src/Localizer.Cli", "Localizer.Cli.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        start.Environment.Remove("CI");

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (cpu, peak) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(LookEvery))
        {
            try
            {
                process.Refresh();
                (cpu, peak) = (process.TotalProcessorTime, Math.Max(peak, process.PeakWorkingSet64));
            }
            catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // It ended while we looked.
            }
        }

        watch.Stop();
        return new MeasuredRun(process.ExitCode, await output, await error, watch.Elapsed, cpu, peak);
    }
}

/// <summary>What stands beside the benchmarks, built in the same configuration.</summary>
internal static class BuiltAssembly
{
    /// <summary>The path of an assembly that another project builds.</summary>
    public static string Of(string project, string assembly)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var file = Path.Combine(Pages.Repository(), project, "bin", configuration, "net10.0", assembly);
        return File.Exists(file) ? file : throw new InvalidOperationException($"{file} is not built.");
    }
}
