using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Localizer.Cli.Tests;

/// <summary>A run over pages that have not changed: nothing is written, everything is said again, and any change is noticed.</summary>
public class UnchangedRunTests
{
    private static readonly string[] Command = ["translate", "articles", "--to", "vi", "--format", "json"];

    [Fact]
    public async Task Nothing_is_written_and_the_report_says_the_same_as_a_run_that_looks_at_every_page()
    {
        using var place = new Workplace().WithSamples();
        (await place.RunAsync(Command)).ExitCode.ShouldBe(0);
        var files = Files(place);

        var recalled = await place.RunAsync(Command);
        Files(place).ShouldBe(files);
        Directory.Delete(Path.Combine(place.Folder, ".localizer"), recursive: true);
        var looked = await place.RunAsync(Command);

        recalled.Output.ShouldBe(looked.Output);
        Files(place).ShouldBe(files);
        recalled.ExitCode.ShouldBe(0);
        var pages = JsonNode.Parse(recalled.Output)!["pages"]!.AsArray();
        pages.ShouldAllBe(page => page!["status"]!.GetValue<string>() == "unchanged");
        pages.Sum(page => page!["segments"]!["record"]!.GetValue<int>()).ShouldBe(127);
    }

    public static TheoryData<string, string, string, string> Changes => new()
    {
        { "a word of an article", "articles/open-models-race.html", "the race of", "the new race of" },
        { "a term", "glossaries/business-technology.csv", "chuỗi cung ứng", "chuỗi cung cấp" },
        { "a translation", "memories/articles.en-vi.tmx", "sắp bán lại", "sẽ bán lại" },
        { "a setting", "localizer.json", "\"from\": \"en\"", "\"from\": \"en\", \"links\": \"keep\"" },
        { "a record", "translations/vi/open-models-race.html.xlf", "state=\"translated\"", "state=\"final\"" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Every_change_is_noticed(string what, string file, string before, string after)
    {
        using var place = new Workplace().WithSamples();
        await place.RunAsync(Command);
        var old = place.Read(file);
        var changed = old.Replace(before, after, StringComparison.Ordinal);
        changed.ShouldNotBe(old, what);
        place.Write(file, changed);

        var noticed = await place.RunAsync(Command);

        using var other = new Workplace().WithSamples();
        await other.RunAsync(Command);
        other.Write(file, changed);
        File.Delete(Path.Combine(other.Folder, ".localizer", "pages.db"));
        var looked = await other.RunAsync(Command);
        (noticed.ExitCode, noticed.Output).ShouldBe((looked.ExitCode, looked.Output), what);
        Contents(place).ShouldBe(Contents(other));
    }

    [Fact]
    public async Task What_is_remembered_of_pages_serves_a_project_that_lies_in_another_folder()
    {
        using var place = new Workplace().WithSamples();
        var total = Total(await place.RunAsync(Command));
        using var other = new Workplace();
        foreach (var file in Directory.GetFiles(place.Folder, "*", SearchOption.AllDirectories))
            other.Write(Path.GetRelativePath(place.Folder, file), File.ReadAllBytes(file));
        // Only what is told again, without a look at the page, says this.
        using (var pages = new SqliteConnection($"Data Source={Path.Combine(other.Folder, ".localizer", "pages.db")};Pooling=False"))
        {
            pages.Open();
            using var update = pages.CreateCommand();
            update.CommandText = "UPDATE pages SET report = replace(report, '\"total\":', '\"total\":1')";
            update.ExecuteNonQuery().ShouldBeGreaterThan(1);
        }

        Total(await other.RunAsync(Command)).ShouldBeGreaterThan(total + 100);

        static int Total(CliResult result) => JsonNode.Parse(result.Output)!["pages"]!.AsArray().Sum(page => page!["segments"]!["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_damaged_memory_of_outputs_is_made_anew()
    {
        using var place = new Workplace().WithSamples();
        await place.RunAsync(Command);
        foreach (var file in Directory.GetFiles(Path.Combine(place.Folder, ".localizer"), "pages.db*"))
            File.WriteAllText(file, string.Concat(Enumerable.Repeat("This is no database. ", 1_000)));

        var result = await place.RunAsync(Command);

        (result.ExitCode, result.Error).ShouldBe((0, ""));
    }

    private static Dictionary<string, DateTime> Files(Workplace place) => Written(place).ToDictionary(file => file, File.GetLastWriteTimeUtc, StringComparer.Ordinal);

    private static Dictionary<string, string> Contents(Workplace place) =>
        Written(place).ToDictionary(file => Path.GetRelativePath(place.Folder, file), File.ReadAllText, StringComparer.Ordinal);

    private static IEnumerable<string> Written(Workplace place) => ((string[])["output", "translations"])
        .SelectMany(folder => Directory.GetFiles(Path.Combine(place.Folder, folder), "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);
}
