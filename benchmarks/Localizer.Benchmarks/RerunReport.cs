using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Localizer.Benchmarks;

/// <summary>
/// How long the command takes over 1,000 articles in two locales of which nothing, or one, has changed: the whole process, from its
/// start to its end, and how many files it writes.
/// </summary>
internal static class RerunReport
{
    private const int Articles = 1_000;
    private const int Paragraphs = 40;
    private const int Rounds = 5;

    /// <summary>Runs all of it in a folder of its own, and prints a table.</summary>
    /// <param name="command">The command's assembly, <c>Localizer.Cli.dll</c>.</param>
    public static void Run(string command)
    {
        var folder = Directory.CreateTempSubdirectory("localizer-rerun-").FullName;
        try
        {
            WriteArticles(Path.Combine(folder, "articles"));
            Console.WriteLine(FormattableString.Invariant($"{Articles} articles of {Paragraphs + 2} units, 2 locales"));
            Console.WriteLine("| run | best of its rounds | median | files written |");
            Console.WriteLine("| --- | --- | --- | --- |");
            Measure("first", command, folder, 1, () => { });
            Measure("unchanged", command, folder, Rounds, () => { });
            Measure("one article changed", command, folder, Rounds, () =>
            {
                var file = Path.Combine(folder, "articles", "a0500.html");
                File.WriteAllText(file, File.ReadAllText(file) + "<p>More.</p>\n");
            });
            Measure("without .localizer", command, folder, Rounds, () => Directory.Delete(Path.Combine(folder, ".localizer"), recursive: true));
            Measure("fresh clone: without .localizer and output", command, folder, Rounds, () =>
            {
                Directory.Delete(Path.Combine(folder, ".localizer"), recursive: true);
                Directory.Delete(Path.Combine(folder, "output"), recursive: true);
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string name, string command, string folder, int rounds, Action prepare)
    {
        var times = new List<double>();
        var written = 0;
        for (var round = 0; round < rounds; round++)
        {
            prepare();
            var before = Times(folder);
            var watch = Stopwatch.StartNew();
            var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(command), "translate", "articles", "--to", "vi,es", "-p", "pseudo", "--fail-on", "never", "-q"])
            {
                UseShellExecute = false,
                WorkingDirectory = folder,
            };
            using var process = Process.Start(start)!;
            process.WaitForExit();
            times.Add(watch.Elapsed.TotalSeconds);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"The command ended with {process.ExitCode}.");
            written = Times(folder).Count(file => before.GetValueOrDefault(file.Key) != file.Value);
        }

        times.Sort();
        Console.WriteLine(FormattableString.Invariant($"| {name} | {times[0]:F2} s | {times[times.Count / 2]:F2} s | {written} |"));
    }

    private static Dictionary<string, DateTime> Times(string folder) => ((string[])["output", "translations"])
        .Select(part => Path.Combine(folder, part)).Where(Directory.Exists)
        .SelectMany(part => Directory.GetFiles(part, "*", SearchOption.AllDirectories))
        .ToDictionary(file => file, File.GetLastWriteTimeUtc, StringComparer.Ordinal);

    private static void WriteArticles(string folder)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(1);
        string[] words = ["chips", "export", "market", "quarter", "supply", "server", "model", "price", "factory", "license", "demand", "cloud", "open", "fast", "new"];
        for (var i = 0; i < Articles; i++)
        {
            var page = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Article {i}</title></head>\n<body><h1>Article {i} of many</h1>\n");
            for (var p = 0; p < Paragraphs; p++)
            {
                var text = string.Join(' ', Enumerable.Range(0, 20).Select(_ => words[random.Next(words.Length)]));
                page.Append(CultureInfo.InvariantCulture, $"<p>Paragraph {i}-{p}: <b>{text}</b> and <a href=\"a0001.html\">more</a>.</p>\n");
            }

            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"a{i:D4}.html")), page.Append("</body>\n</html>\n").ToString());
        }
    }
}
