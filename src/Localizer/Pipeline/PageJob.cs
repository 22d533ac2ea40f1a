using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.Html;
using Localizer.Locales;
using Localizer.Locales.Dates;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline.Records;
using Localizer.Pipeline.Terminology;
using Localizer.Pipeline.Translation;
using Localizer.Providers;
using Localizer.Quality;
using Localizer.Quality.Checks;
using Localizer.Reports;
using Localizer.Text;

namespace Localizer.Pipeline;

/// <summary>A page in one locale: its segments are leveraged, translated, checked and merged.</summary>
internal sealed partial class PageJob
{
    private const string MemoryProvider = "memory";

    private readonly PreparedPage _page;
    private readonly Locale _to;
    private readonly PipelineOptions _options;
    private readonly ProjectRecords? _others;
    private readonly List<SegmentJob> _segments = [];
    private readonly List<Diagnostic> _findings = [];
    private readonly FirstMentions _firstMentions;
    private readonly CheckPolicy _policy;
    private readonly GlossaryReview _glossary;
    private int _suppressed;

    /// <summary>Sets a page up for a locale.</summary>
    /// <param name="page">The page.</param>
    /// <param name="to">The locale.</param>
    /// <param name="options">The run.</param>
    /// <param name="record">What earlier runs and persons decided.</param>
    /// <param name="others">The records of the project's other pages; <see langword="null"/> when none are kept.</param>
    public PageJob(PreparedPage page, Locale to, PipelineOptions options, PageRecord record, ProjectRecords? others)
    {
        _page = page;
        _to = to;
        _options = options;
        _others = others;
        Record = record;
        _firstMentions = new FirstMentions(to);
        _policy = new CheckPolicy(options.Checks);
        _glossary = new GlossaryReview(options, to);
        foreach (var (unit, segments) in page.Units)
        {
            if (!unit.Translate)
                continue;
            foreach (var segment in segments)
                _segments.Add(new SegmentJob(unit, segment, _segments.Count));
        }
    }

    /// <summary>The page.</summary>
    public PreparedPage Page => _page;

    /// <summary>The locale.</summary>
    public Locale To => _to;

    /// <summary>The page's record as the run found it.</summary>
    public PageRecord Record { get; }

    /// <summary>The page's segments that may be translated, in its order.</summary>
    public IReadOnlyList<SegmentJob> Segments => _segments;

    /// <summary>How many segments keep the page from being published; 0 for one that is.</summary>
    public int BelowGate { get; set; }

    /// <summary>What stands where the page goes.</summary>
    public OutputGuard Guard { get; init; } = OutputGuard.Absent;

    /// <summary>A hash of all that decides which segments are missing, by which a job that is made again is known to be the same.</summary>
    public UInt128 InputsHash => _page.ContentHash ^ Record.Hash ^ (Guard.Edits is null ? 0 : Guard.Hash);

    /// <summary>How each term that occurs fared.</summary>
    public List<TermUse> Terms { get; } = [];

    /// <summary>The segments that have no target yet.</summary>
    public IEnumerable<SegmentJob> Missing => _segments.Where(segment => segment.Target is null && !segment.IsBlocked);

    private bool IsSameLocale => _page.From.Equals(_to);

    /// <summary>Leaves segments of a page that is in the target's locale already as they are: there is nothing to translate.</summary>
    public void KeepInSameLocale()
    {
        if (!IsSameLocale)
            return;
        foreach (var job in Missing.ToList())
            job.Offer(job.Segment.Source, SegmentOrigin.Kept);
    }

    /// <summary>What stands around a segment.</summary>
    public SegmentContext ContextOf(SegmentJob job) => new(
        $"{_page.Input.Path}#{job.Unit.Id}/{job.Segment.Id}", _page.Title, TextAt(job.Index - 1), TextAt(job.Index + 1));

    private string TextAt(int index) => index >= 0 && index < _segments.Count ? _segments[index].Segment.Source.Text : "";

    /// <summary>Takes what services made of the missing segments.</summary>
    /// <param name="targets">One for each missing segment, in their order.</param>
    public void Take(IReadOnlyList<PendingTarget> targets)
    {
        foreach (var (job, target) in Missing.ToList().Zip(targets))
        {
            job.IsUnfinished = target.IsUnfinished || (job.Aside is not null && target.Target is null);
            if (_glossary.TryTakeAside(job, target))
                continue;
            if (target.Target is null)
                job.Reason = target.Failure;
            else if (job.Offer(Finished(job, job.Segment.Source.Denormalize(target.Target), _options.Quotes), SegmentOrigin.Provider, target.Origin))
                (job.Provider, job.Terms, job.HeldTo) = (target.Origin!.Provider, target.Terms, _glossary.HeldTo(job, target));
        }
    }

    /// <summary>Takes what rules of ours made of a missing segment.</summary>
    public bool OfferRuled(SegmentJob job, CodedText target) => job.Offer(Finished(job, target, QuotePolicy.Keep), SegmentOrigin.Provider);

    /// <summary>A machine's target with dates in <c>time</c> elements, and quotation marks, as the locale has them.</summary>
    private CodedText Finished(SegmentJob job, CodedText target, QuotePolicy quotes)
    {
        if (IsSameLocale)
            return target;
        if (!target.Equals(job.Segment.Source))
            target = target.Composed();
        if (job.Unit.Around.IsEmpty)
        {
            foreach (var time in TimeElements.Of(_page.Extracted.Page, job.Segment.Source, job.Segment.CodeSites))
            {
                if (InnerText.Of(job.Segment.Source, time.Opening) is { } shown
                    && DateTexts.Localize(shown, LocaleOf(job.Unit), _to, time.MachineDate, _options.LocalePass) is { } date)
                    target = InnerText.Replace(target, time.Opening, date);
            }
        }

        return quotes == QuotePolicy.Locale ? Quotes.Localize(target, _to) : target;
    }

    private Locale LocaleOf(Unit unit) => Locale.TryParse(unit.Language, out var own) ? own : _page.From;

    /// <summary>The date that a unit is, as the locale writes it, or <see langword="null"/>.</summary>
    private CodedText? DateOf(SegmentJob job)
    {
        var (unit, source) = (job.Unit, job.Segment.Source);
        if (unit.Kind is not (UnitKind.Text or UnitKind.Value) || !source.Codes.IsEmpty || job.Segment.Id != "s1"
            || (job.Index + 1 < _segments.Count && ReferenceEquals(_segments[job.Index + 1].Unit, unit)))
            return null;
        var machineDate = unit.Around.IsEmpty ? TimeElements.Of(_page.Extracted.Page, unit.Source, unit.CodeSites).FirstOrDefault().MachineDate : null;
        return DateTexts.Localize(source.Text, LocaleOf(unit), _to, machineDate, _options.LocalePass) is { } date ? new CodedText(date) : null;
    }

    /// <summary>Settles what needs no provider: what a person wrote, what stays as it is, and what record and memory have.</summary>
    /// <param name="languages">What was found of its texts' languages when the page was read before; <see langword="null"/> to find it.</param>
    public void Leverage(PageLanguages? languages = null)
    {
        var recorded = RecordMatcher.Match(_segments, Record);
        var matches = IsSameLocale ? [] : _options.Memory.FindBest(_to, _segments.ConvertAll(job => new MemoryQuery(job.Segment.Source.Composed(), PlaceOf(job))));
        for (var i = 0; i < _segments.Count; i++)
        {
            var job = _segments[i];
            job.Recorded = recorded[i];
            if (recorded[i] is { IsPersons: true } persons)
                job.OfferPersons(persons, CodeRights.Of(job.Segment, _page.Extracted.Page));
            else if (IsKept(job))
                job.Offer(job.Segment.Source, SegmentOrigin.Kept);
            else if (!IsSameLocale)
                LeverageMachines(job, matches[i]);
        }

        RecordNotes.Hand(_segments, Record);
        SettleByLanguage(languages);
    }

    private MemoryContext PlaceOf(SegmentJob job) => new(RecordBuilder.KindOf(job.Unit), TextAt(job.Index - 1), TextAt(job.Index + 1));

    /// <summary>
    /// Takes, of what no person settled for this page: what a person wrote on another page, what the memory has of persons, what a machine
    /// gave for this page, what one gave elsewhere, and last what the memory has but for numbers and codes. So a machine's target never
    /// outranks a person's for the same source.
    /// </summary>
    private void LeverageMachines(SegmentJob job, MemoryMatch? match)
    {
        var source = job.Segment.Source;
        var own = job.Recorded is { } recorded && IsUsable(recorded) ? recorded.TargetFor(source) : null;
        var others = _others?.Of(_to);
        var persons = others?.TryFindPersons(FromOf(job), source, out var elsewhere, besides: Record) == true ? elsewhere.TargetFor(source) : null;
        // What the page has of a person already stays what its record says that it is.
        var isPersons = persons is not null && persons.Equals(own);
        if (persons is not null && !isPersons && job.Offer(persons, SegmentOrigin.Exact))
            return;
        if (match is { Origin.IsMachine: false } && !isPersons && !match.Target.Equals(own) && job.Offer(match.Target, OriginOf(match)))
            return;
        if (own is not null && _glossary.Offer(job, own, SegmentOrigin.Record, job.Recorded!))
            return;
        if (DateOf(job) is { } date && job.Offer(date, SegmentOrigin.Kept))
            return;
        if (match is { Origin.IsMachine: true } && _glossary.OfferMachines(job, match.Target, OriginOf(match), new MachineOrigin(match.Origin.Provider ?? MemoryProvider, Rungs.Markup), heldTo: null))
            return;
        if (own is null && others?.TryFindMachines(FromOf(job), source, out var machines) == true
            && _glossary.Offer(job, machines.TargetFor(source)!, SegmentOrigin.Exact, machines))
            return;
        if (match is null && _options.Memory.FindAdapted(_to, source.Composed()) is { } adapted)
            job.Offer(adapted.Target, SegmentOrigin.Adapted, new MachineOrigin(MemoryProvider, Rungs.Markup, ReviewReason.Adapted));
    }

    private static SegmentOrigin OriginOf(MemoryMatch match) => match.Kind == MatchKind.InContext ? SegmentOrigin.Context : SegmentOrigin.Exact;

    // What stands in for a translation is none, but for the run that asks for the same again.
    private bool IsUsable(RecordedSegment recorded) =>
        recorded.StandsInBy is not { } provider || _options.Providers.OfType<ILocalProvider>().Any(local => local.Name == provider);

    /// <summary>Writes the localized page.</summary>
    /// <param name="request">What the locale pass is to do; its texts and kept elements are filled in.</param>
    /// <param name="output">Takes the bytes.</param>
    public void Merge(LocalePassRequest request, System.Buffers.IBufferWriter<byte> output)
    {
        var extracted = _page.Extracted;
        var edits = LocalePass.Edits(extracted.Map, request with
        {
            Targets = _segments.Select(job => job.Target?.Text.Text ?? ""),
            KeptAt = IsSameLocale || _options.LocalePass.KeptText == false ? [] : [.. OwnElements.WithoutLanguage(extracted.Page, KeptUnits())],
        });
        var embedded = extracted.EmbeddedEdits(map => LocalePass.EmbeddedEdits(map, extracted.Map, request));
        PageMerger.Write(extracted.Page, UnitTargets(), edits.Concat(embedded), output);
    }

    /// <summary>The units whose text stays in the page's language: nobody translated it, or nobody may. Names alone are in no language; what the user selects out is not touched.</summary>
    private IEnumerable<Unit> KeptUnits()
    {
        var untranslated = _segments.GroupBy(job => job.Unit).Where(unit => unit.All(job => job.Target is null)).Select(unit => unit.Key).ToHashSet();
        return _page.Units.Select(unit => unit.Unit).Where(unit =>
            unit.Language is null
            && (untranslated.Contains(unit) || IsForOtherLocales(unit) || (!unit.Translate && _options.Selection.IsEmpty && unit.Source.Text.Any(char.IsLetter)))
            && !LanguageEvidence.IsIn(unit.Source.Text, _to)
            && !_options.Terms.IsAllUntouchable(unit.Source.Text));
    }

    /// <summary>The units with the targets of their segments; a segment without one keeps its bytes.</summary>
    private IEnumerable<UnitTarget> UnitTargets()
    {
        var next = 0;
        while (next < _segments.Count)
        {
            var unit = _segments[next].Unit;
            var targets = new List<SegmentTarget>();
            for (; next < _segments.Count && ReferenceEquals(_segments[next].Unit, unit); next++)
            {
                if (_segments[next].Target is { } target)
                    targets.Add(new SegmentTarget(_segments[next].Segment, target));
            }

            yield return new UnitTarget(unit, targets);
        }
    }

    /// <summary>The page's row of the report.</summary>
    /// <param name="output">The file that it was written to, as messages show it, or <see langword="null"/>.</param>
    /// <param name="wasThere">Whether that file held these bytes already.</param>
    /// <param name="record">The page's record, as messages show it, or <see langword="null"/>.</param>
    public PageReport Report(string? output, bool wasThere, string? record = null)
    {
        var counts = Count();
        var status = counts.Missing > 0 ? PageStatus.Incomplete : wasThere ? PageStatus.Unchanged : PageStatus.Written;
        return new PageReport(_page.Input.Path, _to.Tag, output, record, status, counts, [.. _findings.OrderBy(PlaceInPage).Select(RowOf)]) { Suppressed = _suppressed, ShownAs = _page.Input.ShownAs, HeldBack = BelowGate };
    }

    private SegmentCounts Count()
    {
        int Of(SegmentOrigin origin) => _segments.Count(job => job.Origin == origin);
        return new SegmentCounts(
            _segments.Count, Of(SegmentOrigin.Record), Of(SegmentOrigin.Context), Of(SegmentOrigin.Exact) + Of(SegmentOrigin.Adapted), Of(SegmentOrigin.Provider), Of(SegmentOrigin.Kept), Of(SegmentOrigin.Missing))
        {
            NeedsReview = _segments.Count(job => job.Machine is { NeedsReview: true }),
        };
    }

    /// <summary>
    /// Whether a segment is rightly left as it is: it has no word, nothing but terms that are not translated, is not for the locale
    /// by its ITS locale filter, or is in another language than the page, by the page's word (and the settings') or plainly in the target's.
    /// </summary>
    private bool IsKept(SegmentJob job)
    {
        var text = CanonicalComposition.Compose(job.Segment.Source.Text);
        if (!text.Any(char.IsLetter))
            return true;
        if (IsForOtherLocales(job.Unit))
            return true;
        if (IsDeclaredForeign(job.Unit))
            return true;
        return !IsSameLocale
            && ((_to.Language != _page.From.Language && (LanguageEvidence.IsIn(text, _to) || DateTexts.IsIn(text, _to) && !DateTexts.IsIn(text, _page.From))) || _options.Terms.IsAllUntouchable(text));
    }

    private bool IsForOtherLocales(Unit unit) => unit.Guidance?.LocaleFilter is { } filter && !filter.Admits(_to);
}
