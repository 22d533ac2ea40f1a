using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Localizer.Memory;
using Microsoft.Data.Sqlite;

namespace Localizer.Cli.Tests.Killing;

/// <summary>
/// A run that is killed while it puts what was paid for into the journal's index, as a run does at its end once there is much: right before
/// and right after each of the journal's last flushes.
/// </summary>
public class KilledAtTheIndexTests(ITestOutputHelper output)
{
    private const string JournalFile = ".localizer/journal.db";

    // With what the run adds, enough to be put into the index.
    private const int Earlier = 1_000;

    private const int Lanes = 2;

    private static readonly ImmutableArray<JournalEntry> EarlierAnswers =
    [
        .. Enumerable.Range(0, Earlier).Select(i => new JournalEntry(
            JournalKey.From(SHA256.HashData(Encoding.UTF8.GetBytes($"question {i}"))), $"u{i}@vi", 1, $"answer {i}", 10)),
    ];

    [Fact]
    public async Task The_next_run_finds_every_answer_and_pays_for_none()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the C library is stood in for by LD_PRELOAD");
        using var points = FaultPoints.TryMake();
        Assert.SkipWhen(points is null, "there is no C compiler (cc)");
        var undisturbed = await Undisturbed.RunAsync(ProjectSize.Small);
        var (flushes, answers) = await CountAsync(points, undisturbed.Size);

        var runs = new ConcurrentBag<(FaultPoint Point, FaultCall? Call, long Indexed)>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = TestContext.Current.CancellationToken };
        // The last four: the last answer's, the index's, and two of the file's closing, of which the second is the database's own.
        FaultPoint[] chosen = [new(flushes - 3, "after"), new(flushes - 2, "before"), new(flushes - 2, "after"), new(flushes - 1, "before"), new(flushes - 1, "after")];
        await Parallel.ForEachAsync(chosen, parallel, async (point, cancellation) => runs.Add(await KillAsync(points, undisturbed, point, answers, cancellation)));

        foreach (var run in runs.OrderBy(run => run.Point.Number).ThenByDescending(run => run.Point.Side, StringComparer.Ordinal))
            output.WriteLine($"{run.Point.Side} flush {run.Point.Number} of {flushes}, {run.Call?.File ?? "over before it came there"}: {run.Indexed} of {answers} answers in the index");
        var killed = runs.Where(run => run.Call is not null).ToList();
        killed.ShouldAllBe(run => run.Call!.Kind == $"{JournalFile}-wal");
        killed.ShouldContain(run => run.Indexed == 0, "one is killed before the index has them");
        killed.ShouldContain(run => run.Indexed > Earlier, "one is killed when it has them");
    }

    private static async Task<(int Flushes, long Answers)> CountAsync(FaultPoints points, ProjectSize size)
    {
        await using var service = await PaidService.StartAsync(size.Latency);
        using var project = new DisturbedProject(size, service);
        await AddEarlierAsync(project);
        var calls = await points.CountAsync(project, JournalFile);
        var answers = Count(project.Place.Folder, "answers");
        answers.ShouldBeGreaterThanOrEqualTo(1_024, "so many are put into the index");
        Count(project.Place.Folder, "questions").ShouldBe(answers);
        return (calls.Count, answers);
    }

    private static async Task<(FaultPoint Point, FaultCall? Call, long Indexed)> KillAsync(
        FaultPoints points, Undisturbed undisturbed, FaultPoint point, long answers, CancellationToken cancellation)
    {
        await using var service = await PaidService.StartAsync(undisturbed.Size.Latency);
        using var project = new DisturbedProject(undisturbed.Size, service);
        await AddEarlierAsync(project);
        var call = await points.KillAsync(project, point, cancellation, JournalFile);
        var indexed = CountInACopy(project, "questions");
        var what = $"{point}, {call}: ";

        // All answers were there before the index is written.
        (await undisturbed.ShouldBeReachedAsync(project, service, what)).ShouldBeEmpty(what);

        Count(project.Place.Folder, "answers").ShouldBe(answers, what);
        Count(project.Place.Folder, "questions").ShouldBe(answers, what);
        await using var journal = Open(project);
        foreach (var earlier in EarlierAnswers)
            journal.Find(earlier.Key).ShouldBe(earlier.Answer, what);
        return (point, call, indexed);
    }

    private static Journal Open(DisturbedProject project) => Journal.Open(Path.Combine(project.Place.Folder, JournalFile), JournalFile, TimeProvider.System);

    private static async Task AddEarlierAsync(DisturbedProject project)
    {
        await using var journal = Open(project);
        await journal.AddAsync(EarlierAnswers);
    }

    // To open a file that a killed run left tidies it up, which is for the next run to do.
    private static long CountInACopy(DisturbedProject project, string table)
    {
        using var place = new Workplace();
        foreach (var file in Directory.GetFiles(Path.Combine(project.Place.Folder, ".localizer"), "journal.db*"))
            place.Write($".localizer/{Path.GetFileName(file)}", File.ReadAllBytes(file));
        return Count(place.Folder, table);
    }

    private static long Count(string folder, string table)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, JournalFile)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = table == "answers" ? "SELECT count(DISTINCT request_key) FROM answers" : "SELECT count(*) FROM questions";
        return (long)command.ExecuteScalar()!;
    }
}
