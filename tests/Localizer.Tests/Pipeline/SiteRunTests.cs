using System.Text;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Localizer.Glossaries;
using Localizer.Locales;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Segmentation;

namespace Localizer.Tests.Pipeline;

/// <summary>A site of 20 pages in four locales, and its source's own pages: what search engines read of it.</summary>
public sealed class SiteRunTests : IDisposable
{
    private const int PageCount = 20;
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private readonly TemporaryFiles _files = new();

    public SiteRunTests()
    {
        Directory.CreateDirectory(_files.Path("articles/news"));
        for (var i = 0; i < PageCount; i++)
            File.WriteAllText(_files.Path($"articles/{PathOf(i)}"), PageOf(i));
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Each_page_names_all_its_translations_and_each_of_them_names_it()
    {
        await RunAsync("en", "vi", "es", "ar", "zh-Hant");
        var pages = Written().ToDictionary(page => page.Url, page => page.Document, StringComparer.Ordinal);
        pages.Count.ShouldBe(PageCount * 5);
        foreach (var (url, document) in pages)
        {
            var cluster = Cluster(document);
            cluster.Count.ShouldBe(6);
            cluster[document.DocumentElement.GetAttribute("lang")!].ShouldBe(url);
            document.QuerySelectorAll("link[rel=canonical]").ShouldHaveSingleItem().GetAttribute("href").ShouldBe(url);
            document.QuerySelector("meta[property='og:url']")!.GetAttribute("content").ShouldBe(url);
            foreach (var other in cluster.Values)
                Cluster(pages[other]).ShouldBe(cluster);
        }

        var sitemap = XDocument.Load(_files.Path("output/sitemap.xml")).Root!.Elements(Sitemaps + "url").ToDictionary(
            entry => entry.Element(Sitemaps + "loc")!.Value,
            entry => entry.Elements(Xhtml + "link").ToDictionary(link => link.Attribute("hreflang")!.Value, link => link.Attribute("href")!.Value, StringComparer.Ordinal),
            StringComparer.Ordinal);
        sitemap.Keys.ShouldBe(pages.Keys, ignoreOrder: true);
        foreach (var (url, alternates) in sitemap)
            alternates.ShouldBe(Cluster(pages[url]), ignoreOrder: true);
    }

    [Fact]
    public async Task Links_among_the_pages_lead_to_pages_of_the_same_locale_and_images_where_they_led()
    {
        await RunAsync("vi", "ar");
        var urls = Written().Select(page => page.Url).ToHashSet(StringComparer.Ordinal);
        foreach (var (url, document) in Written())
        {
            var language = document.DocumentElement.GetAttribute("lang");
            foreach (var link in document.QuerySelectorAll("a"))
            {
                var target = new Uri(new Uri(url), link.GetAttribute("href"));
                urls.ShouldContain(target.GetLeftPart(UriPartial.Path));
                target.AbsolutePath.ShouldStartWith($"/{language}/");
                target.Fragment.ShouldBe("#part");
            }

            new Uri(new Uri(url), document.QuerySelector("img")!.GetAttribute("src")).AbsolutePath.ShouldBe("/news/i.png");
        }
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_a_page_in_its_own_locale_is_left_alone()
    {
        await RunAsync("vi", "ar");
        var first = Bytes();
        await RunAsync("vi", "ar");
        Bytes().ShouldBe(first);
        foreach (var (file, content) in first.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)))
        {
            var locale = file.Contains("/vi/", StringComparison.Ordinal) ? "vi" : "ar";
            PageRun.Translate(Convert.FromHexString(content), locale, locale, new SourceCopy()).ShouldBe(Convert.FromHexString(content));
        }
    }

    [Fact]
    public async Task Pages_of_an_earlier_run_are_part_of_the_cluster()
    {
        await RunAsync("es");
        await RunAsync("vi");
        var page = Written().First(page => page.Url.Contains("/vi/", StringComparison.Ordinal));
        Cluster(page.Document).Keys.ShouldBe(["en", "es", "vi", "x-default"], ignoreOrder: true);
    }

    private static string PathOf(int page) => page % 2 == 0 ? $"news/page {page}.html" : $"page{page}.html";

    private static string PageOf(int page) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <title>Page {page}</title>
          <link rel="canonical" href="https://example.com/{PathOf(page).Replace(" ", "%20", StringComparison.Ordinal)}">
          <meta property="og:url" content="https://example.com/old">
        </head>
        <body>
          <p>Go to <a href="{(page % 2 == 0 ? "../page1.html" : "news/page%202.html")}#part">another page</a> or <a href="/page3.html#part">a third</a>.</p>
          <img src="{(page % 2 == 0 ? "" : "news/")}i.png" alt="">
        </body>
        </html>
        """;

    private static Dictionary<string, string> Cluster(IDocument document) => document.QuerySelectorAll("link[rel=alternate][hreflang]")
        .ToDictionary(link => link.GetAttribute("hreflang")!, link => link.GetAttribute("href")!, StringComparer.Ordinal);

    private IEnumerable<(string Url, IDocument Document)> Written()
    {
        foreach (var file in Directory.GetFiles(_files.Path("output"), "*.html", SearchOption.AllDirectories))
        {
            var path = System.IO.Path.GetRelativePath(_files.Path("output"), file).Replace("en/", "", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal);
            yield return ($"https://example.com/{path}", new HtmlParser().ParseDocument(File.ReadAllText(file)));
        }
    }

    private SortedDictionary<string, string> Bytes() => new(
        Directory.GetFiles(_files.Path("output"), "*", SearchOption.AllDirectories).ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(file)), StringComparer.Ordinal),
        StringComparer.Ordinal);

    private async Task RunAsync(params string[] to)
    {
        var options = new PipelineOptions
        {
            Pages = new PageFinder(_files.Path("."), _files.Path("articles"), _files.Path("output")).Find([_files.Path("articles")]),
            To = [.. to.Select(Locale.Parse)],
            DefaultFrom = Locale.Parse("en"),
            Output = new OutputFolder(_files.Path("output"), _files.Path(".")),
            Providers = [new MarkerProvider()],
            Segmenter = DefaultSegmenter.Instance,
            Terms = Termbase.Empty,
            Memory = new TranslationMemory(),
            Site = Site.Create(new SiteConfiguration { Url = "https://example.com", SourceCluster = true }),
            Links = LinkPolicy.Site,
        };
        var report = await new LocalizationPipeline(options).RunAsync(progress: null, TestContext.Current.CancellationToken);
        report.ExitCode.ShouldBe(0);
    }
}

/// <summary>Gives each segment back as it is.</summary>
internal sealed class SourceCopy : Localizer.Providers.ILocalProvider
{
    public string Name => "copy";

    public CodedText Translate(Localizer.Providers.ProviderSegment segment) => segment.Source;
}
