using Localizer.Html;
using Localizer.Locales;
using Localizer.Model;

namespace Localizer.Tests.Locales;

public class LocalePassTests
{
    private static readonly PageMove Move = new("/site/articles/news/a.html", "/site/output/vi/news/a.html",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/site/articles/news/a.html"] = "/site/output/vi/news/a.html",
            ["/site/articles/news/b.html"] = "/site/output/vi/news/b.html",
            ["/site/articles/c.html"] = "/site/output/vi/c.html",
        });

    [Theory]
    [InlineData("i.png", "../../../articles/news/i.png")]
    [InlineData("../i.png?x=1#y", "../../../articles/i.png?x=1#y")]
    [InlineData("./img/i.png", "../../../articles/news/img/i.png")]
    [InlineData("../../shared/s.css", "../../../shared/s.css")]
    [InlineData("b.html", "b.html")]
    [InlineData("b.html#part", "b.html#part")]
    [InlineData("../c.html", "../c.html")]
    [InlineData("d.html", "../../../articles/news/d.html")]
    [InlineData("a%20b.png", "../../../articles/news/a%20b.png")]
    [InlineData("/root.png", "/root.png")]
    [InlineData("https://example.com/i.png", "https://example.com/i.png")]
    [InlineData("//example.com/i.png", "//example.com/i.png")]
    [InlineData("mailto:a@example.com", "mailto:a@example.com")]
    [InlineData("javascript:void(0)", "javascript:void(0)")]
    [InlineData("data:image/png;base64,AAAA", "data:image/png;base64,AAAA")]
    [InlineData("#top", "#top")]
    [InlineData("?page=2", "?page=2")]
    [InlineData("{{ url }}", "{{ url }}")]
    public void A_relative_URL_leads_to_the_same_file_from_the_new_place(string url, string moved) =>
        Apply($"<a href=\"{url}\">x</a>", LinkPolicy.Disk).ShouldBe($"<a href=\"{moved}\">x</a>");

    [Fact]
    public void Each_URL_of_a_srcset_moves_and_its_descriptors_stay() =>
        Apply("<img srcset=\"a.png 1x, b.png  2x,https://e.com/c.png 3x\">", LinkPolicy.Disk)
            .ShouldBe("<img srcset=\"../../../articles/news/a.png 1x, ../../../articles/news/b.png  2x,https://e.com/c.png 3x\">");

    [Theory]
    [InlineData("<p style=\"background: url(a.png) no-repeat\">", "<p style=\"background: url(../../../articles/news/a.png) no-repeat\">")]
    [InlineData("<p style=\"background:URL( 'a.png' ), url(/r.png)\">", "<p style=\"background:URL( '../../../articles/news/a.png' ), url(/r.png)\">")]
    [InlineData("<p style='background:url(\"a.png\")'>", "<p style='background:url(\"../../../articles/news/a.png\")'>")]
    [InlineData("<p style=\"background:url(data:image/png;base64,AA)\">", "<p style=\"background:url(data:image/png;base64,AA)\">")]
    [InlineData("<p style=\"background:url(a\\2e png)\">", "<p style=\"background:url(a\\2e png)\">")]
    [InlineData("<p style=\"background:url(a.png\">", "<p style=\"background:url(a.png\">")]
    public void A_URL_in_an_inline_style_moves(string page, string moved) => Apply(page, LinkPolicy.Disk).ShouldBe(moved);

    [Theory]
    [InlineData("<video poster=i.png>", "<video poster=../../../articles/news/i.png>")]
    [InlineData("<form action=\"send.php?a=1\">", "<form action=\"../../../articles/news/send.php?a=1\">")]
    [InlineData("<object data=i.svg>", "<object data=../../../articles/news/i.svg>")]
    public void URLs_of_other_attributes_move(string page, string moved) => Apply(page, LinkPolicy.Disk).ShouldBe(moved);

    [Fact]
    public void A_link_to_a_localized_page_goes_to_it_past_a_base_too() =>
        Apply("<base href=\"../\"><a href=\"c.html#x\">", LinkPolicy.Disk)
            .ShouldBe("<base href=\"../../../articles/\"><a href=\"../output/vi/c.html#x\">");

    [Fact]
    public void With_a_base_only_the_base_depends_on_the_place()
    {
        Apply("<base href=\"../\"><a href=\"x.png\">", LinkPolicy.Disk).ShouldBe("<base href=\"../../../articles/\"><a href=\"x.png\">");
        Apply("<base href=\"https://e.com/\"><a href=\"x.png\">", LinkPolicy.Disk).ShouldBe("<base href=\"https://e.com/\"><a href=\"x.png\">");
    }

    [Fact]
    public void Kept_links_are_kept() => Apply("<a href=\"i.png\">", LinkPolicy.Keep).ShouldBe("<a href=\"i.png\">");

    [Fact]
    public void A_link_inside_translated_text_moves_with_its_code() =>
        Apply("<p>See <a href=i.png>it</a>.</p>", LinkPolicy.Disk).ShouldBe("<p>See <a href=../../../articles/news/i.png>it</a>.</p>");

    [Theory]
    [InlineData("<html lang=\"en\">", "vi", "<html lang=\"vi\">")]
    [InlineData("<html lang=en xml:lang='en'>", "pt-BR", "<html lang=pt-BR xml:lang='pt-BR'>")]
    [InlineData("<html class=x>", "ar", "<html lang=\"ar\" dir=\"rtl\" class=x>")]
    [InlineData("<html lang=he dir=rtl>", "vi", "<html lang=vi dir=ltr>")]
    [InlineData("<meta property=og:locale content=en_US>", "vi", "<meta property=og:locale content=vi_VN>")]
    [InlineData("<meta property=og:locale content=en_US>", "es-MX", "<meta property=og:locale content=es_MX>")]
    [InlineData("<html><meta property=og:locale content=en_US>", "zh-Hant", "<html lang=\"zh-Hant\"><meta property=og:locale content=zh_TW>")]
    [InlineData("<html lang=vi><meta property=og:locale content=en_US>", "ar", "<html dir=\"rtl\" lang=ar><meta property=og:locale content=ar_AR>")]
    [InlineData("<html lang=vi><meta property=og:locale content=en_US>", "es-419", "<html lang=es-419><meta property=og:locale content=es_LA>")]
    [InlineData("<html lang=vi><meta property=og:locale content=en_US>", "pt", "<html lang=pt><meta property=og:locale content=pt_BR>")]
    [InlineData("<html lang=vi><meta property=og:locale content=en_US>", "sr-Latn", "<html lang=sr-Latn><meta property=og:locale content=sr_RS>")]
    [InlineData("<meta property=og:locale content=en_US><meta property=og:locale:alternate content=vi_VN>", "vi", "<meta property=og:locale content=vi_VN><meta property=og:locale:alternate content=en_US>")]
    [InlineData("<meta http-equiv=Content-Language content=en>", "pt-BR", "<meta http-equiv=Content-Language content=pt-BR>")]
    [InlineData("<!DOCTYPE html>\n<title>T</title>", "vi", "<!DOCTYPE html>\n<html lang=\"vi\"><title>T</title>")]
    [InlineData("<!DOCTYPE html><!-- c --><body><p>T", "ar", "<!DOCTYPE html><!-- c --><html lang=\"ar\" dir=\"rtl\"><body><p>T")]
    [InlineData("<p>A fragment", "vi", "<p>A fragment")]
    public void The_page_says_its_language(string page, string to, string expected)
    {
        var source = SourcePage.Read("p", System.Text.Encoding.UTF8.GetBytes(page));
        var request = new LocalePassRequest { From = Locale.Parse("en"), To = Locale.Parse(to) };
        Write(source, LocalePass.Edits(PageExtractor.Extract(source).Map, request)).ShouldBe(expected);
        LocalePass.Edits(PageExtractor.Extract(source).Map, request with { From = request.To }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("16 tháng 7 2025", true)]
    [InlineData("Thứ Tư, 16/7", true)]
    [InlineData("Xin chào thế giới", true)]
    [InlineData("July 16, 2025", false)]
    [InlineData("Jensen Huang", false)]
    [InlineData("São Paulo é linda", false)]
    [InlineData("El año pasado", false)]
    [InlineData("Đà Nẵng is a city in central Vietnam", false)]
    [InlineData("2025", false)]
    public void Vietnamese_is_known_by_its_marks_and_words(string text, bool isVietnamese) =>
        LanguageEvidence.IsIn(text, Locale.Parse("vi")).ShouldBe(isVietnamese);

    private static string Apply(string page, LinkPolicy policy)
    {
        var source = SourcePage.Read("p", System.Text.Encoding.UTF8.GetBytes(page));
        var request = new LocalePassRequest
        {
            From = Locale.Parse("en"),
            To = Locale.Parse("vi"),
            Links = policy,
            Move = Move,
            Settings = new LocalePassSettings { Lang = false },
        };
        return Write(source, LocalePass.Edits(PageExtractor.Extract(source).Map, request));
    }

    private static string Write(SourcePage source, IEnumerable<ByteEdit> edits)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        PageMerger.Write(source, [], edits, output);
        return System.Text.Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
