using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Localizer.Cli.Tests.Killing;

/// <summary>
/// A run that is killed (SIGKILL, by this process) at moments that are spread evenly over it, its start and its end included. How many
/// moments: the variable LOCALIZER_KILLS; `eng/kill` sets it.
/// </summary>
public class KilledAtAnyMomentTests(ITestOutputHelper output)
{
    private const int Lanes = 2;
    private const int Buckets = 10;
    private const int Tries = 4;

    private static int Kills => Figures.Asked ?? 24;

    [Fact]
    public async Task The_next_run_comes_to_what_an_undisturbed_one_does_and_pays_only_for_answers_that_never_arrived()
    {
        var undisturbed = await Undisturbed.RunAsync(ProjectSize.Small, rounds: 2, Lanes);
        var random = new Random(20261125);
        var moments = Enumerable.Range(0, Kills).Select(_ => random.NextDouble()).ToList();

        var runs = new ConcurrentBag<KilledRun>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(moments, parallel, async (moment, cancellation) => runs.Add(await KillAsync(undisturbed, moment, cancellation)));

        foreach (var line in Figures.Table(runs, undisturbed))
            output.WriteLine(line);
        runs.Count(run => run.WasKilled).ShouldBeGreaterThan(Kills * 3 / 4, "a run that was over before it could be killed shows nothing");
        runs.ShouldAllBe(run => run.Lost.Count <= Figures.MostLost);
        runs.Max(run => run.OldestLost).ShouldBeLessThan(Figures.OnDiskWithin);
    }

    // A machine that has other work is slower now and faster then: a run that was over too soon says how long one takes now.
    private static async Task<KilledRun> KillAsync(Undisturbed undisturbed, double moment, CancellationToken cancellation)
    {
        var (run, took) = await KillOnceAsync(undisturbed, moment, undisturbed.Took, cancellation);
        for (var i = 1; i < Tries && !run.WasKilled; i++)
            (run, took) = await KillOnceAsync(undisturbed, moment, took, cancellation);
        return run;
    }

    private static async Task<(KilledRun Run, TimeSpan Took)> KillOnceAsync(Undisturbed undisturbed, double moment, TimeSpan takes, CancellationToken cancellation)
    {
        await using var service = await PaidService.StartAsync(undisturbed.Size.Latency);
        using var project = new DisturbedProject(undisturbed.Size, service);
        var watch = Stopwatch.StartNew();
        using var run = project.StartBuilt(RunKey.First);
        await Task.WhenAny(run.WaitForExitAsync(cancellation), Task.Delay(takes * moment, cancellation));
        var (isKilled, killedAt, took) = (!run.HasExited, Stopwatch.GetTimestamp(), watch.Elapsed);
        run.Kill();
        await run.WaitForExitAsync(cancellation);

        var unfinished = project.Unfinished().Length;
        var bucket = (int)(moment * Buckets);
        var where = string.Create(CultureInfo.InvariantCulture, $"{bucket * 100 / Buckets:00}-{(bucket + 1) * 100 / Buckets:00}% of the run");
        var lost = await undisturbed.ShouldBeReachedAsync(project, service, string.Create(CultureInfo.InvariantCulture, $"killed at {moment:0.000} of the run: "));
        return (new KilledRun(where, isKilled, unfinished, lost, killedAt), took);
    }
}
