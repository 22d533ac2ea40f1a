using System.Buffers;
using System.Diagnostics;
using Localizer.Locales;
using Localizer.Model;
using Localizer.Pipeline.Publishing;
using Localizer.Pipeline.Records;
using Localizer.Pipeline.Translation;
using Localizer.Providers;
using Localizer.Reports;
using Microsoft.Extensions.Logging;

namespace Localizer.Pipeline;

/// <summary>The end of a page's way: what rules translate, checks, merging, writing, and its row in the report.</summary>
/// <param name="options">The run.</param>
/// <param name="ledger">Takes what becomes of the pages.</param>
/// <param name="gate">Says which pages are published.</param>
internal sealed class PageFinisher(PipelineOptions options, RunLedger ledger, PublishGate gate)
{
    private readonly ILocalProvider? _local = options.Mode == RunMode.Translate ? options.Providers.OfType<ILocalProvider>().FirstOrDefault() : null;

    /// <summary>Which pages there are in which locale.</summary>
    public LocalizedPages Localized { get; } = new(options, gate);

    /// <summary>Reads a page again whose translations are settled, and writes it.</summary>
    /// <param name="ticket">The page's ticket.</param>
    /// <param name="shelf">Keeps pages and records.</param>
    /// <param name="leverage">Makes the job of a page in the ticket's locale, as it was made when its missing texts were collected.</param>
    public void Finish(PageTicket ticket, PageShelf shelf, Func<PreparedPage, PageJob> leverage)
    {
        PageJob job;
        try
        {
            job = leverage(PreparedPage.Read(ticket.Input, options.From, options.DefaultFrom, options.Segmenter, options.Selection, options.LinkReach));
        }
        catch (BadInputException exception)
        {
            ledger.Refuse(ticket.Input, [ticket.Locale], exception.Diagnostic, ExitCode.BadInput);
            return;
        }

        if (job.InputsHash != ticket.InputsHash)
        {
            var changed = new Diagnostic(
                "page-changed", Severity.Error, $"'{ticket.Input.ShownAs}' changed while it was being translated; nothing was written.", new Place(ticket.Input.ShownAs), "Run again; what was paid for is kept.");
            ledger.Refuse(ticket.Input, [ticket.Locale], changed, ExitCode.NotTranslated);
            return;
        }

        job.Take(ticket.Missing);
        Finish(job, shelf);
    }

    /// <summary>Writes a page into its file, or, in a plan, only reports it.</summary>
    public void Finish(PageJob job, PageShelf shelf)
    {
        if (options.Mode == RunMode.Plan)
            Plan(job);
        else
            Put(Ready(job, shelf), shelf);
    }

    /// <summary>Makes a page that nothing is missing of, without writing it.</summary>
    public ReadyPage Ready(PageJob job, PageShelf shelf)
    {
        var span = Telemetry.Page(job.Page.Input.Path, job.To);
        Settle(job);
        job.BelowGate = gate.CountBelow(job);
        gate.Settle(job.Page.Input.Path, job.To, job.BelowGate == 0);
        var output = new PooledBuffer(job.Page.Extracted.Page.Bytes.Length * 5 / 4);
        job.Merge(Localized.RequestFor(job, shelf.Outputs.FileOf(job), shelf.Outputs), output);
        job.CheckMerged(output.WrittenMemory);
        job.CheckCluster(Localized.OneWayFrom(job));
        return shelf.Ready(job, output, span);
    }

    /// <summary>Writes a page that was made.</summary>
    /// <param name="page">The page; it is disposed.</param>
    /// <param name="shelf">Keeps pages and records.</param>
    public void Put(ReadyPage page, PageShelf shelf)
    {
        using (page)
        {
            if (shelf.TryPut(page, out var report, out var refusal))
                Note(page.Span, page.Job, report!);
            else
                ledger.Refuse(page.Job.Page.Input, [page.Job.To], refusal!, ExitCode.GateFailed);
        }
    }

    private void Plan(PageJob job)
    {
        using var span = Telemetry.Page(job.Page.Input.Path, job.To);
        Settle(job);
        Note(span, job, job.Report(output: null, wasThere: false));
    }

    /// <summary>Gives a page's bytes back.</summary>
    public void Finish(PageJob job, IBufferWriter<byte> output)
    {
        using var span = Telemetry.Page(job.Page.Input.Path, job.To);
        Settle(job);
        job.Merge(Localized.RequestFor(job), output);
        Note(span, job, job.Report(output: null, wasThere: false));
    }

    private void Note(Activity? span, PageJob job, PageReport report)
    {
        ledger.Note(job, report);
        Telemetry.PageDone(span, $"{report.Status}", report.Segments.Total);
        if (options.Log.IsEnabled(LogLevel.Information))
            RunLog.PageDone(options.Log, report.Path, report.Locale, $"{report.Status}", report.Segments.Total, report.Segments.Missing);
    }

    /// <summary>Writes the sitemap of the pages that there are, when the run wrote any.</summary>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public void WriteSitemap()
    {
        foreach (var file in Localized.Sitemap())
            options.Output.Write(options.Output.RootFile(file.Name), file.Content);
    }

    private void Settle(PageJob job)
    {
        if (_local is not null)
        {
            foreach (var missing in job.Missing.ToList())
            {
                var source = missing.Segment.Source;
                if (job.OfferRuled(missing, _local.Translate(new ProviderSegment(source, [.. options.Terms.FindUntouchable(source.Text)]))))
                    (missing.Provider, missing.StandsIn) = (_local.Name, true);
            }
        }

        job.IntroduceTerms();
        job.Check();
    }
}
