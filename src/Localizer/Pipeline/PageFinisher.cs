using System.Buffers;
using System.Diagnostics;
using Localizer.Locales;
using Localizer.Model;
using Localizer.Pipeline.Translation;
using Localizer.Providers;
using Localizer.Reports;
using Microsoft.Extensions.Logging;

namespace Localizer.Pipeline;

/// <summary>The end of a page's way: what rules translate, checks, merging, writing, and its row in the report.</summary>
/// <param name="options">The run.</param>
/// <param name="ledger">Takes what becomes of the pages.</param>
internal sealed class PageFinisher(PipelineOptions options, RunLedger ledger)
{
    private readonly LocalizedPages _localized = new(options);
    private readonly ILocalProvider? _local = options.Mode == RunMode.Translate ? options.Providers.OfType<ILocalProvider>().FirstOrDefault() : null;

    /// <summary>Reads a page again whose translations are settled, and writes it.</summary>
    /// <param name="ticket">The page's ticket.</param>
    /// <param name="outputs">Where pages go.</param>
    /// <param name="leverage">Makes the job of a page in a locale, as it was made when its missing texts were collected.</param>
    public void Finish(PageTicket ticket, PageOutputs outputs, Func<PreparedPage, Locale, PageJob> leverage)
    {
        PreparedPage page;
        try
        {
            page = PreparedPage.Read(ticket.Input, options.From, options.DefaultFrom, options.Segmenter, options.Selection, options.LinkReach);
        }
        catch (BadInputException exception)
        {
            ledger.Refuse(ticket.Input, [ticket.Locale], exception.Diagnostic, ExitCode.BadInput);
            return;
        }

        if (page.ContentHash != ticket.ContentHash)
        {
            var changed = new Diagnostic(
                "page-changed", Severity.Error, $"'{ticket.Input.ShownAs}' changed while it was being translated; nothing was written.", new Place(ticket.Input.ShownAs), "Run again; what was paid for is kept.");
            ledger.Refuse(ticket.Input, [ticket.Locale], changed, ExitCode.NotTranslated);
            return;
        }

        var job = leverage(page, ticket.Locale);
        job.Take(ticket.Missing);
        Finish(job, outputs);
    }

    /// <summary>Writes a page into its file, or, in a plan, only reports it.</summary>
    public void Finish(PageJob job, PageOutputs outputs)
    {
        using var span = Telemetry.Page(job.Page.Input.Path, job.To);
        Settle(job);
        if (options.Mode == RunMode.Plan)
        {
            Note(span, job, job.Report(output: null, wasThere: false));
            return;
        }

        var file = outputs.FileOf(job.Page.Input, job.To);
        using var output = new PooledBuffer(job.Page.Extracted.Page.Bytes.Length * 5 / 4);
        job.Merge(_localized.RequestFor(job, file, outputs), output);
        var wasWritten = options.Output.Write(file, output.Written);
        Note(span, job, job.Report(options.Output.Shown(file), !wasWritten));
    }

    /// <summary>Gives a page's bytes back.</summary>
    public void Finish(PageJob job, IBufferWriter<byte> output)
    {
        using var span = Telemetry.Page(job.Page.Input.Path, job.To);
        Settle(job);
        job.Merge(_localized.RequestFor(job), output);
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
        foreach (var file in _localized.Sitemap())
            options.Output.Write(options.Output.RootFile(file.Name), file.Content);
    }

    private void Settle(PageJob job)
    {
        if (_local is not null)
        {
            foreach (var missing in job.Missing.ToList())
            {
                var source = missing.Segment.Source;
                job.OfferRuled(missing, _local.Translate(new ProviderSegment(source, [.. options.Terms.FindUntouchable(source.Text)])));
            }
        }

        job.Check();
    }
}
