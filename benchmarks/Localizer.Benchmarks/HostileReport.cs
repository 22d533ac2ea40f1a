using System.Diagnostics;
using Localizer.Html;
using Localizer.Tests.Html;

namespace Localizer.Benchmarks;

/// <summary>
/// The time of extraction, splice and encoding, with a changed target for every unit, on 2 MB of hostile markup, and on twice as much; each
/// shape in a process of its own.
/// </summary>
internal static class HostileReport
{
    private const int Length = 2_000_000;
    private const int LeastBatches = 6;
    private const int LeastRounds = 4;

    // What takes less is done again until it has taken as long: a clock's tick and a stray interrupt would be all that is measured.
    private static readonly TimeSpan LeastBatch = TimeSpan.FromMilliseconds(20);

    // And as many batches as fill a good second: a shape of a few milliseconds is soon disturbed, each time anew.
    private static readonly TimeSpan LeastTotal = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>Writes a row a shape.</summary>
    public static void Write(TextWriter output)
    {
        output.WriteLine("| 2 MB of | time | of 4 MB | times |");
        output.WriteLine("| --- | --- | --- | --- |");
        foreach (var shape in HostileShape.All)
            output.WriteLine(Apart.Run(["hostile", shape.Name]) ?? $"| {shape.Name} | fails | | |");
    }

    /// <summary>Measures one shape in this process, and prints its row.</summary>
    /// <param name="name">The shape's name.</param>
    public static void RunOne(string name)
    {
        var shape = HostileShape.All.Single(shape => shape.Name == name);
        var (once, twice) = Best(shape.OfLength(Length), shape.OfLength(2 * Length));
        Console.WriteLine(FormattableString.Invariant($"| {shape.Name} | {Shown(once)} | {Shown(twice)} | {twice / once:F2} |"));
    }

    private static string Shown(TimeSpan time) =>
        time.TotalMilliseconds < 10 ? FormattableString.Invariant($"{time.TotalMilliseconds:F2} ms") : FormattableString.Invariant($"{time.TotalMilliseconds:F0} ms");

    // The best of several batches, in turn: what another process took of the machine's time says nothing about the shape.
    private static (TimeSpan Once, TimeSpan Twice) Best(byte[] once, byte[] twice)
    {
        var (targetsOnce, targetsTwice) = (Ours.Targets(once), Ours.Targets(twice));
        for (var warmUp = Stopwatch.StartNew(); warmUp.Elapsed < WarmUp;)
            Ours.ExtractAndSplice(once, targetsOnce);
        var rounds = RoundsOf(once, targetsOnce);
        var (bestOnce, bestTwice) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        var watch = Stopwatch.StartNew();
        for (var batch = 0; batch < LeastBatches || watch.Elapsed < LeastTotal; batch++)
        {
            bestOnce = Min(bestOnce, Time(once, targetsOnce, rounds));
            bestTwice = Min(bestTwice, Time(twice, targetsTwice, rounds));
        }

        return (bestOnce, bestTwice);
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    // As many of the one page as of the other: the first of a batch gets its memory anew.
    private static int RoundsOf(byte[] page, IReadOnlyList<UnitTarget> targets)
    {
        var rounds = 0;
        for (var watch = Stopwatch.StartNew(); rounds < LeastRounds || watch.Elapsed < LeastBatch; rounds++)
            Ours.ExtractAndSplice(page, targets);
        return rounds;
    }

    // A batch is several pages one after the other, as a run has them: with one page alone, the smaller one may end before the collector is
    // due and the larger one not.
    private static TimeSpan Time(byte[] page, IReadOnlyList<UnitTarget> targets, int rounds)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < rounds; round++)
            Ours.ExtractAndSplice(page, targets);
        return watch.Elapsed / rounds;
    }
}
