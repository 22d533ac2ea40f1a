using System.Diagnostics;
using System.Text;
using HtmlAgilityPack;
using Localizer.Html;

namespace Localizer.Benchmarks;

/// <summary>
/// Time and allocation of the HTML engine against HtmlAgilityPack's parse, in rounds in which each work goes over the pages in turn,
/// so that a machine that slows down slows all of them. Before each piece of work, whichever it is, and outside of its time, the page's
/// targets are made: a run has just got them when it writes the page, and no work is to wait for a cold memory that another has not.
/// </summary>
internal static class SpeedReport
{
    private const int Rounds = 9;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    private sealed record Work(string Name, string Asked, Action<int> Run);

    /// <summary>Writes a table for some pages.</summary>
    /// <param name="output">Takes the table.</param>
    /// <param name="pages">The pages.</param>
    /// <param name="parsed">What HtmlAgilityPack parses for each of them: the page, or its beginning.</param>
    /// <param name="share">How many times as long the pages are as what is parsed; its time is multiplied by that.</param>
    public static void Write(TextWriter output, IReadOnlyList<byte[]> pages, IReadOnlyList<byte[]> parsed, double share = 1)
    {
        var targets = new IReadOnlyList<UnitTarget>[pages.Count];
        Work[] works =
        [
            new("HtmlAgilityPack, parse", "", page => new HtmlDocument().LoadHtml(Encoding.UTF8.GetString(parsed[page]))),
            new("extraction", "0.20; 1", page => PageExtractor.Extract(SourcePage.Read("page", pages[page]))),
            new("extraction, splice, encoding", "0.50; 4", page => Ours.ExtractAndSplice(pages[page], targets[page])),
        ];
        var times = Measure(works, pages.Count, page => targets[page] = Ours.Targets(pages[page]));
        var bytes = pages.Sum(page => (double)page.Length);
        output.WriteLine("| | best time | of the parse | median of the rounds | bytes allocated a byte | asked, at most |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- |");
        for (var i = 0; i < works.Length; i++)
        {
            var scale = i == 0 ? share : 1;
            var ratios = times[i].Select((time, round) => time.Sum() * scale / (times[0][round].Sum() * share)).Order().ToList();
            var (best, parse) = (Best(times[i]) * scale, Best(times[0]) * share);
            var allocated = Allocated(works[i], pages.Count) * scale / bytes;
            output.WriteLine(FormattableString.Invariant(
                $"| {works[i].Name} | {best:F1} ms | {best / parse:F2} | {ratios[ratios.Count / 2]:F2} | {allocated:F2} | {works[i].Asked} |"));
        }
    }

    /// <summary>The milliseconds of each work, round and page.</summary>
    private static double[][][] Measure(Work[] works, int pages, Action<int> prepare)
    {
        Each(pages, prepare);
        // The JIT compiles hot methods anew in the background: all pages go through the work until it has settled.
        foreach (var work in works)
        {
            for (var watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp;)
                Each(pages, work.Run);
        }

        var times = works.Select(_ => new double[Rounds][]).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < works.Length; i++)
            {
                GC.Collect();
                var ofPage = times[i][round] = new double[pages];
                Each(pages, page =>
                {
                    prepare(page);
                    ofPage[page] = Time(() => works[i].Run(page));
                });
            }
        }

        return times;
    }

    private static void Each(int pages, Action<int> run)
    {
        for (var page = 0; page < pages; page++)
            run(page);
    }

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }

    // The best round of each page: what another process took of the machine's time is no part of the work.
    private static double Best(double[][] rounds) =>
        Enumerable.Range(0, rounds[0].Length).Sum(page => rounds.Min(round => round[page]));

    private static long Allocated(Work work, int pages)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Each(pages, work.Run);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
