using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Localizer.Locales;
using Localizer.Model;
using Localizer.Providers;
using Localizer.Reports;

namespace Localizer.Pipeline;

/// <summary>
/// The way through, which only this type knows: read, extract, segment, leverage, translate, prove, check, merge, write. Pages go
/// through it in windows, so that memory does not grow with their number.
/// </summary>
/// <param name="options">All that the run needs.</param>
public sealed class LocalizationPipeline(PipelineOptions options)
{
    private const int MostPagesInWindow = 200;

    private readonly List<PageReport> _reports = [];
    private readonly ConcurrentBag<int> _exitCodes = [];
    private readonly TermTally _terms = new();
    private readonly SortedSet<string> _from = new(StringComparer.Ordinal);
    private int _done;

    /// <summary>Runs.</summary>
    /// <param name="progress">Is told of each page that is finished, from any thread.</param>
    /// <param name="cancellationToken">Ends the run between pages; what was written stays.</param>
    /// <returns>What the run did. A page that could not be worked on is in it as refused, and stops no other.</returns>
    /// <exception cref="BadInputException">An output could not be written, or lies outside of the output folder.</exception>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public async Task<RunReport> RunAsync(IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var targets = Targets();
        foreach (var window in options.Pages.Chunk(MostPagesInWindow))
            await RunWindowAsync(window, targets, progress, cancellationToken).ConfigureAwait(false);
        _reports.Sort((one, other) => (one.Path, one.Locale).CompareTo((other.Path, other.Locale)));
        return new RunReport(
            options.Mode == RunMode.Plan,
            ExitCode.Combine(_exitCodes),
            _from.Count == 1 ? _from.First() : null,
            [.. options.To.Select(locale => locale.Tag)],
            _reports,
            [],
            _terms.Report());
    }

    /// <summary>Runs for one page and gives back its bytes instead of writing them.</summary>
    /// <param name="output">Takes the localized page.</param>
    /// <exception cref="BadInputException">The page cannot be worked on.</exception>
    public RunReport RunThrough(IBufferWriter<byte> output)
    {
        var page = PreparedPage.Read(options.Pages[0], options.From, options.DefaultFrom, options.Segmenter, options.Selection);
        var job = new PageJob(page, options.To[0], options);
        job.Leverage();
        Translate(job);
        job.Check();
        job.Merge(move: null, output);
        Note(job, job.Report(output: null, wasThere: false));
        return new RunReport(
            Plan: false, ExitCode.Combine(_exitCodes), page.From.Tag, [job.To.Tag], _reports, [], _terms.Report());
    }

    /// <summary>For each locale where each page goes, by the page's full path. Clashes and ways out of the folder show before anything is done.</summary>
    private Dictionary<string, Dictionary<string, string>> Targets() => options.To.ToDictionary(
        locale => locale.Tag,
        locale => options.Pages.ToDictionary(page => page.FullPath!, page => options.Output.FileOf(page.Path, locale), StringComparer.Ordinal),
        StringComparer.Ordinal);

    private async Task RunWindowAsync(
        PageInput[] window, Dictionary<string, Dictionary<string, string>> targets, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var jobs = new ConcurrentBag<PageJob>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(window, parallel, (input, _) =>
        {
            foreach (var job in Prepare(input))
                jobs.Add(job);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);

        await Parallel.ForEachAsync(jobs, parallel, (job, _) =>
        {
            if (options.Mode == RunMode.Translate)
                Translate(job);
            Finish(job, targets[job.To.Tag]);
            progress?.Report(new RunProgress(Interlocked.Increment(ref _done), options.Pages.Count * options.To.Count, job.Page.Input.ShownAs));
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
    }

    private List<PageJob> Prepare(PageInput input)
    {
        try
        {
            var page = PreparedPage.Read(input, options.From, options.DefaultFrom, options.Segmenter, options.Selection);
            var jobs = options.To.Select(locale => new PageJob(page, locale, options)).ToList();
            jobs.ForEach(job => job.Leverage());
            return jobs;
        }
        catch (BadInputException exception)
        {
            _exitCodes.Add(ExitCode.BadInput);
            lock (_reports)
            {
                _reports.AddRange(options.To.Select(locale => new PageReport(
                    input.Path, locale.Tag, null, null, PageStatus.Refused, SegmentCounts.None, [Findings.Of(exception.Diagnostic)])));
            }

            return [];
        }
    }

    /// <summary>Lets the provider translate what is missing.</summary>
    private void Translate(PageJob job)
    {
        if (options.Provider is not { } provider)
            return;
        foreach (var missing in job.Missing)
        {
            var source = missing.Segment.Source;
            missing.Offer(provider.Translate(new ProviderSegment(source, Untouchable(source.Text))), SegmentOrigin.Provider);
        }
    }

    private ImmutableArray<TermOccurrence> Untouchable(string text) => [.. options.Terms.FindUntouchable(text)];

    private void Finish(PageJob job, Dictionary<string, string> targets)
    {
        job.Check();
        if (options.Mode == RunMode.Plan)
        {
            Note(job, job.Report(output: null, wasThere: false));
            return;
        }

        var file = targets[job.Page.Input.FullPath!];
        using var output = new PooledBuffer(job.Page.Extracted.Page.Bytes.Length * 5 / 4);
        job.Merge(new PageMove(job.Page.Input.FullPath!, file, targets), output);
        var wasWritten = options.Output.Write(file, output.Written);
        Note(job, job.Report(options.Output.Shown(file), !wasWritten));
    }

    private void Note(PageJob job, PageReport report)
    {
        if (report.Segments.Missing > 0 && options.Mode != RunMode.Plan)
            _exitCodes.Add(options.Mode == RunMode.Frozen ? ExitCode.Stale : ExitCode.NotTranslated);
        if (Fails(report))
            _exitCodes.Add(ExitCode.GateFailed);
        lock (_reports)
        {
            _reports.Add(report);
            _from.Add(job.Page.From.Tag);
            _terms.Add(job.To, job.Terms);
        }
    }

    // What is missing is the exit code's business (4 or 5), not the gate's.
    private bool Fails(PageReport report) => options.FailOn switch
    {
        FailOn.Never => false,
        FailOn.Warning => report.Findings.Any(finding => finding.Severity is "error" or "warning" && finding.Check != "not-translated"),
        _ => report.Findings.Any(finding => finding.Severity == "error"),
    };
}
