using System.Diagnostics;
using System.Text;

namespace Localizer.Cli.Tests;

/// <summary>The command as it is built, in a process of its own: where what is tried is the process's own, such as its environment.</summary>
internal static class BuiltCommand
{
    // Beside the tests lie the assemblies of the tests' frameworks, with which it does not start.
    private static readonly string Configuration = Path.GetRelativePath(Path.Combine(Workplace.Repository, "tests/Localizer.Cli.Tests/bin"), AppContext.BaseDirectory);

    /// <summary>The command's assembly, for <c>dotnet exec</c>.</summary>
    public static string Assembly { get; } = AssemblyOf("src/Localizer.Cli", "Localizer.Cli.dll");

    /// <summary>An assembly that was built with the tests.</summary>
    /// <param name="project">Its project's folder.</param>
    /// <param name="name">Its file's name.</param>
    public static string AssemblyOf(string project, string name) => Path.Combine(Workplace.Repository, project, "bin", Configuration, name);

    /// <summary>Starts the command in a place, with the place's variables: an installed one, such as the native program, where <c>LOCALIZER_COMMAND</c> names it.</summary>
    public static Process Start(Workplace place, params string[] arguments) => Environment.GetEnvironmentVariable("LOCALIZER_COMMAND") is { Length: > 0 } installed
        ? StartProgram(place, installed, arguments)
        : StartProgram(place, "dotnet", ["exec", Assembly, .. arguments]);

    /// <summary>Starts a program in a place, with the place's variables.</summary>
    public static Process StartProgram(Workplace place, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = place.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        start.Environment.Remove("CI");
        foreach (var (name, value) in place.Variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs the command to its end.</summary>
    public static Task<CliResult> RunAsync(Workplace place, params string[] arguments) => EndOfAsync(Start(place, arguments));

    /// <summary>Waits for a process to end, and gives what it printed.</summary>
    public static async Task<CliResult> EndOfAsync(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new CliResult(process.ExitCode, Encoding.UTF8.GetBytes(output), await error);
        }
    }
}
