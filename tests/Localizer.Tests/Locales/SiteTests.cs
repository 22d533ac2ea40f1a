using Localizer.Locales;
using Localizer.Model;

namespace Localizer.Tests.Locales;

public class SiteTests
{
    private static readonly Locale English = Locale.Parse("en");

    [Theory]
    [InlineData("vi", "vi")]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("zh-Hant", "zh-Hant")]
    [InlineData("zh-Hant-TW", "zh-Hant-TW")]
    [InlineData("es-419", "es")]
    [InlineData("en-001", "en")]
    [InlineData("en-UK", "en-GB")]
    [InlineData("de-1996", "de")]
    [InlineData("fil", "tl")]
    [InlineData("yue", null)]
    public void Search_engines_get_tags_that_they_accept(string tag, string? expected) => SearchTag.Of(Locale.Parse(tag)).ShouldBe(expected);

    [Fact]
    public void Of_two_locales_with_one_tag_the_one_has_it_that_it_fits()
    {
        var site = Site.Create(new SiteConfiguration { Url = "https://example.com/", XDefault = "vi" });
        site.ClusterOf("a b.html", English, [Locale.Parse("es-419"), Locale.Parse("es"), Locale.Parse("vi")]).Alternates().ShouldBe(
        [
            ("en", "https://example.com/a%20b.html"), ("es", "https://example.com/es/a%20b.html"), ("vi", "https://example.com/vi/a%20b.html"),
            ("x-default", "https://example.com/vi/a%20b.html"),
        ]);
    }

    [Theory]
    [InlineData("/{path}", "https://example.com/news/a%20b.html", "news/a b.html")]
    [InlineData("/{locale}/{path}", "https://example.com/en/a.html", "a.html")]
    [InlineData("/{path}", "https://example.com/news/", "news/index.html news/index.htm news/index.xhtml")]
    [InlineData("/blog/{stem}", "https://example.com/blog/a", "a.html a.htm a.xhtml")]
    [InlineData("/{path}", "https://elsewhere.com/a.html", "")]
    [InlineData("/blog/{path}", "https://example.com/a.html", "")]
    public void An_address_leads_back_to_its_page(string pattern, string url, string paths) =>
        string.Join(' ', Site.Create(new SiteConfiguration { Url = "https://example.com", SourcePattern = pattern }).PathsOf(new Uri(url), English)).ShouldBe(paths);

    [Theory]
    [InlineData("example.com", null)]
    [InlineData("ftp://example.com", null)]
    [InlineData("https://example.com?x", null)]
    [InlineData("https://example.com", "/{path}")]
    [InlineData("https://example.com", "/{locale}/x")]
    [InlineData("https://example.com", "/{locale}/{path}\"><script>")]
    [InlineData("https://example.com", "/{locale}/ü/{path}")]
    public void What_is_no_site_is_refused(string url, string? pattern) =>
        Should.Throw<BadInputException>(() => Site.Create(new SiteConfiguration { Url = url, Pattern = pattern })).Diagnostic.Id.ShouldBe("configuration-invalid");

    [Theory]
    [InlineData("{\n \"links\": \"site\"\n}", 2)]
    [InlineData("{\"site\":\n{\"url\":\"example.com\"}}", 2)]
    [InlineData("{\"localePass\":\n{\"title\":{\"vi\":\"no mark\"}}}", 2)]
    [InlineData("{\"site\":{\"url\":\"https://e.com\",\"xDefault\":\"vn\"}}", 1)]
    public void A_configuration_that_cannot_be_followed_is_refused_with_its_line(string json, int line)
    {
        var refusal = Should.Throw<BadInputException>(() => Localizer.Pipeline.ConfigurationFile.Parse(System.Text.Encoding.UTF8.GetBytes(json), "localizer.json"));
        refusal.Diagnostic.Id.ShouldBe("configuration-invalid");
        refusal.Diagnostic.Place!.Position!.Value.Line.ShouldBe(line);
    }

    [Fact]
    public void A_sitemap_lists_each_address_with_all_its_alternates()
    {
        var site = Site.Create(new SiteConfiguration { Url = "https://example.com" });
        var file = Sitemap.Write([site.ClusterOf("a.html", English, [Locale.Parse("vi")])], "sitemap.xml", "https://example.com").ShouldHaveSingleItem();
        System.Text.Encoding.UTF8.GetString(file.Content).ShouldBe("""
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
              <url>
                <loc>https://example.com/a.html</loc>
                <xhtml:link rel="alternate" hreflang="en" href="https://example.com/a.html"/>
                <xhtml:link rel="alternate" hreflang="vi" href="https://example.com/vi/a.html"/>
                <xhtml:link rel="alternate" hreflang="x-default" href="https://example.com/a.html"/>
              </url>
              <url>
                <loc>https://example.com/vi/a.html</loc>
                <xhtml:link rel="alternate" hreflang="en" href="https://example.com/a.html"/>
                <xhtml:link rel="alternate" hreflang="vi" href="https://example.com/vi/a.html"/>
                <xhtml:link rel="alternate" hreflang="x-default" href="https://example.com/a.html"/>
              </url>
            </urlset>

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Past_50000_addresses_a_sitemap_becomes_several_with_an_index()
    {
        var site = Site.Create(new SiteConfiguration { Url = "https://example.com" });
        var clusters = Enumerable.Range(0, 25_001).Select(number => site.ClusterOf($"{number}.html", English, [Locale.Parse("vi")]));
        var files = Sitemap.Write(clusters, "sitemap.xml", "https://example.com");
        files.Select(file => file.Name).ShouldBe(["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
        System.Text.Encoding.UTF8.GetString(files[0].Content).ShouldContain("<loc>https://example.com/sitemap-2.xml</loc>");
    }
}
