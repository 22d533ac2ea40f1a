using System.Text.Json;
using System.Xml.Linq;

namespace Localizer.Cli.Tests;

/// <summary>The checks as commands run them, and the files that they write.</summary>
public class CheckTests
{
    private const string Source = "<html lang=en><title>News</title><p>Sales rose to 250 in 2018.</p><p>Write to news@example.com.</p></html>";
    private const string Good = "<html lang=vi><title>Tin tức</title><p>Doanh số tăng lên 250 năm 2018.</p><p>Viết cho news@example.com.</p></html>";
    private const string Bad = "<html lang=vi><title>Tin tức</title><p>Doanh số tăng lên 520 năm 2018.</p><p>Viết cho new@example.com.</p></html>";

    [Fact]
    public async Task A_page_is_checked_against_its_source()
    {
        using var place = new Workplace();
        place.Write("en.html", Source);
        place.Write("good.html", Good);
        place.Write("bad.html", Bad);

        var good = await place.RunAsync("check", "good.html", "--source", "en.html");
        good.ExitCode.ShouldBe(0, good.Error);
        good.Output.ShouldContain("3 translations checked: 0 errors, 0 warnings");

        var bad = await place.RunAsync("check", "bad.html", "--source", "en.html", "--format", "json");
        bad.ExitCode.ShouldBe(3);
        using var report = JsonDocument.Parse(bad.Output);
        var file = report.RootElement.GetProperty("files")[0];
        file.GetProperty("locale").GetString().ShouldBe("vi");
        file.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("check").GetString())
            .ShouldBe(["number-lost", "number-added", "email-changed"], ignoreOrder: true);
        file.GetProperty("findings")[0].GetProperty("column").GetInt32().ShouldBe(Source.IndexOf("Sales", StringComparison.Ordinal) + 1);
    }

    [Fact]
    public async Task Texts_that_stand_in_other_places_are_said_not_to_be_checked()
    {
        using var place = new Workplace();
        place.Write("en.html", Source);
        place.Write("vi.html", "<html lang=vi><title>Tin tức</title><p>Doanh số tăng lên 250 năm 2018.</p><ul><li>Thêm một mục<li>Thêm mục nữa</ul></html>");

        var run = await place.RunAsync("check", "vi.html", "--source", "en.html", "--format", "json", "--fail-on", "warning");

        run.ExitCode.ShouldBe(3, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        var found = report.RootElement.GetProperty("files")[0].GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("check").GetString() == "structure-differs");
        found.GetProperty("message").GetString().ShouldBe("3 texts of the two pages do not stand in the same places, and are not checked. Make the page anew from its source.");
    }

    [Fact]
    public async Task A_memory_is_checked()
    {
        using var place = new Workplace();
        place.Write("m.tmx", """
            <?xml version="1.0"?><tmx version="1.4"><header srclang="en" segtype="sentence" datatype="html" adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
            <tu tuid="a"><tuv xml:lang="en"><seg>It rose 25%.</seg></tuv><tuv xml:lang="vi"><seg>Tăng 52%.</seg></tuv><tuv xml:lang="es"><seg>Subió un 25 %.</seg></tuv></tu>
            </body></tmx>
            """);

        var run = await place.RunAsync("check", "m.tmx", "--fail-on", "warning", "--format", "json");

        run.ExitCode.ShouldBe(3, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("files").EnumerateArray().Select(file => (file.GetProperty("locale").GetString(), file.GetProperty("findings").GetArrayLength()))
            .ShouldBe([("es", 0), ("vi", 2)]);
        report.RootElement.GetProperty("files")[1].GetProperty("findings")[0].GetProperty("unit").GetString().ShouldBe("a");
    }

    [Fact]
    public async Task The_configuration_weighs_findings_and_what_it_keeps_out_is_counted()
    {
        using var place = new Workplace();
        place.Write("en.html", Source);
        place.Write("bad.html", Bad);
        place.Write("localizer.json", """
            { "checks": [
              { "check": "email-changed", "severity": "off", "paths": ["*.html"], "reason": "the desk in Hanoi has its own" },
              { "check": "number-lost", "severity": "error", "locales": ["vi"] },
              { "check": "number-added", "severity": "info" } ] }
            """);

        var run = await place.RunAsync("check", "bad.html", "--source", "en.html");

        run.ExitCode.ShouldBe(3);
        run.Output.ShouldContain("1 errors, 0 warnings, 1 to know, 1 suppressed");
    }

    [Fact]
    public async Task A_check_that_there_is_none_of_is_named_with_its_place()
    {
        using var place = new Workplace();
        place.Write("localizer.json", "{ \"checks\": [{ \"check\": \"nosuch\", \"severity\": \"off\" }] }");

        var run = await place.RunAsync("check", "m.tmx");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("localizer.json:1:13: error configuration-invalid: 'nosuch' is no check that there is.");
    }

    [Fact]
    public async Task Reports_are_written_and_the_fingerprint_of_a_finding_outlives_a_shift_of_lines()
    {
        using var place = new Workplace();
        place.Write("bad.html", Bad);
        place.Write("en.html", Source);
        (await place.RunAsync("check", "bad.html", "--source", "en.html", "--report", "r1")).ExitCode.ShouldBe(3);
        place.Write("en.html", Source.Replace("<p>", "\n\n<p>", StringComparison.Ordinal));
        (await place.RunAsync("check", "bad.html", "--source", "en.html", "--report", "r2")).ExitCode.ShouldBe(3);

        var (first, second) = (Results(place.Read("r1/results.sarif")), Results(place.Read("r2/results.sarif")));
        first.Select(result => result.Fingerprint).ShouldBe(second.Select(result => result.Fingerprint));
        first.Select(result => result.Fingerprint).ShouldBeUnique();
        first.Select(result => result.Line).ShouldNotBe(second.Select(result => result.Line));

        var cases = XDocument.Parse(place.Read("r1/junit.xml")).Descendants("testcase").ToList();
        cases.Select(row => (row.Attribute("classname")!.Value, row.Attribute("name")!.Value)).ShouldBeUnique();
        cases.Where(row => row.Element("failure") is not null).Select(row => row.Attribute("name")!.Value).ShouldBe(["email-changed", "number-added", "number-lost"]);

        var html = place.Read("r1/report.html");
        html.ShouldContain("<mark>520</mark>");
        html.ShouldNotContain("http://");
        html.ShouldNotContain("<link");
        JsonDocument.Parse(place.Read("r1/report.json")).RootElement.GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Markup_in_a_page_stays_text_in_the_report()
    {
        using var place = new Workplace();
        place.Write("en.html", "<html lang=en><p>Use &lt;script>alert(250)&lt;/script> here.</p></html>");
        place.Write("bad.html", "<html lang=vi><p>Dùng &lt;script>alert(520)&lt;/script> ở đây.</p></html>");

        await place.RunAsync("check", "bad.html", "--source", "en.html", "--report", "r");

        place.Read("r/report.html").ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task A_summary_that_cannot_be_written_is_named_with_its_file_and_what_to_do()
    {
        using var place = new Workplace();
        place.Write("en.html", Source);
        place.Variables["GITHUB_ACTIONS"] = "true";
        place.Variables["GITHUB_STEP_SUMMARY"] = Path.Combine(place.Folder, "none", "summary.md");

        var run = await place.RunAsync("check", "en.html", "--source", "en.html");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain($"'{Path.Combine(place.Folder, "none", "summary.md")}', which GITHUB_STEP_SUMMARY names");
        run.Error.ShouldContain("Name a file in a folder that is there");
    }

    [Fact]
    public async Task GitHub_gets_annotations_and_a_summary_and_GitLab_its_code_quality_report()
    {
        using var place = new Workplace();
        place.Write("en.html", Source);
        place.Write("bad.html", Bad);
        place.Variables["GITHUB_ACTIONS"] = "true";
        place.Variables["GITHUB_STEP_SUMMARY"] = Path.Combine(place.Folder, "summary.md");
        place.Variables["GITLAB_CI"] = "true";

        var run = await place.RunAsync("check", "bad.html", "--source", "en.html", "--report", "r");

        run.Error.ShouldContain("::error file=en.html,line=1,col=");
        run.Error.ShouldContain("title=email-changed (vi)::");
        place.Read("summary.md").ShouldContain("| bad.html | vi |");
        var quality = JsonDocument.Parse(place.Read("r/gl-code-quality-report.json")).RootElement;
        quality.GetArrayLength().ShouldBe(3);
        quality[0].GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32().ShouldBe(1);
    }

    private static List<(string Fingerprint, int Line)> Results(string sarif) =>
    [
        .. JsonDocument.Parse(sarif).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => (
            result.GetProperty("partialFingerprints").GetProperty("localizerFinding/v1").GetString()!,
            result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32())),
    ];
}
