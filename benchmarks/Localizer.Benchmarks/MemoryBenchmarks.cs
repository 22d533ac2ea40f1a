using BenchmarkDotNet.Attributes;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;

namespace Localizer.Benchmarks;

/// <summary>
/// Look-ups in a memory that <c>memory-make CORPUS FOLDER UNITS</c> made; its folder is named by <c>LOCALIZER_MEMORY</c>. What is asked
/// for is another each time, as a run asks: a source that was just read would be found in the file system's cache and SQLite's.
/// </summary>
[MemoryDiagnoser]
[InProcess]
public class MemoryBenchmarks
{
    /// <summary>The variable that names the memory's folder.</summary>
    public const string Folder = "LOCALIZER_MEMORY";

    private const int Batch = 500;
    private const double Threshold = 0.7;

    private static readonly Locale Vietnamese = Locale.Parse("vi");

    private TranslationMemory _memory = null!;
    private LuceneMemory _lucene = null!;
    private List<List<MemoryQuery>> _batches = [];
    private List<string> _segments = [];
    private int _next;

    /// <summary>Opens the memory, and makes the same one on Lucene.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var folder = Environment.GetEnvironmentVariable(Folder) ?? throw new InvalidOperationException($"{Folder} names no folder that memory-make made.");
        _memory = MemoryReport.Open(folder);
        _batches = [.. File.ReadAllLines(Path.Combine(folder, "exact.txt")).Chunk(Batch).Select(batch => batch.Select(line => new MemoryQuery(new CodedText(line))).ToList())];
        _segments = [.. File.ReadAllLines(Path.Combine(folder, "fuzzy.txt")).Where(line => line.Split(' ').Length >= 5)];
        _lucene = MemoryReport.OpenLucene(folder, _memory);
    }

    /// <summary>Closes them.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _memory.Dispose();
        _lucene.Dispose();
    }

    /// <summary>A batch of exact look-ups.</summary>
    [Benchmark(Description = "500 exact look-ups in one batch")]
    public int Exact() => _memory.FindBest(Vietnamese, _batches[_next++ % _batches.Count]).Length;

    /// <summary>A fuzzy look-up of a segment of 5 words and more.</summary>
    [Benchmark(Baseline = true, Description = "a fuzzy look-up")]
    public int Fuzzy() => _memory.FindFuzzy(Vietnamese, new CodedText(_segments[_next++ % _segments.Count]), Threshold, 5).Length;

    /// <summary>The same by Lucene.</summary>
    [Benchmark(Description = "a fuzzy look-up, Lucene.Net")]
    public double Lucene() => _lucene.Best(_segments[_next++ % _segments.Count], Threshold);
}
