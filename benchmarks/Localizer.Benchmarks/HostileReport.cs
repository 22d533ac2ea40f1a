using System.Diagnostics;
using Localizer.Tests.Html;

namespace Localizer.Benchmarks;

/// <summary>The time of extraction, splice and encoding, with a changed target for every unit, on 2 MB of hostile markup, and on twice as much.</summary>
internal static class HostileReport
{
    private const int Length = 2_000_000;
    private const int Batches = 3;
    private const int Rounds = 4;

    /// <summary>Writes a row a shape.</summary>
    public static void Write(TextWriter output)
    {
        output.WriteLine("| 2 MB of | time | of 4 MB | times |");
        output.WriteLine("| --- | --- | --- | --- |");
        foreach (var shape in HostileShape.All)
        {
            var (once, twice) = (Best(shape, Length), Best(shape, 2 * Length));
            output.WriteLine(FormattableString.Invariant($"| {shape.Name} | {once:F0} ms | {twice:F0} ms | {twice / once:F2} |"));
        }
    }

    // The best of a few batches: what another process took of the machine's time says nothing about the shape. A batch is several pages one
    // after the other, as a run has them: with one page alone, the smaller one may end before the collector is due and the larger one not.
    private static double Best(HostileShape shape, int length)
    {
        var page = shape.OfLength(length);
        var targets = Ours.Targets(page);
        var best = double.MaxValue;
        for (var batch = 0; batch < Batches; batch++)
        {
            GC.Collect();
            var watch = Stopwatch.StartNew();
            for (var round = 0; round < Rounds; round++)
                Ours.ExtractAndSplice(page, targets);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds / Rounds);
        }

        return best;
    }
}
