using System.Collections.Concurrent;
using Localizer.Exchange.Xliff;
using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>
/// What a project keeps of its pages: finds the record of a page, writes it again when the page is done, and lets it follow an article
/// that was renamed. Safe for threads.
/// </summary>
/// <param name="options">The run.</param>
/// <param name="ledger">Is told what people have to know.</param>
internal sealed class PageShelf(PipelineOptions options, RunLedger ledger)
{
    private readonly ProjectRecords? _project = options.Records is null ? null : new ProjectRecords(options.Records);
    private readonly ConcurrentDictionary<(string Page, string Locale), string> _followed = new();
    private readonly ConcurrentDictionary<(string Path, Locale Locale), byte> _left = new();

    /// <summary>Sets a page up for a locale, with its record.</summary>
    /// <exception cref="BadInputException">Its record cannot be read.</exception>
    public PageJob Open(PreparedPage page, Locale to) =>
        new(page, to, options, page.From.Equals(to) ? PageRecord.None : RecordOf(page, to), _project);

    /// <summary>Writes the record of a page that is done.</summary>
    /// <returns>The file as messages show it, or <see langword="null"/> when the page has none.</returns>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public string? Save(PageJob job)
    {
        if (options.Records is not { } records || job.Page.From.Equals(job.To))
            return null;
        var file = records.FileOf(job.Page.Input.Path, job.To);
        if (options.Mode != RunMode.Translate)
            return File.Exists(file) ? records.Shown(file) : null;
        if (RecordBuilder.Build(job.Page, job.To, job.Segments, job.Record) is not { } document)
            return null;
        records.Write(job.Page.Input.Path, job.To, XliffWriter.Write(document));
        if (_followed.TryGetValue((job.Page.Input.Path, job.To.Tag), out var earlier))
            Follow(job, earlier, records);
        return records.Shown(file);
    }

    /// <summary>Removes the records that other pages have now.</summary>
    public void Tidy()
    {
        foreach (var (path, locale) in _left.Keys)
            options.Records!.Remove(path, locale);
    }

    private PageRecord RecordOf(PreparedPage page, Locale to)
    {
        if (options.Records is not { } records)
            return PageRecord.None;
        var own = records.Read(page.Input.Path, to);
        if (own.Document is not null || !_project!.Of(to).TryFollow(page, out var path, out var followed))
            return own;
        _followed[(page.Input.Path, to.Tag)] = path;
        return followed;
    }

    private void Follow(PageJob job, string earlier, RecordFolder records)
    {
        if (!_left.TryAdd((earlier, job.To), 0))
            return;
        ledger.Say(new Diagnostic(
            "record-followed", Severity.Info,
            $"The record of '{earlier}' in {job.To} is now that of '{job.Page.Input.Path}', which reads the same ({records.Shown(records.FileOf(job.Page.Input.Path, job.To))}).",
            new Place(job.Page.Input.ShownAs)));
    }
}
