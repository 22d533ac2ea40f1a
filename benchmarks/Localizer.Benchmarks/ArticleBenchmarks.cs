using System.Text;
using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using HtmlAgilityPack;

namespace Localizer.Benchmarks;

/// <summary>The whole of our work on an article against the parsing alone of two well-known libraries, in one run.</summary>
[MemoryDiagnoser]
[ShortRunJob]
[HideColumns("Error", "StdDev", "RatioSD")]
public class ArticleBenchmarks
{
    private readonly HtmlParser _angleSharp = new();
    private byte[] _page = [];
    private IReadOnlyList<Localizer.Html.UnitTarget> _targets = [];

    /// <summary>Reads the article.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _page = Pages.Article();
        _targets = Ours.Targets(_page);
    }

    /// <summary>HtmlAgilityPack: decode and parse.</summary>
    [Benchmark(Baseline = true, Description = "HtmlAgilityPack, parse")]
    public object HtmlAgilityPackParse()
    {
        var document = new HtmlDocument();
        document.LoadHtml(Encoding.UTF8.GetString(_page));
        return document;
    }

    /// <summary>AngleSharp: decode and parse.</summary>
    [Benchmark(Description = "AngleSharp, parse")]
    public object AngleSharpParse() => _angleSharp.ParseDocument(Encoding.UTF8.GetString(_page));

    /// <summary>Ours: extract, splice, write.</summary>
    [Benchmark(Description = "Localizer, extract, splice, write")]
    public int LocalizerExtractAndSplice() => Ours.ExtractAndSplice(_page, _targets);

    /// <summary>Ours: all.</summary>
    [Benchmark(Description = "the same with segmentation and proof")]
    public int LocalizerAll() => Ours.Localize(_page);
}
