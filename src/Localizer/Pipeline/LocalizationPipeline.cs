using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading.Channels;
using Localizer.Locales;
using Localizer.Model;
using Localizer.Pipeline.Publishing;
using Localizer.Pipeline.Records;
using Localizer.Pipeline.Translation;
using Localizer.Providers;
using Localizer.Reports;

namespace Localizer.Pipeline;

/// <summary>
/// The way through, which only this type knows: read, extract, segment, leverage, translate, prove, check, merge, write. Pages go
/// through it in windows, so that memory does not grow with their number. What needs no service is finished at once. For the rest
/// three passes are made: the pages' missing texts are collected, each once, and the pages let go; services translate the texts; a
/// page whose last text is settled is read again and finished.
/// </summary>
public sealed class LocalizationPipeline
{
    private const int PagesReadTogether = 25;
    private const int MostPagesInWindow = 50;
    private const int MostWindowsAsked = 4;
    private const long MostPendingCharacters = 8 * 1024 * 1024;

    private readonly PipelineOptions _options;
    private readonly ImmutableArray<ITranslationService> _services;
    private readonly PublishGate _gate;
    private readonly Budget _budget;
    private readonly PageFinisher _finisher;
    private readonly RunLedger _ledger;

    /// <summary>Sets a run up; nothing is done yet.</summary>
    /// <param name="options">All that the run needs.</param>
    public LocalizationPipeline(PipelineOptions options)
        : this(options, gate: null, budget: null)
    {
    }

    private LocalizationPipeline(PipelineOptions options, PublishGate? gate, Budget? budget)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _gate, _budget) = (options, gate ?? new PublishGate(options), budget ?? new Budget(options.MaxCharacters, options.MaxCost));
        _services = options.Mode == RunMode.Frozen ? [] : [.. options.Providers.OfType<ITranslationService>()];
        _ledger = new RunLedger(options);
        _finisher = new PageFinisher(options, _ledger, _gate);
    }

    /// <summary>Runs.</summary>
    /// <param name="progress">Is told how far the run is, from any thread.</param>
    /// <param name="cancellationToken">Ends the run; pages that were written stay, and what was paid for is kept.</param>
    /// <returns>What the run did. A page that could not be worked on is in it as refused, and stops no other.</returns>
    /// <exception cref="BadInputException">An output could not be written, or lies outside of the output folder.</exception>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public async Task<RunReport> RunAsync(IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        using var span = Begin();
        var report = await RunAllAsync(progress, cancellationToken).ConfigureAwait(false);
        span?.SetTag("localizer.exit-code", report.ExitCode);
        return report;
    }

    private async Task<RunReport> RunAllAsync(IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var outputs = new PageOutputs(_options, _gate);
        var state = await ProjectState.OpenAsync(_options, !_services.IsEmpty, cancellationToken).ConfigureAwait(false);
        await using (state.ConfigureAwait(false))
        {
            var report = await PassAsync(state, outputs, progress, cancellationToken).ConfigureAwait(false);
            if (!_gate.HasChanged)
            {
                _finisher.WriteSitemap();
                return report;
            }

            // Other pages are published than the links were written for. What services gave is in the records by now, or in the journal;
            // the budget is that of the whole run.
            _gate.Conclude();
            var again = new LocalizationPipeline(
                _options.Records is null ? _options : _options with { Providers = [.. _options.Providers.OfType<ILocalProvider>()] }, _gate, _budget);
            var second = await again.PassAsync(state, new PageOutputs(_options, _gate), progress: null, cancellationToken).ConfigureAwait(false);
            again._finisher.WriteSitemap();
            return report.RewrittenBy(second, ExitCode.Combine([report.ExitCode, second.ExitCode]));
        }
    }

    private async Task<RunReport> PassAsync(ProjectState state, PageOutputs outputs, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var tally = new ProgressTally(_options, progress);
        var shelf = new PageShelf(_options, _ledger, outputs, _finisher.Localized, _gate, state.Pages);
        var report = _services.IsEmpty
            ? await RunAloneAsync(shelf, tally, cancellationToken).ConfigureAwait(false)
            : await RunWithServicesAsync(state, shelf, tally, cancellationToken).ConfigureAwait(false);
        shelf.Tidy();
        return report;
    }

    /// <summary>Runs for one page and gives back its bytes instead of writing them.</summary>
    /// <param name="output">Takes the localized page.</param>
    /// <param name="cancellationToken">Ends the run; what was paid for is kept.</param>
    /// <exception cref="BadInputException">The page cannot be worked on.</exception>
    public async Task<RunReport> RunThroughAsync(IBufferWriter<byte> output, CancellationToken cancellationToken)
    {
        using var span = Begin();
        var page = PreparedPage.Read(_options.Pages[0], _options.From, _options.DefaultFrom, _options.Segmenter, _options.Selection, _options.LinkReach);
        var job = Leveraged(new PageJob(page, _options.To[0], _options, PageRecord.None, others: null));
        if (_services.IsEmpty || !job.Missing.Any())
        {
            _finisher.Finish(job, output);
            return _ledger.Report([], []);
        }

        var state = await ProjectState.OpenAsync(_options, asksServices: true, cancellationToken).ConfigureAwait(false);
        await using (state.ConfigureAwait(false))
        {
            using var run = new TranslationRun(SetupOf(state, new ProgressTally(_options, progress: null)));
            var (plan, pending) = (new TranslationPlan(_services), new PendingSegments(_options, run.Places));
            var ticket = pending.Add(job, () => { }, _ => { });
            if (_options.Mode == RunMode.Plan)
                plan.Add(run.Plan(pending.Texts));
            else
                await run.TranslateAsync(pending.Texts, cancellationToken).ConfigureAwait(false);
            job.Take(ticket.Missing);
            _finisher.Finish(job, output);
            return ReportOf(run, plan);
        }
    }

    private Activity? Begin()
    {
        var providers = string.Join(", ", _options.Providers.Select(provider => provider.Name));
        RunLog.Begins(_options.Log, _options.Pages.Count, string.Join(", ", _options.To), providers.Length > 0 ? providers : "memory");
        return Telemetry.Run($"{_options.Mode}", _options.Pages.Count, _options.To);
    }

    private async Task<RunReport> RunAloneAsync(PageShelf shelf, ProgressTally tally, CancellationToken cancellationToken)
    {
        foreach (var group in _options.Pages.Chunk(PagesReadTogether))
            await FinishAllAsync(await PrepareAsync(group, shelf, tally, cancellationToken).ConfigureAwait(false), shelf, tally, cancellationToken).ConfigureAwait(false);
        return _ledger.Report([], []);
    }

    private async Task<RunReport> RunWithServicesAsync(ProjectState state, PageShelf shelf, ProgressTally tally, CancellationToken cancellationToken)
    {
        using var run = new TranslationRun(SetupOf(state, tally));
        var plan = new TranslationPlan(_services);
        var open = new OpenWindows(MostWindowsAsked, cancellationToken);
        await using (open.ConfigureAwait(false))
        {
            foreach (var window in new PageWindows(_options.Pages, PagesReadTogether, MostPagesInWindow, MostPendingCharacters))
            {
                var (pending, ready) = (new PendingSegments(_options, run.Places), Channel.CreateUnbounded<PageTicket>());
                await CollectAsync(window, pending, ready.Writer, shelf, tally, open.Ending).ConfigureAwait(false);
                if (_options.Mode == RunMode.Plan)
                {
                    plan.Add(run.Plan(pending.Texts));
                    continue;
                }

                await open.MakeRoomAsync().ConfigureAwait(false);
                open.Add(TranslateAsync(run, pending, ready, shelf, tally, open.Ending));
            }

            await open.EndAsync().ConfigureAwait(false);
        }

        return ReportOf(run, plan);
    }

    private TranslationSetup SetupOf(ProjectState state, ProgressTally tally) => new()
    {
        Services = _services,
        Terms = _options.Terms,
        Journal = state.Journal,
        Budget = _budget,
        Briefing = new Briefing(_options.Terms, _options.Styles, _options.Memory),
        Resilience = _options.Resilience,
        Time = _options.Time,
        Jobs = _options.Jobs,
        Log = _options.Log,
        TracesText = _options.TracesText,
        Progress = tally.Translated,
    };

    private RunReport ReportOf(TranslationRun run, TranslationPlan plan)
    {
        if (run.IsOverBudget)
            _ledger.Note(ExitCode.OverBudget);
        return _ledger.Report(_options.Mode == RunMode.Plan ? plan.Report() : run.Billing(), run.Notices()) with { Ledger = run.Ledger() };
    }

    /// <summary>The first pass over a window: finishes what needs no service, and collects what the rest lacks, in the pages' order.</summary>
    private async Task CollectAsync(
        PageWindow window, PendingSegments pending, ChannelWriter<PageTicket> ready, PageShelf shelf, ProgressTally tally,
        CancellationToken cancellationToken)
    {
        while (window.TryTake(pending.Characters, out var group))
        {
            var opened = await PrepareAsync(group, shelf, tally, cancellationToken).ConfigureAwait(false);
            var lacking = opened.Where(page => page.Job.Missing.Any()).ToList();
            foreach (var page in lacking)
            {
                var ticket = pending.Add(page.Job, tally.Settled, settled => ready.TryWrite(settled));
                window.Waiting++;
                tally.Found(ticket.Missing.Count);
            }

            var finished = _options.Mode == RunMode.Plan ? opened : opened.Except(lacking).ToList();
            await FinishAllAsync(finished, shelf, tally, cancellationToken).ConfigureAwait(false);
        }

        if (window.Waiting == 0)
            ready.Complete();
    }

    /// <summary>The second and the third pass: texts are translated, and each page is finished as soon as it lacks none.</summary>
    private async Task TranslateAsync(
        TranslationRun run, PendingSegments pending, Channel<PageTicket> ready, PageShelf shelf, ProgressTally tally,
        CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        var finishing = Parallel.ForEachAsync(ready.Reader.ReadAllAsync(cancellationToken), parallel, (ticket, _) =>
        {
            _finisher.Finish(ticket, shelf, page => Leveraged(shelf.Open(page, ticket.Locale), ticket.Languages));
            tally.PageDone(ticket.Input);
            return ValueTask.CompletedTask;
        });
        try
        {
            await run.TranslateAsync(pending.Texts, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ready.Writer.TryComplete();
            await finishing.ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<OpenedPage>> PrepareAsync(PageInput[] inputs, PageShelf shelf, ProgressTally tally, CancellationToken cancellationToken)
    {
        var prepared = new List<OpenedPage>[inputs.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Jobs, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, inputs.Length, parallel, (index, _) =>
        {
            prepared[index] = Prepare(inputs[index], shelf, tally);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return [.. prepared.SelectMany(pages => pages)];
    }

    private List<OpenedPage> Prepare(PageInput input, PageShelf shelf, ProgressTally tally)
    {
        PreparedPage page;
        var open = new List<Locale>();
        try
        {
            var source = System.IO.Hashing.XxHash128.HashToUInt128(input.Read().Span);
            open.AddRange(_options.To.Where(locale => !shelf.TryRecall(input, source, locale)));
            for (var recalled = open.Count; recalled < _options.To.Count; recalled++)
                tally.PageDone(input);
            if (open.Count == 0)
                return [];
            page = PreparedPage.Read(input, _options.From, _options.DefaultFrom, _options.Segmenter, _options.Selection, _options.LinkReach);
        }
        catch (BadInputException exception)
        {
            _ledger.Refuse(input, open.Count == 0 ? _options.To : open, exception.Diagnostic, ExitCode.BadInput);
            return [];
        }

        return [.. open.Select(locale => Open(page, locale, shelf)).OfType<PageJob>().Select(job => Make(job, shelf, tally)).OfType<OpenedPage>()];
    }

    private PageJob? Open(PreparedPage page, Locale locale, PageShelf shelf)
    {
        try
        {
            var job = Leveraged(shelf.Open(page, locale));
            if (shelf.RefusalBefore(job) is not { } refusal)
                return job;
            _ledger.Refuse(page.Input, [locale], refusal, ExitCode.GateFailed);
        }
        catch (BadInputException exception)
        {
            _ledger.Refuse(page.Input, [locale], exception.Diagnostic, ExitCode.BadInput);
        }

        return null;
    }

    /// <summary>
    /// Makes a page that needs no service. One of which nothing changes is done with that, and let go; one that is to be written waits for
    /// the others of its group, since what they find must not depend on who was first.
    /// </summary>
    private OpenedPage? Make(PageJob job, PageShelf shelf, ProgressTally tally)
    {
        if (_options.Mode == RunMode.Plan || job.Missing.Any())
            return new OpenedPage(job, null);
        var ready = _finisher.Ready(job, shelf);
        if (!ready.ChangesNothing)
        {
            Activity.Current = ready.Span?.Parent ?? Activity.Current;
            return new OpenedPage(job, ready);
        }

        _finisher.Put(ready, shelf);
        tally.PageDone(job.Page.Input);
        return null;
    }

    private PageJob Leveraged(PageJob job, PageLanguages? languages = null)
    {
        job.Leverage(languages);
        if (!_options.Providers.OfType<ILocalProvider>().Any())
            job.KeepInSameLocale();
        return job;
    }

    private async Task FinishAllAsync(IEnumerable<OpenedPage> pages, PageShelf shelf, ProgressTally tally, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Jobs, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(pages, parallel, (page, _) =>
        {
            if (page.Ready is { } ready)
                _finisher.Put(ready, shelf);
            else
                _finisher.Finish(page.Job, shelf);
            tally.PageDone(page.Job.Page.Input);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
    }

    /// <summary>A page that was opened and leveraged.</summary>
    /// <param name="Job">The page.</param>
    /// <param name="Ready">The page as it is to be written; <see langword="null"/> while something of it is missing.</param>
    private sealed record OpenedPage(PageJob Job, ReadyPage? Ready);
}
