using System.Diagnostics;
using System.Globalization;

namespace Localizer.Benchmarks;

/// <summary>Time and peak memory on large pages, each size in a process of its own whose heap may hold six bytes a byte of the page.</summary>
internal static class SizeReport
{
    private const int MostBytesAByte = 6;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Writes a row a size.</summary>
    public static void Write(TextWriter output)
    {
        output.WriteLine("| page | time | peak memory | bytes a byte |");
        output.WriteLine("| --- | --- | --- | --- |");
        foreach (var megabytes in (int[])[5, 20, 100])
            output.WriteLine(RunApart(megabytes));
    }

    /// <summary>Measures one size in this process, and prints its row.</summary>
    public static void RunOne(int megabytes)
    {
        var page = Pages.OfLength(megabytes * 1024 * 1024);
        var article = Pages.Article();
        for (var warmUp = Stopwatch.StartNew(); warmUp.Elapsed < WarmUp;)
            Ours.Localize(article);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var sampler = new PeakSampler();
        var watch = Stopwatch.StartNew();
        Ours.Localize(page);
        watch.Stop();

        // The page itself is counted in: it is there before, so it is added.
        var peak = sampler.Peak - before + page.Length;
        Console.WriteLine(FormattableString.Invariant(
            $"| {megabytes} MB | {watch.ElapsedMilliseconds} ms | {peak / 1048576.0:F0} MiB | {peak / (double)page.Length:F1} |"));
    }

    // Left alone, the collector lets garbage gather while memory is free. Within this limit it cannot: the page fits, or the run fails.
    private static string RunApart(int megabytes) =>
        Apart.Run(
            ["size", megabytes.ToString(CultureInfo.InvariantCulture)],
            ("DOTNET_GCHeapHardLimit", (megabytes * 1024L * 1024 * MostBytesAByte).ToString("x", CultureInfo.InvariantCulture)))
        ?? $"| {megabytes} MB | does not fit into {MostBytesAByte} bytes a byte | | |";

    /// <summary>Watches the managed heap while something runs; unreclaimed garbage counts.</summary>
    private sealed class PeakSampler : IDisposable
    {
        private readonly Thread _thread;
        private volatile bool _stopped;
        private long _peak;

        public PeakSampler()
        {
            _thread = new Thread(() =>
            {
                while (!_stopped)
                {
                    _peak = Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: false));
                    Thread.Sleep(1);
                }
            });
            _thread.Start();
        }

        public long Peak
        {
            get
            {
                Dispose();
                return _peak;
            }
        }

        public void Dispose()
        {
            _stopped = true;
            _thread.Join();
        }
    }
}
