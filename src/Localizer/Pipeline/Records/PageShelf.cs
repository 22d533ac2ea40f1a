using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Hashing;
using Localizer.Exchange.Xliff;
using Localizer.Locales;
using Localizer.Model;
using Localizer.Pipeline.Publishing;
using Localizer.Reports;

namespace Localizer.Pipeline.Records;

/// <summary>
/// What a project keeps of its pages. Finds the record of a page, with what persons wrote into it or into the page's output; when the
/// page is done, writes the record, remembers the output, and then writes that, so that a run that is killed in between takes its own
/// output for nobody's edit. Safe for threads.
/// </summary>
internal sealed class PageShelf
{
    // Most records fit into it.
    private const int RecordBytes = 128 * 1024;

    private readonly PipelineOptions _options;
    private readonly RunLedger _ledger;
    private readonly PageOutputs _outputs;
    private readonly PublishGate _gate;
    private readonly PageStates? _states;
    private readonly ProjectRecords? _project;
    private readonly UInt128? _settings;
    private readonly ConcurrentDictionary<(string Page, string Locale), string> _followed = new();
    private readonly ConcurrentDictionary<(string Path, Locale Locale), byte> _left = new();

    /// <summary>Sets it up.</summary>
    /// <param name="options">The run.</param>
    /// <param name="ledger">Is told what people have to know.</param>
    /// <param name="outputs">Where pages go.</param>
    /// <param name="localized">Which pages there are in which locale.</param>
    /// <param name="gate">Is told which of the pages that stay as they are are published.</param>
    /// <param name="states">What is remembered of outputs, or <see langword="null"/> when nothing is.</param>
    public PageShelf(PipelineOptions options, RunLedger ledger, PageOutputs outputs, LocalizedPages localized, PublishGate gate, PageStates? states)
    {
        (_options, _ledger, _outputs, _gate, _states) = (options, ledger, outputs, gate, states);
        _project = options.Records is null ? null : new ProjectRecords(options.Records, states);
        _settings = states is not null && options.SettingsHash is { } settings ? Mix(settings, Mix(outputs.Hash, localized.Hash, 0), HashOf(typeof(PageShelf).Module.ModuleVersionId.ToByteArray())) : null;
    }

    /// <summary>Where the run's pages go.</summary>
    public PageOutputs Outputs => _outputs;

    /// <summary>Tells again what an earlier run said of a page, if nothing of it has changed: source, record, output, settings.</summary>
    /// <param name="input">The page.</param>
    /// <param name="source">The hash of its bytes.</param>
    /// <param name="to">The locale.</param>
    public bool TryRecall(PageInput input, UInt128 source, Locale to)
    {
        if (_states is null || _settings is not { } settings || _options.Mode == RunMode.Plan)
            return false;
        var file = _outputs.PlaceOf(input, to);
        if (_states.Find(KeyOf(file)) is not { } state || state.Source != source || PageMemo.FromJson(state.Report) is not { } memo)
            return false;
        var record = _options.Records is null ? 0 : HashOfFile(_options.Records.FileOf(input.Path, to));
        if (Mix(settings, source, record) != state.Inputs || HashOfFile(file) != state.Output.Hash)
            return false;
        _gate.Settle(input.Path, to, _outputs.IsPublished(input, to, file));
        Vacate(input, to, file);
        var segments = memo.Report.Segments;
        if (_options.Records is not null)
            segments = segments with { Record = segments.Record + segments.Context + segments.Exact + segments.Provider, Context = 0, Exact = 0, Provider = 0 };
        _ledger.Note(memo.Report with { Status = PageStatus.Unchanged, Segments = segments }, memo.From, memo.Terms);
        return true;
    }

    /// <summary>Sets a page up for a locale, with its record and what a person changed in its output.</summary>
    /// <exception cref="BadInputException">Its record cannot be read.</exception>
    public PageJob Open(PreparedPage page, Locale to)
    {
        if (page.From.Equals(to))
            return new PageJob(page, to, _options, PageRecord.None, _project) { Guard = GuardOf(page, to, PageRecord.None) };
        var record = RecordOf(page, to);
        var guard = GuardOf(page, to, record);
        return new PageJob(page, to, _options, guard.Edits?.Record ?? record, _project) { Guard = guard };
    }

    /// <summary>Why a page cannot be written whatever its translations are, or <see langword="null"/>.</summary>
    public Diagnostic? RefusalBefore(PageJob job) =>
        job.Guard.Verdict == OutputVerdict.Foreign && !_options.Force && job.Missing.Any() && _options.Mode != RunMode.Plan ? InTheWay(job) : null;

    /// <summary>Lays a page that is done beside what stands where it goes.</summary>
    /// <param name="job">The page.</param>
    /// <param name="output">Its bytes.</param>
    /// <param name="span">What is traced of it, or <see langword="null"/>.</param>
    /// <exception cref="BadInputException">What stands there cannot be read.</exception>
    public ReadyPage Ready(PageJob job, PooledBuffer output, Activity? span)
    {
        var place = _outputs.PlaceOf(job.Page.Input, job.To);
        var reading = _states is null ? null : ReadingOf(job, output.WrittenMemory);
        var (document, record, hash) = RecordFor(job, reading);
        return new ReadyPage(job, output, span)
        {
            File = _outputs.FileOf(job),
            Place = place,
            Reading = reading,
            Shape = reading?.Shape ?? OutputShape.Plain(HashOf(output.Written)),
            Present = _states is null ? 0 : HashOfFile(place),
            Document = document,
            Record = record,
            RecordHash = hash,
            // Of the same hash it is the same record, and was read from this file.
            ChangesRecord = record is not null && (hash != job.Record.Hash || _followed.ContainsKey((job.Page.Input.Path, job.To.Tag))),
        };
    }

    /// <summary>Writes the record and the output of a page that is done.</summary>
    /// <param name="page">The page.</param>
    /// <param name="report">The page's row of the report.</param>
    /// <param name="refusal">Why nothing was written, when the answer is false.</param>
    /// <exception cref="BadInputException">Something cannot be written.</exception>
    public bool TryPut(ReadyPage page, out PageReport? report, out Diagnostic? refusal)
    {
        (report, refusal) = (null, null);
        var job = page.Job;
        if (HasOtherRecord(page))
        {
            refusal = RecordChanged(job);
            return false;
        }

        if (_states is not null && page.Present != page.Shape.Hash && !MayWrite(job, page.Reading, page.Present))
        {
            if (!_options.Force)
            {
                refusal = InTheWay(job);
                return false;
            }

            Backup(page.Place, job);
        }

        var record = Save(page);
        if (_states is not null)
            Remember(page, job.Report(_options.Output.Shown(page.File), page.IsThere, record));
        // What was just seen there need not be read again.
        var wasWritten = !page.IsThere && _options.Output.Write(page.File, page.Output.Span);
        if (page.Place != page.File)
            _options.Output.Remove(page.Place);
        else
            Vacate(job.Page.Input, job.To, page.File);
        report = job.Report(_options.Output.Shown(page.File), !wasWritten, record);
        return true;
    }

    /// <summary>Removes the records that other pages have now.</summary>
    public void Tidy()
    {
        foreach (var (path, locale) in _left.Keys)
            _options.Records!.Remove(path, locale);
    }

    // A run that is killed while a page moves leaves it in both places.
    private void Vacate(PageInput page, Locale to, string place)
    {
        if (!_options.Output.HasPending || _states is null || _outputs.OtherPlace(page, to, place) is not { } other || !File.Exists(other))
            return;
        if (_states.Find(KeyOf(other))?.OutputOf(HashOfFile(other)) is not null)
            _options.Output.Remove(other);
    }

    private PageRecord RecordOf(PreparedPage page, Locale to)
    {
        if (_options.Records is not { } records)
            return PageRecord.None;
        var own = records.Read(page.Input.Path, to);
        if (own.Document is not null || !_project!.Of(to).TryFollow(page, out var path, out var followed))
            return own;
        _followed[(page.Input.Path, to.Tag)] = path;
        return followed;
    }

    /// <summary>Looks at the output that is there: ours, or changed by a person.</summary>
    private OutputGuard GuardOf(PreparedPage page, Locale to, PageRecord record)
    {
        var file = _states is null ? null : _outputs.PlaceOf(page.Input, to);
        if (file is null || !File.Exists(file))
            return OutputGuard.Absent;
        var bytes = InputFile.Read(file, _options.Output.Shown(file));
        var (hash, state) = (HashOf(bytes), _states!.Find(KeyOf(file)));
        if (state?.OutputOf(hash) is not null)
            return new OutputGuard(OutputVerdict.Ours, hash, state, null, null);
        if (_options.Force || TryRead(bytes, _options.Output.Shown(file), to) is not { } reading)
            return new OutputGuard(OutputVerdict.Foreign, hash, state, null, null);
        var edits = new OutputEdits(record, _options.Segmenter, to).Read(reading, state?.Output, state is not null && state.Record != record.Hash);
        return new OutputGuard(edits is null ? OutputVerdict.Foreign : OutputVerdict.ReadBack, hash, state, reading, edits)
        {
            HasOurMarkup = state is not null ? reading.Shape.HasMarkupOf(state.Output) : record.Document is { } document && reading.IsNotedIn(document),
        };
    }

    private static bool MayWrite(PageJob job, OutputReading? reading, UInt128 present)
    {
        var guard = job.Guard;
        if (present != guard.Hash)
            return present == 0;
        return guard.Verdict switch
        {
            OutputVerdict.Foreign => false,
            // What a person changed besides the words would be lost: the markup around them, or that of their codes.
            OutputVerdict.ReadBack => reading is not null && (guard.HasOurMarkup || reading.Shape.HasMarkupOf(guard.Reading!.Shape)),
            _ => true,
        };
    }

    /// <summary>The record that a page is to have; none, with the hash of what is there, where the run leaves it alone.</summary>
    private (XliffDocument? Document, PooledBuffer? Bytes, UInt128 Hash) RecordFor(PageJob job, OutputReading? output)
    {
        if (_options.Records is not { } records)
            return default;
        if (_options.Mode != RunMode.Translate || job.Page.From.Equals(job.To) || RecordBuilder.Build(job.Page, job.To, job.Segments, job.Record) is not { } built)
            return (null, null, HashOfFile(records.FileOf(job.Page.Input.Path, job.To)));
        var document = (output?.NotedIn(built) ?? built) with { Skeleton = records.NameOf(job.Page.Input.FullPath!) };
        var bytes = new PooledBuffer(RecordBytes);
        XliffWriter.Write(document, bytes);
        return (document, bytes, HashOf(bytes.Written));
    }

    // What a person saved into it while the page was worked on must not be written over.
    private bool HasOtherRecord(ReadyPage page)
    {
        if (!page.ChangesRecord)
            return false;
        var (path, to) = (page.Job.Page.Input.Path, page.Job.To);
        var present = HashOfFile(_options.Records!.FileOf(path, to));
        return present != page.RecordHash && present != (_followed.ContainsKey((path, to.Tag)) ? 0 : page.Job.Record.Hash);
    }

    private string? Save(ReadyPage page)
    {
        var job = page.Job;
        if (_options.Records is not { } records || job.Page.From.Equals(job.To))
            return null;
        var file = records.FileOf(job.Page.Input.Path, job.To);
        if (page.Record is not { } bytes)
            return _options.Mode != RunMode.Translate && File.Exists(file) ? records.Shown(file) : null;
        if (page.ChangesRecord)
            records.Write(job.Page.Input.Path, job.To, bytes.Written);
        if (_followed.TryGetValue((job.Page.Input.Path, job.To.Tag), out var earlier) && _left.TryAdd((earlier, job.To), 0))
        {
            Say("record-followed", job, $"The record of '{earlier}' in {job.To} is now that of '{job.Page.Input.Path}', which reads the same.");
        }

        if (job.Guard.Edits is { Segments: > 0 } edits)
        {
            var count = edits.Segments == 1 ? "1 segment that a person changed was" : $"{edits.Segments} segments that a person changed were";
            Say("edit-read", job, $"In '{_options.Output.Shown(page.Place)}' {count} read back into '{records.Shown(file)}'.");
        }

        return records.Shown(file);
    }

    private void Remember(ReadyPage page, PageReport report)
    {
        var job = page.Job;
        // A run that leaves the record alone has not kept an edit that it read: it must be seen again.
        if (job.Guard.Edits is { Segments: > 0 } && (_options.Mode != RunMode.Translate || _options.Records is null))
            return;
        var isWhole = report.Segments.Missing == 0 && !job.Page.ReadsLinkedFiles && !job.Segments.Any(segment => segment.IsUnfinished);
        var terms = new TermTally();
        terms.Add(job.To, job.Terms);
        var before = job.Guard.State?.OutputOf(job.Guard.Hash) ?? job.Guard.Reading?.Shape;
        _states!.Write(KeyOf(page.File), new PageState(
            Mix(_settings ?? 0, job.Page.ContentHash, page.RecordHash), job.Page.ContentHash, page.RecordHash, page.Shape, before == page.Shape ? null : before,
            isWhole && _settings is not null ? new PageMemo(report, job.Page.From.Tag, terms.Report()).ToJson() : ""));
        if (page.Document is { } document)
            _states.KeepKeys(job.To, [(job.Page.Input.Path, RecordKeys.Of(IsAsRead(page) ? job.Record : new PageRecord(document, page.RecordHash)))], []);
    }

    // A record that was not changed has been looked through.
    private static bool IsAsRead(ReadyPage page) => !page.ChangesRecord && page.Job.Guard.Edits is null or { Segments: 0 };

    private void Backup(string file, PageJob job) => Say(
        "edit-overwritten", job,
        $"'{_options.Output.Shown(file)}' was changed by a person and is written over; as it was it is '{_options.Output.Shown(_options.Output.Backup(file))}'.");

    private Diagnostic InTheWay(PageJob job) => new(
        "edit-in-the-way", Severity.Error,
        $"'{_options.Output.Shown(_outputs.PlaceOf(job.Page.Input, job.To))}' was changed by a person, or by another program, in a way that cannot be read back; it was left as it is.",
        new Place(job.Page.Input.ShownAs),
        _options.Records is { } records
            ? $"Move the change into '{records.Shown(records.FileOf(job.Page.Input.Path, job.To))}' and delete the page, or run with --force, which keeps a backup beside it."
            : "Run with a record, or with --force, which keeps a backup beside it.");

    private Diagnostic RecordChanged(PageJob job) => new(
        "record-changed", Severity.Error,
        $"'{_options.Records!.Shown(_options.Records.FileOf(job.Page.Input.Path, job.To))}' was changed while its page was worked on; neither was written.",
        new Place(job.Page.Input.ShownAs), "Run again; what was paid for is kept.");

    private void Say(string id, PageJob job, string message) => _ledger.Say(new Diagnostic(id, Severity.Info, message, new Place(job.Page.Input.ShownAs)));

    // A page that comes out as it stands has been read.
    private OutputReading? ReadingOf(PageJob job, ReadOnlyMemory<byte> output) =>
        job.Guard.Reading is { } present && present.Shape.Hash == HashOf(output.Span) ? present : TryRead(output, job.Page.Input.ShownAs, job.To);

    private OutputReading? TryRead(ReadOnlyMemory<byte> bytes, string shownAs, Locale to)
    {
        try
        {
            return OutputReading.Read(bytes, shownAs, to, _options.Selection);
        }
        catch (BadInputException)
        {
            // No page any longer, whatever it is: it is treated as one that does not align.
            return null;
        }
    }

    // Relative to the project, so that a folder that CI keeps serves in another place.
    private string KeyOf(string file) => Path.GetRelativePath(Path.GetDirectoryName(_options.StateFolder!)!, file).Replace('\\', '/');

    private static UInt128 HashOf(ReadOnlySpan<byte> bytes) => XxHash128.HashToUInt128(bytes);

    private static UInt128 HashOfFile(string file) => File.Exists(file) ? InputFile.Hash(file, file) : 0;

    private static UInt128 Mix(UInt128 one, UInt128 two, UInt128 three)
    {
        Span<byte> bytes = stackalloc byte[48];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, one);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], two);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes[32..], three);
        return HashOf(bytes);
    }
}
