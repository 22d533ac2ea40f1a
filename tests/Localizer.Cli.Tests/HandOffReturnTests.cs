using System.Xml.Linq;

namespace Localizer.Cli.Tests;

/// <summary>What <c>extract --xliff</c> gives out comes back: it is not written over, and it is read as it was extracted.</summary>
public class HandOffReturnTests
{
    private const string File = "handoff/vi/page.html.xlf";
    private const string Page = "<!DOCTYPE html><html lang=en><title>Chips</title><main><p>Prices fell again. Sales rose.</p><aside>Buy now.</aside></main><p>Menu text.</p>";

    private const string Rules = """
        <srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="no"/><body>
        <languagerules><languagerule languagerulename="None"><rule break="no"><beforebreak>x</beforebreak><afterbreak>y</afterbreak></rule></languagerule></languagerules>
        <maprules><languagemap languagepattern="en.*" languagerulename="None"/></maprules></body></srx>
        """;

    public static TheoryData<string, string> Versions => new() { { "1.2", "Giá lại giảm." }, { "2.1", "Giá lại giảm." } };

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_a_translator_wrote_and_nobody_merged_is_not_written_over(string version, string target)
    {
        using var place = await ExtractedAsync(version);
        TargetEdit.Retarget(place, File, "Prices fell again.", target);
        var returned = place.ReadBytes(File);

        var again = await ExtractAsync(place, version);

        again.ExitCode.ShouldBe(3);
        again.Error.ShouldContain($"error handoff-in-the-way: '{File}' holds 1 translations that were not merged yet, the first in unit ");
        again.Error.ShouldContain($"'localizer merge {File}'");
        place.ReadBytes(File).ShouldBe(returned);

        // Merged, nothing is lost with it.
        (await place.RunAsync("merge", File)).Output.ShouldContain(": 1 taken into ");
        (await ExtractAsync(place, version)).ExitCode.ShouldBe(0);
        place.ReadBytes(File).ShouldNotBe(returned);
        place.Read(File).ShouldContain(target, Case.Sensitive, "it goes out again with the other sentence of its paragraph, from the record");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Force_writes_over_it_and_keeps_a_backup(string version, string target)
    {
        using var place = await ExtractedAsync(version);
        TargetEdit.Retarget(place, File, "Prices fell again.", target);
        var returned = place.ReadBytes(File);

        var forced = await ExtractAsync(place, version, "--force");

        forced.ExitCode.ShouldBe(0, forced.Error);
        forced.Error.ShouldContain($"warning handoff-overwritten: '{File}' holds 1 translations");
        forced.Error.ShouldContain($"'{File}.bak'");
        place.ReadBytes(File + ".bak").ShouldBe(returned);
        place.Read(File).ShouldNotContain(target);
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("2.1")]
    public async Task A_file_that_is_as_it_went_out_is_replaced_whatever_became_of_the_page(string version)
    {
        using var place = await ExtractedAsync(version, "source,vi\nPrices fell again.,Giá lại giảm.\n");
        place.Write("m.csv", "source,vi\nPrices fell again.,Giá tiếp tục giảm.\n");
        place.Write("page.html", Page.Replace("Sales rose.", "Sales did not.", StringComparison.Ordinal));

        var again = await ExtractAsync(place, version);

        again.ExitCode.ShouldBe(0, again.Error);
        place.Read(File).ShouldContain("Sales did not.");
    }

    [Fact]
    public async Task Who_only_signs_what_we_wrote_is_not_written_over()
    {
        using var place = await ExtractedAsync("1.2", "source,vi\nPrices fell again.,Giá lại giảm.\n");
        var signed = XDocument.Parse(place.Read(File), LoadOptions.PreserveWhitespace);
        signed.Descendants().Single(element => element.Name.LocalName == "trans-unit" && element.Value.Contains("Giá lại giảm.", StringComparison.Ordinal)).SetAttributeValue("approved", "yes");
        place.Write(File, signed.ToString(SaveOptions.DisableFormatting));

        (await ExtractAsync(place, "1.2")).ExitCode.ShouldBe(3);
        (await place.RunAsync("merge", File)).Output.ShouldContain(": 1 taken into ");
        (await ExtractAsync(place, "1.2")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_written_over()
    {
        using var place = await ExtractedAsync("2.1");
        place.Write(File, "half a file");

        var again = await ExtractAsync(place, "2.1");

        again.ExitCode.ShouldBe(3);
        again.Error.ShouldContain("cannot be read as XLIFF; it was left as it is.");
        place.Read(File).ShouldBe("half a file");
    }

    [Fact]
    public async Task A_page_outside_of_the_project_is_refused_before_it_goes_out()
    {
        using var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("project/localizer.json", "{}");

        var extract = await place.RunAsync("extract", "page.html", "--xliff", "1.2", "--to", "vi", "-o", "handoff", "-c", "project/localizer.json");

        extract.ExitCode.ShouldBe(2);
        extract.Error.ShouldContain("error handoff-outside: 'page.html' is outside of the project 'project'");
        place.Exists("handoff").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Prices fell again. Sales rose.", "--srx", "rules.srx")]
    [InlineData("Prices fell again.", "--select", "//main", "--exclude", "//aside")]
    [InlineData("Prices fell again.", "--exclude", "//p[. = 'Menu text.']")]
    public async Task What_the_command_line_says_of_the_text_is_said_again_when_it_comes_back(string source, params string[] options)
    {
        foreach (var version in (string[])["1.2", "2.1"])
        {
            using var place = new Workplace();
            place.Write("page.html", Page);
            place.Write("rules.srx", Rules);
            place.Write("m.csv", "source,vi\nMenu text.,Trình đơn.\n");
            (await place.RunAsync("translate", "page.html", "--to", "vi", "-m", "m.csv")).ExitCode.ShouldBe(4);
            var before = place.Read("translations/vi/page.html.xlf");
            (await ExtractAsync(place, version, ["--all", .. options])).ExitCode.ShouldBe(0);
            TargetEdit.Retarget(place, File, source, "Lời dịch.");

            var bare = await place.RunAsync("merge", File);

            bare.ExitCode.ShouldBe(2);
            bare.Error.ShouldContain($"error handoff-options: The file was extracted with {options[0]} ");
            var command = bare.Error[(bare.Error.IndexOf("localizer merge", StringComparison.Ordinal) + "localizer ".Length)..].Split('\n')[0].TrimEnd('.');
            command.ShouldEndWith(File);
            place.Read("translations/vi/page.html.xlf").ShouldBe(before);

            var merge = await place.RunAsync(["merge", .. options, File]);

            merge.ExitCode.ShouldBe(0, merge.Error);
            merge.Output.ShouldContain(": 1 taken into ");
            place.Read("translations/vi/page.html.xlf").ShouldContain("Lời dịch.");
            // What was not in the file is in the record as it was.
            place.Read("translations/vi/page.html.xlf").ShouldContain("<target>Trình đơn.</target>");
        }
    }

    [Fact]
    public async Task A_file_that_went_out_without_options_is_not_merged_with_some()
    {
        using var place = await ExtractedAsync("2.1");

        var merge = await place.RunAsync("merge", "--select", "//main", File);

        merge.ExitCode.ShouldBe(2);
        merge.Error.ShouldContain("error handoff-options: The file was extracted without --from, --srx, --select and --exclude");
    }

    [Fact]
    public async Task The_list_of_what_to_look_at_comes_back_for_all_its_pages()
    {
        using var place = new Workplace();
        place.Write("pages/a.html", "<!DOCTYPE html><html lang=en><p>Sales rose 12% in 2023.</p><p>Fine.</p>");
        place.Write("pages/b.html", "<!DOCTYPE html><html lang=en><p>It costs 40 dollars.</p><p>Fine.</p>");
        place.Write("m.csv", "source,vi\nSales rose 12% in 2023.,Doanh số tăng 13% năm 2023.\nFine.,Tốt.\n");
        place.Write("localizer.json", """{"memories": ["m.csv"]}""");
        (await place.RunAsync("translate", "pages", "--to", "vi", "--fail-on", "never")).ExitCode.ShouldBe(4);

        var extract = await place.RunAsync("extract", "pages", "--xliff", "1.2", "--to", "vi", "-o", "handoff");

        extract.ExitCode.ShouldBe(0, extract.Error);
        var rows = place.Read("handoff/needs-review.csv").Split('\n');
        rows.ShouldContain(row => row.StartsWith("a.html,vi,", StringComparison.Ordinal) && row.Contains(",number-", StringComparison.Ordinal));
        rows.ShouldContain(row => row.StartsWith("b.html,vi,", StringComparison.Ordinal) && row.Contains(",missing,", StringComparison.Ordinal));
        var list = XDocument.Parse(place.Read("handoff/needs-review.xlf"));
        var files = list.Root!.Elements().ToList();
        files.Select(file => file.Attribute("original")!.Value).ShouldBe(["a.html", "b.html"]);
        files.Select(file => file.Elements().Count(element => element.Name.LocalName == "unit")).ShouldBe([1, 1]);
        files[0].Descendants().Single(element => element.Name.LocalName == "segment").Attribute("subState")!.Value.ShouldBe("localizer:needs-review");
        files[0].Descendants().First(element => element.Name.LocalName == "note").Value.ShouldStartWith("s1: number-");
        files[1].Descendants().First(element => element.Name.LocalName == "note").Value.ShouldBe("s1: missing");

        TargetEdit.Retarget(place, "handoff/needs-review.xlf", "Sales rose 12% in 2023.", "Doanh số tăng 12% năm 2023.");
        TargetEdit.Retarget(place, "handoff/needs-review.xlf", "It costs 40 dollars.", "Giá là 40 đô la.");
        (await ExtractAsync(place, "1.2")).ExitCode.ShouldBe(3);
        (await place.RunAsync("check", "handoff/needs-review.xlf")).ExitCode.ShouldBe(0);
        var merge = await place.RunAsync("merge", "handoff/needs-review.xlf");

        merge.ExitCode.ShouldBe(0, merge.Error);
        merge.Output.ShouldBe("handoff/needs-review.xlf: 1 taken into translations/vi/a.html.xlf, 0 left as they were\nhandoff/needs-review.xlf: 1 taken into translations/vi/b.html.xlf, 0 left as they were\n");
        (await place.RunAsync("translate", "pages", "--to", "vi")).ExitCode.ShouldBe(0);
        place.Read("translations/vi/a.html.xlf").ShouldNotContain("review\"", Case.Sensitive, "why it was to be looked at is no note of a person");
        (await place.RunAsync("extract", "pages", "--xliff", "1.2", "--to", "vi", "-o", "handoff")).Output.ShouldBe("Nothing is missing or marked for review.\n");
        place.Exists("handoff/needs-review.xlf").ShouldBeFalse("there is nothing to look at any longer");
    }

    [Fact]
    public async Task With_several_locales_each_has_its_own_list()
    {
        using var place = new Workplace();
        place.Write("page.html", Page);

        (await place.RunAsync("extract", "page.html", "--xliff", "2.1", "--to", "vi,es", "-o", "handoff")).ExitCode.ShouldBe(0);

        place.Read("handoff/needs-review.vi.xlf").ShouldContain("trgLang=\"vi\"");
        place.Read("handoff/needs-review.es.xlf").ShouldContain("trgLang=\"es\"");
        place.Exists("handoff/needs-review.xlf").ShouldBeFalse();
    }

    private static async Task<Workplace> ExtractedAsync(string version, string memory = "source,vi\n")
    {
        var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("m.csv", memory);
        place.Write("localizer.json", """{"memories": ["m.csv"]}""");
        (await ExtractAsync(place, version)).ExitCode.ShouldBe(0);
        return place;
    }

    private static async Task<CliResult> ExtractAsync(Workplace place, string version, params string[] options) =>
        await place.RunAsync(["extract", place.Exists("pages") ? "pages" : "page.html", "--xliff", version, "--to", "vi", "-o", "handoff", .. options]);
}
