using System.Collections.Concurrent;
using System.Diagnostics;

namespace Localizer.Cli.Tests.Killing;

/// <summary>
/// A run that is killed right before or right after it flushed or renamed a file: of each kind of call on each kind of file one, or all
/// of them when LOCALIZER_KILLS is set, as `eng/kill` does.
/// </summary>
public class KilledAtFlushesAndRenamesTests(ITestOutputHelper output)
{
    private const int Lanes = 2;

    private static bool TakesAll => Environment.GetEnvironmentVariable("LOCALIZER_KILLS") is not null;

    [Fact]
    public async Task The_next_run_comes_to_what_an_undisturbed_one_does()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the C library is stood in for by LD_PRELOAD");
        using var points = FaultPoints.TryMake();
        Assert.SkipWhen(points is null, "there is no C compiler (cc)");
        var size = ProjectSize.Small;
        var undisturbed = await Undisturbed.RunAsync(size);
        var calls = await points.CountAsync(size);
        calls.ShouldContain(new FaultCall("fsync", ".localizer/journal.db-wal"));
        calls.ShouldContain(new FaultCall("rename", "a page"));
        calls.ShouldContain(new FaultCall("rename", "a record"));

        var runs = new ConcurrentBag<KilledRun>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(Choose(calls), parallel, async (point, cancellation) => runs.Add(await KillAsync(points, undisturbed, point, cancellation)));

        output.WriteLine($"{calls.Count} flushes and renames in a run; {runs.Count} points tried.");
        foreach (var line in Figures.Table(runs, undisturbed))
            output.WriteLine(line);
        runs.Count(run => run.WasKilled).ShouldBeGreaterThan(runs.Count * 3 / 4, "few points may be missing from a run of the same project");
    }

    private static List<FaultPoint> Choose(IReadOnlyList<FaultCall> calls)
    {
        var random = new Random(20261125);
        var numbered = calls.Select((call, index) => (call, number: index + 1));
        var chosen = TakesAll ? numbered : numbered.GroupBy(pair => pair.call).Select(group => group.ElementAt(random.Next(group.Count())));
        return [.. chosen.SelectMany(pair => (FaultPoint[])[new(pair.number, "before"), new(pair.number, "after")])];
    }

    private static async Task<KilledRun> KillAsync(FaultPoints points, Undisturbed undisturbed, FaultPoint point, CancellationToken cancellation)
    {
        await using var service = await PaidService.StartAsync(undisturbed.Size.Latency);
        using var project = new DisturbedProject(undisturbed.Size, service);
        var call = await points.KillAsync(project, point, cancellation);
        var killedAt = Stopwatch.GetTimestamp();
        var unfinished = project.Unfinished().Length;
        var lost = await undisturbed.ShouldBeReachedAsync(project, service, $"{point}, {call}: ");
        return new KilledRun(call is null ? "over before it came there" : $"{call.Call} of {call.Kind}, {point.Side}", call is not null, unfinished, lost, killedAt);
    }
}
