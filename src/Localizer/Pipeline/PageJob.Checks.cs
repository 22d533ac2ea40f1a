using Localizer.Glossaries;
using Localizer.Html;
using Localizer.Locales;
using Localizer.Model;
using Localizer.Pipeline.Records;
using Localizer.Pipeline.Terminology;
using Localizer.Quality;
using Localizer.Quality.Checks;
using Localizer.Reports;
using Localizer.Text;

namespace Localizer.Pipeline;

/// <summary>What is checked of a page in a locale, and what becomes of the findings.</summary>
internal sealed partial class PageJob
{
    private Dictionary<(string Unit, string Segment), SegmentJob>? _byId;

    /// <summary>Checks the targets and notes what is missing. Findings are in the page's order.</summary>
    public void Check()
    {
        var positions = new PagePositions(_page.Extracted.Page);
        foreach (var finding in _page.Extracted.Diagnostics.Append(PageLanguageFinding()))
            AddPageFinding(finding);
        foreach (var job in _segments)
        {
            if (job.Target is null)
                AddFinding(job, positions, MissingFinding(job));
            else if (job.Origin != SegmentOrigin.Kept && !IsSameLocale)
                CheckTerms(job, positions);
            foreach (var finding in CodeRights.Say(job.Segment.Source.Text, job.CodeFindings, code => CodeRights.MarkupOf(job.Segment, _page.Extracted.Page, code)))
                AddFinding(job, positions, finding);
            if (LanguageFinding(job) is { } foreign)
                AddFinding(job, positions, foreign);
            if (job.Machine is { NeedsReview: true } machine)
                AddFinding(job, positions, ReviewFinding.Of(job.Segment.Source.Text, machine, _to));
        }

        if (!IsSameLocale && _to.Language == "vi" && TonePlacement.FindMixture(_segments.Select(TargetText)) is var (index, mixture))
            AddFinding(_segments[index], positions, mixture);
        if (!IsSameLocale)
            CheckQuality(positions);
        if (!IsSameLocale && _segments.Exists(job => job.Unit.Guidance is not null || !job.Unit.GuidedSpans.IsEmpty))
            CheckGuidance(positions);
    }

    /// <summary>Holds the page that came out against its source: its tags, its scripts, its anchors, its language.</summary>
    /// <param name="merged">The page's bytes.</param>
    public void CheckMerged(ReadOnlyMemory<byte> merged)
    {
        if (IsSameLocale)
            return;
        var facts = PageFactsReader.Read(SourcePage.Read(_page.Input.ShownAs, merged));
        foreach (var finding in WholePageChecks.Run(new PagePair(_page.Extracted.Facts, facts, _to)))
        {
            // Who switches the language off writes it by other means.
            if (finding.Id != "lang" || _options.LocalePass.Lang != false)
                AddPageFinding(finding);
        }
    }

    /// <summary>Says which other translations of the page do not name this one.</summary>
    public void CheckCluster(IEnumerable<Locale> oneWay)
    {
        foreach (var locale in oneWay)
        {
            AddPageFinding(new Diagnostic(
                "hreflang-one-way", Severity.Warning, $"The page in {locale} does not name the one in {_to} as its translation.",
                Hint: $"Run once with --to {locale},{_to}, or list the locales in 'site'."));
        }
    }

    // What is kept was written by the page's own people.
    private static string TargetText(SegmentJob job) =>
        job is { Target: { } target, Origin: not SegmentOrigin.Kept } && !target.Text.Equals(job.Segment.Source) ? CanonicalComposition.Compose(target.Text.Text) : "";

    /// <summary>Runs the checks over what was translated.</summary>
    private void CheckQuality(PagePositions positions)
    {
        var translated = _segments.FindAll(job => job.Target is not null && job.Origin != SegmentOrigin.Kept);
        var limits = _policy.LimitsFor(_page.Input.Path, _to);
        var pairs = translated.ConvertAll(job => new CheckedPair(job.Segment.Source.Text, job.Target!.Text.Text, FromOf(job), _to)
        {
            Kind = job.Unit.Kind,
            Name = job.Unit.Name,
            Limits = limits,
            Languages = job.StandsIn ? null : _options.Languages,
            Kept = [.. _options.Terms.FindUntouchable(job.Segment.Source.Text).Select(term => job.Segment.Source.Text.Substring(term.Start, term.Length))],
        });
        foreach (var (index, finding) in QualityChecks.Run(pairs))
            AddFinding(translated[index], positions, finding);
    }

    /// <summary>Holds the targets against what the page says of their characters and their size.</summary>
    private void CheckGuidance(PagePositions positions)
    {
        foreach (var unit in _segments.Where(job => job.Target is not null && job.Origin != SegmentOrigin.Kept).GroupBy(job => job.Unit))
        {
            foreach (var guided in GuidedText.Of(unit.Key, [.. unit.Select(job => (job.Segment, job.Target!.Text))]))
            {
                foreach (var finding in (Diagnostic?[])[
                    AllowedCharactersCheck.Check(guided.Source, guided.Target, guided.Guidance.AllowedCharacters),
                    StorageSizeCheck.Check(guided.Source, guided.Target, guided.Guidance.Storage)])
                {
                    if (finding is not null)
                        AddFinding(unit.First(), positions, finding);
                }
            }
        }
    }

    private void CheckTerms(SegmentJob job, PagePositions positions)
    {
        var checks = TermVerifier.Verify(_options.Terms, job.Segment.Source.Text, job.Target!.Text.Text, _to);
        if (checks.IsEmpty)
            return;
        var position = positions.Of(job.Segment.Range.Start);
        var place = new TermPlace(_page.Input.Path, position.Line, position.Column, job.Segment.Source.Text, job.Target.Text.Text);
        foreach (var check in checks)
        {
            Terms.Add(TermUse.Of(check, place, TermOriginOf(job), job.Terms));
            foreach (var finding in check.Findings)
                AddFinding(job, positions, finding);
            if (IsRunningText(job) && _firstMentions.Check(check.Term, job.Target.Text.Text) is { } firstUse)
                AddFinding(job, positions, firstUse);
        }
    }

    private static TermOrigin TermOriginOf(SegmentJob job) => job.Origin switch
    {
        SegmentOrigin.Provider => TermOrigin.Service,
        SegmentOrigin.Record when job.Recorded is { IsPersons: true } => TermOrigin.Person,
        _ => TermOrigin.Memory,
    };

    private void AddPageFinding(Diagnostic? finding)
    {
        if (finding is null)
            return;
        if (_policy.Weigh(finding, _page.Input.Path, _to) is { } weighed)
            _findings.Add(weighed);
        else
            _suppressed++;
    }

    private void AddFinding(SegmentJob job, PagePositions positions, Diagnostic finding)
    {
        var isNoted = SuppressionNote.Covers(job.Notes, finding.Id);
        if (isNoted || _policy.Weigh(finding, _page.Input.Path, _to) is not { } weighed)
        {
            _suppressed++;
            return;
        }

        _findings.Add(weighed with
        {
            Unit = job.Unit.Id,
            Segment = job.Segment.Id,
            Place = new Place(_page.Input.ShownAs, positions.Of(job.Segment.Range.Start)),
        });
    }

    // What is about the page itself goes before what is about its texts.
    private static (int Line, int Column) PlaceInPage(Diagnostic finding) =>
        finding.Segment is not null && finding.Place?.Position is { } position ? (position.Line, position.Column) : default;

    /// <summary>A finding's row, with the texts that it is about.</summary>
    private Finding RowOf(Diagnostic finding)
    {
        var row = Findings.Of(finding);
        _byId ??= _segments.DistinctBy(job => (job.Unit.Id, job.Segment.Id)).ToDictionary(job => (job.Unit.Id, job.Segment.Id));
        return finding is not { Unit: { } unit, Segment: { } segment } || !_byId.TryGetValue((unit, segment), out var job)
            ? row
            : row with { Source = job.Segment.Source.Text, Target = job.Target?.Text.Text, CodedSource = job.Segment.Source, CodedTarget = job.Target?.Text };
    }

    private Diagnostic MissingFinding(SegmentJob job)
    {
        var text = job.Segment.Source.Text;
        if (job.IsBlocked)
        {
            return new Diagnostic(
                "record-unusable", Severity.Error, $"“{Findings.Shorten(text)}” has in its record a target {ProofWords.Of(job.Failure)}; the source was kept.",
                Hint: $"Correct the target of unit {job.Recorded!.Unit.Id}, segment {job.Recorded.Segment.Id}.");
        }

        var reason = job.Failure is { } failure ? $"has a translation {ProofWords.Of(failure)}" : "has no translation";
        return new Diagnostic(
            "not-translated", Severity.Warning, $"“{Findings.Shorten(text)}” {reason} in {_to}; the source was kept.", Hint: job.Reason is null ? null : $"Why: {job.Reason.TrimEnd('.')}.");
    }
}
