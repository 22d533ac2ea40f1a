using Localizer.Emulators.AzureTranslator;
using static Localizer.Cli.Tests.RecordTests;

namespace Localizer.Cli.Tests;

/// <summary>Records in Git: branches merge, what was paid for on one is not paid for on the other, and CI works on what changed.</summary>
public class GitTests
{
    private const string Record = "translations/vi/page.html.xlf";

    [Fact]
    public async Task Records_of_two_branches_merge_and_a_cold_cache_asks_nobody()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = await Repository(azure);

        Git(place, "checkout", "-q", "-b", "one");
        place.Write("page.html", Page([.. Paragraphs(5), "Inserted on the one.", .. Paragraphs(40).Skip(5)]));
        await TranslateAndCommit(place);
        TargetEdit.Retarget(place, Record, "Paragraph number 30 says so.", "Đoạn ba mươi.");
        await TranslateAndCommit(place);

        Git(place, "checkout", "-q", "-b", "other", "main");
        place.Write("page.html", Page([.. Paragraphs(20), .. Paragraphs(40).Skip(21), "Added on the other."]));
        await TranslateAndCommit(place);
        TargetEdit.Retarget(place, Record, "Paragraph number 28 says so.", "Đoạn hai mươi tám.");
        await TranslateAndCommit(place);

        Git(place, "merge", "-q", "-m", "Merge", "one");
        Directory.Delete(Path.Combine(place.Folder, ".localizer"), recursive: true);
        Directory.Delete(Path.Combine(place.Folder, "output"), recursive: true);
        var asked = azure.Calls.Count;

        var result = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure");

        result.ExitCode.ShouldBe(0, result.Error);
        azure.Calls.Count.ShouldBe(asked);
        var page = place.Read("output/vi/page.html");
        foreach (var text in (string[])["[vi] Inserted on the one.", "[vi] Added on the other.", "Đoạn ba mươi.", "Đoạn hai mươi tám."])
            page.ShouldContain(text);
        page.ShouldNotContain("number 20 ");
        Git(place, "status", "--porcelain").ShouldBeEmpty("the merged record is the one that the run writes");
        (await place.RunAsync("translate", "page.html", "--to", "vi", "--frozen")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Two_people_at_two_sentences_of_one_paragraph_merge()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = await Repository(azure, ["One is here. Two is here. Three is here."]);
        Git(place, "checkout", "-q", "-b", "one");
        TargetEdit.Retarget(place, Record, "One is here.", "Một.");
        await TranslateAndCommit(place);
        Git(place, "checkout", "-q", "-b", "other", "main");
        TargetEdit.Retarget(place, Record, "Two is here.", "Hai.");
        await TranslateAndCommit(place);

        Git(place, "merge", "-q", "-m", "Merge", "one");

        (await place.RunAsync("translate", "page.html", "--to", "vi")).ExitCode.ShouldBe(0);
        place.Read("output/vi/page.html").ShouldContain("<p>Một. Hai. [vi] Three is here.</p>");
    }

    [Theory]
    [InlineData("a typo in another")]
    [InlineData("a paragraph at the end")]
    [InlineData("another deleted")]
    public async Task A_typo_fixed_in_what_a_person_translated_merges_with(string other)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = await Repository(azure, Paragraphs(12));
        TargetEdit.Retarget(place, Record, "Paragraph number 3 says so.", "Đoạn ba.");
        TargetEdit.Retarget(place, Record, "Paragraph number 7 says so.", "Đoạn bảy.");
        await TranslateAndCommit(place);

        Git(place, "checkout", "-q", "-b", "one");
        place.Write("page.html", Page([.. Paragraphs(3), "Paragraph number 3 sais so.", .. Paragraphs(12).Skip(4)]));
        await TranslateAndCommit(place);
        Git(place, "checkout", "-q", "-b", "other", "main");
        place.Write("page.html", Page(other switch
        {
            "a typo in another" => [.. Paragraphs(7), "Paragraph number 7 sais so.", .. Paragraphs(12).Skip(8)],
            "another deleted" => [.. Paragraphs(7), .. Paragraphs(12).Skip(8)],
            _ => [.. Paragraphs(12), "Added on the other."],
        }));
        await TranslateAndCommit(place);

        Git(place, "merge", "-q", "-m", "Merge", "one");
        Directory.Delete(Path.Combine(place.Folder, ".localizer"), recursive: true);
        Directory.Delete(Path.Combine(place.Folder, "output"), recursive: true);
        var asked = azure.Calls.Count;

        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);

        azure.Calls.Count.ShouldBe(asked);
        place.Read("output/vi/page.html").ShouldContain("[vi] Paragraph number 3 sais so.");
        place.Read(Record).ShouldContain("Đoạn ba.");
        place.Read(Record).ShouldContain("Đoạn bảy.");
        Git(place, "status", "--porcelain").ShouldBeEmpty("the merged record is the one that the run writes");

        // What a person wrote is there when the text comes back.
        place.Write("page.html", Page(Paragraphs(12)));
        (await place.RunAsync("translate", "page.html", "--to", "vi")).ExitCode.ShouldBe(0);
        place.Read("output/vi/page.html").ShouldContain("<p>Đoạn ba.</p>");
        place.Read("output/vi/page.html").ShouldContain("<p>Đoạn bảy.</p>");
        place.Read(Record).ShouldNotContain("earlier");
    }

    [Fact]
    public async Task A_frozen_run_asks_nobody_and_lists_what_is_missing()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = await Repository(azure);
        place.Write("page.html", Page(["Something new.", .. Paragraphs(40)]));
        var (calls, record) = (azure.Calls.Count, place.ReadBytes(Record));

        var result = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure", "--frozen");

        result.ExitCode.ShouldBe(5, result.Error);
        result.Error.ShouldContain("page.html:5:4: warning not-translated: “Something new.” has no translation in vi");
        azure.Calls.Count.ShouldBe(calls);
        place.ReadBytes(Record).ShouldBe(record);
    }

    [Fact]
    public async Task Only_pages_that_changed_since_a_branch_was_left_are_worked_on()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = await Repository(azure);
        place.Write("second.html", Page(["Second, see <a href=page.html>the page</a>."]));
        place.Write("third.html", Page(["Third."]));
        (await place.RunAsync("translate", ".", "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);
        Commit(place);
        var page = place.Read("output/vi/second.html");
        Git(place, "checkout", "-q", "-b", "work");

        (await Since("main")).Output.ShouldStartWith("0 articles to vi");
        place.Write("second.html", Page(["Second, changed, see <a href=page.html>the page</a>."]));
        place.Write("fourth.html", Page(["Fourth, not even added."]));
        var result = await Since("main");
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("output/vi/second.html: written");
        result.Output.ShouldContain("output/vi/fourth.html: written");
        result.Output.ShouldContain("2 articles to vi");
        place.Read("output/vi/second.html").ShouldBe(page.Replace("Second,", "Second, changed,", StringComparison.Ordinal), "a link leads to the localized page, in the run or not");

        Commit(place);
        (await Since("HEAD")).Output.ShouldStartWith("0 articles");
        TargetEdit.Retarget(place, "translations/vi/third.html.xlf", "Third.", "Ba.");
        (await Since("HEAD")).Output.ShouldContain("output/vi/third.html: written");

        (await Since("nowhere")).ExitCode.ShouldBe(2);
        (await Since("--output=x")).ExitCode.ShouldBe(2);

        Task<CliResult> Since(string reference) => place.RunAsync("translate", ".", "--to", "vi", "-p", "azure", $"--changed-since={reference}");
    }

    [Fact]
    public async Task Changed_pages_are_found_behind_a_link_anywhere_above_them()
    {
        using var place = new Workplace();
        place.Write("real/project/localizer.json", "{}");
        place.Write("real/project/news/one.html", "<p>One.</p>");
        place.Write("real/project/news/two.html", "<p>Two.</p>");
        Git(place, "-C", "real/project", "init", "-q", "-b", "main");
        Git(place, "-C", "real/project", "add", "-A");
        Git(place, "-C", "real/project", "commit", "-q", "-m", "Begin");
        Directory.CreateSymbolicLink(Path.Combine(place.Folder, "link"), "real");
        place.Write("real/project/news/two.html", "<p>Two and more.</p>");

        foreach (var folder in (string[])["real/project", "link/project"])
        {
            var run = await place.RunAsync(
                "translate", $"{folder}/news", "--to", "vi", "-p", "pseudo", "--fail-on", "never", "--changed-since", "HEAD", "-c", $"{folder}/localizer.json");
            run.ExitCode.ShouldBe(0, run.Error);
            run.Output.ShouldContain("vi/two.html: ", Case.Sensitive, folder);
            run.Output.ShouldNotContain("one.html");
        }
    }

    [Fact]
    public async Task A_page_that_git_knows_nothing_of_is_not_taken_for_an_unchanged_one()
    {
        using var place = new Workplace();
        place.Write("project/localizer.json", "{}");
        place.Write("page.html", "<p>One.</p>");
        Git(place, "-C", "project", "init", "-q", "-b", "main");
        Git(place, "-C", "project", "add", "-A");
        Git(place, "-C", "project", "commit", "-q", "-m", "Begin");

        var run = await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo", "--changed-since", "HEAD", "-c", "project/localizer.json");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("error changes-unknown: 'page.html' lies outside of the working tree '");
    }

    private static async Task<Workplace> Repository(AzureTranslatorEmulator azure, string[]? paragraphs = null)
    {
        var place = Of(azure, paragraphs ?? Paragraphs(40));
        place.Write(".gitignore", ".localizer/\noutput/\n");
        Git(place, "init", "-q", "-b", "main");
        await TranslateAndCommit(place);
        return place;
    }

    private static async Task TranslateAndCommit(Workplace place)
    {
        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);
        Commit(place);
    }

    private static void Commit(Workplace place)
    {
        Git(place, "add", "-A");
        Git(place, "commit", "-q", "-m", "Change");
    }

    private static string Git(Workplace place, params string[] arguments) => GitRun.In(place, arguments);
}
