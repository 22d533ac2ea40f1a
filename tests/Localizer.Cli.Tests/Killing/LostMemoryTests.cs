using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Localizer.Cli.Tests.Killing;

/// <summary>The memory is an index: lost or damaged it is made again, and that is said; what was paid for is not touched by that.</summary>
public class LostMemoryTests
{
    private const string Memory = ".localizer/memory.db";
    private const string Journal = ".localizer/journal.db";

    public static TheoryData<string, string> Losses => new()
    {
        { "deleted", "warning memory-rebuilt" },
        { "no database", "warning memory-rebuilt" },
        { "cut", "warning memory-rebuilt" },
        { "empty", "warning memory-rebuilt" },
        { "its log is damaged", "" },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task It_is_made_again_and_the_journal_is_left_as_it_is(string loss, string said)
    {
        var undisturbed = await Undisturbed.RunAsync(ProjectSize.Small);
        await using var service = await PaidService.StartAsync(undisturbed.Size.Latency);
        using var project = new DisturbedProject(undisturbed.Size, service);
        (await project.RunAsync(RunKey.First)).ExitCode.ShouldBe(0);
        var matches = (await project.Place.RunAsync("memory", "search", "Page 1 begins here.")).Output;
        matches.ShouldContain("Trang 1 bắt đầu ở đây.");
        Lose(project.Place, loss);
        var journal = Answers(project.Place);

        // All pages are made again, with nothing but what is kept.
        project.DeleteLocalized();
        project.Place.Variables["AZURE_TRANSLATOR_KEY"] = $"{RunKey.Next}";
        var again = await project.Place.RunAsync(DisturbedProject.Arguments(RunKey.Next));

        again.ExitCode.ShouldBe(0, again.Error);
        if (said.Length > 0)
            again.Error.ShouldContain($"{said}: '{Memory}'");
        Answers(project.Place).ShouldBe(journal);
        (await undisturbed.ShouldBeReachedAsync(project, service, loss)).ShouldBeEmpty();
        service.BilledCharacters.ShouldBe(undisturbed.Billed);
        (await project.Place.RunAsync("memory", "search", "Page 1 begins here.")).Output.ShouldBe(matches);
    }

    [Fact]
    public async Task With_every_page_of_it_damaged_in_turn_a_run_succeeds_or_says_what_to_do()
    {
        await using var service = await PaidService.StartAsync(ProjectSize.Small.Latency);
        using var project = new DisturbedProject(ProjectSize.Small, service);
        (await project.RunAsync(RunKey.First)).ExitCode.ShouldBe(0);
        var (localized, whole, journal, billed) = (project.Localized(), project.Place.ReadBytes(Memory), Answers(project.Place), service.BilledCharacters);
        const int PageSize = 4096;
        for (var at = 0; at < whole.Length; at += PageSize)
        {
            var damaged = whole.ToArray();
            new Random(at).NextBytes(damaged.AsSpan(at, PageSize));
            project.Place.Write(Memory, damaged);
            project.DeleteLocalized();

            var result = await project.RunAsync(RunKey.Next);

            result.ExitCode.ShouldBeOneOf(0, 2);
            if (result.ExitCode == 2)
            {
                result.Error.ShouldContain("error memory-unusable: '.localizer/memory.db' cannot be used", Case.Sensitive, $"page {at / PageSize}");
                File.Delete(Path.Combine(project.Place.Folder, Memory));
                (await project.RunAsync(RunKey.Next)).ExitCode.ShouldBe(0);
            }

            project.Localized().ShouldBe(localized, $"page {at / PageSize}");
        }

        Answers(project.Place).ShouldBe(journal);
        service.BilledCharacters.ShouldBe(billed);
    }

    [Theory]
    [InlineData(Memory, "memory-newer")]
    [InlineData(Journal, "journal-newer")]
    public async Task A_file_of_a_newer_version_is_refused_and_left_as_it_is(string file, string id)
    {
        await using var service = await PaidService.StartAsync(ProjectSize.Small.Latency);
        using var project = new DisturbedProject(ProjectSize.Small, service);
        (await project.RunAsync(RunKey.First)).ExitCode.ShouldBe(0);
        Ask(project.Place, file, "PRAGMA user_version = 99");
        var (before, requests) = (HashOf(project.Place, file), service.Requests);
        project.Place.Write("articles/page-0.html", "<!DOCTYPE html><html lang=en><title>All is new on this page</title>");

        var result = await project.RunAsync(RunKey.Next);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain($"error {id}: '{file}' was written by a newer version of Localizer.");
        service.Requests.ShouldBe(requests);
        HashOf(project.Place, file).ShouldBe(before);
    }

    private static void Lose(Workplace place, string loss)
    {
        var file = Path.Combine(place.Folder, Memory);
        switch (loss)
        {
            case "deleted":
                File.Delete(file);
                break;
            case "no database":
                File.WriteAllText(file, string.Concat(Enumerable.Repeat("This is no database. ", 500)));
                break;
            case "cut":
                using (var cut = new FileStream(file, FileMode.Open))
                    cut.SetLength(cut.Length / 2);
                break;
            case "empty":
                File.WriteAllBytes(file, []);
                break;
            default:
                File.WriteAllText(file + "-wal", string.Concat(Enumerable.Repeat("This is no log. ", 500)));
                break;
        }
    }

    // All that was paid for, in an order that stays.
    private static object? Answers(Workplace place) =>
        Ask(place, Journal, "SELECT group_concat(hex(request_key) || unit_key || rung || answer || billed || time, '|') FROM (SELECT * FROM answers ORDER BY request_key)");

    private static object? Ask(Workplace place, string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(place.Folder, file)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static string HashOf(Workplace place, string file) => Convert.ToHexString(SHA256.HashData(place.ReadBytes(file)));
}
