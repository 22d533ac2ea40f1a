using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Localizer.Cli.Tests.Killing;

/// <summary>A call of a flush or a rename.</summary>
/// <param name="Call">Its name.</param>
/// <param name="Kind">What kind of file it is about.</param>
/// <param name="File">The file, as the project's folder has it.</param>
internal sealed record FaultCall(string Call, string Kind, string File);

/// <summary>A point of a run: before or after its n-th flush or rename.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Side"><c>before</c> or <c>after</c>.</param>
internal sealed record FaultPoint(int Number, string Side);

/// <summary>Stops runs of the built command at their flushes and renames, by `fault-points.c` between it and the C library.</summary>
internal sealed class FaultPoints : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("localizer-faults-").FullName;

    private FaultPoints()
    {
    }

    private string Library => Path.Combine(_folder, "fault-points.so");

    /// <summary>Compiles what stands in between; null without a C compiler.</summary>
    public static FaultPoints? TryMake()
    {
        var source = Path.Combine(Workplace.Repository, "tests/Localizer.Cli.Tests/Killing/fault-points.c");
        var points = new FaultPoints();
        try
        {
            using var compiler = Process.Start(new ProcessStartInfo("cc", ["-shared", "-fPIC", "-O1", "-o", points.Library, source, "-ldl"]) { RedirectStandardError = true, UseShellExecute = false })!;
            var error = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            compiler.ExitCode.ShouldBe(0, error);
            return points;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            points.Dispose();
            return null;
        }
    }

    /// <summary>The flushes and renames of a whole run, in their order.</summary>
    public async Task<IReadOnlyList<FaultCall>> CountAsync(ProjectSize size)
    {
        await using var service = await PaidService.StartAsync(size.Latency);
        using var project = new DisturbedProject(size, service);
        return await CountAsync(project);
    }

    /// <summary>The flushes and renames of a whole run, in their order.</summary>
    /// <param name="project">The project, before its first run.</param>
    /// <param name="files">How the files begin that are counted, in the project's folder.</param>
    public async Task<IReadOnlyList<FaultCall>> CountAsync(DisturbedProject project, string files = "")
    {
        var log = Prepare(project, new FaultPoint(0, "before"), files);
        var result = await project.RunBuiltAsync(RunKey.First);
        Clear(project);
        result.ExitCode.ShouldBe(0, result.Error);
        return ReadLog(log, project);
    }

    /// <summary>Runs the command until a point, and kills it there.</summary>
    /// <param name="project">The project.</param>
    /// <param name="point">The point.</param>
    /// <param name="cancellation">Ends the test.</param>
    /// <param name="files">How the files begin that are counted, in the project's folder.</param>
    /// <returns>What it was about to do, or had just done; null when it ended before it came there.</returns>
    public async Task<FaultCall?> KillAsync(DisturbedProject project, FaultPoint point, CancellationToken cancellation, string files = "")
    {
        var log = Prepare(project, point, files);
        using var run = project.StartBuilt(RunKey.First);
        while (!run.HasExited && !IsStopped(run.Id))
            await Task.Delay(Look, cancellation);
        run.Kill();
        await run.WaitForExitAsync(cancellation);
        Clear(project);
        return ReadLog(log, project).SingleOrDefault();
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Clear(DisturbedProject project)
    {
        foreach (var name in (string[])["LD_PRELOAD", "FAULT_FOLDER", "FAULT_LOG", "FAULT_POINT", "FAULT_SIDE"])
            project.Place.Variables.Remove(name);
    }

    private string Prepare(DisturbedProject project, FaultPoint point, string files)
    {
        var log = Path.Combine(_folder, Path.GetRandomFileName());
        var variables = project.Place.Variables;
        variables["LD_PRELOAD"] = Library;
        variables["FAULT_FOLDER"] = Path.Combine(project.Place.Folder, files);
        variables["FAULT_LOG"] = log;
        variables["FAULT_POINT"] = point.Number.ToString(CultureInfo.InvariantCulture);
        variables["FAULT_SIDE"] = point.Side;
        return log;
    }

    private static List<FaultCall> ReadLog(string log, DisturbedProject project) => !File.Exists(log) ? [] :
    [
        .. File.ReadLines(log, Encoding.UTF8).Select(line => line.Split(' ', 2))
            .Select(parts => (Call: parts[0], File: Path.GetRelativePath(project.Place.Folder, parts[1])))
            .Select(parts => new FaultCall(parts.Call, KindOf(parts.File), parts.File)),
    ];

    private static string KindOf(string file) => file.Split('/')[0] switch
    {
        "output" => "a page",
        "translations" => "a record",
        ".localizer" when file.StartsWith(".localizer/locales", StringComparison.Ordinal) => "the list of locales",
        ".localizer" when file.Contains("memory.txt", StringComparison.Ordinal) => "the list of imports",
        _ => file,
    };

    // The state is the third field; the second is the program's name in brackets.
    private static bool IsStopped(int process)
    {
        try
        {
            var state = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            return state[(state.LastIndexOf(')') + 2)..].StartsWith('T');
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return false;
        }
    }
}
