using System.Diagnostics;
using System.Text;
using AngleSharp.Html.Parser;
using HtmlAgilityPack;

namespace Localizer.Benchmarks;

/// <summary>The same comparison over a folder of real article pages, each measured in turn within one run, best of seven rounds.</summary>
internal static class CorpusReport
{
    private const int Rounds = 7;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    /// <summary>Prints the totals and the ratios.</summary>
    /// <param name="folder">A folder with pages; <c>source.html</c> in any folder below it.</param>
    public static void Run(string folder)
    {
        var pages = Pages.Of(folder);
        var angleSharp = new HtmlParser();
        var agility = Total(pages, page => new HtmlDocument().LoadHtml(Encoding.UTF8.GetString(page)));
        var angle = Total(pages, page => angleSharp.ParseDocument(Encoding.UTF8.GetString(page)));
        var targets = pages.ToDictionary(page => page, Ours.Targets);
        var splice = Total(pages, page => Ours.ExtractAndSplice(page, targets[page]));
        var all = Total(pages, page => Ours.Localize(page));

        Console.WriteLine(FormattableString.Invariant($"{pages.Count} pages, {pages.Sum(page => (long)page.Length) / 1048576.0:F1} MiB"));
        Console.WriteLine("| | total | of HtmlAgilityPack's parse | of AngleSharp's parse |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var (name, time) in new[]
        {
            ("HtmlAgilityPack, parse", agility), ("AngleSharp, parse", angle), ("Localizer, extract, splice, write", splice),
            ("the same with segmentation and proof", all),
        })
        {
            Console.WriteLine(FormattableString.Invariant($"| {name} | {time:F1} ms | {time / agility:F2} | {time / angle:F2} |"));
        }
    }

    // The JIT compiles hot methods anew in the background: all pages go through the work until it has settled.
    private static double Total(List<byte[]> pages, Action<byte[]> work)
    {
        var warmUp = Stopwatch.StartNew();
        while (warmUp.Elapsed < WarmUp)
            pages.ForEach(work);
        return pages.Sum(page => Enumerable.Range(0, Rounds).Min(_ => Time(() => work(page))));
    }

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }
}
