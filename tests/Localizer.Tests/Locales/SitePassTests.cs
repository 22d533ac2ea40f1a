using System.Text;
using System.Text.RegularExpressions;
using Localizer.Html;
using Localizer.Locales;
using Localizer.Model;
using Localizer.Tests.Html;

namespace Localizer.Tests.Locales;

/// <summary>The locale pass of a page on its site, on markup as people write it.</summary>
public class SitePassTests
{
    private static readonly Site Site = Site.Create(new SiteConfiguration { Url = "https://e.com", TranslationOfWork = true });
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale[] Locales = [Locale.Parse("vi"), Locale.Parse("es")];

    private const string Cluster =
        """<link rel="alternate" hreflang="en" href="https://e.com/news/a.html">§<link rel="alternate" hreflang="es" href="https://e.com/es/news/a.html">§"""
        + """<link rel="alternate" hreflang="vi" href="https://e.com/vi/news/a.html">§<link rel="alternate" hreflang="x-default" href="https://e.com/news/a.html">""";

    [Theory]
    [InlineData("<html lang=vi>\n<head>\n  <meta charset=utf-8>\n  <title>T</title>\n</head>\n<body>", "\n  ")]
    [InlineData("<html lang=vi><head><title>T</title></head><body>", "")]
    [InlineData("<html lang=vi>\r\n<head>\r\n\t<title>T</title>\r\n</head>\r\n<body>", "\r\n\t")]
    [InlineData("<!DOCTYPE html>\n<title>T</title>\n<p>x", "\n")]
    public void Links_are_inserted_at_the_head_s_end_as_the_page_sets_off_its_own(string page, string indent)
    {
        var written = Apply(page, Request("vi", LinkPolicy.Keep) with { Settings = new LocalePassSettings() });
        written.ShouldContain($"</title>{indent}<link rel=\"canonical\" href=\"https://e.com/vi/news/a.html\">{indent}{Cluster.Replace("§", indent, StringComparison.Ordinal)}");
        Without(written, "<link[^>]*>").Replace("<html lang=\"vi\">", "", StringComparison.Ordinal).Replace(indent.Length > 0 ? indent : "\0", "", StringComparison.Ordinal)
            .ShouldBe(page.Replace(indent.Length > 0 ? indent : "\0", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Links_that_stand_already_are_replaced_where_they_stand()
    {
        const string Page = """
            <html lang=vi><head><link rel=canonical href="/news/a.html">
            <link rel="alternate" hreflang="en" href="https://e.com/old.html">
            <link rel="alternate" type="application/rss+xml" href="/feed">
            <link rel="alternate" hreflang="fr" href="https://e.com/fr/old.html">
            <meta property="og:url" content="https://e.com/old.html"></head>
            """;
        Apply(Page, "vi").ShouldBe($"""
            <html lang=vi><head><link rel=canonical href="https://e.com/vi/news/a.html">
            {Cluster.Replace("§", "", StringComparison.Ordinal)}
            <link rel="alternate" type="application/rss+xml" href="/feed">
            <meta property="og:url" content="https://e.com/vi/news/a.html"></head>
            """);
    }

    [Fact]
    public void A_page_that_closes_its_tags_gets_closed_tags() =>
        Apply("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"vi\"><head><title>T</title></head></html>", "vi").ShouldContain("href=\"https://e.com/vi/news/a.html\"/>");

    [Fact]
    public void A_fragment_gets_no_head_links() => Apply("<p>x</p>", "vi").ShouldBe("<p>x</p>");

    [Theory]
    [InlineData("""{"@type":"Article","inLanguage":"en","name":"N"}""", """{"translationOfWork":{"@id":"https://e.com/news/a.html"},"@type":"Article","inLanguage":"vi","name":"N"}""")]
    [InlineData("""{"@type":"Article","inLanguage":"en-US","translationOfWork":{"@type":"Article","inLanguage":"en"}}""", """{"@type":"Article","inLanguage":"vi","translationOfWork":{"@type":"Article","inLanguage":"en"}}""")]
    [InlineData("""{"@type":"Article","video":{"@type":"VideoObject","inLanguage":"en"}}""", """{"@type":"Article","video":{"@type":"VideoObject","inLanguage":"en"}}""")]
    [InlineData("""{"@type":"Article","inLanguage":["en"],"datePublished":"2025-07-16"}""", """{"translationOfWork":{"@id":"https://e.com/news/a.html"},"@type":"Article","inLanguage":["vi"],"datePublished":"2025-07-16"}""")]
    [InlineData("""{"@context":{"@language":"en"},"name":"N"}""", """{"@context":{"@language":"vi"},"name":"N"}""")]
    [InlineData("""{"inLanguage":"fr"}""", """{"inLanguage":"fr"}""")]
    public void JsonLd_says_the_page_s_language_and_its_source(string json, string expected) =>
        Apply($"<html lang=en><script type=application/ld+json>{json}</script>", "vi").ShouldContain($"<script type=application/ld+json>{expected}</script>");

    [Theory]
    [InlineData("b.html", "b.html")]
    [InlineData("../c.html#x", "../c.html#x")]
    [InlineData("d.html?q=1", "../../news/d.html?q=1")]
    [InlineData("img/i.png", "../../news/img/i.png")]
    [InlineData("/news/b.html#x", "/vi/news/b.html#x")]
    [InlineData("/news/d.html", "/news/d.html")]
    [InlineData("/news/", "/vi/news/")]
    [InlineData("https://e.com/c.html?q", "https://e.com/vi/c.html?q")]
    [InlineData("//e.com/c.html", "//e.com/vi/c.html")]
    [InlineData("https://other.com/c.html", "https://other.com/c.html")]
    [InlineData("#top", "#top")]
    [InlineData("?page=2", "?page=2")]
    [InlineData("mailto:a@e.com", "mailto:a@e.com")]
    [InlineData("javascript:go('/c.html')", "javascript:go('/c.html')")]
    [InlineData("{{ url }}", "{{ url }}")]
    [InlineData("//[bad", "//[bad")]
    public void Links_lead_to_the_localized_page_else_where_they_led(string url, string moved) =>
        Apply($"<a href=\"{url}\">x</a>", "vi").ShouldBe($"<a href=\"{moved}\">x</a>");

    [Theory]
    [InlineData("5; url=../c.html", "5; url=../c.html")]
    [InlineData("5; url=d.html", "5; url=../../news/d.html")]
    [InlineData("0;URL='/c.html#x'", "0;URL='/vi/c.html#x'")]
    [InlineData("0, Url = https://e.com/c.html", "0, Url = https://e.com/vi/c.html")]
    [InlineData("3 /c.html", "3 /vi/c.html")]
    [InlineData("3;/c.html", "3;/vi/c.html")]
    [InlineData("3", "3")]
    [InlineData("3;", "3;")]
    [InlineData("3; url=", "3; url=")]
    [InlineData("soon; url=/c.html", "soon; url=/c.html")]
    [InlineData("3; url=https://other.com/", "3; url=https://other.com/")]
    public void A_refresh_leads_where_links_lead(string refresh, string moved) =>
        Apply($"<meta http-equiv=Refresh content=\"{refresh}\"><p>x", "vi").ShouldBe($"<meta http-equiv=Refresh content=\"{moved}\"><p>x");

    [Theory]
    [InlineData("""{"url":"https://e.com/news/a.html"}""", """{"url":"https://e.com/vi/news/a.html"}""")]
    [InlineData("""{"@type":"Article","mainEntityOfPage":"https:\/\/e.com\/news\/a.html"}""", """{"@type":"Article","mainEntityOfPage":"https://e.com/vi/news/a.html"}""")]
    [InlineData("""{"mainEntityOfPage":{"@type":"WebPage","@id":"https://e.com/news/a.html"}}""", """{"mainEntityOfPage":{"@type":"WebPage","@id":"https://e.com/vi/news/a.html"}}""")]
    [InlineData("""{"itemListElement":[{"item":{"@id":"/c.html","name":"C"}}]}""", """{"itemListElement":[{"item":{"@id":"/vi/c.html","name":"C"}}]}""")]
    [InlineData("""{"@id":"https://e.com/news/a.html#article","url":"https://e.com/about"}""", """{"@id":"https://e.com/news/a.html#article","url":"https://e.com/about"}""")]
    [InlineData("""{"@id":"article-1","author":{"url":"https://other.com/news/a.html"}}""", """{"@id":"article-1","author":{"url":"https://other.com/news/a.html"}}""")]
    [InlineData("""{"translationOfWork":{"@id":"https://e.com/news/a.html"},"citation":{"url":"https://e.com/c.html"}}""", """{"translationOfWork":{"@id":"https://e.com/news/a.html"},"citation":{"url":"https://e.com/c.html"}}""")]
    public void JsonLd_names_the_localized_page_where_the_site_has_one(string json, string expected)
    {
        var page = $"<html lang=vi><script type=application/ld+json>{json}</script>";
        Apply(page, "vi").ShouldContain($">{expected}</script>");
        Apply(page, Request("vi", LinkPolicy.Keep)).ShouldContain($">{json}</script>");
    }

    [Theory]
    [InlineData("<iframe srcdoc=\"<a href='/c.html'>x</a>\"></iframe>", "<iframe srcdoc=\"<a href='/vi/c.html'>x</a>\"></iframe>")]
    [InlineData("<iframe srcdoc=\"&lt;a href=&quot;d.html?a&amp;amp;b&quot;>x\"></iframe>", "<iframe srcdoc=\"&lt;a href=&quot;../../news/d.html?a&amp;amp;b&quot;>x\"></iframe>")]
    [InlineData("<iframe srcdoc='<html lang=en><p>x'></iframe>", "<iframe srcdoc='<html lang=vi><p>x'></iframe>")]
    [InlineData("<iframe srcdoc='<html><p>x'></iframe>", "<iframe srcdoc='<html lang=\"vi\"><p>x'></iframe>")]
    [InlineData("<iframe srcdoc=\"<html><p>x\"></iframe>", "<iframe srcdoc=\"<html lang=&quot;vi&quot;><p>x\"></iframe>")]
    [InlineData("<iframe srcdoc='<iframe srcdoc=\"<img src=i.png>\"></iframe>'></iframe>", "<iframe srcdoc='<iframe srcdoc=\"<img src=../../news/i.png>\"></iframe>'></iframe>")]
    [InlineData("<base href=\"https://e.com/\"><iframe srcdoc=\"<a href=c.html>x\"></iframe>", "<base href=\"https://e.com/\"><iframe srcdoc=\"<a href=vi/c.html>x\"></iframe>")]
    public void A_page_in_an_attribute_says_its_language_and_its_links_lead_where_the_others_do(string page, string expected) => Apply(page, "vi").ShouldBe(expected);

    [Fact]
    public void With_a_base_links_are_written_from_it()
    {
        Apply("<base href=\"https://e.com/\"><a href=\"c.html\"><img src=i.png>", "vi").ShouldBe("<base href=\"https://e.com/\"><a href=\"vi/c.html\"><img src=i.png>");
        Apply("<base href=\"../\"><a href=\"news/b.html\"><img src=i.png>", "vi").ShouldBe("<base href=\"../../\"><a href=\"vi/news/b.html\"><img src=i.png>");
    }

    [Theory]
    [InlineData("<html><title>T</title>", "<title>T | Báo Ví dụ</title>")]
    [InlineData("<html><title>\n T &amp; U\n</title>", "<title>\n T &amp; U | Báo Ví dụ\n</title>")]
    [InlineData("<html><title>T | Báo Ví dụ</title>", "<title>T | Báo Ví dụ</title>")]
    [InlineData("<html><title></title>", "<title></title>")]
    public void A_title_is_put_into_its_pattern_once(string page, string expected) => Apply(page, "vi").ShouldContain(expected);

    // What a page says that each switch is for: gone where it is on, still there where it is off.
    private static readonly Dictionary<string, (LocalePassSettings Off, string Said)> Switches = new(StringComparer.Ordinal)
    {
        ["lang"] = (new() { Lang = false }, "<html lang=en "),
        ["dir"] = (new() { Dir = false }, " dir=ltr>"),
        ["keptText"] = (new() { KeptText = false }, "<p>Kept"),
        ["openGraph"] = (new() { OpenGraph = false }, "og:locale content=en_US"),
        ["openGraphUrl"] = (new() { OpenGraphUrl = false }, "og:url content=https://e.com/news/a.html"),
        ["canonical"] = (new() { Canonical = false }, "rel=canonical href=https://e.com/news/a.html"),
        ["hreflang"] = (new() { Hreflang = false }, "<link rel=alternate hreflang=en href=https://e.com/news/a.html>"),
        ["contentLanguage"] = (new() { ContentLanguage = false }, "http-equiv=content-language content=en>"),
        ["jsonLd"] = (new() { JsonLd = false }, "\"inLanguage\":\"en\""),
    };

    public static TheoryData<string> SwitchNames => [.. Switches.Keys];

    [Theory]
    [MemberData(nameof(SwitchNames))]
    public void Each_part_can_be_switched_off_and_the_others_are_still_done(string name)
    {
        var written = ApplyTo(SayingPage, Switches[name].Off);
        foreach (var (other, (_, said)) in Switches)
            written.Contains(said, StringComparison.Ordinal).ShouldBe(other == name, other);
    }

    [Fact]
    public void With_all_parts_switched_off_nothing_changes()
    {
        var off = new LocalePassSettings
        {
            Lang = false,
            Dir = false,
            KeptText = false,
            OpenGraph = false,
            OpenGraphUrl = false,
            Canonical = false,
            Hreflang = false,
            ContentLanguage = false,
            JsonLd = false,
        };
        ApplyTo(SayingPage, off).ShouldBe(SayingPage);
        const string Bare = "<html lang=en><head><title>T</title></head><body>";
        ApplyTo(Bare, off).ShouldBe(Bare);
        ApplyTo(Bare, off with { Canonical = true }).ShouldBe("<html lang=en><head><title>T</title><link rel=\"canonical\" href=\"https://e.com/ar/news/a.html\"></head><body>");
        ApplyTo(Bare, off with { Hreflang = true }).ShouldNotContain("canonical");
    }

    private const string SayingPage = "<html lang=en dir=ltr><head><title>T</title><meta http-equiv=content-language content=en><meta property=og:locale content=en_US>"
        + "<meta property=og:url content=https://e.com/news/a.html><link rel=canonical href=https://e.com/news/a.html><link rel=alternate hreflang=en href=https://e.com/news/a.html>"
        + "<script type=application/ld+json>{\"inLanguage\":\"en\"}</script></head><body><p>Kept";

    private static string ApplyTo(string page, LocalePassSettings settings)
    {
        var paragraph = page.IndexOf("<p", StringComparison.Ordinal);
        return Apply(page, Request("ar", LinkPolicy.Keep) with { Settings = settings, KeptAt = paragraph < 0 ? [] : [paragraph + 2] });
    }

    [Fact]
    public void The_pass_twice_is_the_pass_once_and_nothing_else_of_a_page_changes()
    {
        var failed = new List<string>();
        foreach (var page in PageCorpus.Readability())
        {
            var text = Encoding.UTF8.GetString(page.Bytes);
            var request = Request("ar", LinkPolicy.Keep);
            var once = Apply(text, request);
            if (Apply(once, request) != once)
                failed.Add($"{page.Name}: twice is not once");
            if (Apply(text, request with { To = English }) != text)
                failed.Add($"{page.Name}: changed in its own locale");
            if (Stripped(once) != Stripped(text))
                failed.Add($"{page.Name}: {Difference(Stripped(text), Stripped(once))}");
        }

        failed.ShouldBeEmpty();
    }

    // Without all that the pass may touch, which this finds by patterns of its own.
    private static string Stripped(string page)
    {
        page = Regex.Replace(page, "(?i)(?>\\s*)<(html|link|meta)\\b[^>]*>", StripTag, RegexOptions.None, TimeSpan.FromSeconds(10));
        page = Without(page, "\"translationOfWork\":\\{\"@id\":\"[^\"]*\"\\},");
        return Regex.Replace(page, "\"(inLanguage|@language)\"\\s*:\\s*\"[^\"]*", "$1", RegexOptions.None, TimeSpan.FromSeconds(10));
    }

    private static string StripTag(Match tag)
    {
        if (tag.Groups[1].Value.Equals("html", StringComparison.OrdinalIgnoreCase))
            return Without(tag.Value, "(?i)\\s(xml:)?(lang|dir)=(\"[^\"]*\"|'[^']*'|[^\\s>]*)|^\\s*<html|>$");
        var isOurs = Regex.IsMatch(tag.Value, "(?i)rel=[\"']?canonical|hreflang|og:locale|og:url|content-language|charset=\"utf-8\">$", RegexOptions.None, TimeSpan.FromSeconds(10));
        return isOurs ? "" : tag.Value;
    }

    private static string Difference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"…{one[Math.Max(0, at - 40)..Math.Min(one.Length, at + 60)]} => …{other[Math.Max(0, at - 40)..Math.Min(other.Length, at + 60)]}";
    }

    private static string Without(string text, string pattern) =>
        Regex.Replace(text, pattern, "", RegexOptions.None, TimeSpan.FromSeconds(10));

    private static string Apply(string page, string to) => Apply(page, Request(to, LinkPolicy.Site));

    private static LocalePassRequest Request(string to, LinkPolicy links) => new()
    {
        From = English,
        To = Locale.Parse(to),
        Links = links,
        Settings = new LocalePassSettings { Title = new Dictionary<string, string>(StringComparer.Ordinal) { ["vi"] = "{title} | Báo Ví dụ" } },
        OnSite = new PageOnSite(
            Site, "news/a.html", Site.ClusterOf("news/a.html", English, to == "ar" ? [.. Locales, Locale.Parse("ar")] : Locales), path => path is "news/a.html" or "news/b.html" or "c.html" or "news/index.html"),
    };

    private static string Apply(string page, LocalePassRequest request)
    {
        var source = SourcePage.Read("p", Encoding.UTF8.GetBytes(page));
        var extracted = PageExtractor.Extract(source, SelectionRules.None, LinkedFiles.None, PageLanguage.ByPage, LinkReach.Site);
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        var edits = LocalePass.Edits(extracted.Map, request).Concat(extracted.EmbeddedEdits(map => LocalePass.EmbeddedEdits(map, extracted.Map, request)));
        PageMerger.Write(source, [], edits, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
