using System.Text;
using System.Text.Json;

namespace Localizer.Cli.Tests;

/// <summary><c>glossary check</c> and <c>glossary suggest</c>.</summary>
public class GlossaryTests
{
    [Theory]
    [InlineData("source,vi\nchip,con chip\nchip,con chip\n", "g.csv:3:1: warning glossary-duplicate:", 0)]
    [InlineData("source,vi\nchip,con chip\nchip,vi mạch\n", "g.csv:3:6: error glossary-contradiction: The term 'chip' stands at g.csv:2:1 otherwise: 'vi mạch' and 'con chip' in vi.", 3)]
    [InlineData("source,vi,dnt\nchip,,x\nchip,con chip,\n", "g.csv:3:1: error glossary-contradiction:", 3)]
    [InlineData("source,vi,forbidden.vi\nchip,mảnh,mảnh\n", "g.csv:2:6: error glossary-forbidden-form:", 3)]
    [InlineData("source,vi\nchip,\"con  chip \"\n", "g.csv:2:6: warning glossary-white-space:", 0)]
    [InlineData("source,vi\nchip,con\u200Bchip\n", "g.csv:2:6: error glossary-control-character:", 3)]
    [InlineData("source,vi\nchip,ma\u0309nh\n", "g.csv:2:6: warning glossary-not-nfc:", 0)]
    [InlineData("source,vi\nmay,máy chủ\nserver,may chu\n", "g.csv:3:8: warning glossary-no-marks: 'may chu' has no marks, and 'máy chủ' at g.csv:2:5 has.", 0)]
    [InlineData("source,vi\nletter,ch?\nword,ch?i\n", "g.csv:3:6: error glossary-question-mark:", 3)]
    [InlineData("source,vi\nas,như\n", "g.csv:2:1: warning glossary-misfires:", 0)]
    [InlineData("source,vi\nAI chip,chip AI\nchip export,xuất khẩu chip\n", "g.csv:2:1: info glossary-overlap: Where 'AI chip' runs into 'chip export'", 0)]
    [InlineData("source,vi\nchip,\n", "g.csv:2:1: info glossary-no-form:", 0)]
    [InlineData("source,vi\nChip,con chip\nchip,vi mạch\n", "g.csv:3:1: warning glossary-overlap: 'chip' and 'Chip' (g.csv:2:1) differ in capitals alone", 0)]
    [InlineData("source,vi,dnt\nNvidia,Anh Vĩ Đạt,x\n", "g.csv:2:8: warning glossary-dnt-form: The term 'Nvidia' is not to be translated, so its form 'Anh Vĩ Đạt' for vi is not used.", 0)]
    [InlineData("source,dnt,first-use.vi\nH20,x,chip H200 của Nvidia\nH800,x,chip của Nvidia\n", "g.csv:3:1: warning glossary-first-use: 'chip của Nvidia' is to be the first mention of 'H800' in vi", 0)]
    [InlineData("source,vi\nH20,H20\nnowhere,đâu\n", "g.csv:3:1: info glossary-unused:", 0)]
    public async Task A_fault_is_named_with_its_place(string csv, string finding, int exitCode)
    {
        using var place = new Workplace();
        place.Write("g.csv", csv);
        place.Write("page.html", "<!DOCTYPE html><html lang=en><p>The H20 chip as a letter and word may run on a server.</p>");

        var result = await place.RunAsync("glossary", "check", "g.csv", "--articles", "page.html");

        result.Output.ShouldContain(finding);
        result.ExitCode.ShouldBe(exitCode);
    }

    [Fact]
    public async Task What_is_safe_is_put_right_and_every_other_byte_stays()
    {
        using var place = new Workplace();
        place.Write("g.csv", "\uFEFFsource;vi;note\r\n chip ;\"con  \"\"chip\"\" \";a  note\r\n'-5 rule;ma\u0309nh;\r\n");

        var result = await place.RunAsync("glossary", "check", "g.csv", "--fix");

        Encoding.UTF8.GetString(place.ReadBytes("g.csv")).ShouldBe("\uFEFFsource;vi;note\r\nchip;\"con \"\"chip\"\"\";a  note\r\n'-5 rule;mảnh;\r\n");
        result.Output.ShouldContain("3 cells put right");
        (await place.RunAsync("glossary", "check", "g.csv", "--fail-on", "warning")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task The_shipped_glossary_is_in_order()
    {
        using var place = new Workplace().WithSamples();

        var result = await place.RunAsync("glossary", "check", "--articles", "articles", "--format", "json");

        result.ExitCode.ShouldBe(0, result.Output);
        using var report = JsonDocument.Parse(result.Output);
        report.RootElement.GetProperty("files").GetArrayLength().ShouldBe(1);
        report.RootElement.GetProperty("files")[0].GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("severity").GetString() == "error").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_no_glossary_is_exit_code_2()
    {
        using var place = new Workplace();
        place.Write("g.csv", "source,xx\nchip,x\n");

        var result = await place.RunAsync("glossary", "check", "g.csv");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("g.csv:1:8: error glossary-column-unknown: The column 'xx'");
    }

    [Fact]
    public async Task A_glossary_goes_to_tbx_and_back_and_what_is_lost_is_named()
    {
        using var place = new Workplace();
        place.Write("g.csv", "source,vi,es,status,forbidden.vi,pos,domain,note,dnt\nchip,con chip,chip,,mảnh | miếng,noun,hardware,a note,\nchip,vi mạch,,admitted,,,,,\n'=x,y,,,,,,,\nH20,,,,,,,,x\n");

        (await place.RunAsync("glossary", "export", "g.csv", "-o", "g.tbx", "--style", "dct")).Error
            .ShouldContain("g.csv:5:1: warning tbx-loss: TBX has no place for dnt of 'H20'.");
        (await place.RunAsync("glossary", "export", "g.tbx", "-o", "again.csv")).ExitCode.ShouldBe(0);

        place.Read("again.csv").TrimStart('\uFEFF').ShouldBe("""
            source,es,vi,dnt,case,match,pos,status,domain,forbidden.vi,note
            chip,chip,con chip,,,,noun,,hardware,mảnh | miếng,a note
            chip,,vi mạch,,,,,admitted,,,
            '=x,,y,,,,,,,,
            H20,,,,,,,,,,

            """);
    }

    [Fact]
    public async Task A_termbase_is_a_glossary_and_a_broken_one_is_exit_code_2()
    {
        using var place = new Workplace();
        place.Write("page.html", "<!DOCTYPE html><html lang=en><p>Black holes.</p>");
        place.Write("bad.tbx", "<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\" xml:lang=\"en\">\n<text><body><term>x</term></body></text></tbx>");

        var result = await place.RunAsync("translate", "page.html", "--to", "vi", "-g", "bad.tbx");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("bad.tbx:2:13: error tbx-element: <term> cannot stand in <body>.");
    }

    [Fact]
    public async Task Articles_suggest_their_terms_but_those_that_are_known()
    {
        using var place = new Workplace();
        place.Write("known.csv", "source,dnt\nHuawei,x\n");
        place.Write("a.html", """
            <!DOCTYPE html><html lang=en><p>Export controls hit Huawei and the H20 of Jensen Huang. See https://example.com/H99 for export controls.</p>
            <p>Its high-bandwidth memory (HBM) is scarce under export controls.</p>
            """);
        place.Write("b.html", "<!DOCTYPE html><html lang=en><p>They like the H20, \"=cmd\" and DeepSeek.</p>");

        var result = await place.RunAsync("glossary", "suggest", "a.html", "b.html", "-g", "known.csv", "--to", "vi,es");

        result.ExitCode.ShouldBe(0, result.Error);
        var lines = result.Output.Split('\n');
        lines[0].ShouldBe("source,vi,es,dnt,note");
        lines[1].ShouldStartWith("H20,,,,2 times on 2 pages: ");
        lines.ShouldContain(line => line.StartsWith("export controls,,,,\"3 times on 1 pages: ", StringComparison.Ordinal) || line.StartsWith("export controls,,,,3 times on 1 pages: ", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("Jensen Huang,", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("DeepSeek,", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("high-bandwidth memory,,,,", StringComparison.Ordinal) && line.Contains("HBM; ", StringComparison.Ordinal));
        lines.ShouldNotContain(line => line.StartsWith("Huawei,", StringComparison.Ordinal) || line.StartsWith("H99", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Findings_are_SARIF_with_places_rules_and_fingerprints_that_outlive_a_shift_of_lines()
    {
        using var place = new Workplace();
        const string Rows = "chip,con chip\nchip,vi mạch\nletter,ch?i \n";
        place.Write("g.csv", "source,vi\n" + Rows);
        var first = await place.RunAsync("glossary", "check", "g.csv", "--report", "r1");
        place.Write("g.csv", "source,vi\nlaw,luật\n\n" + Rows);
        await place.RunAsync("glossary", "check", "g.csv", "--report", "r2");

        first.ExitCode.ShouldBe(3);
        var (before, after) = (Results(place.Read("r1/results.sarif")), Results(place.Read("r2/results.sarif")));
        before.Select(result => (result.Rule, result.Level, result.Line, result.Column)).ShouldBe([
            ("glossary-contradiction", "error", 3, 6), ("glossary-white-space", "warning", 4, 8), ("glossary-question-mark", "error", 4, 8)], ignoreOrder: true);
        after.Select(result => result.Line).ShouldBe(before.Select(result => result.Line + 2));
        after.Select(result => result.Fingerprint).ShouldBe(before.Select(result => result.Fingerprint));
        before.Select(result => result.Fingerprint).ShouldBeUnique();
        using var report = JsonDocument.Parse(place.Read("r1/report.json"));
        report.RootElement.GetProperty("exitCode").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_workbook_is_checked_used_and_exported()
    {
        using var place = new Workplace();
        place.Write("g.csv", "source,vi,dnt\nchip,con chip,\nchip,vi  mạch,\nH20,,x\n=IF the,y,\n");
        (await place.RunAsync("glossary", "export", "g.csv", "-o", "g.xlsx")).ExitCode.ShouldBe(0);
        place.Write("page.html", "<!DOCTYPE html><html lang=en><p>The H20 chip.</p>");

        (await place.RunAsync("glossary", "check", "g.xlsx")).Output.ShouldContain("g.xlsx: 3 rows, 0 errors, 0 warnings");
        (await place.RunAsync("glossary", "export", "g.xlsx", "-o", "again.csv")).ExitCode.ShouldBe(0);
        place.Read("again.csv").TrimStart('\uFEFF').ShouldBe("source,vi,dnt,case,match,pos,status,domain,note\nchip,con chip,,,,,,,\nH20,,yes,,,,,,\n'=IF the,y,,,,,,,\n");
        var run = await place.RunAsync("translate", "page.html", "--to", "vi", "-g", "g.xlsx", "--provider", "pseudo", "--format", "json", "--fail-on", "never");
        using var report = JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("terms").EnumerateArray().Select(term => term.GetProperty("term").GetString()).ShouldBe(["H20", "chip"], ignoreOrder: true);

        place.Write("bad.xlsx", "source,vi\n");
        var bad = await place.RunAsync("translate", "page.html", "--to", "vi", "-g", "bad.xlsx");
        bad.ExitCode.ShouldBe(2);
        bad.Error.ShouldContain("bad.xlsx: error xlsx-not-zip: The file is no workbook");
    }

    private static List<(string Rule, string Level, int Line, int Column, string Fingerprint)> Results(string sarif)
    {
        using var document = JsonDocument.Parse(sarif);
        return [.. document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result =>
        {
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            place.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("g.csv");
            var region = place.GetProperty("region");
            return (
                result.GetProperty("ruleId").GetString()!, result.GetProperty("level").GetString()!, region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(),
                result.GetProperty("partialFingerprints").GetProperty("localizerFinding/v1").GetString()!);
        })];
    }
}
