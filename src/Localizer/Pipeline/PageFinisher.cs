using System.Buffers;
using Localizer.Locales;
using Localizer.Model;
using Localizer.Pipeline.Records;
using Localizer.Pipeline.Translation;
using Localizer.Providers;

namespace Localizer.Pipeline;

/// <summary>The end of a page's way: what rules translate, checks, merging, writing, and its row in the report.</summary>
/// <param name="options">The run.</param>
/// <param name="ledger">Takes what becomes of the pages.</param>
internal sealed class PageFinisher(PipelineOptions options, RunLedger ledger)
{
    private readonly ILocalProvider? _local = options.Mode == RunMode.Translate ? options.Providers.OfType<ILocalProvider>().FirstOrDefault() : null;

    /// <summary>Reads a page again whose translations are settled, and writes it.</summary>
    /// <param name="ticket">The page's ticket.</param>
    /// <param name="shelf">Keeps pages and records.</param>
    /// <param name="leverage">Makes the job of a page in a locale, as it was made when its missing texts were collected.</param>
    public void Finish(PageTicket ticket, PageShelf shelf, Func<PreparedPage, Locale, PageJob> leverage)
    {
        PageJob job;
        try
        {
            job = leverage(PreparedPage.Read(ticket.Input, options.From, options.DefaultFrom, options.Segmenter, options.Selection), ticket.Locale);
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
        Settle(job);
        if (options.Mode == RunMode.Plan)
        {
            ledger.Note(job, job.Report(output: null, wasThere: false));
            return;
        }

        using var output = new PooledBuffer(job.Page.Extracted.Page.Bytes.Length * 5 / 4);
        job.Merge(shelf.MoveOf(job.Page.Input, job.To), output);
        if (shelf.TryPut(job, output.WrittenMemory, out var report, out var refusal))
            ledger.Note(job, report!);
        else
            ledger.Refuse(job.Page.Input, [job.To], refusal!, ExitCode.GateFailed);
    }

    /// <summary>Gives a page's bytes back.</summary>
    public void Finish(PageJob job, IBufferWriter<byte> output)
    {
        Settle(job);
        job.Merge(move: null, output);
        ledger.Note(job, job.Report(output: null, wasThere: false));
    }

    private void Settle(PageJob job)
    {
        if (_local is not null)
        {
            foreach (var missing in job.Missing.ToList())
            {
                var source = missing.Segment.Source;
                if (missing.Offer(_local.Translate(new ProviderSegment(source, [.. options.Terms.FindUntouchable(source.Text)])), SegmentOrigin.Provider))
                    (missing.Provider, missing.StandsIn) = (_local.Name, true);
            }
        }

        job.Check();
    }
}
