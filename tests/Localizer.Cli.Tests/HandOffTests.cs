using System.Text.Json;
using System.Xml.Linq;
using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;

namespace Localizer.Cli.Tests;

/// <summary><c>extract --xliff</c> and <c>merge</c>: what goes to a translator and comes back.</summary>
public class HandOffTests
{
    private const string Page = """
        <!DOCTYPE html><html lang=en><title>Chips</title><p>The <b>new H20</b> is sold in China<br>and Japan. Prices fell again.</p><p>Sales rose 12% in 2023.</p>
        """;

    private const string Memory = "source,vi\nSales rose 15% in 2020.,Doanh số tăng 15% năm 2020.\nPrices rose again.,Giá lại tăng.\n";
    private const string Glossary = "source,vi,dnt\nH20,,x\nprices,giá,\n";

    [Theory]
    [InlineData("1.2")]
    [InlineData("2.1")]
    public async Task What_is_missing_goes_out_with_terms_and_matches_and_comes_back_as_a_person_s(string version)
    {
        using var place = await HandedOffAsync(version);

        var file = place.Read("handoff/vi/page.html.xlf");
        file.ShouldContain("H20: not translated");
        file.ShouldContain("prices: giá");
        var match = XDocument.Parse(file).Descendants().First(element => element.Name.LocalName is "alt-trans" or "match");
        (match.Attribute("match-quality") ?? match.Attribute("matchQuality"))!.Value.TrimEnd('%').ShouldBe("72");
        match.Elements().Last().Value.ShouldBe("Giá lại tăng.");
        file.ShouldContain("Doanh số tăng 12% năm 2023.");

        Translate(place, version, "Prices fell again.", "Giá lại giảm.");
        var merge = await place.RunAsync("merge", "handoff/vi/page.html.xlf");
        merge.ExitCode.ShouldBe(0, merge.Error);
        merge.Output.ShouldBe("handoff/vi/page.html.xlf: 1 taken into translations/vi/page.html.xlf, 3 left as they were\n");

        var run = await place.RunAsync("translate", "page.html", "--to", "vi", "-m", "m.csv", "-g", "g.csv", "--format", "json");
        place.Read("output/vi/page.html").ShouldContain("<b>new H20</b> is sold in China<br>and Japan. Giá lại giảm.</p><p>Doanh số tăng 12% năm 2023.</p>");
        place.Read("translations/vi/page.html.xlf").ShouldContain(">person<");
        run.Output.ShouldContain("\"record\": 2");
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("2.1")]
    public async Task What_the_memory_has_for_a_part_of_a_segment_goes_out_as_a_match_that_says_so_and_serves_no_run(string version)
    {
        using var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("m.csv", "source,vi\nsold in China,bán ở Trung Quốc\nin China,ở Trung Quốc\nnew H20,H20 mới\n");
        place.Write("localizer.json", "{\"memories\": [\"m.csv\"]}");
        await HandOffAsync(place, version);

        var matches = XDocument.Parse(place.Read("handoff/vi/page.html.xlf")).Descendants().Where(element => element.Name.LocalName is "alt-trans" or "match").ToList();
        matches.Select(match => string.Join(" = ", match.Elements().Select(element => element.Value))).ShouldBe(["sold in China = bán ở Trung Quốc", "new H20 = H20 mới"]);
        foreach (var match in matches)
        {
            (match.Attribute("match-quality") ?? match.Attribute("matchQuality")).ShouldBeNull("how good it is for the whole is not known");
            (match.Attribute("extradata") ?? match.Attribute("subType"))!.Value.ShouldBe(version == "1.2" ? "subsegment" : "localizer:subsegment");
        }

        (await place.RunAsync("merge", "handoff/vi/page.html.xlf")).Output.ShouldContain(": 0 taken into ");
        (await place.RunAsync("translate", "page.html", "--to", "vi", "--format", "json")).ExitCode.ShouldBe(4);
        place.Read("output/vi/page.html").ShouldNotContain("Trung Quốc");
    }

    [Fact]
    public async Task What_is_like_a_segment_and_a_part_of_it_goes_out_once()
    {
        using var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("m.csv", "source,vi\nsales rose 12% in,doanh số tăng 12% trong\n");
        place.Write("localizer.json", "{\"memories\": [\"m.csv\"]}");
        await HandOffAsync(place, "2.1");

        var match = XDocument.Parse(place.Read("handoff/vi/page.html.xlf")).Descendants().Where(element => element.Name.LocalName == "match").ShouldHaveSingleItem();
        match.Attribute("matchQuality").ShouldNotBeNull("how like the whole it is");
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("2.1")]
    public async Task Codes_that_moved_are_taken_and_codes_that_the_source_lacks_are_refused_and_named(string version)
    {
        using var place = await HandedOffAsync(version);
        var file = XDocument.Parse(place.Read("handoff/vi/page.html.xlf"), LoadOptions.PreserveWhitespace);
        var source = file.Descendants().First(element => element.Name.LocalName == "source" && element.Value.Contains("sold in China", StringComparison.Ordinal));
        var moved = new XElement(source.Name.Namespace + "target", source.Nodes());
        source.Parent!.Elements(moved.Name).Remove();
        source.AddAfterSelf(moved);
        place.Write("handoff/vi/page.html.xlf", file.ToString(SaveOptions.DisableFormatting));

        // The source's own words with a word more, so that it is a translation.
        moved.AddFirst("Mới: ");
        place.Write("good.xlf", file.ToString(SaveOptions.DisableFormatting));
        var standalone = moved.Elements().Last();
        var strange = new XElement(standalone);
        strange.SetAttributeValue("id", "77");
        strange.SetAttributeValue("dataRef", null);
        moved.Add(strange);
        place.Write("bad.xlf", file.ToString(SaveOptions.DisableFormatting));

        var bad = await place.RunAsync("merge", "bad.xlf");
        bad.ExitCode.ShouldBe(3);
        bad.Error.ShouldContain("error target-unusable: Unit ");
        bad.Error.ShouldContain("has a translation whose inline codes are not those of the source; it was not taken.");
        (await place.RunAsync("merge", "good.xlf")).Output.ShouldContain(": 1 taken into ");
        (await place.RunAsync("translate", "page.html", "--to", "vi")).ExitCode.ShouldBe(4);
        place.Read("output/vi/page.html").Split("<p>")[1].ShouldStartWith("Mới: The <b>new H20</b> is sold in China <br>and Japan. ");
    }

    [Theory]
    [InlineData("", "Từ đậm ở <pc id=\"2\">đây</pc>.")]
    [InlineData("code-missing", "Từ đậm ở <pc id=\"1\">đây</pc>.")]
    [InlineData("code-copied", "Từ <pc id=\"1\">đậm</pc> ở <pc id=\"2\">đây</pc><pc id=\"2-2\" copyOf=\"2\">!</pc>.")]
    [InlineData("", "<pc id=\"1\">Từ</pc> <pc id=\"1-2\" copyOf=\"1\">đậm</pc> ở <pc id=\"2\">đây</pc>.")]
    public async Task Formatting_may_go_and_be_copied_and_what_becomes_of_links_is_said_and_taken(string finding, string target)
    {
        using var place = new Workplace();
        place.Write("page.html", "<p>The <b>bold</b> word is <a href=/x?a&amp;b>here</a>.");
        await HandOffAsync(place, "2.1");
        var file = XDocument.Parse(place.Read("handoff/vi/page.html.xlf"), LoadOptions.PreserveWhitespace);
        var original = file.Descendants().Single(element => element.Name.LocalName == "source");
        original.AddAfterSelf(XElement.Parse($"<target xmlns=\"{original.Name.NamespaceName}\">{target}</target>", LoadOptions.PreserveWhitespace));
        place.Write("handoff/vi/page.html.xlf", file.ToString(SaveOptions.DisableFormatting));

        var merge = await place.RunAsync("merge", "handoff/vi/page.html.xlf");
        var run = await place.RunAsync("translate", "page.html", "--to", "vi", "--format", "json");

        merge.ExitCode.ShouldBe(0, merge.Error);
        merge.Output.ShouldContain(": 1 taken into ");
        var found = JsonDocument.Parse(run.Output).RootElement.GetProperty("pages")[0].GetProperty("findings").EnumerateArray()
            .Where(row => row.GetProperty("severity").GetString() != "info").Select(row => row.GetProperty("check").GetString()).ToList();
        if (finding.Length == 0)
        {
            merge.Error.ShouldBeEmpty();
            found.ShouldBeEmpty();
        }
        else
        {
            merge.Error.ShouldContain($"handoff/vi/page.html.xlf:");
            merge.Error.ShouldContain($"warning {finding}: ");
            merge.Error.ShouldContain("<a href=/x?a&amp;b>");
            found.ShouldContain(finding);
            found.ShouldContain("markup-changed");
        }

        place.Read("output/vi/page.html").ShouldContain("đậm", Case.Sensitive, "it is on the page");
    }

    [Fact]
    public async Task What_may_be_done_with_codes_is_in_the_file_and_in_the_record()
    {
        using var place = new Workplace();
        place.Write("page.html", "<p>The <b>bold</b> word is <a href=/x>here</a><br>and <code>x</code> there.");
        await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo");
        await place.RunAsync("extract", "page.html", "--xliff", "2.1", "--to", "vi", "-o", "handoff", "--all");

        foreach (var file in (string[])["translations/vi/page.html.xlf", "handoff/vi/page.html.xlf"])
        {
            var source = place.Read(file).Split('\n').Single(line => line.Contains("<source>", StringComparison.Ordinal));
            source.ShouldContain("<pc id=\"1\" dataRefEnd=\"d1e\" dataRefStart=\"d1\">");
            source.ShouldContain("<pc id=\"2\" dataRefEnd=\"d2e\" dataRefStart=\"d2\" canCopy=\"no\" canDelete=\"no\">");
            source.ShouldContain("<ph id=\"3\" dataRef=\"d3\" canCopy=\"no\" canDelete=\"no\"/>");
            source.ShouldContain("<ph id=\"4\" dataRef=\"d4\" canCopy=\"no\" canDelete=\"no\"/>");
        }
    }

    [Fact]
    public async Task A_changed_source_is_refused_by_unit_and_all_else_is_taken()
    {
        using var place = await HandedOffAsync("1.2");
        Translate(place, "1.2", "Prices fell again.", "Giá lại giảm.");
        Translate(place, "1.2", "Chips", "Con chip");
        place.Write("page.html", Page.Replace("Prices fell again.", "Prices fell once more.", StringComparison.Ordinal));

        var merge = await place.RunAsync("merge", "handoff/vi/page.html.xlf");

        merge.ExitCode.ShouldBe(3);
        merge.Error.ShouldContain("handoff/vi/page.html.xlf:");
        merge.Error.ShouldContain("“Prices fell again.”, has another source in the page now; it was not taken.");
        merge.Output.ShouldContain(": 1 taken into ");
    }

    [Fact]
    public async Task What_a_person_should_look_at_is_listed_with_ids_that_last()
    {
        using var place = await HandedOffAsync("2.1");

        var rows = place.Read("handoff/needs-review.csv").TrimStart('\uFEFF').Split('\n');
        rows[0].ShouldBe("page,locale,unit,segment,reason,source,target,message");
        rows.Length.ShouldBe(6);
        var adapted = rows.Single(row => row.Contains(",adapted,", StringComparison.Ordinal));
        adapted.ShouldEndWith("Sales rose 12% in 2023.,Doanh số tăng 12% năm 2023.,");

        place.Write("page.html", Page.Replace("<title>Chips</title>", "<title>Chips</title><p>More.</p>", StringComparison.Ordinal));
        await HandOffAsync(place, "2.1");
        place.Read("handoff/needs-review.csv").Split('\n').ShouldContain(adapted);
    }

    [Fact]
    public async Task Nothing_to_do_is_no_file_and_all_is_all()
    {
        using var place = new Workplace().WithSamples();
        (await place.RunAsync("translate", "articles", "--to", "vi")).ExitCode.ShouldBe(0);

        (await place.RunAsync("extract", "articles", "--xliff", "2.1", "--to", "vi", "-o", "handoff")).Output.ShouldBe("Nothing is missing or marked for review.\n");
        var all = await place.RunAsync("extract", "articles", "--xliff", "1.2", "--to", "vi", "-o", "handoff", "--all");

        all.Output.Split('\n').Length.ShouldBe(5);
        all.Output.ShouldContain("handoff/vi/nvidia-h20-returns.html.xlf: 0 segments to translate, 0 to review\n");
    }

    [Theory]
    [InlineData("../other/page.html", "handoff-outside")]
    [InlineData("/etc/passwd", "handoff-outside")]
    [InlineData("", "handoff-page")]
    [InlineData("nowhere.html", "file-not-found")]
    public async Task A_file_that_names_a_page_that_is_not_the_project_s_is_exit_code_2(string skeleton, string id)
    {
        using var place = await HandedOffAsync("1.2");
        place.Write("handoff/vi/page.html.xlf", place.Read("handoff/vi/page.html.xlf").Replace("href=\"page.html\"", $"href=\"{skeleton}\"", StringComparison.Ordinal));

        var merge = await place.RunAsync("merge", "handoff/vi/page.html.xlf");

        merge.ExitCode.ShouldBe(2);
        merge.Error.ShouldContain($"error {id}:");
    }

    [Fact]
    public async Task OmegaT_opens_the_file_fills_it_from_an_exported_memory_and_saves_it()
    {
        using var place = await HandedOffAsync("1.2");
        OmegaT.MakeProject(place);
        File.Move(Path.Combine(place.Folder, "handoff/vi/page.html.xlf"), Path.Combine(place.Folder, "omegat/source/page.html.xlf"));

        // Of another project, so that this one learns of it by OmegaT alone: a vendor's file, codes and all.
        using var other = new Workplace();
        other.Write("m.tmx", """
            <tmx version="1.4"><header srclang="en"/><body>
            <tu><tuv xml:lang="en"><seg>Prices fell again.</seg></tuv><tuv xml:lang="vi"><seg>Giá lại giảm.</seg></tuv></tu>
            <tu><tuv xml:lang="en"><seg>The <bpt i="1" x="7" type="bold">{\b </bpt>new H20<ept i="1">}</ept> is sold in China <ph x="8"/>and Japan.</seg></tuv>
            <tuv xml:lang="vi"><seg><bpt i="1" x="7" type="bold">{\b </bpt>H20 mới<ept i="1">}</ept> được bán ở Trung Quốc <ph x="8"/>và Nhật Bản.</seg></tuv></tu>
            </body></tmx>
            """);
        (await other.RunAsync("memory", "import", "m.tmx")).ExitCode.ShouldBe(0);
        (await other.RunAsync("memory", "export", "--locale", "vi", "--for", "omegat", "-o", Path.Combine(place.Folder, OmegaT.AutomaticMemories, "m.tmx"))).Output.ShouldContain(": 2 translations");

        await OmegaT.TranslateAsync(place);

        place.Read("omegat/target/page.html.xlf").ShouldContain("<g id=\"1\">H20 mới</g>");
        var merge = await place.RunAsync("merge", "omegat/target/page.html.xlf");
        merge.ExitCode.ShouldBe(0, merge.Error);
        merge.Output.ShouldContain(": 2 taken into ");
        place.Read("translations/vi/page.html.xlf").ShouldContain("Giá lại giảm.");
        (await place.RunAsync("translate", "page.html", "--to", "vi")).ExitCode.ShouldBe(4);
        place.Read("output/vi/page.html").ShouldContain("<b>H20 mới</b> được bán ở Trung Quốc <br>và Nhật Bản.");
    }

    [Fact]
    public async Task OmegaT_knows_every_kind_of_code_by_the_tags_of_an_export_for_it()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Translate = (text, _) => SmallModel.Enciphered(text) });
        using var place = RecordTests.Of(azure, []);
        OmegaT.MakeProject(place);
        place.Write("page.html", """
            <!DOCTYPE html><html lang=en><p><b>One <img src=a>sentence <i>ends</i> here. Another begins</b> and <i>so</i> ends.</p>
            <p>It <a href=x>crosses <b>all</a> of it</b> now.</p>
            """);
        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure", "--fail-on", "never")).ExitCode.ShouldBe(0);
        (await place.RunAsync("memory", "export", "--for", "omegat", "-o", $"{OmegaT.AutomaticMemories}/m.tmx")).Output.ShouldContain(": 3 translations");
        Directory.Delete(Path.Combine(place.Folder, "translations"), recursive: true);
        (await place.RunAsync("extract", "page.html", "--xliff", "1.2", "--to", "vi", "-o", "handoff")).ExitCode.ShouldBe(0);
        var file = place.Read("handoff/vi/page.html.xlf");
        foreach (var code in (string[])["<x ", "<g ", "<ex id=\"3\"", "<bx ", "rid="])
            file.ShouldContain(code);
        File.Move(Path.Combine(place.Folder, "handoff/vi/page.html.xlf"), Path.Combine(place.Folder, "omegat/source/page.html.xlf"));

        await OmegaT.TranslateAsync(place);

        var merge = await place.RunAsync("merge", "omegat/target/page.html.xlf");
        merge.Output.ShouldContain(": 3 taken into ");
        merge.Error.ShouldBeEmpty("each code is where it was");
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("2.1")]
    public async Task What_a_translator_notes_comes_back_and_what_they_were_told_does_not(string version)
    {
        using var place = await HandedOffAsync(version);
        var file = place.Read("handoff/vi/page.html.xlf");
        var noted = file.Replace("prices: giá</note>", "prices: giá</note><note>Lan asks: which prices?</note>", StringComparison.Ordinal);
        noted.ShouldNotBe(file);
        place.Write("handoff/vi/page.html.xlf", noted);

        foreach (var _ in (int[])[1, 2])
        {
            (await place.RunAsync("merge", "handoff/vi/page.html.xlf")).ExitCode.ShouldBe(0);
            await place.RunAsync("translate", "page.html", "--to", "vi");
        }

        var record = place.Read("translations/vi/page.html.xlf");
        record.Split("Lan asks: which prices?").Length.ShouldBe(2);
        record.ShouldNotContain("prices: giá");
    }

    private static async Task<Workplace> HandedOffAsync(string version)
    {
        var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("m.csv", Memory);
        place.Write("g.csv", Glossary);
        place.Write("localizer.json", "{\"memories\": [\"m.csv\"], \"glossaries\": [\"g.csv\"]}");
        await HandOffAsync(place, version);
        return place;
    }

    private static async Task HandOffAsync(Workplace place, string version)
    {
        var extract = await place.RunAsync("extract", "page.html", "--xliff", version, "--to", "vi", "-o", "handoff");
        extract.ExitCode.ShouldBe(0, extract.Error);
        extract.Output.ShouldContain("handoff/vi/page.html.xlf: ");
    }

    private static void Translate(Workplace place, string version, string source, string target)
    {
        var file = place.Read("handoff/vi/page.html.xlf");
        var (from, to) = version == "1.2"
            ? ($"<target state=\"needs-translation\">{source}</target>", $"<target>{target}</target>")
            : ($"{source}</source>", $"{source}</source><target>{target}</target>");
        file.ShouldContain(from);
        place.Write("handoff/vi/page.html.xlf", file.Replace(from, to, StringComparison.Ordinal));
    }
}
