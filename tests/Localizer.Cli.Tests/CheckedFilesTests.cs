using System.Text.Json;

namespace Localizer.Cli.Tests;

/// <summary>What is checked besides pairs of texts: bilingual files, whole pages; and how a project sets limits and keeps findings out.</summary>
public class CheckedFilesTests
{
    private const string Page = "<html lang=en><p>Sales rose to 250 in the year 2018.</p></html>";

    [Fact]
    public async Task A_bilingual_file_is_checked_and_its_notes_keep_findings_out()
    {
        using var place = new Workplace();
        place.Write("a.xlf", """
            <?xml version="1.0"?>
            <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="vi"><file id="f" original="a.html">
            <unit id="u1"><notes><note>suppress: number-added, the client counts otherwise</note></notes>
            <segment id="s1" state="translated"><source>Sales rose to 250.</source><target>Doanh số tăng lên 520.</target></segment></unit>
            <unit id="u2"><segment><source>Read on</source></segment></unit>
            <unit id="u3"><notes><note>suppress: code-missing</note></notes><segment><source>Read <pc id="1" canDelete="no">on</pc></source><target>Đọc tiếp</target></segment></unit>
            <unit id="u4"><segment><source>Read <pc id="1">more</pc></source><target>Đọc thêm</target></segment></unit>
            <unit id="u5"><segment><source>Buy <ph id="1" canCopy="no"/>it</source><target>Mua <ph id="1"/>nó<ph id="1-2" copyOf="1"/></target></segment></unit>
            <unit id="u6"><segment><source>Buy <ph id="1"/>it</source><target>Mua <ph id="2"/>nó</target></segment></unit>
            </file></xliff>
            """);

        var run = await place.RunAsync("check", "a.xlf", "--format", "json");

        run.ExitCode.ShouldBe(3, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        var file = report.RootElement.GetProperty("files")[0];
        (file.GetProperty("path").GetString(), file.GetProperty("locale").GetString(), file.GetProperty("segments").GetInt32(), file.GetProperty("suppressed").GetInt32()).ShouldBe(("a.xlf", "vi", 6, 1));
        file.GetProperty("findings").EnumerateArray()
            .Select(finding => (finding.GetProperty("check").GetString(), finding.GetProperty("unit").GetString(), finding.GetProperty("line").GetInt32()))
            .ShouldBe([("number-lost", "u1", 4), ("not-translated", "u2", 5), ("code-missing", "u3", 6), ("code-copied", "u5", 8), ("codes", "u6", 9)], "a note without a reason keeps nothing out");
    }

    [Fact]
    public async Task A_page_is_held_against_the_markup_of_its_source()
    {
        using var place = new Workplace();
        place.Write("en.html", "<html lang=en><a href=#x>Chips</a><h2 id=x>Chips</h2><script type=application/ld+json>{\"name\":\"Chips\"}</script></html>");
        place.Write("vi.html", "<html lang=en><a href=#x>Chip</a><h2 id=y>Chip</h2><script type=application/ld+json>{\"name\":\"\"Chip\"}</script></html>");

        var run = await place.RunAsync("check", "vi.html", "--source", "en.html", "--to", "vi", "--format", "json");

        run.ExitCode.ShouldBe(3, run.Error);
        JsonDocument.Parse(run.Output).RootElement.GetProperty("files")[0].GetProperty("findings").EnumerateArray()
            .Select(finding => finding.GetProperty("check").GetString()).ShouldBe(["lang", "anchor-broken", "jsonld-broken", "markup-changed"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_project_sets_limits_of_its_own()
    {
        using var place = new Workplace();
        place.Write("en.html", "<html lang=en><p>The company will sell the chips again</p></html>");
        place.Write("vi.html", "<html lang=vi><p>Công ty cho biết sẽ bán lại các con chip này vào năm sau</p></html>");

        (await place.RunAsync("check", "vi.html", "--source", "en.html")).Output.ShouldContain("0 errors, 0 warnings");
        place.Write("localizer.json", """{ "checks": [{ "check": "too-long", "limit": 1.1, "paths": ["vi.html"] }, { "check": "too-long", "limit": 9, "locales": ["es"] }] }""");
        (await place.RunAsync("check", "vi.html", "--source", "en.html")).Output.ShouldContain("0 errors, 1 warnings");

        foreach (var (setting, fault) in ((string, string)[])
            [("\"check\": \"spaces\", \"limit\": 2", "'spaces' is a check without a limit."), ("\"check\": \"too-long\", \"limit\": 0", "The limit of 'too-long' is not above 0."), ("\"check\": \"too-long\"", "has neither a severity nor a limit.")])
        {
            place.Write("localizer.json", $"{{ \"checks\": [{{ {setting} }}] }}");
            var refused = await place.RunAsync("check", "vi.html", "--source", "en.html");
            refused.ExitCode.ShouldBe(2);
            refused.Error.ShouldContain(fault);
        }
    }

    [Theory]
    [InlineData("jsonld-invalid", "<script type=application/ld+json>{ no JSON }</script>", "")]
    [InlineData("its-rules", "<script type=application/its+xml><its:rules xmlns:its=\"http://www.w3.org/2005/11/its\" version=\"2.0\"><its:translateRule selector=\"//p[\" translate=\"no\"/></its:rules></script>", "")]
    [InlineData("select-empty", "", "//blockquote")]
    public async Task What_is_said_of_a_page_itself_can_be_weighed_and_kept_out_too(string check, string markup, string select)
    {
        using var place = new Workplace();
        place.Write("page.html", $"<html lang=en><head>{markup}</head><p>Chips</p></html>");
        string[] arguments = ["translate", "page.html", "--to", "vi", "--provider", "pseudo", "--fail-on", "never", "--format", "json", "--force", .. select.Length > 0 ? ["--select", select] : Array.Empty<string>()];

        (await place.RunAsync(arguments)).Output.ShouldContain($"\"check\": \"{check}\"");
        place.Write("localizer.json", $$"""{ "checks": [{ "check": "{{check}}", "severity": "off", "reason": "known" }] }""");
        var quiet = await place.RunAsync(arguments);

        quiet.ExitCode.ShouldBe(0, quiet.Error);
        quiet.Output.ShouldNotContain($"\"{check}\"");
        quiet.Output.ShouldContain("\"suppressed\": 1");
    }

    [Fact]
    public async Task A_note_in_the_record_keeps_a_finding_out_of_later_runs_which_point_into_the_record()
    {
        using var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("m.tmx", """
            <?xml version="1.0"?><tmx version="1.4"><header srclang="en" segtype="sentence" datatype="html" adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
            <tu><tuv xml:lang="en"><seg>Sales rose to 250 in the year 2018.</seg></tuv><tuv xml:lang="vi"><seg>Doanh số tăng lên 250 trong năm.</seg></tuv></tu>
            </body></tmx>
            """);
        string[] arguments = ["translate", "page.html", "--to", "vi", "-m", "m.tmx", "--report", "r", "--fail-on", "warning"];

        (await place.RunAsync(arguments)).ExitCode.ShouldBe(3);
        var record = place.Read("translations/vi/page.html.xlf");
        var result = JsonDocument.Parse(place.Read("r/results.sarif")).RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        result.GetProperty("ruleId").GetString().ShouldBe("number-lost");
        var related = result.GetProperty("relatedLocations")[0].GetProperty("physicalLocation");
        related.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("translations/vi/page.html.xlf");
        record.Split('\n')[related.GetProperty("region").GetProperty("startLine").GetInt32() - 1].ShouldContain("<segment");

        var unit = record.IndexOf("<segment", StringComparison.Ordinal);
        var metadata = record.IndexOf("</mda:metadata>", StringComparison.Ordinal) + "</mda:metadata>".Length;
        place.Write("translations/vi/page.html.xlf", record.Insert(Math.Min(unit, metadata), "<notes><note>suppress: number-lost, the year is in the headline</note></notes>"));
        var second = await place.RunAsync(arguments);

        second.ExitCode.ShouldBe(0, second.Error);
        JsonDocument.Parse(place.Read("r/report.json")).RootElement.GetProperty("pages")[0].GetProperty("suppressed").GetInt32().ShouldBe(1);
        place.Read("translations/vi/page.html.xlf").ShouldContain("suppress: number-lost, the year is in the headline");
    }

    [Fact]
    public async Task A_finding_keeps_its_fingerprint_when_lines_move_and_its_places_in_page_and_record_move_with_it()
    {
        using var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("m.tmx", """
            <?xml version="1.0"?><tmx version="1.4"><header srclang="en" segtype="sentence" datatype="html" adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
            <tu><tuv xml:lang="en"><seg>Sales rose to 250 in the year 2018.</seg></tuv><tuv xml:lang="vi"><seg>Doanh số tăng lên 250 trong năm.</seg></tuv></tu>
            <tu><tuv xml:lang="en"><seg>New.</seg></tuv><tuv xml:lang="vi"><seg>Mới.</seg></tuv></tu>
            </body></tmx>
            """);
        string[] arguments = ["translate", "page.html", "--to", "vi", "-m", "m.tmx", "--report", "r"];
        await place.RunAsync(arguments);
        var before = ResultOf(place);
        place.Write("page.html", Page.Replace("<p>", "\n<p>New.</p>\n\n<p>", StringComparison.Ordinal));

        await place.RunAsync(arguments);

        var after = ResultOf(place);
        after.Fingerprint.ShouldBe(before.Fingerprint);
        after.Line.ShouldBe(before.Line + 3);
        after.RecordLine.ShouldBeGreaterThan(before.RecordLine);
        place.Read("translations/vi/page.html.xlf").Split('\n')[after.RecordLine - 1].ShouldContain("<segment");
    }

    [Fact]
    public async Task Translations_that_do_not_name_each_other_are_told()
    {
        using var place = new Workplace();
        place.Write("articles/page.html", "<html lang=en><head><title>News</title></head><p>News</p></html>");
        place.Write("localizer.json", """{ "root": "articles", "site": { "url": "https://example.com" } }""");

        (await place.RunAsync("translate", "articles", "--to", "es", "--provider", "pseudo", "--format", "json")).Output.ShouldNotContain("hreflang-one-way");
        var second = await place.RunAsync("translate", "articles", "--to", "vi", "--provider", "pseudo", "--format", "json");
        second.Output.ShouldContain("hreflang-one-way");
        second.Output.ShouldContain("--to es,vi");
        (await place.RunAsync("translate", "articles", "--to", "es,vi", "--provider", "pseudo", "--format", "json")).Output.ShouldNotContain("hreflang-one-way");
    }

    private static (string Fingerprint, int Line, int RecordLine) ResultOf(Workplace place)
    {
        var result = JsonDocument.Parse(place.Read("r/results.sarif")).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Single(result => result.GetProperty("ruleId").GetString() == "number-lost");
        return (result.GetProperty("partialFingerprints").GetProperty("localizerFinding/v1").GetString()!, LineOf("locations"), LineOf("relatedLocations"));

        int LineOf(string name) => result.GetProperty(name)[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32();
    }
}
