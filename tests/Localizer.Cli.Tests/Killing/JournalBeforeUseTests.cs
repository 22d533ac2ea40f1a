using Microsoft.Data.Sqlite;

namespace Localizer.Cli.Tests.Killing;

/// <summary>A paid answer is on disk before it is used: as long as the journal cannot take it, no page and no record has it.</summary>
public class JournalBeforeUseTests
{
    // An answer that is used at once is on its page within a tenth of this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    [Fact]
    public async Task No_page_and_no_record_is_written_until_the_journal_has_taken_the_answer()
    {
        await using var service = await PaidService.StartAsync(ProjectSize.Small.Latency);
        using var project = new DisturbedProject(ProjectSize.Small, service);
        (await project.RunAsync(RunKey.First)).ExitCode.ShouldBe(0);
        project.Place.Write("articles/page-0.html", "<!DOCTYPE html><html lang=en><title>All is new on this page</title>");
        var before = project.Localized();
        using var other = new SqliteConnection($"Data Source={Path.Combine(project.Place.Folder, ".localizer/journal.db")};Pooling=False");
        other.Open();
        var rows = Ask(other, "SELECT count(*) FROM answers");
        Ask(other, "BEGIN IMMEDIATE");

        var run = Task.Run(() => project.RunAsync(RunKey.Next), TestContext.Current.CancellationToken);
        (await IsSoonAsync(() => run.IsCompleted || service.PaidBy(RunKey.Next) is [{ Left: not null }], TimeSpan.FromMinutes(1))).ShouldBeTrue("the answer has left whole");
        (await IsSoonAsync(() => run.IsCompleted || !project.Localized().SequenceEqual(before), Patience)).ShouldBeFalse("the answer was used before it was on disk");
        Ask(other, "SELECT count(*) FROM answers").ShouldBe(rows);
        Ask(other, "ROLLBACK");
        var result = await run;

        result.ExitCode.ShouldBe(0, result.Error);
        foreach (var locale in (string[])["vi", "es"])
        {
            project.Place.Read($"output/{locale}/page-0.html").ShouldContain("All vf arj ba guvf cntr");
            project.Place.Read($"translations/{locale}/page-0.html.xlf").ShouldContain("All vf arj ba guvf cntr");
        }

        Ask(other, "SELECT count(*) FROM answers").ShouldBe((long)rows! + 2);
        service.PaidBy(RunKey.Next).Count.ShouldBe(1);
    }

    private static async Task<bool> IsSoonAsync(Func<bool> condition, TimeSpan patience)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > patience)
                return false;
            await Task.Delay(Look, TestContext.Current.CancellationToken);
        }

        return true;
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
