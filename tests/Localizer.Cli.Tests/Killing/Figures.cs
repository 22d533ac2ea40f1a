using System.Diagnostics;
using System.Globalization;

namespace Localizer.Cli.Tests.Killing;

/// <summary>What one killed run came to.</summary>
/// <param name="Moment">Where in the run it was, in words, for the histogram.</param>
/// <param name="WasKilled">False when the run was over before.</param>
/// <param name="Unfinished">How many temporary files the killed run left, for the next one to clear away.</param>
/// <param name="Lost">The requests whose answers were lost.</param>
/// <param name="KilledAt">When, by <see cref="Stopwatch"/>.</param>
internal sealed record KilledRun(string Moment, bool WasKilled, int Unfinished, IReadOnlyList<PaidCall> Lost, long KilledAt)
{
    /// <summary>How long before the kill the earliest of the lost answers had left whole; zero when none had.</summary>
    public TimeSpan OldestLost => Lost.Select(call => call.Left is { } left && left < KilledAt ? Stopwatch.GetElapsedTime(left, KilledAt) : TimeSpan.Zero)
        .DefaultIfEmpty(TimeSpan.Zero).Max();
}

/// <summary>Sums killed runs up.</summary>
internal static class Figures
{
    /// <summary>How many kills `eng/kill` asks for, which has the machine for itself; null without it: other tests, run beside these, keep the processor for as long as they like.</summary>
    public static int? Asked { get; } = int.TryParse(Environment.GetEnvironmentVariable("LOCALIZER_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : null;

    /// <summary>What had left whole so long before the kill is on disk: a lost answer is one that was on its way.</summary>
    public static TimeSpan OnDiskWithin { get; } = TimeSpan.FromSeconds(Asked is null ? 1 : 0.3);

    /// <summary>
    /// The most requests of a run whose answers can be lost: those in flight, by default 8, and as many whose answers are on their way to the
    /// disk. Whatever the time: whoever asked waits for the disk before it uses an answer or asks for more.
    /// </summary>
    public const int MostLost = 16;

    /// <summary>A table with a row for each moment.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="undisturbed">What an undisturbed run comes to.</param>
    public static IEnumerable<string> Table(IReadOnlyCollection<KilledRun> runs, Undisturbed undisturbed)
    {
        yield return "| moment | runs | killed | temporary files left to the next run | answers lost | of those, on their way | characters |";
        yield return "| --- | --- | --- | --- | --- | --- | --- |";
        foreach (var group in runs.GroupBy(run => run.Moment).OrderBy(group => group.Key, StringComparer.Ordinal))
            yield return Row(group.Key, [.. group]);
        yield return Row("in all", runs);
        yield return string.Create(CultureInfo.InvariantCulture, $"An undisturbed run takes {undisturbed.Took.TotalSeconds:0.00} s and is billed {undisturbed.Billed} characters for {undisturbed.Questions.Count} texts.");
        yield return string.Create(CultureInfo.InvariantCulture, $"At most {runs.Max(run => run.Lost.Count)} requests of one run were lost; {MostLost} may be in flight and on their way to the disk.");
        yield return string.Create(CultureInfo.InvariantCulture, $"The oldest answer that was lost had left {runs.Max(run => run.OldestLost).TotalMilliseconds:0} ms before the kill.");
    }

    private static string Row(string moment, IReadOnlyCollection<KilledRun> runs)
    {
        var lost = runs.SelectMany(run => run.Lost).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {moment} | {runs.Count} | {runs.Count(run => run.WasKilled)} | {runs.Sum(run => run.Unfinished)} | {lost.Count} | {lost.Count(call => call.Left is not null)} | {lost.Sum(call => call.Characters)} |");
    }
}
