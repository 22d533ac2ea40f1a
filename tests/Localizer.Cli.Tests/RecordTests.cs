using System.Text.Json;
using System.Text.RegularExpressions;
using Localizer.Emulators.AzureTranslator;

namespace Localizer.Cli.Tests;

/// <summary>The record of a page: what is sent when the page changes, and what becomes of what a person wrote.</summary>
public class RecordTests
{
    private const string Record = "translations/vi/page.html.xlf";

    public static TheoryData<string, string, int> Changes => new()
    {
        { "inserted", "azure", 1 },
        { "moved", "azure", 0 },
        { "deleted", "azure", 0 },
        { "corrected", "azure", 1 },
        { "inserted", "pseudo", 1 },
        { "moved", "pseudo", 0 },
        { "deleted", "pseudo", 0 },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Of_a_page_of_forty_units_only_new_text_is_sent(string change, string provider, int sent)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, Paragraphs(40));
        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", provider)).ExitCode.ShouldBe(0);
        Directory.Delete(Path.Combine(place.Folder, ".localizer"), recursive: true);
        var (calls, bill) = (Translations(azure), azure.BilledCharacters);
        var paragraphs = Paragraphs(40).ToList();
        switch (change)
        {
            case "inserted":
                paragraphs.Insert(3, "A paragraph that was never there.");
                break;
            case "moved":
                paragraphs.Add(paragraphs[5]);
                paragraphs.RemoveAt(5);
                break;
            case "deleted":
                paragraphs.RemoveAt(7);
                break;
            default:
                paragraphs[20] = paragraphs[20].Replace("says", "sais", StringComparison.Ordinal);
                break;
        }

        place.Write("page.html", Page(paragraphs));
        var result = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", provider, "--format", "json");

        result.ExitCode.ShouldBe(0, result.Error);
        var segments = Segments(result);
        segments.GetProperty("provider").GetInt32().ShouldBe(sent);
        segments.GetProperty("record").GetInt32().ShouldBe(segments.GetProperty("total").GetInt32() - sent);
        (Translations(azure) - calls).ShouldBe(provider == "azure" ? sent : 0);
        if (sent == 0)
            azure.BilledCharacters.ShouldBe(bill);
        var page = place.Read("output/vi/page.html");
        Regex.Count(page, "<p>(\\[vi\\]|⟦)", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBe(paragraphs.Count);
    }

    [Fact]
    public async Task A_record_changes_where_the_page_did_and_nowhere_else()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, Paragraphs(40));
        await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure");
        var before = place.Read(Record).Split('\n');
        before.ShouldContain(line => line.Contains("origin\">provider<", StringComparison.Ordinal));
        before.ShouldContain(line => line.Contains(">azure<", StringComparison.Ordinal));

        place.Write("page.html", Page([.. Paragraphs(10), "New.", .. Paragraphs(40).Skip(10)]));
        await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure");
        var after = place.Read(Record).Split('\n');

        var prefix = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var suffix = before.Reverse().Zip(after.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        (prefix + suffix).ShouldBeGreaterThanOrEqualTo(before.Length);
        (after.Length - before.Length).ShouldBeInRange(8, 20);
    }

    [Fact]
    public async Task A_persons_edit_in_the_record_comes_onto_the_page_and_stays()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, Paragraphs(3));
        await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure");
        TargetEdit.Retarget(place, Record, "Paragraph number 1 says so.", "Đoạn một nói vậy.");
        var bill = azure.BilledCharacters;

        foreach (var run in (int[])[1, 2, 3])
        {
            var result = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure");
            result.ExitCode.ShouldBe(0, result.Error);
            place.Read("output/vi/page.html").ShouldContain("<p>Đoạn một nói vậy.</p>");
            place.Read(Record).ShouldContain("<target>Đoạn một nói vậy.</target>");
            place.Read(Record).ShouldContain("<mda:meta type=\"origin\">person</mda:meta>");
        }

        azure.BilledCharacters.ShouldBe(bill);

        // It is the project's memory, too.
        place.Write("other.html", Page(["Paragraph number 1 says so."]));
        (await place.RunAsync("translate", "other.html", "--to", "vi")).ExitCode.ShouldBe(0);
        place.Read("output/vi/other.html").ShouldContain("<p>Đoạn một nói vậy.</p>");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_persons_edit_on_one_page_outranks_the_machines_target_of_another(bool isFreshClone)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, Paragraphs(3));
        place.Write("other.html", Page(["Paragraph number 1 says so.", "Another text."]));
        (await place.RunAsync("translate", "page.html", "other.html", "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);
        place.Read("output/vi/other.html").ShouldContain("<p>[vi] Paragraph number 1 says so.</p>");
        TargetEdit.Retarget(place, Record, "Paragraph number 1 says so.", "Đoạn một nói vậy.");
        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);
        if (isFreshClone)
            Directory.Delete(Path.Combine(place.Folder, ".localizer"), recursive: true);
        place.Write("other.html", Page(["Paragraph number 1 says so.", "Another text.", "And more."]));
        var bill = azure.BilledCharacters;

        foreach (var _ in (int[])[1, 2])
        {
            (await place.RunAsync("translate", "other.html", "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);
            place.Read("output/vi/other.html").ShouldContain("<p>Đoạn một nói vậy.</p>\n<p>[vi] Another text.</p>\n<p>[vi] And more.</p>");
        }

        (azure.BilledCharacters - bill).ShouldBe("And more.".Length);
    }

    [Fact]
    public async Task What_a_person_wrote_outlives_the_paragraph()
    {
        using var place = new Workplace();
        place.Write("page.html", Page(Paragraphs(3)));
        await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo");
        TargetEdit.Retarget(place, Record, "Paragraph number 1 says so.", "Đoạn 1.");
        place.Read(Record).ShouldContain("Đoạn 1.");

        place.Write("page.html", Page([Paragraphs(3)[0], Paragraphs(3)[2]]));
        await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo");
        var record = place.Read(Record);
        record.ShouldContain("<group id=\"earlier-");
        place.Read("output/vi/page.html").ShouldNotContain("Đoạn 1.");

        // Once it was one group, behind all units.
        var group = Regex.Match(record, "    <group .*</group>\n", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Value;
        var old = record.Replace(group, "", StringComparison.Ordinal).Replace(
            "  </file>", Regex.Replace(group, "earlier-[^\"]*", "earlier", RegexOptions.None, TimeSpan.FromSeconds(5)) + "  </file>", StringComparison.Ordinal);
        old.ShouldContain("<group id=\"earlier\" translate=\"no\">");
        foreach (var form in (string[])[record, old])
        {
            place.Write(Record, form);
            place.Write("page.html", Page(Paragraphs(3)));
            await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo");
            place.Read("output/vi/page.html").ShouldContain("<p>Đoạn 1.</p>");
            place.Read(Record).ShouldNotContain("earlier");
        }
    }

    [Fact]
    public async Task What_a_machine_gave_for_one_page_stays_a_machines_on_another()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, ["Prices fell again."]);
        place.Write("other.html", Page(["Prices fell again."]));
        foreach (var page in (string[])["page.html", "other.html"])
            (await place.RunAsync("translate", page, "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);
        var copy = place.Read("translations/vi/other.html.xlf");
        copy.ShouldContain(">memory</mda:meta>");
        copy.ShouldContain(">azure</mda:meta>");
        place.Write("g.csv", "source,vi\nprices,giá\n");
        place.Write("other.html", Page(["Prices fell again.", "More."]));
        var sent = Translations(azure);

        await place.RunAsync("translate", "other.html", "--to", "vi", "-p", "azure", "-g", "g.csv");

        (Translations(azure) - sent).ShouldBeGreaterThan(1, "it lacks a term that the glossary has now");
    }

    [Fact]
    public async Task What_is_to_be_looked_at_stays_so_on_every_page_that_takes_it_over()
    {
        using var place = new Workplace();
        place.Write("m.csv", "source,vi\nSales rose 15% in 2020.,Doanh số tăng 15% năm 2020.\n");
        place.Write("page.html", Page(["Sales rose 12% in 2023."]));
        place.Write("other.html", Page(["Sales rose 12% in 2023."]));
        await place.RunAsync("translate", "page.html", "--to", "vi", "-m", "m.csv", "-p", "pseudo");

        foreach (var more in (string[])["", "2024", "2025"])
        {
            place.Write("other.html", Page(["Sales rose 12% in 2023.", .. more.Length > 0 ? [more] : Array.Empty<string>()]));
            var result = await place.RunAsync("translate", "other.html", "--to", "vi", "-m", "m.csv", "-p", "pseudo", "--format", "json");
            Segments(result).GetProperty("needsReview").GetInt32().ShouldBe(1, more);
            place.Read("translations/vi/other.html.xlf").ShouldContain("subState=\"localizer:needs-review\"");
        }
    }

    [Fact]
    public async Task A_note_stays_with_its_paragraph_when_that_is_changed_deleted_and_put_back()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, Paragraphs(5));
        await Translate();
        var record = place.Read(Record);
        var metadata = record.LastIndexOf("</mda:metadata>", record.IndexOf("number 2 says", StringComparison.Ordinal), StringComparison.Ordinal) + "</mda:metadata>".Length;
        place.Write(Record, record.Insert(metadata, "\n      <notes>\n        <note>suppress: number-lost, so agreed</note>\n      </notes>"));

        place.Write("page.html", Page([.. Paragraphs(2), "Paragraph number 2 sais so.", .. Paragraphs(5).Skip(3)]));
        await Translate();
        UnitOf("number 2 sais").ShouldContain("so agreed");
        place.Read(Record).ShouldNotContain("earlier");

        place.Write("page.html", Page([.. Paragraphs(2), .. Paragraphs(5).Skip(3)]));
        await Translate();
        UnitOf("number 3 says").ShouldNotContain("so agreed");
        place.Read(Record).ShouldContain("so agreed");

        place.Write("page.html", Page(Paragraphs(5)));
        await Translate();
        UnitOf("number 2 says").ShouldContain("so agreed");
        Regex.Count(place.Read(Record), "so agreed", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBe(1);

        async Task Translate() => (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);
        string UnitOf(string text) => place.Read(Record).Split("<unit ").Single(unit => unit.Contains($"<source>Paragraph {text}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_target_that_would_break_the_page_is_named_kept_and_not_used()
    {
        using var place = new Workplace();
        place.Write("page.html", Page(["One <b>bold</b> word."]));
        await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo");
        TargetEdit.Retarget(place, Record, "One <pc id=\"1\" dataRefEnd=\"d1e\" dataRefStart=\"d1\">bold</pc> word.", "Một <ph id=\"7\"/>từ.");

        var result = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo");

        result.ExitCode.ShouldBe(4, result.Error);
        result.Error.ShouldContain("error record-unusable:");
        place.Read("output/vi/page.html").ShouldContain("<p lang=\"en\">One <b>bold</b> word.</p>");
        place.Read(Record).ShouldContain("Một <ph id=");
    }

    [Fact]
    public async Task A_record_that_a_merge_left_in_conflict_is_named_with_its_line_and_stays()
    {
        using var place = new Workplace();
        place.Write("page.html", Page(Paragraphs(2)));
        await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo");
        var conflict = place.Read(Record).Replace("    <unit id", "<<<<<<< ours\n    <unit id", StringComparison.Ordinal);
        place.Write(Record, conflict);

        var result = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("error xliff-not-well-formed");
        place.Read(Record).ShouldBe(conflict);
    }

    [Fact]
    public async Task Without_a_record_none_is_made()
    {
        using var place = new Workplace();
        place.Write("page.html", Page(Paragraphs(2)));

        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo", "--no-record")).ExitCode.ShouldBe(0);

        place.Exists("translations").ShouldBeFalse();
    }

    [Fact]
    public async Task What_stands_in_for_a_translation_is_none_for_another_provider()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, Paragraphs(2));
        await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo");

        (await place.RunAsync("translate", "page.html", "--to", "vi")).ExitCode.ShouldBe(4);
        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);

        place.Read("output/vi/page.html").ShouldContain("<p>[vi] Paragraph number 1 says so.</p>");
    }

    [Fact]
    public async Task The_record_follows_an_article_that_was_renamed()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, Paragraphs(5));
        await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure");
        TargetEdit.Retarget(place, Record, "Paragraph number 2 says so.", "Đoạn hai.");
        var bill = azure.BilledCharacters;
        File.Move(Path.Combine(place.Folder, "page.html"), Path.Combine(place.Folder, "renamed.html"));

        var result = await place.RunAsync("translate", "renamed.html", "--to", "vi", "-p", "azure");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("The record of 'page.html' in vi is now that of 'renamed.html'");
        azure.BilledCharacters.ShouldBe(bill);
        place.Exists(Record).ShouldBeFalse();
        place.Read("translations/vi/renamed.html.xlf").ShouldContain("Đoạn hai.");
        place.Read("output/vi/renamed.html").ShouldContain("<p>Đoạn hai.</p>");
    }

    [Fact]
    public async Task Of_an_article_that_was_renamed_and_changed_only_new_text_is_sent()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, Paragraphs(5));
        await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure");
        TargetEdit.Retarget(place, Record, "Paragraph number 2 says so.", "Đoạn hai.");
        var (texts, bill) = (Translations(azure), azure.BilledCharacters);
        File.Delete(Path.Combine(place.Folder, "page.html"));
        place.Write("renamed.html", Page([.. Paragraphs(4), "The last one is new."]));

        // What was paid for is in the journal as well, and would hide that a record was lost.
        Directory.Delete(Path.Combine(place.Folder, ".localizer"), recursive: true);
        var result = await place.RunAsync("translate", "renamed.html", "--to", "vi", "-p", "azure");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("The record of 'page.html' in vi is now that of 'renamed.html'");
        (Translations(azure) - texts).ShouldBe(1);
        (azure.BilledCharacters - bill).ShouldBe("The last one is new.".Length);
        place.Exists(Record).ShouldBeFalse();
        place.Read("output/vi/renamed.html").ShouldContain("<p>Đoạn hai.</p>\n<p>[vi] Paragraph number 3 says so.</p>\n<p>[vi] The last one is new.</p>");
        UnitOf(place, "translations/vi/renamed.html.xlf", "Paragraph number 2 says so.").ShouldContain("<mda:meta type=\"origin\">person</mda:meta>");
    }

    [Fact]
    public async Task A_record_says_how_well_a_match_fitted_and_which_target_is_ours()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, ["Sales rose 12% in 2023.", "Nobody knows.", "Nobody asks."]);
        place.Write("m.csv", "source,vi\nSales rose 15% in 2020.,Doanh số tăng 15% trong năm 2020.\n");
        string[] command = ["translate", "page.html", "--to", "vi", "-p", "azure", "-m", "m.csv"];

        (await place.RunAsync(command)).ExitCode.ShouldBe(0);

        var (adapted, provider, other) = (UnitOf(place, Record, "Sales rose 12% in 2023."), UnitOf(place, Record, "Nobody knows."), UnitOf(place, Record, "Nobody asks."));
        adapted.ShouldContain("<mda:meta type=\"origin\">memory</mda:meta>");
        adapted.ShouldContain("<mda:meta type=\"score\">99</mda:meta>");
        provider.ShouldContain("<mda:meta type=\"origin\">provider</mda:meta>");
        provider.ShouldContain("<mda:meta type=\"provider\">azure</mda:meta>");
        provider.ShouldNotContain("\"score\"", Case.Sensitive, "it is no match");
        string[] hashes = [HashIn(adapted), HashIn(provider), HashIn(other)];
        hashes.ShouldBeUnique();

        // A target that the hash is not of is a person's, and our own hash goes with our own target.
        TargetEdit.Retarget(place, Record, "Nobody knows.", "Không ai biết.");
        HashIn(UnitOf(place, Record, "Nobody knows.")).ShouldBe(hashes[1]);
        (await place.RunAsync(command)).ExitCode.ShouldBe(0);

        UnitOf(place, Record, "Sales rose 12% in 2023.").ShouldBe(adapted);
        UnitOf(place, Record, "Nobody asks.").ShouldBe(other);
        var persons = UnitOf(place, Record, "Nobody knows.");
        persons.ShouldContain("<target>Không ai biết.</target>");
        persons.ShouldContain("<mda:meta type=\"origin\">person</mda:meta>");
        persons.ShouldNotContain("\"hash\"");
        persons.ShouldNotContain("azure");

        static string HashIn(string unit) => Regex.Match(unit, "<mda:meta type=\"hash\">([0-9a-f]{16})</mda:meta>", RegexOptions.None, TimeSpan.FromSeconds(5)) is { Success: true } match
            ? match.Groups[1].Value
            : throw new ShouldAssertException(unit);
    }

    [Fact]
    public async Task The_record_of_an_article_that_still_lives_does_not_follow_one_that_reads_like_it()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = Of(azure, []);
        string[] common = ["Home", "News", "Blog", "All rights reserved."];
        place.Write("blog/a.html", Page([.. common, "Only in the blog."]));
        place.Write("news/b.html", Page([.. common, "Only in the news."]));
        (await place.RunAsync("translate", "blog", "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);

        var news = await place.RunAsync("translate", "news", "--to", "vi", "-p", "azure");

        news.ExitCode.ShouldBe(0, news.Error);
        news.Error.ShouldNotContain("is now that of");
        place.Exists("translations/vi/a.html.xlf").ShouldBeTrue();
        place.Exists("translations/vi/b.html.xlf").ShouldBeTrue();

        File.Move(Path.Combine(place.Folder, "blog", "a.html"), Path.Combine(place.Folder, "news", "c.html"));
        (await place.RunAsync("translate", "news", "--to", "vi", "-p", "azure")).Error.ShouldContain("The record of 'a.html' in vi is now that of 'c.html'");
        place.Exists("translations/vi/a.html.xlf").ShouldBeFalse();
        place.Read("translations/vi/c.html.xlf").ShouldContain("news/c.html");
    }

    internal static string[] Paragraphs(int count) => [.. Enumerable.Range(0, count).Select(i => $"Paragraph number {i} says so.")];

    internal static string Page(IEnumerable<string> paragraphs) =>
        "<!DOCTYPE html>\n<html lang=en>\n<meta charset=utf-8>\n<title>The title</title>\n" + string.Concat(paragraphs.Select(text => $"<p>{text}</p>\n"));

    internal static Workplace Of(AzureTranslatorEmulator azure, IEnumerable<string> paragraphs)
    {
        var place = new Workplace();
        place.Write("page.html", Page(paragraphs));
        place.Variables["AZURE_TRANSLATOR_KEY"] = "emulator-key";
        place.Variables["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}";
        return place;
    }

    /// <summary>A unit of a record, as it is written.</summary>
    internal static string UnitOf(Workplace place, string record, string source) =>
        place.Read(record).Split("<unit ").Single(unit => unit.Contains($"<source>{source}</source>", StringComparison.Ordinal));

    /// <summary>How many texts the service was sent, by its own books.</summary>
    internal static int Translations(AzureTranslatorEmulator azure) => azure.Calls.Sum(call => call.Texts.Count);

    private static JsonElement Segments(CliResult result)
    {
        using var report = JsonDocument.Parse(result.OutputBytes);
        return report.RootElement.GetProperty("pages")[0].GetProperty("segments").Clone();
    }
}
