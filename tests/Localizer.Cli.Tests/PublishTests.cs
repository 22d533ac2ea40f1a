using System.Text.Json;
using System.Text.RegularExpressions;
using Localizer.Emulators.DeepL;

namespace Localizer.Cli.Tests;

/// <summary>The publish gate: a page below it waits in <c>.pending</c>, and nothing leads to it.</summary>
public class PublishTests
{
    private const string Site = "\"site\": { \"url\": \"https://example.com\" }";

    [Fact]
    public async Task A_page_that_is_not_translated_waits_and_is_in_no_hreflang_no_sitemap_and_no_link()
    {
        using var place = Project("\"publish\": \"translated\"");

        var result = await place.RunAsync("translate", "articles", "--to", "vi", "--format", "json");

        result.ExitCode.ShouldBe(4, result.Error);
        place.Exists("output/vi/whole.html").ShouldBeTrue();
        place.Exists("output/vi/part.html").ShouldBeFalse();
        place.Read("output/.pending/vi/part.html").ShouldContain("Xin chào.");
        HeldBack(result).ShouldBe([("part.html", 1, "output/.pending/vi/part.html"), ("whole.html", 0, "output/vi/whole.html")]);
        var page = place.Read("output/vi/whole.html");
        page.ShouldContain("hreflang=\"vi\" href=\"https://example.com/vi/whole.html\"");
        page.ShouldContain("<a href=../part.html>", customMessage: "the source's page, not the one that waits");
        place.Read("output/.pending/vi/part.html").ShouldNotContain("hreflang=\"vi\"");
        place.Read("output/sitemap.xml").ShouldContain("https://example.com/vi/whole.html");
        place.Read("output/sitemap.xml").ShouldNotContain("/vi/part.html");
        (await place.RunAsync("translate", "articles", "--to", "vi")).Output.ShouldContain("held back for 1 segment");
    }

    [Fact]
    public async Task A_page_moves_when_it_is_good_enough_and_the_others_lead_to_it_at_once()
    {
        using var place = Project("\"publish\": \"translated\"");
        var first = await place.RunAsync("translate", "articles", "--to", "vi", "-v");
        first.ExitCode.ShouldBe(4, first.Error);
        const string Record = "translations/vi/part.html.xlf";
        place.Write(Record, place.Read(Record).Replace("<source>Missing.</source>", "<source>Missing.</source><target>Đã có.</target>", StringComparison.Ordinal));

        var result = await place.RunAsync("translate", "articles", "--to", "vi");

        result.ExitCode.ShouldBe(0, result.Error);
        place.Read("output/vi/part.html").ShouldContain("Đã có.");
        place.Exists("output/.pending/vi/part.html").ShouldBeFalse();
        place.Read("output/vi/whole.html").ShouldContain("<a href=part.html>");
        place.Read("output/vi/part.html").ShouldContain("<a href=whole.html>");
        place.Read("output/vi/part.html").ShouldContain("hreflang=\"vi\"");
        place.Read("output/sitemap.xml").ShouldContain("/vi/part.html");
        (await place.RunAsync("translate", "articles", "--to", "vi", "--format", "json")).Output.ShouldNotContain("\"written\"", customMessage: "what was written stays");
    }

    [Fact]
    public async Task A_page_that_falls_below_goes_back_and_the_others_lead_to_its_source_again()
    {
        using var place = Project("\"publish\": \"translated\"", missing: "Hello.");
        (await place.RunAsync("translate", "articles", "--to", "vi")).ExitCode.ShouldBe(0);
        place.Read("output/vi/whole.html").ShouldContain("<a href=part.html>");
        place.Write("articles/part.html", place.Read("articles/part.html").Replace("</html>", "<p>New and missing.</p></html>", StringComparison.Ordinal));

        (await place.RunAsync("translate", "articles", "--to", "vi")).ExitCode.ShouldBe(4);

        place.Exists("output/vi/part.html").ShouldBeFalse();
        place.Exists("output/.pending/vi/part.html").ShouldBeTrue();
        place.Read("output/vi/whole.html").ShouldContain("<a href=../part.html>");
        place.Read("output/sitemap.xml").ShouldNotContain("/vi/part.html");
    }

    [Fact]
    public async Task Reviewed_asks_for_a_person_at_each_segment_by_path_and_locale()
    {
        using var place = Project("\"publish\": [{ \"level\": \"reviewed\", \"paths\": [\"part*\"], \"locales\": [\"vi\"] }]", missing: "Hello.");

        await place.RunAsync("translate", "articles", "--to", "vi,de");

        place.Exists("output/vi/whole.html").ShouldBeTrue();
        place.Exists("output/.pending/vi/part.html").ShouldBeTrue();
        place.Read("output/de/part.html").ShouldContain("hreflang=\"de\"");
        place.Read("output/de/part.html").ShouldNotContain("hreflang=\"vi\"");
        var record = place.Read("translations/vi/part.html.xlf");
        place.Write("translations/vi/part.html.xlf", Regex.Replace(record, "state=\"translated\"", "state=\"reviewed\"", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await place.RunAsync("translate", "articles", "--to", "vi,de");
        place.Exists("output/vi/part.html").ShouldBeTrue();
        place.Exists("output/.pending/vi/part.html").ShouldBeFalse();
        place.Read("output/de/part.html").ShouldContain("hreflang=\"vi\"");
        place.Read("output/vi/part.html").ShouldContain("hreflang=\"de\"");
    }

    [Fact]
    public async Task On_the_disk_too_links_lead_to_the_source_of_a_page_that_waits_and_its_own_to_itself()
    {
        using var place = Project("\"publish\": \"translated\"", site: "\"links\": \"disk\"");
        place.Write("articles/part.html", place.Read("articles/part.html").Replace("<p>Missing.", "<p><a href=part.html#top>Hello.</a></p><p>Missing.", StringComparison.Ordinal));

        await place.RunAsync("translate", "articles", "--to", "vi");

        place.Read("output/vi/whole.html").ShouldContain("<a href=../../articles/part.html>");
        place.Read("output/.pending/vi/part.html").ShouldContain("<a href=../../vi/whole.html>");
        place.Read("output/.pending/vi/part.html").ShouldContain("<a href=part.html#top>");
    }

    [Fact]
    public async Task A_step_summary_says_what_is_held_back()
    {
        using var place = Project("\"publish\": \"translated\"");
        place.Variables["GITHUB_ACTIONS"] = "true";
        place.Variables["GITHUB_STEP_SUMMARY"] = Path.Combine(place.Folder, "summary.md");

        await place.RunAsync("translate", "articles", "--to", "vi");

        place.Read("summary.md").ShouldContain("| part.html | vi | incomplete, held back | 2 | 1 |");
    }

    [Fact]
    public async Task A_person_s_edit_of_a_page_that_waits_is_read_back()
    {
        using var place = Project("\"publish\": \"reviewed\"", missing: "Hello.");
        await place.RunAsync("translate", "articles", "--to", "vi");
        var page = place.Read("output/.pending/vi/part.html");
        place.Write("output/.pending/vi/part.html", page.Replace("<p>Xin chào.", "<p>Chào bạn.", StringComparison.Ordinal));

        var result = await place.RunAsync("translate", "articles", "--to", "vi");

        result.Error.ShouldContain("In 'output/.pending/vi/part.html' 1 segment that a person changed was read back");
        place.Read("output/.pending/vi/part.html").ShouldContain("Chào bạn.");
    }

    [Fact]
    public async Task What_only_stands_in_for_a_translation_is_none()
    {
        using var place = Project("\"publish\": \"translated\"");

        await place.RunAsync("translate", "articles", "--to", "vi", "-p", "pseudo", "--fail-on", "never");
        await place.RunAsync("translate", "articles", "--to", "vi", "-p", "pseudo", "--fail-on", "never");

        place.Exists("output/.pending/vi/part.html").ShouldBeTrue();
        place.Exists("output/vi/part.html").ShouldBeFalse();
    }

    [Fact]
    public async Task A_service_is_asked_and_paid_once_though_the_pages_are_written_twice()
    {
        await using var deepl = await DeepLEmulator.StartAsync(new DeepLOptions());
        using var place = Project("\"publish\": \"translated\", \"provider\": \"deepl\"");
        place.Variables["DEEPL_AUTH_KEY"] = "emulator-key";
        place.Variables["DEEPL_SERVER_URL"] = $"{deepl.Endpoint}";

        var result = await place.RunAsync("translate", "articles", "--to", "vi", "--format", "json");

        result.ExitCode.ShouldBe(0, result.Error);
        using var report = JsonDocument.Parse(result.Output);
        report.RootElement.GetProperty("billing")[0].GetProperty("characters").GetInt64().ShouldBe(deepl.BilledCharacters);
        report.RootElement.GetProperty("pages")[0].GetProperty("segments").GetProperty("provider").GetInt32().ShouldBe(1);
        deepl.BilledCharacters.ShouldBe("Missing.".Length);
        place.Read("output/vi/whole.html").ShouldContain("<a href=part.html>");
        place.Read("output/vi/part.html").ShouldContain("<a href=whole.html>");
        place.Exists("output/.pending").ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"publish\": \"maybe\"")]
    [InlineData("\"publish\": [{ \"level\": \"reviewed\", \"locales\": [\"tlh-!\"] }]")]
    [InlineData("\"publish\": [{ \"paths\": [\"x\"] }]")]
    public async Task A_gate_that_is_none_is_bad_input(string setting)
    {
        using var place = Project(setting);

        var result = await place.RunAsync("translate", "articles", "--to", "vi");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith("localizer.json:1:");
    }

    private static Workplace Project(string publish, string missing = "Missing.", string site = Site)
    {
        var place = new Workplace();
        place.Write("localizer.json", $$"""{ "root": "articles", "memories": ["m.tmx"], {{site}}, {{publish}} }""");
        place.Write("articles/whole.html", Page("<a href=part.html>Hello.</a>", "Hello."));
        place.Write("articles/part.html", Page("<a href=whole.html>Hello.</a>", missing));
        string[] texts = [Unit("Hello.", "Xin chào.", "Hallo."), Unit("<bpt i=\"1\">a</bpt>Hello.<ept i=\"1\">a</ept>", "<bpt i=\"1\">a</bpt>Xin chào.<ept i=\"1\">a</ept>", "<bpt i=\"1\">a</bpt>Hallo.<ept i=\"1\">a</ept>")];
        place.Write("m.tmx", $"""
            <?xml version="1.0"?><tmx version="1.4"><header srclang="en" segtype="sentence" datatype="html" adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>{string.Concat(texts)}</body></tmx>
            """);
        return place;
    }

    private static string Unit(string source, string vietnamese, string german) =>
        $"<tu><tuv xml:lang=\"en\"><seg>{source}</seg></tuv><tuv xml:lang=\"vi\"><seg>{vietnamese}</seg></tuv><tuv xml:lang=\"de\"><seg>{german}</seg></tuv></tu>";

    private static string Page(params string[] paragraphs) =>
        $"<!DOCTYPE html><html lang=en><head><meta charset=utf-8></head><body>{string.Concat(paragraphs.Select(text => $"<p>{text}</p>"))}</body></html>";

    private static List<(string, int, string)> HeldBack(CliResult result)
    {
        using var report = JsonDocument.Parse(result.Output);
        return
        [
            .. report.RootElement.GetProperty("pages").EnumerateArray().Select(page => (
                page.GetProperty("path").GetString()!, page.TryGetProperty("heldBack", out var count) ? count.GetInt32() : 0, page.GetProperty("output").GetString()!)),
        ];
    }
}
