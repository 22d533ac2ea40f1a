using System.Text.Json;

namespace Localizer.Cli.Tests;

/// <summary>What <c>check</c> takes: XLIFF 1.2 of ours and of others, folders of any of it, and pages beside the folder of their sources.</summary>
public class CheckedFoldersTests
{
    private const string Namespace = "xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"";

    [Fact]
    public async Task A_file_of_another_tool_in_XLIFF_12_is_checked_with_its_codes_its_notes_and_its_gates()
    {
        using var place = new Workplace();
        place.Write("a.xlf", $"""
            <?xml version="1.0"?>
            <xliff version="1.2" {Namespace}>
            <file original="a.html" source-language="en" target-language="vi" datatype="html"><body>
            <trans-unit id="7"><source>Sales rose to 250.</source><target>Doanh số tăng lên 520.</target><note>suppress: number-added, the client counts otherwise</note></trans-unit>
            <trans-unit id="8"><source>Read <g id="1">on</g></source><target>Đọc tiếp</target></trans-unit>
            <group><trans-unit id="9" translate="no"><source>250</source></trans-unit></group>
            <trans-unit><source>More</source><target state="needs-translation">More</target><alt-trans><target>Thêm 99</target></alt-trans></trans-unit>
            </body></file>
            <file original="b.html" source-language="en" target-language="vi" datatype="html"><body>
            <trans-unit id="7"><source>Chips</source><target>Chip</target></trans-unit>
            </body></file>
            </xliff>
            """);

        var run = await place.RunAsync("check", "a.xlf", "--format", "json");

        run.ExitCode.ShouldBe(3, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        var file = report.RootElement.GetProperty("files").EnumerateArray().ShouldHaveSingleItem();
        (file.GetProperty("path").GetString(), file.GetProperty("locale").GetString(), file.GetProperty("segments").GetInt32(), file.GetProperty("suppressed").GetInt32())
            .ShouldBe(("a.xlf", "vi", 4, 1));
        file.GetProperty("findings").EnumerateArray()
            .Select(finding => (finding.GetProperty("check").GetString(), finding.GetProperty("unit").GetString(), finding.GetProperty("line").GetInt32()))
            .ShouldBe([("number-lost", "7", 4), ("codes", "8", 5), ("not-translated", "4", 7)]);
        (await place.RunAsync("check", "a.xlf", "--fail-on", "never")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task What_extract_wrote_is_checked_in_either_version_alike()
    {
        using var place = new Workplace();
        place.Write("articles/page.html", "<html lang=en><p>Sales rose to <b>250</b> in 2018.</p></html>");
        foreach (var version in (string[])["1.2", "2.1"])
            (await place.RunAsync("extract", "articles", "--xliff", version, "--to", "vi", "-o", version)).ExitCode.ShouldBe(0);

        foreach (var folder in (string[])["1.2", "2.1"])
        {
            var run = await place.RunAsync("check", folder, "--format", "json", "--fail-on", "warning");
            run.ExitCode.ShouldBe(3, run.Error);
            using var report = JsonDocument.Parse(run.Output);
            report.RootElement.GetProperty("files")[0].GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("check").GetString())
                .ShouldBe(["not-translated"], folder);
        }
    }

    [Fact]
    public async Task A_file_that_does_not_say_its_target_s_language_needs_to_be_told_it()
    {
        using var place = new Workplace();
        place.Write("a.xliff", $"<xliff version=\"1.2\" {Namespace}><file original=\"a\" source-language=\"en\" datatype=\"html\"><body><trans-unit id=\"1\"><source>Who?</source><target>Ai?</target></trans-unit></body></file></xliff>");

        var run = await place.RunAsync("check", "a.xliff");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("a.xliff:1:");
        run.Error.ShouldContain("locale-unknown: The file does not say the language of its targets. Give it with --to");
        (await place.RunAsync("check", "a.xliff", "--to", "vi")).Output.ShouldContain("a.xliff (vi): 1 translations checked: 0 errors, 0 warnings");
    }

    [Fact]
    public async Task A_folder_is_searched_for_all_that_can_be_checked_and_a_glob_too()
    {
        using var place = new Workplace();
        place.Write("all/b/m.tmx", Memory("<bpt i=\"1\">a</bpt>Read<ept i=\"1\">a</ept> on", "Đọc tiếp"));
        place.Write("all/a.xlf", $"<xliff version=\"1.2\" {Namespace}><file original=\"a\" source-language=\"en\" target-language=\"vi\" datatype=\"html\"><body><trans-unit id=\"1\"><source>Who?</source><target>Ai?</target></trans-unit></body></file></xliff>");
        place.Write("all/notes.txt", "Nothing to check.");
        place.Write("all/.hidden/x.xlf", "no XLIFF");

        var run = await place.RunAsync("check", "all", "all/a.xlf", "--format", "json");

        run.ExitCode.ShouldBe(3, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()).ShouldBe(["all/a.xlf", "all/b/m.tmx"]);
        report.RootElement.GetProperty("files")[1].GetProperty("findings")[0].GetProperty("check").GetString().ShouldBe("codes");
        (await place.RunAsync("check", "all/**/*.xlf")).Output.ShouldBe("all/a.xlf (vi): 1 translations checked: 0 errors, 0 warnings, 0 to know\n");
    }

    [Fact]
    public async Task Pages_of_a_folder_are_held_against_those_of_the_same_path_in_the_folder_of_their_sources()
    {
        using var place = new Workplace();
        place.Write("articles/a.html", "<html lang=en><p>Sales rose to 250.</p></html>");
        place.Write("articles/news/b.html", "<html lang=en><p>Sales rose to 300.</p></html>");
        place.Write("output/vi/a.html", "<html lang=vi><p>Doanh số tăng lên 250.</p></html>");
        place.Write("output/vi/news/b.html", "<html lang=vi><p>Doanh số tăng lên 400.</p></html>");

        var run = await place.RunAsync("check", "output/vi", "--source", "articles", "--fail-on", "warning");

        run.ExitCode.ShouldBe(3);
        run.Output.ShouldBe("output/vi/a.html (vi): 1 translations checked: 0 errors, 0 warnings, 0 to know\noutput/vi/news/b.html (vi): 1 translations checked: 0 errors, 2 warnings, 0 to know\n", run.Error);
        run.Error.ShouldContain("articles/news/b.html:1:");
        (await place.RunAsync("check", "output/vi/news/b.html", "--source", "articles/news", "--fail-on", "warning")).ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task What_cannot_be_checked_is_said_with_what_to_do()
    {
        using var place = new Workplace();
        place.Write("pages/a.html", "<html lang=vi><p>Chip</p></html>");
        place.Write("pages/b.html", "<html lang=vi><p>Chip</p></html>");
        place.Write("sources/a.html", "<html lang=en><p>Chips</p></html>");
        place.Write("empty/notes.txt", "Nothing.");

        foreach (var (arguments, said) in ((string[], string)[])
        [
            (["pages"], "'pages/a.html' is a page, and the page that it was made from is not named. Give it with --source."),
            (["pages", "--source", "sources/a.html"], "There are 2 pages to check, and --source names one. Name the folder of their sources."),
            (["pages", "--source", "sources"], "'pages/b.html' has no source 'sources/b.html'."),
            (["empty"], "'empty' holds nothing that can be checked. Bilingual files end in .xlf or .xliff"),
            (["*.xlf"], "'*.xlf' holds nothing that can be checked."),
            (["gone.xlf"], "'gone.xlf' does not exist."),
        ])
        {
            var run = await place.RunAsync(["check", .. arguments]);
            run.ExitCode.ShouldBe(2, string.Join(' ', arguments));
            run.Error.ShouldContain(said);
        }
    }

    private static string Memory(string source, string target) => $"""
        <?xml version="1.0"?><tmx version="1.4"><header srclang="en" segtype="sentence" datatype="html" adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
        <tu><tuv xml:lang="en"><seg>{source}</seg></tuv><tuv xml:lang="vi"><seg>{target}</seg></tuv></tu></body></tmx>
        """;
}
