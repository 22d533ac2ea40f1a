using System.Text.Json;
using Localizer.Emulators.AzureTranslator;
using Microsoft.Data.Sqlite;

namespace Localizer.Cli.Tests;

/// <summary><c>memory</c>, and what a run takes from it.</summary>
public class MemoryTests
{
    private const string Page = "<!DOCTYPE html><html lang=en><p>Sales rose 12% in 2023.</p><p>Prices fell again.</p>";

    [Fact]
    public async Task What_is_imported_serves_runs_and_is_found_and_exported()
    {
        using var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("vendor.csv", "source,vi,es,who\nPrices fell again.,Giá lại giảm.,Los precios bajan.,Lan\n");

        var import = await place.RunAsync("memory", "import", "vendor.csv");
        import.ExitCode.ShouldBe(0, import.Error);
        import.Output.ShouldBe("vendor.csv: 2 translations\n");

        var run = await place.RunAsync("translate", "page.html", "--to", "vi");
        run.ExitCode.ShouldBe(4, run.Error);
        place.Read("output/vi/page.html").ShouldContain("Giá lại giảm.");

        var search = await place.RunAsync("memory", "search", "Prices rose again.", "--to", "vi", "--least", "50", "--format", "json");
        using var report = JsonDocument.Parse(search.Output);
        var match = report.RootElement.GetProperty("matches")[0];
        (match.GetProperty("kind").GetString(), match.GetProperty("who").GetString(), match.GetProperty("file").GetString()).ShouldBe(("fuzzy", "Lan", "vendor.csv"));
        match.GetProperty("score").GetInt32().ShouldBeInRange(60, 80);

        var export = await place.RunAsync("memory", "export", "--locale", "es", "-o", "es.tmx");
        export.Output.ShouldBe("es.tmx: 1 translations\n");
        place.Read("es.tmx").ShouldContain("<tuv xml:lang=\"es\" changeid=\"Lan\"><seg>Los precios bajan.</seg></tuv>");
    }

    [Fact]
    public async Task A_search_finds_what_stands_in_a_text_as_a_part_of_it()
    {
        using var place = new Workplace();
        place.Write("vendor.csv", "source,vi\nexport rules,quy định xuất khẩu\nadvanced AI chips,chip AI tiên tiến\n");
        (await place.RunAsync("memory", "import", "vendor.csv")).ExitCode.ShouldBe(0);

        var search = await place.RunAsync("memory", "search", "The export rules for advanced AI chips were changed.", "--to", "vi");

        search.Output.ShouldBe("""
            subsegment vi (vendor.csv)
              advanced AI chips
              chip AI tiên tiến
            subsegment vi (vendor.csv)
              export rules
              quy định xuất khẩu

            """);
    }

    [Fact]
    public async Task Who_made_a_translation_when_and_with_what_is_kept_shown_and_written_out_again()
    {
        using var place = new Workplace();
        place.Write("vendor.tmx", """
            <tmx version="1.4"><header srclang="en"/><body>
            <tu tuid="7"><prop type="x-origin">machine</prop><prop type="x-provider">azure</prop><prop type="x-provider-version">3.0</prop>
            <prop type="x-glossary-version">g7</prop><tuv xml:lang="en"><seg>Prices fell again.</seg></tuv>
            <tuv xml:lang="vi" creationid="Lan" creationdate="20240102T030405Z" changeid="Minh" changedate="20250607T080910Z"><seg>Giá lại giảm.</seg></tuv></tu>
            </body></tmx>
            """);
        (await place.RunAsync("memory", "import", "vendor.tmx")).ExitCode.ShouldBe(0);

        var search = await place.RunAsync("memory", "search", "Prices fell again.", "--to", "vi", "--format", "json");
        using var report = JsonDocument.Parse(search.Output);
        var match = report.RootElement.GetProperty("matches")[0];
        foreach (var (name, value) in ((string, string)[])[
            ("unit", "7"), ("who", "Minh"), ("provider", "azure"), ("providerVersion", "3.0"), ("glossaryVersion", "g7")])
            match.GetProperty(name).GetString().ShouldBe(value, name);
        match.GetProperty("when").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2025, 6, 7, 8, 9, 10, TimeSpan.Zero));
        match.GetProperty("machine").GetBoolean().ShouldBeTrue();

        await place.RunAsync("memory", "export", "-o", "all.tmx");
        var written = place.Read("all.tmx");
        foreach (var part in (string[])[
            "creationid=\"Lan\"", "creationdate=\"20240102T030405Z\"", "changeid=\"Minh\"", "changedate=\"20250607T080910Z\"", "<prop type=\"x-origin\">machine</prop>",
            "<prop type=\"x-provider\">azure</prop>", "<prop type=\"x-provider-version\">3.0</prop>", "<prop type=\"x-glossary-version\">g7</prop>"])
            written.ShouldContain(part);
    }

    [Fact]
    public async Task What_enters_says_whose_it_is_of_which_version_and_held_to_which_terms()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = RecordTests.Of(azure, ["Prices fell again.", "Nobody knows."]);
        place.Write("g.csv", "source,vi\nprices,giá\n");
        var command = (string[])["translate", "page.html", "--to", "vi", "-p", "azure", "-g", "g.csv"];
        await place.RunAsync(command);

        var held = await Unit("Prices fell again.");
        held.ShouldContain("<prop type=\"x-origin\">machine</prop>");
        held.ShouldContain("<prop type=\"x-provider\">azure</prop>");
        held.ShouldMatch("<prop type=\"x-provider-version\">[^<]*3\\.0");
        held.ShouldMatch("<prop type=\"x-glossary-version\">[0-9a-f]{16}</prop>");
        (await Unit("Nobody knows.")).ShouldNotContain("x-glossary-version", Case.Sensitive, "it has no term");

        TargetEdit.Retarget(place, "translations/vi/page.html.xlf", "Nobody knows.", "Không ai biết.");
        foreach (var _ in (int[])[1, 2])
        {
            var persons = await Unit("Nobody knows.");
            persons.ShouldMatch("<tuv xml:lang=\"vi\" changedate=\"20[0-9]{6}T[0-9]{6}Z\" changeid=\"person\"><seg>Không ai biết.");
            persons.ShouldNotContain("x-provider");
            (await Unit("Prices fell again.")).ShouldBe(held);
            await place.RunAsync(command);
        }

        async Task<string> Unit(string source)
        {
            (await place.RunAsync("memory", "export", "-o", "m.tmx")).ExitCode.ShouldBe(0);
            return place.Read("m.tmx").Split("<tu ").Single(unit => unit.Contains($"<seg>{source}</seg>", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_differs_in_numbers_alone_is_adapted_marked_and_marked_still_in_the_next_run()
    {
        using var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("m.csv", "source,vi\nSales rose 15% in 2020.,Doanh số tăng 15% trong năm 2020.\nPrices fell again.,Giá lại giảm.\n");

        var first = await place.RunAsync("translate", "page.html", "--to", "vi", "-m", "m.csv", "--format", "json");
        place.Write("page.html", Page + "<p>Prices fell again.</p>");
        var second = await place.RunAsync("translate", "page.html", "--to", "vi", "-m", "m.csv", "--format", "json");

        place.Read("output/vi/page.html").ShouldContain("<p>Doanh số tăng 12% trong năm 2023.</p>");
        foreach (var run in (CliResult[])[first, second])
        {
            run.ExitCode.ShouldBe(0, run.Error);
            using var report = JsonDocument.Parse(run.Output);
            var page = report.RootElement.GetProperty("pages")[0];
            page.GetProperty("segments").GetProperty("needsReview").GetInt32().ShouldBe(1);
            page.GetProperty("findings").EnumerateArray().ShouldContain(finding => finding.GetProperty("check").GetString() == "needs-review");
        }

        var record = place.Read("translations/vi/page.html.xlf");
        record.ShouldContain("needs-review");
        record.ShouldContain(">adapted<");
    }

    [Fact]
    public async Task A_person_s_edit_of_a_record_is_in_the_memory_as_a_person_s()
    {
        using var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("m.csv", "source,vi\nSales rose 12% in 2023.,Doanh số tăng 12% năm 2023.\nPrices fell again.,Giá lại giảm.\n");
        (await place.RunAsync("translate", "page.html", "--to", "vi", "-m", "m.csv")).ExitCode.ShouldBe(0);
        place.Write("translations/vi/page.html.xlf", place.Read("translations/vi/page.html.xlf").Replace("Giá lại giảm.", "Giá tiếp tục giảm.", StringComparison.Ordinal));

        var search = await place.RunAsync("memory", "search", "Prices fell again.");
        var stats = await place.RunAsync("memory", "stats");

        search.Output.ShouldStartWith("exact 100% vi (translations/vi/page.html.xlf ");
        search.Output.ShouldContain("  Giá tiếp tục giảm.\n");
        stats.Output.ShouldContain("records (record), vi: 1 of persons, 0 of machines\n");
    }

    [Fact]
    public async Task Words_are_found_in_sources_and_in_targets()
    {
        using var place = new Workplace().WithSamples();

        var source = await place.RunAsync("memory", "search", "EXPORT", "--concordance", "source", "--most", "3");
        var target = await place.RunAsync("memory", "search", "xuất khẩu", "--concordance", "target", "--most", "3");
        var none = await place.RunAsync("memory", "search", "xuất khẩu", "--concordance", "source");

        source.Output.Split('\n').Count(line => line.StartsWith("concordance vi (memories/articles.en-vi.tmx", StringComparison.Ordinal)).ShouldBe(3);
        target.Output.Split('\n').Count(line => line.Contains("xuất khẩu", StringComparison.OrdinalIgnoreCase)).ShouldBe(3);
        none.Output.ShouldBe("Nothing was found.\n");
    }

    [Fact]
    public async Task An_export_has_every_locale_that_serves_and_says_so_when_it_has_none()
    {
        using var place = new Workplace();
        place.Write("m.csv", "source,vi-VN,es\nPrices fell again.,Giá lại giảm.,Los precios bajan.\n");
        (await place.RunAsync("memory", "import", "m.csv")).ExitCode.ShouldBe(0);

        var wide = await place.RunAsync("memory", "export", "--locale", "vi", "-o", "vi.tmx");
        var none = await place.RunAsync("memory", "export", "--locale", "fr", "-o", "fr.tmx");
        var words = await place.RunAsync("memory", "search", "giá", "--concordance", "target", "--to", "vi");

        wide.Output.ShouldBe("vi.tmx: 1 translations\n");
        wide.Error.ShouldBeEmpty();
        place.Read("vi.tmx").ShouldContain("<tuv xml:lang=\"vi-VN\">");
        place.Read("vi.tmx").ShouldNotContain("Los precios");
        none.Output.ShouldBe("fr.tmx: 0 translations\n");
        none.Error.ShouldContain("warning memory-nothing: The memory has no translations into 'fr'; it has es, vi-VN.");
        words.Output.ShouldStartWith("concordance vi-VN (m.csv)");
    }

    [Fact]
    public async Task Words_are_found_however_they_were_typed_and_it_is_said_that_there_are_more()
    {
        using var place = new Workplace();
        place.Write("m.csv", "source,vi\n" + string.Concat(Enumerable.Range(0, 12).Select(number => $"Export {number}.,Xuất khẩu {number}.\n")));
        (await place.RunAsync("memory", "import", "m.csv")).ExitCode.ShouldBe(0);
        const string Decomposed = "xua\u0302\u0301t kha\u0302\u0309u";

        var few = await place.RunAsync("memory", "search", Decomposed, "--concordance", "target");
        var all = await place.RunAsync("memory", "search", Decomposed, "--concordance", "target", "--most", "12");
        var json = await place.RunAsync("memory", "search", Decomposed, "--concordance", "target", "--format", "json");

        few.Output.Split('\n').Count(line => line.StartsWith("concordance", StringComparison.Ordinal)).ShouldBe(10);
        few.Output.ShouldEndWith("There are more than these 10: ask for them with --most.\n");
        all.Output.Split('\n').Count(line => line.StartsWith("concordance", StringComparison.Ordinal)).ShouldBe(12);
        all.Output.ShouldNotContain("There are more");
        json.Output.ShouldContain("\"hasMore\": true");
    }

    [Theory]
    [InlineData("tsv")]
    [InlineData("tab")]
    [InlineData("TSV")]
    public async Task A_table_with_tabs_is_taken_in_by_its_name(string extension)
    {
        using var place = new Workplace();
        place.Write($"vendor.{extension}", "source\tvi\twho\nPrices fell, again.\tGiá lại giảm.\tLan\n");

        var import = await place.RunAsync("memory", "import", $"vendor.{extension}");

        import.ExitCode.ShouldBe(0, import.Error);
        import.Output.ShouldBe($"vendor.{extension}: 1 translations\n");
        (await place.RunAsync("memory", "search", "Prices fell, again.")).Output.ShouldBe($"exact 100% vi (vendor.{extension}, Lan)\n  Prices fell, again.\n  Giá lại giảm.\n");
    }

    [Fact]
    public async Task An_import_that_breaks_off_late_leaves_the_earlier_one_as_it_was()
    {
        using var place = new Workplace();
        const int Units = 60_000;
        place.Write("vendor.csv", "source,vi\nPrices fell again.,Giá lại giảm.\n");
        (await place.RunAsync("memory", "import", "vendor.csv")).ExitCode.ShouldBe(0);
        var search = await place.RunAsync("memory", "search", "Prices fell again.");

        // So many words that some of it is on disk before the end is reached, where a quote is not closed.
        place.Write("vendor.csv", "source,vi\n" + string.Concat(Enumerable.Range(0, Units).Select(number => $"Sentence number {number} of a file with many many words in it.,Câu {number}.\n")) + "\"open");
        var broken = await place.RunAsync("memory", "import", "vendor.csv");

        broken.ExitCode.ShouldBe(2);
        (await place.RunAsync("memory", "search", "Prices fell again.")).Output.ShouldBe(search.Output);
        (await place.RunAsync("memory", "stats")).Output.ShouldContain("vendor.csv (imported), vi: 1 of persons");

        place.Write("vendor.csv", "source,vi\nPrices rose again.,Giá lại tăng.\n");
        (await place.RunAsync("memory", "import", "vendor.csv")).Output.ShouldBe("vendor.csv: 1 translations\n");
        var now = await place.RunAsync("memory", "stats");
        now.Output.ShouldContain("vendor.csv (imported), vi: 1 of persons");
        (await place.RunAsync("memory", "search", "Prices rose again.")).Output.ShouldStartWith("exact 100% vi (vendor.csv)");
        (await place.RunAsync("memory", "search", "Prices fell again.", "--least", "100")).Output.ShouldBe("Nothing was found.\n");
    }

    [Fact]
    public async Task A_run_says_that_what_was_imported_is_gone_with_the_memory_and_how_to_have_it_again()
    {
        using var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("vendor.csv", "source,vi\nPrices fell again.,Giá lại giảm.\nSales rose 12% in 2023.,Doanh số tăng 12% năm 2023.\n");
        (await place.RunAsync("memory", "import", "vendor.csv")).ExitCode.ShouldBe(0);
        // A run that was killed before it wrote the list leaves that to the next one.
        File.Delete(Path.Combine(place.Folder, ".localizer", "memory.txt"));
        await place.RunAsync("memory", "stats");
        Directory.EnumerateFiles(Path.Combine(place.Folder, ".localizer"), "memory.db*").ToList().ForEach(File.Delete);

        var plan = await place.RunAsync("translate", "page.html", "--to", "vi", "--dry-run");
        var only = await place.RunAsync("translate", "page.html", "--to", "vi", "--no-record");
        place.Write("m.csv", "source,vi\nMore.,Thêm.\n");
        var named = await place.RunAsync("translate", "page.html", "--to", "vi", "-m", "m.csv", "--no-record");
        var after = await place.RunAsync("translate", "page.html", "--to", "vi", "-m", "m.csv", "--no-record");

        foreach (var run in (CliResult[])[plan, only])
        {
            run.Error.ShouldContain("warning memory-rebuilt: '.localizer/memory.db' is not there any longer, and what was imported serves no run.");
            run.Error.ShouldContain("localizer memory import vendor.csv");
        }

        named.Error.ShouldContain("warning memory-rebuilt: '.localizer/memory.db' was not there any longer and is made again");
        named.Error.ShouldContain("localizer memory import vendor.csv");
        after.Error.ShouldNotContain("memory-rebuilt");
    }

    [Fact]
    public async Task A_memory_that_was_deleted_or_written_over_is_made_again_and_that_is_said()
    {
        using var place = new Workplace().WithSamples();
        var before = await place.RunAsync("memory", "stats");
        before.Error.ShouldContain("memory-made");

        place.Write(".localizer/memory.db", "no database");
        var after = await place.RunAsync("memory", "stats");

        after.Error.ShouldContain("warning memory-rebuilt: '.localizer/memory.db' was damaged and is made again");
        after.Output.ShouldBe(before.Output);
        (await place.RunAsync("memory", "compact")).Output.ShouldStartWith(".localizer/memory.db: ");
    }

    [Fact]
    public async Task What_a_file_had_that_is_gone_is_dropped_and_what_was_imported_stays()
    {
        using var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("vendor.csv", "source,vi,who\nPrices fell again.,Giá lại giảm.,Lan\n");
        place.Write("named.csv", "source,vi\n" + string.Concat(Enumerable.Range(0, 3_000).Select(i => $"Sentence {i} of a file that will be gone.,Câu {i} của một tệp sẽ mất.\n")));
        place.Write("localizer.json", """{"from":"en","memories":["named.csv"]}""");
        (await place.RunAsync("memory", "import", "vendor.csv")).ExitCode.ShouldBe(0);
        (await place.RunAsync("memory", "search", "Sentence 7 of a file that will be gone.")).Output.ShouldStartWith("exact 100% vi (named.csv");
        var imported = await place.RunAsync("memory", "search", "Prices rose again.", "--least", "50");
        imported.Output.ShouldContain("Giá lại giảm.");

        // A file that is there still is another branch's, or the next run's.
        place.Write("localizer.json", """{"from":"en"}""");
        (await place.RunAsync("memory", "compact")).ExitCode.ShouldBe(0);
        var before = new FileInfo(Path.Combine(place.Folder, ".localizer/memory.db")).Length;
        Count(place, "targets").ShouldBe(3_001);
        File.Delete(Path.Combine(place.Folder, "named.csv"));
        var compact = await place.RunAsync("memory", "compact");

        compact.ExitCode.ShouldBe(0, compact.Error);
        compact.Output.ShouldMatch("^\\.localizer/memory\\.db: [0-9]+ KiB before, [0-9]+ KiB now\n$");
        Count(place, "targets").ShouldBe(1);
        Count(place, "sources").ShouldBe(1);
        new FileInfo(Path.Combine(place.Folder, ".localizer/memory.db")).Length.ShouldBeLessThan(before / 2);
        (await place.RunAsync("memory", "search", "Sentence 7 of a file that will be gone.")).Output.ShouldNotContain("Câu");
        (await place.RunAsync("memory", "search", "Prices rose again.", "--least", "50")).Output.ShouldBe(imported.Output);
        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo")).ExitCode.ShouldBe(0);
        place.Read("output/vi/page.html").ShouldContain("Giá lại giảm.");

        static long Count(Workplace place, string table)
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(place.Folder, ".localizer/memory.db")};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = table == "targets" ? "SELECT count(*) FROM targets" : "SELECT count(*) FROM sources";
            return (long)command.ExecuteScalar()!;
        }
    }

    [Fact]
    public async Task A_search_prints_what_the_documentation_shows()
    {
        using var place = new Workplace();
        var document = await File.ReadAllTextAsync(Path.Combine(Workplace.Repository, "docs", "memory.md"), TestContext.Current.CancellationToken);
        place.Write("vendor.csv", Block("csv"));
        var words = Block("sh").Split('"');
        (await place.RunAsync("memory", "import", "vendor.csv")).ExitCode.ShouldBe(0);

        var search = await place.RunAsync(["memory", "search", words[1], .. words[2].Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);

        search.Output.ShouldBe(Block("text"));

        string Block(string kind) => document.Split($"```{kind}\n")[1].Split("```")[0];
    }

    [Fact]
    public async Task A_plan_leaves_no_memory_behind()
    {
        using var place = new Workplace().WithSamples();

        (await place.RunAsync("translate", "articles", "--to", "vi", "--dry-run")).ExitCode.ShouldBe(0);

        place.Exists(".localizer/memory.db").ShouldBeFalse();
    }
}
