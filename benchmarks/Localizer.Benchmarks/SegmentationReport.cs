using System.Diagnostics;
using System.Text;
using Localizer.Model;
using Localizer.Segmentation;
using Localizer.Segmentation.Srx;

namespace Localizer.Benchmarks;

/// <summary>How fast texts are split into sentences, in megabytes of UTF-8 a second.</summary>
internal static class SegmentationReport
{
    private const int Rounds = 5;

    /// <summary>Prints a row for our rules and, when a file is given, one for each of some languages of it.</summary>
    /// <param name="srx">An SRX file, or <see langword="null"/>.</param>
    public static void Run(string? srx)
    {
        Console.WriteLine("| rules | MB/s | first MB |");
        Console.WriteLine("| --- | --- | --- |");
        Measure("ours, English", DefaultSegmenter.Instance, "en");
        Measure("ours, German", DefaultSegmenter.Instance, "de");
        Measure("UAX #29", DefaultSegmenter.Instance, "sv");
        if (srx is null)
            return;
        var segmenter = new SrxSegmenter(SrxReader.Read(File.ReadAllBytes(srx), srx), DefaultSegmenter.Instance);
        foreach (var language in (string[])["en", "de", "pl"])
            Measure($"{Path.GetFileName(srx)}, {language}", segmenter, language);
    }

    private static void Measure(string name, ISegmenter segmenter, string language)
    {
        var locale = Locale.Parse(language);
        var texts = Texts();
        var bytes = texts.Sum(Encoding.UTF8.GetByteCount);
        var first = Time(texts.Take(texts.Count / 4), segmenter, locale);
        var best = Enumerable.Range(0, Rounds).Min(_ => Time(texts, segmenter, locale));
        Console.WriteLine(FormattableString.Invariant(
            $"| {name} | {bytes / 1e6 / best.TotalSeconds:F0} | {first.TotalMilliseconds:F0} ms |"));
    }

    private static TimeSpan Time(IEnumerable<string> texts, ISegmenter segmenter, Locale locale)
    {
        var watch = Stopwatch.StartNew();
        var count = 0;
        foreach (var text in texts)
            count += segmenter.FindBreaks(text, locale).Count;
        return count < 0 ? TimeSpan.Zero : watch.Elapsed;
    }

    /// <summary>Four megabytes of the sample articles' paragraphs.</summary>
    private static List<string> Texts()
    {
        var page = Pages.OfLength(6 << 20);
        var (texts, length) = (new List<string>(), 0);
        foreach (var unit in Localizer.Html.PageExtractor.Extract(Localizer.Html.SourcePage.Read("page", page)).ReadUnits())
        {
            texts.Add(unit.Source.Text);
            length += unit.Source.Text.Length;
            if (length > 4 << 20)
                break;
        }

        return texts;
    }
}
