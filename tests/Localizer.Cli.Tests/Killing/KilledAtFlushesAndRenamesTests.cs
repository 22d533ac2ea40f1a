using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Localizer.Cli.Tests.Killing;

/// <summary>
/// A run that is killed right before or right after it flushed or renamed a file: of each kind of call on each kind of file one, or all
/// of them when LOCALIZER_KILLS is set, as `eng/kill` does.
/// </summary>
public partial class KilledAtFlushesAndRenamesTests(ITestOutputHelper output)
{
    private const int Lanes = 2;

    private static bool TakesAll => Figures.Asked is not null;

    [Fact]
    public async Task The_next_run_comes_to_what_an_undisturbed_one_does()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the C library is stood in for by LD_PRELOAD");
        using var points = FaultPoints.TryMake();
        Assert.SkipWhen(points is null, "there is no C compiler (cc)");
        var size = ProjectSize.Small;
        var undisturbed = await Undisturbed.RunAsync(size);
        var calls = await points.CountAsync(size);
        calls.ShouldContain(call => call.Call == "fsync" && call.Kind == ".localizer/journal.db-wal");
        calls.ShouldContain(call => call.Call == "rename" && call.Kind == "a page" && TextsOf(call.File).Page.Length > 0);
        calls.ShouldContain(call => call.Call == "rename" && call.Kind == "a record" && TextsOf(call.File).Page.Length > 0);

        var runs = new ConcurrentBag<KilledRun>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(Choose(calls), parallel, async (point, cancellation) => runs.Add(await KillAsync(points, undisturbed, point, cancellation)));

        output.WriteLine($"{calls.Count} flushes and renames in a run; {runs.Count} points tried.");
        foreach (var line in Figures.Table(runs, undisturbed))
            output.WriteLine(line);
        runs.Count(run => run.WasKilled).ShouldBeGreaterThan(runs.Count * 3 / 4, "few points may be missing from a run of the same project");
        runs.ShouldAllBe(run => run.Lost.Count <= Figures.MostLost);
        runs.Max(run => run.OldestLost).ShouldBeLessThan(Figures.OnDiskWithin);
    }

    private static List<FaultPoint> Choose(IReadOnlyList<FaultCall> calls)
    {
        var random = new Random(20261125);
        var numbered = calls.Select((call, index) => (call, number: index + 1));
        var chosen = TakesAll ? numbered : numbered.GroupBy(pair => (pair.call.Call, pair.call.Kind)).Select(group => group.ElementAt(random.Next(group.Count())));
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

        // What a page or its record was about to say, or says, is on disk, whatever the time: nothing of it is paid for again.
        if (call is { Kind: "a page" or "a record" } && TextsOf(call.File) is { Page.Length: > 0 } own)
            lost.SelectMany(paid => paid.Questions).ShouldNotContain(asked => asked.To == own.To && asked.Text.Contains(own.Page), $"{point}, {call}");
        return new KilledRun(call is null ? "over before it came there" : $"{call.Call} of {call.Kind}, {point.Side}", call is not null, unfinished, lost, killedAt);
    }

    // Each text names its page.
    private static (string To, string Page) TextsOf(string file) =>
        FileOfPage().Match(file) is { Success: true } match ? (match.Groups[1].Value, $"page {match.Groups[2].Value}") : ("", "");

    [GeneratedRegex("^(?:output|translations)/([a-z]+)/.*page-([0-9]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileOfPage();
}
