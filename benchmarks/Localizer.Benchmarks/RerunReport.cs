using System.Globalization;

namespace Localizer.Benchmarks;

/// <summary>
/// How long the command takes over 1,000 articles in two locales of which nothing, or one, has changed: the whole process, from its
/// start to its end, how many files it writes, and how many requests it sends.
/// </summary>
internal static class RerunReport
{
    private const int Count = 1_000;
    private const int Rounds = 5;

    /// <summary>Runs all of it in a folder of its own, and prints a table.</summary>
    public static async Task WriteAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("localizer-rerun-").FullName;
        try
        {
            var articles = Path.Combine(folder, "articles");
            Articles.Write(articles, Count);
            await File.WriteAllTextAsync(Path.Combine(folder, "localizer.json"), $"{{\"root\":\"articles\",\"identifyLanguages\":false,\"checks\":{Emulated.Checks},\"providers\":{{\"azure\":{{\"quota\":{{\"characters\":1000000000,\"seconds\":60}}}}}}}}");
            using var azure = HostedAzure.Start(Path.Combine(folder, "books.jsonl"), "--latency", "20ms");
            await output.WriteLineAsync($"# A run again\n\nMade by `dotnet run -c Release --project benchmarks/Localizer.Benchmarks -- rerun` on a machine of {Environment.ProcessorCount} cores.");
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Count:#,0} articles of {Articles.Segments} segments into 2 locales, translated by the Azure emulator. {MeasuredRun.Command}"));
            await output.WriteLineAsync("Language identification is off, and two checks that would find something in each segment, since the emulator does not translate, are off too.\n");
            await output.WriteLineAsync("| run | best of its rounds | median | our CPU | files written | requests |\n| --- | --- | --- | --- | --- | --- |");
            var measure = new Measure(folder, azure, output);
            await measure.OfAsync("first", 1, () => { });
            await measure.OfAsync("unchanged", Rounds, () => { });
            await measure.OfAsync("one article has a new paragraph", Rounds, () =>
            {
                var file = Path.Combine(articles, "article-0500.html");
                File.WriteAllText(file, File.ReadAllText(file).Replace("</main>", string.Create(CultureInfo.InvariantCulture, $"<p>More of {Guid.NewGuid()}.</p>\n</main>"), StringComparison.Ordinal));
            });
            await measure.OfAsync("fresh clone: no .localizer", Rounds, () => Directory.Delete(Path.Combine(folder, ".localizer"), recursive: true));
            await measure.OfAsync("fresh clone, and no pages in output", Rounds, () =>
            {
                Directory.Delete(Path.Combine(folder, ".localizer"), recursive: true);
                Directory.Delete(Path.Combine(folder, "output"), recursive: true);
            });
            await output.WriteLineAsync("\nAsked: unchanged below 2 s, on a fresh clone below 6 s, both with no request and no file written.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Measure(string folder, HostedAzure azure, TextWriter output)
    {
        public async Task OfAsync(string name, int rounds, Action prepare)
        {
            var runs = new List<MeasuredRun>();
            var (written, requests) = (0, 0);
            for (var round = 0; round < rounds; round++)
            {
                prepare();
                var (before, asked) = (Times(), azure.Requests().Count);
                var run = await MeasuredRun.OfAsync(folder, azure.Variables, "translate", "articles", "--to", "vi,es", "-p", "azure", "--fail-on", "never", "-q");
                if (run.ExitCode != 0)
                    throw new InvalidOperationException($"The command ended with {run.ExitCode}: {run.Error}");
                written = Times().Count(file => before.GetValueOrDefault(file.Key) != file.Value);
                requests = azure.Requests().Count - asked;
                runs.Add(run);
            }

            runs.Sort((one, two) => one.Wall.CompareTo(two.Wall));
            var median = runs[runs.Count / 2];
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {runs[0].Wall.TotalSeconds:0.00} s | {median.Wall.TotalSeconds:0.00} s | {median.Cpu.TotalSeconds:0.0} s | {written} | {requests} |"));
        }

        private Dictionary<string, DateTime> Times() => ((string[])["output", "translations"])
            .Select(part => Path.Combine(folder, part)).Where(Directory.Exists)
            .SelectMany(part => Directory.GetFiles(part, "*", SearchOption.AllDirectories))
            .ToDictionary(file => file, File.GetLastWriteTimeUtc, StringComparer.Ordinal);
    }
}
