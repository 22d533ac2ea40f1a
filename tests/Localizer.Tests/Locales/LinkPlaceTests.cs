using System.Text;
using Localizer.Html;
using Localizer.Locales;
using Localizer.Model;

namespace Localizer.Tests.Locales;

/// <summary>Every place that a page has a URL in, with every kind of URL, under each policy.</summary>
public class LinkPlaceTests
{
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Vietnamese = Locale.Parse("vi");
    private static readonly Site Site = Site.Create(new SiteConfiguration { Url = "https://e.com" });

    private static readonly PageMove Move = new("/site/articles/news/a.html", "/site/output/vi/news/a.html",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/site/articles/news/a.html"] = "/site/output/vi/news/a.html",
            ["/site/articles/news/b.html"] = "/site/output/vi/news/b.html",
            ["/site/articles/c.html"] = "/site/output/vi/c.html",
        });

    // A URL stands where § does.
    private static readonly string[] Places =
    [
        "<a href=\"§\">x</a>", "<a href='§'>x</a>", "<a href=§>x</a>", "<link rel=stylesheet href=\"§\">", "<img src=\"§\">", "<p>See <img src=§> it.</p>", "<script src=\"§\"></script>",
        "<img srcset=\"§\">", "<img srcset=\"§ 1x, §  2x\">", "<picture><source srcset=\"§ 480w,  § 800w\"></picture>", "<video poster=\"§\"></video>", "<video poster=§></video>",
        "<form action=\"§\"></form>", "<object data=\"§\"></object>", "<object data=§></object>", "<p style=\"background: url(§) no-repeat\">x</p>",
        "<p style=\"background:URL( '§' ), url(§)\">x</p>", "<p style='background:url(\"§\")'>x</p>", "<p>See <b style=\"background:url(§)\">it</b> here.</p>",
    ];

    // Each as it stands on the source page, on the disk, and on the site.
    private static readonly Dictionary<string, (string Disk, string Site)> Urls = new(StringComparer.Ordinal)
    {
        ["i.png"] = ("../../../articles/news/i.png", "../../news/i.png"),
        ["../img/i.svg?x#y"] = ("../../../articles/img/i.svg?x#y", "../../img/i.svg?x#y"),
        ["b.html"] = ("b.html", "b.html"),
        ["../c.html#x"] = ("../c.html#x", "../c.html#x"),
        ["/news/b.html"] = ("/news/b.html", "/vi/news/b.html"),
        ["/root.png"] = ("/root.png", "/root.png"),
        ["https://e.com/c.html"] = ("https://e.com/c.html", "https://e.com/vi/c.html"),
        ["https://other.com/i.png"] = ("https://other.com/i.png", "https://other.com/i.png"),
        ["data:image/png;base64,AAAA"] = ("data:image/png;base64,AAAA", "data:image/png;base64,AAAA"),
        ["#top"] = ("#top", "#top"),
    };

    public static MatrixTheoryData<string, string> All => new(Places, Urls.Keys);

    [Theory]
    [MemberData(nameof(All))]
    public void On_the_disk_a_URL_leads_to_the_same_file_or_the_localized_page(string place, string url) =>
        Apply(At(place, url), LinkPolicy.Disk).ShouldBe(At(place, Urls[url].Disk));

    [Theory]
    [MemberData(nameof(All))]
    public void On_the_site_a_URL_leads_to_the_same_address_or_the_localized_page(string place, string url) =>
        Apply(At(place, url), LinkPolicy.Site).ShouldBe(At(place, Urls[url].Site));

    [Theory]
    [MemberData(nameof(All))]
    public void Kept_a_URL_stays(string place, string url) => Apply(At(place, url), LinkPolicy.Keep).ShouldBe(At(place, url));

    [Theory]
    [InlineData(LinkPolicy.Disk, "../../../articles/")]
    [InlineData(LinkPolicy.Site, "../../")]
    [InlineData(LinkPolicy.Keep, "../")]
    public void With_a_base_of_another_folder_only_the_base_moves(LinkPolicy policy, string expected)
    {
        const string Rest = "<img src=i.png srcset=\"i.png 1x\"><video poster=i.png></video><form action=i.png></form><object data=i.png></object><p style=\"background:url(i.png)\">x</p>";
        Apply($"<base href=\"../\">{Rest}", policy).ShouldBe($"<base href=\"{expected}\">{Rest}");
    }

    [Fact]
    public void A_URL_without_quotes_that_holds_an_equals_sign_gains_them_when_it_changes()
    {
        Apply("<img src=i.png?x=1>", LinkPolicy.Site).ShouldBe("<img src=\"../../news/i.png?x=1\">");
        Apply("<img src=/i.png?x=1>", LinkPolicy.Site).ShouldBe("<img src=/i.png?x=1>");
    }

    private static string At(string place, string url) => place.Replace("§", url, StringComparison.Ordinal);

    private static string Apply(string page, LinkPolicy policy)
    {
        var source = SourcePage.Read("p", Encoding.UTF8.GetBytes(page));
        var extracted = PageExtractor.Extract(source, SelectionRules.None, LinkedFiles.None, PageLanguage.ByPage, LinkReach.Site);
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        var request = new LocalePassRequest
        {
            From = English,
            To = Vietnamese,
            Links = policy,
            Move = Move,
            OnSite = new PageOnSite(Site, "news/a.html", Site.ClusterOf("news/a.html", English, [Vietnamese]), path => path is "news/a.html" or "news/b.html" or "c.html"),
        };
        PageMerger.Write(source, [], LocalePass.Edits(extracted.Map, request), output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
