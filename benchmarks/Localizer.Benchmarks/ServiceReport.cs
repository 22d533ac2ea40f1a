using System.Globalization;
using System.Text.Json;

namespace Localizer.Benchmarks;

/// <summary>
/// The whole command against the Azure emulator, each in a process of its own: time against what latency, quota and processor allow,
/// memory, and what random faults cost.
/// </summary>
internal static class ServiceReport
{
    private const int Jobs = 8;
    private const double LatencyFixed = 0.150;
    private const double LatencyEach = 0.000_02;
    private const string Latency = "150ms+0.02ms";
    private const long CharactersAnHour = 40_000_000;

    /// <summary>Measures, and writes a report.</summary>
    /// <param name="output">Takes the report.</param>
    /// <param name="part">The only part to measure, or <see langword="null"/> for all.</param>
    public static async Task WriteAsync(TextWriter output, string? part)
    {
        var folder = Directory.CreateTempSubdirectory("localizer-service-").FullName;
        try
        {
            await output.WriteLineAsync("# The command against a service\n");
            await output.WriteLineAsync($"Made by `dotnet run -c Release --project benchmarks/Localizer.Benchmarks -- service` on a machine of {Environment.ProcessorCount} cores, .NET {Environment.Version}.");
            await output.WriteLineAsync(MeasuredRun.Command);
            await output.WriteLineAsync($"The Azure emulator runs in a process of its own and answers after 150 ms + 0.02 ms a character; {Jobs} requests are in flight.");
            await output.WriteLineAsync("Language identification is off; two checks that would find something in each segment, since the emulator does not translate, are off too.\n");
            foreach (var (name, measure) in ((string, Func<string, TextWriter, Task>)[])
                [("latency", LatencyAsync), ("quota", QuotaAsync), ("memory", MemoryAsync), ("faults", FaultsAsync)])
            {
                if (part is null || part == name)
                    await measure(folder, output);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A first run's start and end take as long whatever comes between.
    private static async Task LatencyAsync(string folder, TextWriter output)
    {
        await LatencyAsync(folder, output, 1_000, "≤ 1.15");
        await LatencyAsync(folder, output, 4_000, "≤ 1.05");
    }

    private static async Task LatencyAsync(string folder, TextWriter output, int articles, string asked)
    {
        var measured = await RunAsync(Path.Combine(folder, $"latency-{articles}"), articles, quota: null, "--latency", Latency);
        var latency = measured.Requests.Sum(request => LatencyFixed + (LatencyEach * request.Billed)) / Jobs;
        var cpu = measured.Run.Cpu.TotalSeconds / Environment.ProcessorCount;
        var bound = Math.Max(latency, cpu);
        var least = (measured.Billed + 49_999) / 50_000;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"## {articles:#,0} articles, no quota\n"));
        await output.WriteLineAsync("| | measured | asked |\n| --- | --- | --- |");
        await Row(output, "segments; characters billed", $"{measured.Segments:#,0}; {measured.Billed:#,0}", "");
        await Row(output, "requests", $"{measured.Requests.Count} ({(double)measured.Requests.Count / least:0.00} of the least)", "1.05 of the least");
        await Row(output, "wall time", $"{measured.Run.Wall.TotalSeconds:0.0} s", "");
        await Row(output, "latency bound; our CPU ÷ cores", $"{latency:0.0} s; {cpu:0.0} s", "");
        await Row(output, "wall ÷ the larger bound", $"{measured.Run.Wall.TotalSeconds / bound:0.00}", asked);
        await Row(output, "our CPU a segment", $"{measured.Run.Cpu.TotalMilliseconds / measured.Segments:0.000} ms", "< 0.2 ms");
        await output.WriteLineAsync();
    }

    private static async Task QuotaAsync(string folder, TextWriter output)
    {
        await output.WriteLineAsync("## Quota: Azure's tier S1 on shorter windows\n");
        await output.WriteLineAsync("Of the quota used: the characters billed, by what the quota allows from the first request's arrival to the last one's.\n");
        await output.WriteLineAsync("| window | answers after | windows' characters | requests | 429 | of the quota used | wall | wall ÷ quota bound |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
        // So many articles have just less than ten windows' characters, and nine and a half.
        // Characters come back a window after their answer, so that the time to the answer is lost once a window.
        foreach (var (seconds, articles, latency) in ((int, int, string)[])[(5, 82, Latency), (5, 82, "20ms"), (10, 156, Latency)])
        {
            var window = CharactersAnHour * seconds / 3600;
            var measured = await RunAsync(
                Path.Combine(folder, $"quota-{seconds}-{latency}"), articles, (window, seconds), "--latency", latency, "--quota", string.Create(CultureInfo.InvariantCulture, $"{window}/{seconds}s"));
            // A window's characters may go at once, and the next window's when it has passed: the last ones go as many windows later
            // as were begun before them.
            var windows = (double)measured.Billed / window;
            var bound = (Math.Ceiling(windows) - 1) * seconds;
            var refused = measured.Requests.Count(request => request.Status == 429);
            var taken = (measured.Requests.Max(request => request.At) - measured.Requests.Min(request => request.At)).TotalSeconds;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {seconds} s | {latency} | {windows:0.00} | {measured.Requests.Count} | {refused} | {100 * bound / taken:0.0}% | {measured.Run.Wall.TotalSeconds:0.0} s | {measured.Run.Wall.TotalSeconds / bound:0.00} |"));
        }

        await output.WriteLineAsync("\nAsked: at most 1 in 1,000 refused with 429, at least 95% used, wall at most 1.15 of the bound.\n");
    }

    private static async Task MemoryAsync(string folder, TextWriter output)
    {
        await output.WriteLineAsync("## Memory\n\n| pages | peak resident |\n| --- | --- |");
        var peaks = new List<long>();
        foreach (var pages in (int[])[200, 2_000])
        {
            var measured = await RunAsync(Path.Combine(folder, $"memory-{pages}"), pages, quota: null, "--latency", "20ms");
            peaks.Add(measured.Run.PeakBytes);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {pages:#,0} | {measured.Run.PeakBytes / 1048576.0:0} MiB |"));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n{(double)peaks[1] / peaks[0]:0.00} times as much; asked: at most 1.3.\n"));
    }

    private static async Task FaultsAsync(string folder, TextWriter output)
    {
        string[] faults = ["503", "429=1", "500", "reset", "drop", "truncate", "slow=500ms"];
        // What a window of the quota allows, in fourteen requests: small ones, so that faults have something to befall.
        var quota = (Characters: 140_000L, Seconds: 1);
        var clean = await RunAsync(Path.Combine(folder, "clean"), 300, quota, "--latency", "20ms");
        var measured = await RunAsync(
            Path.Combine(folder, "faults"), 300, quota, ["--latency", "20ms", "--chance", "10%", "--seed", "7", .. faults.SelectMany(fault => (string[])["--fault", fault])]);
        var answered = measured.Requests.Where(request => request.IsAnswered).Sum(request => request.Billed);
        var lost = measured.Requests.Where(request => !request.IsAnswered).Sum(request => request.Billed);
        await output.WriteLineAsync($"## 300 articles, 10% of requests fail at random ({string.Join(", ", faults)})\n");
        await output.WriteLineAsync("| | measured | asked |\n| --- | --- | --- |");
        await Row(output, "requests, failed", $"{measured.Requests.Count}, {measured.Requests.Count(request => !request.IsAnswered || request.Status != 200)}", "");
        await Row(output, "exit code", $"{measured.Run.ExitCode}", "0");
        await Row(output, "segments that lack a translation", $"{measured.Missing}", "0");
        await Row(output, "characters billed with an answer; without faults", $"{answered:#,0}; {clean.Billed:#,0}", "the same");
        await Row(output, "characters billed whose answer was lost; our own \"perhaps\"", $"{lost:#,0}; {measured.Lost:#,0}", "");
        await output.WriteLineAsync();
    }

    private static async Task<Measured> RunAsync(string folder, int articles, (long Characters, int Seconds)? quota, params string[] emulator)
    {
        Articles.Write(Path.Combine(folder, "articles"), articles);
        var allowed = quota ?? (1_000_000_000, 60);
        await File.WriteAllTextAsync(Path.Combine(folder, "localizer.json"), string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"root\":\"articles\",\"identifyLanguages\":false,\"checks\":{Emulated.Checks},\"providers\":{{\"azure\":{{\"quota\":{{\"characters\":{allowed.Characters},\"seconds\":{allowed.Seconds}}}}}}}}}"));
        using var azure = HostedAzure.Start(Path.Combine(folder, "books.jsonl"), emulator);
        if (!emulator.Contains("--fault"))
            await azure.WarmUpAsync();
        var run = await MeasuredRun.OfAsync(
            folder, azure.Variables, "translate", "articles", "--to", "vi", "-p", "azure", "--fail-on", "never", "--format", "json", "--no-progress", "--jobs", $"{Jobs}");
        if (run.ExitCode != 0)
            await Console.Error.WriteLineAsync($"exit code {run.ExitCode}: {run.Error[..Math.Min(2_000, run.Error.Length)]}");
        return new Measured(run, azure.Requests());
    }

    private static Task Row(TextWriter output, string what, FormattableString measured, string asked) =>
        output.WriteLineAsync($"| {what} | {measured.ToString(CultureInfo.InvariantCulture)} | {asked} |");

    /// <summary>A run, and what the emulator's books and the run's report say of it.</summary>
    private sealed class Measured
    {
        public Measured(MeasuredRun run, List<BookedRequest> requests)
        {
            (Run, Requests) = (run, requests);
            using var report = JsonDocument.Parse(run.Output);
            foreach (var page in report.RootElement.GetProperty("pages").EnumerateArray())
            {
                Segments += page.GetProperty("segments").GetProperty("total").GetInt32();
                Missing += page.GetProperty("segments").GetProperty("missing").GetInt32();
            }

            Lost = report.RootElement.GetProperty("billing")[0].TryGetProperty("lostCharacters", out var lost) && lost.ValueKind == JsonValueKind.Number ? lost.GetInt64() : 0;
        }

        public MeasuredRun Run { get; }

        public List<BookedRequest> Requests { get; }

        public int Segments { get; }

        public int Missing { get; }

        public long Lost { get; }

        public long Billed => Requests.Sum(request => request.Billed);
    }
}
