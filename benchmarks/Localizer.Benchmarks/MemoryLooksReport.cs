using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;

namespace Localizer.Benchmarks;

/// <summary>Look-ups in a memory, measured by BenchmarkDotNet, and fuzzy look-ups against Lucene.Net in the same run.</summary>
internal static class MemoryLooksReport
{
    /// <summary>Makes a memory, measures, and writes <c>benchmarks/results/memory-looks.md</c>.</summary>
    /// <param name="corpus">The shared corpus.</param>
    /// <param name="units">How many units.</param>
    public static void Run(string corpus, int units)
    {
        var folder = Directory.CreateTempSubdirectory("localizer-memory-").FullName;
        try
        {
            MemoryReport.Make(corpus, folder, units);
            Environment.SetEnvironmentVariable(MemoryBenchmarks.Folder, folder);
            var config = DefaultConfig.Instance.WithArtifactsPath(Path.Combine(folder, "artifacts")).AddColumn(StatisticColumn.P95);
            var summary = BenchmarkRunner.Run<MemoryBenchmarks>(config);
            if (summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success))
                throw new InvalidOperationException("A benchmark failed; what is printed above says why.");

            using var report = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            report.WriteLine("# Look-ups in the translation memory, by BenchmarkDotNet\n");
            report.WriteLine($"Made by `dotnet run -c Release --project benchmarks/Localizer.Benchmarks -- memory-looks CORPUS` on a machine of {Environment.ProcessorCount} cores.");
            report.WriteLine(FormattableString.Invariant($"{units:#,0} units; each look-up asks for another segment than the one before, 5 words and more where it is fuzzy.\n"));
            foreach (var line in TableOf(summary))
                report.WriteLine(line);
            File.WriteAllText(Path.Combine(Pages.Repository(), "benchmarks", "results", "memory-looks.md"), report.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Without what stands around it, the machine's own names, and without the quotes around what a row is called.
    private static IEnumerable<string> TableOf(BenchmarkDotNet.Reports.Summary summary)
    {
        var all = new AccumulationLogger();
        MarkdownExporter.GitHub.ExportToLog(summary, all);
        return all.GetLog().Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith('|')).Select(line => line.Replace("&#39;", "", StringComparison.Ordinal));
    }
}
