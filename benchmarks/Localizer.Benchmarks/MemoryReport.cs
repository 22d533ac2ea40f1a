using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;

namespace Localizer.Benchmarks;

/// <summary>
/// The translation memory at a million units: import, exact look-ups, fuzzy search, memory, opening, size; and of fuzzy search how often it
/// finds the best match that a comparison with every source finds. Import and look-ups run in processes of their own.
/// </summary>
internal static class MemoryReport
{
    private const int Batch = 500;
    private const int Batches = 80;
    private const int Queries = 1_000;
    private const int WarmUp = 50;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private const double Threshold = 0.7;
    private static readonly Locale English = Locale.Parse("en");
    private static readonly Locale Vietnamese = Locale.Parse("vi");

    /// <summary>Measures, prints, and writes <c>benchmarks/results/memory.md</c>.</summary>
    /// <param name="corpus">The shared corpus.</param>
    /// <param name="units">How many units.</param>
    public static void Run(string corpus, int units)
    {
        var folder = Directory.CreateTempSubdirectory("localizer-memory-").FullName;
        try
        {
            using var report = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            var made = new MemoryCorpus(corpus);
            var tmx = Path.Combine(folder, "m.tmx");
            var textBytes = made.Write(tmx, units);
            File.SetLastWriteTimeUtc(tmx, DateTime.UnixEpoch.AddYears(50));
            report.WriteLine("# The translation memory\n");
            report.WriteLine($"Made by `dotnet run -c Release --project benchmarks/Localizer.Benchmarks -- memory CORPUS` on a machine of {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}.");
            report.WriteLine(FormattableString.Invariant(
                $"{units:#,0} units, made of {made.Size.Sentences:#,0} sentences and {made.Size.Words:#,0} words of real texts: {textBytes / 1e6:0} MB of text, {new FileInfo(tmx).Length / 1e6:0} MB as TMX.\n"));
            report.WriteLine("Where a time on the clock and one of the processor stand together, the time that others had the processor is in the first alone.");
            report.WriteLine(FormattableString.Invariant($"The machine's load before the run was {LoadOf()}.\n"));
            report.WriteLine("| | measured | asked |\n| --- | --- | --- |");
            report.Write(Child("memory-import", folder));
            var size = new FileInfo(PlaceOf(folder).File).Length;
            report.WriteLine(FormattableString.Invariant($"| the file, of the bytes of source and target texts | {(double)size / textBytes:0.00} | |"));
            report.WriteLine(FormattableString.Invariant($"| the file, of the TMX | {(double)size / new FileInfo(tmx).Length:0.00} | at most 2.5 |"));
            WriteQueries(made, folder);
            report.Write(Child("memory-look", folder));
            report.Write(Child("memory-lucene", folder));
            report.Write(Recall(folder));

            Console.Write(report);
            File.WriteAllText(Path.Combine(Pages.Repository(), "benchmarks", "results", "memory.md"), report.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Makes a memory and what it is asked for, so that a part can be looked into alone.</summary>
    public static void Make(string corpus, string folder, int units)
    {
        var made = new MemoryCorpus(corpus);
        made.Write(Path.Combine(folder, "m.tmx"), units);
        File.SetLastWriteTimeUtc(Path.Combine(folder, "m.tmx"), DateTime.UnixEpoch.AddYears(50));
        WriteQueries(made, folder);
    }

    /// <summary>Imports, and prints rows.</summary>
    public static void Import(string folder)
    {
        var watch = Watch.Start();
        int count;
        using (var memory = Open(folder))
            count = memory.Count;
        var (wall, processor) = watch.Elapsed;
        Print($"import | {count / wall * 1000:#,0} units/s; {count / processor * 1000:#,0} a second of processor time | 60,000 units/s");
        Print($"import, most memory of the process | {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MiB | ");
    }

    /// <summary>Reads alone, and prints a row.</summary>
    public static void Read(string folder)
    {
        var watch = Watch.Start();
        var count = MemoryFile.Units(new NamedFile(Path.Combine(folder, "m.tmx"), "m.tmx"), English, _ => { }).Count();
        Print($"reading alone | {count / watch.Elapsed.Wall * 1000:#,0} units/s; {count / watch.Elapsed.Processor * 1000:#,0} a second of processor time | ");
    }

    /// <summary>Looks up, and prints rows.</summary>
    public static void Look(string folder)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, "exact.txt"));
        var fuzzy = File.ReadAllLines(Path.Combine(folder, "fuzzy.txt"));
        var batches = lines.Chunk(Batch).Select(batch => batch.Select(line => new MemoryQuery(new CodedText(line))).ToList()).ToList();
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var before = Environment.WorkingSet;
        var watch = Watch.Start();
        using var memory = Open(folder);
        Print($"open, the first time in a process | {watch.Elapsed.Wall:0} ms; {watch.Elapsed.Processor:0} ms of processor time | below 150 ms");
        var times = new List<(double Wall, double Processor)>();
        // The JIT compiles hot methods anew in the background: the first half of the sources is asked for until it has settled.
        var settling = Stopwatch.StartNew();
        for (var batch = 0; settling.Elapsed < Settling; batch = (batch + 1) % (batches.Count / 2))
            memory.FindBest(Vietnamese, batches[batch]);
        foreach (var queries in batches.Skip(batches.Count / 2))
        {
            watch = Watch.Start();
            var found = memory.FindBest(Vietnamese, queries).Count(match => match is not null);
            times.Add(watch.Elapsed);
            if (found != Batch)
                throw new InvalidOperationException($"{found} of {Batch} were found.");
        }

        Print($"{Batch} exact look-ups in one batch, each asked for once, median of {times.Count} batches | {Percentiles(times, 0.5)} | below 8 ms");
        foreach (var few in (bool[])[false, true])
        {
            var queries = fuzzy.Where(line => line.Split(' ').Length < 5 == few).ToList();
            foreach (var line in queries.Take(WarmUp))
                memory.FindFuzzy(Vietnamese, new CodedText(line), Threshold, 5);
            times.Clear();
            foreach (var line in queries)
            {
                watch = Watch.Start();
                memory.FindFuzzy(Vietnamese, new CodedText(line), Threshold, 5);
                times.Add(watch.Elapsed);
            }

            Print($"fuzzy, {(few ? "fewer words" : "5 words and more")}, p50 of {queries.Count} segments | {Percentiles(times, 0.5)} | {(few ? "" : "5 ms")}");
            Print($"fuzzy, {(few ? "fewer words" : "5 words and more")}, p99 | {Percentiles(times, 0.99)} | {(few ? "" : "15 ms")}");
        }

        var growth = Environment.WorkingSet - before;
        var held = GC.GetTotalMemory(forceFullCollection: true) - heap + SQLitePCL.raw.sqlite3_memory_used();
        Print($"memory that the open memory holds: on .NET's heap and in SQLite | {held / 1048576.0:0} MiB | 80 MiB");
        Print($"the process's growth by opening and all look-ups, code and garbage included | {growth / 1048576.0:0} MiB | ");
    }

    /// <summary>Looks up in a memory on Lucene, and prints rows.</summary>
    public static void Lucene(string folder)
    {
        using var memory = Open(folder);
        var watch = Watch.Start();
        using var lucene = OpenLucene(folder, memory);
        Print($"Lucene.Net: an index of the sources alone is made | {memory.Count / watch.Elapsed.Wall * 1000:#,0} units/s | ");
        var queries = File.ReadAllLines(Path.Combine(folder, "fuzzy.txt")).Where(line => line.Split(' ').Length >= 5).ToList();
        foreach (var line in queries.Take(WarmUp))
            lucene.Best(line, Threshold);
        var times = new List<(double Wall, double Processor)>();
        foreach (var line in queries)
        {
            watch = Watch.Start();
            lucene.Best(line, Threshold);
            times.Add(watch.Elapsed);
        }

        Print($"Lucene.Net: fuzzy, 5 words and more, p50 of {queries.Count} segments | {Percentiles(times, 0.5)} | ");
        Print($"Lucene.Net: fuzzy, 5 words and more, p99 | {Percentiles(times, 0.99)} | ");
    }

    /// <summary>The sources of a memory in an index of Lucene's, which is made when it is not there.</summary>
    public static LuceneMemory OpenLucene(string folder, TranslationMemory memory)
    {
        var index = Path.Combine(folder, "lucene");
        if (!Directory.Exists(index))
            LuceneMemory.Build(index, memory.Units(to: null).Select(unit => unit.Source.Text));
        return new LuceneMemory(index);
    }

    private static string Recall(string folder)
    {
        var queries = File.ReadAllLines(Path.Combine(folder, "fuzzy.txt")).Select(line => new ComparedQuery(line)).ToList();
        using var memory = Open(folder);
        using var lucene = OpenLucene(folder, memory);
        foreach (var unit in memory.Units(to: null))
            Compare(queries, unit.Source.Text);
        using var rows = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (var few in (bool[])[false, true])
        {
            var asked = queries.Where(query => query.Best >= Threshold && query.Words < 5 == few).ToList();
            var found = asked.Count(query => memory.FindFuzzy(Vietnamese, new CodedText(query.Text), Threshold, 1) is [var match]
                && query.Score.Of(match.Source) >= query.Best - 1e-9);
            rows.WriteLine(FormattableString.Invariant(
                $"| fuzzy, {(few ? "fewer words" : "5 words and more")}: the best match of a comparison with every source is found, threshold {Threshold} | {found} of {asked.Count}, {(asked.Count == 0 ? 1 : (double)found / asked.Count):0.0%} | {(few ? "" : "99.5%")} |"));
            var foundThere = asked.Count(query => lucene.Best(query.Text, Threshold) >= query.Best - 1e-9);
            rows.WriteLine(FormattableString.Invariant($"| the same, Lucene.Net | {foundThere} of {asked.Count}, {(asked.Count == 0 ? 1 : (double)foundThere / asked.Count):0.0%} | |"));
        }

        return rows.ToString();
    }

    private static void Compare(List<ComparedQuery> queries, string text)
    {
        var words = new List<uint>();
        MemoryWords.Cut(text, words);
        foreach (var query in queries)
            query.Best = Math.Max(query.Best, query.Score.Of(text, CollectionsMarshal.AsSpan(words), Math.Max(query.Best, Threshold)));
    }

    private static void WriteQueries(MemoryCorpus made, string folder)
    {
        var random = new Random(9);
        using var memory = Open(folder);
        var sample = new List<string>();
        var seen = 0;
        foreach (var unit in memory.Units(to: null))
        {
            seen++;
            if (sample.Count < Batch * Batches)
                sample.Add(unit.Source.Text);
            else if (random.Next(seen) is var place && place < sample.Count)
                sample[place] = unit.Source.Text;
        }

        var exact = sample.OrderBy(_ => random.Next()).ToList();
        File.WriteAllLines(Path.Combine(folder, "exact.txt"), Enumerable.Range(0, Batch * Batches).Select(i => exact[i % exact.Count]));
        File.WriteAllLines(Path.Combine(folder, "fuzzy.txt"), exact.Take(Queries).Select(made.Edited).Where(line => line.Length > 0));
    }

    private static string LoadOf() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "not known";

    private static string Child(string part, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [part, folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{part} ended with {process.ExitCode}.");
    }

    /// <summary>Opens the memory of a folder.</summary>
    public static TranslationMemory Open(string folder) =>
        ProjectMemory.Open(PlaceOf(folder), [new NamedFile(Path.Combine(folder, "m.tmx"), "m.tmx")], English, _ => { });

    private static MemoryPlace PlaceOf(string folder) => new(Path.Combine(folder, "memory.db"), "memory.db", folder);

    private static string Percentiles(List<(double Wall, double Processor)> times, double share) => FormattableString.Invariant(
        $"{Percentile(times.Select(time => time.Wall), share):0.0} ms; {Percentile(times.Select(time => time.Processor), share):0.0} ms of processor time");

    private static double Percentile(IEnumerable<double> times, double share)
    {
        var sorted = times.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)];
    }

    private static void Print(FormattableString row) => Console.Write("| " + FormattableString.Invariant(row) + " |\n");

    /// <summary>Time on the clock and of the processor, in ms; on a machine with other work the first is an upper bound.</summary>
    private readonly record struct Watch(long Begun, TimeSpan Processor)
    {
        public static Watch Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

        public (double Wall, double Processor) Elapsed =>
            (Stopwatch.GetElapsedTime(Begun).TotalMilliseconds, (Environment.CpuUsage.TotalTime - Processor).TotalMilliseconds);
    }

    /// <summary>A source that is compared with every other.</summary>
    private sealed class ComparedQuery(string text)
    {
        public string Text { get; } = text;

        public FuzzyScore Score { get; } = new(new CodedText(text));

        public int Words => Score.Words.Length;

        public double Best { get; set; }
    }
}
