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

    /// <summary>Reads the article.</summary>
    [GlobalSetup]
    public void Setup() => _page = Pages.Article();

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

    /// <summary>Ours: units only.</summary>
    [Benchmark(Description = "Localizer, extract and segment")]
    public int LocalizerExtract() => Ours.Extract(_page);

    /// <summary>Ours: all.</summary>
    [Benchmark(Description = "Localizer, extract, segment, splice, encode")]
    public int LocalizerAll() => Ours.Localize(_page);
}
