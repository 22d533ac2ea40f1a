using Localizer.Model;
using Localizer.Reports;

namespace Localizer.Pipeline;

/// <summary>Collects what becomes of the pages of a run, from any thread; what comes out does not show the order of arrival.</summary>
/// <param name="options">The run.</param>
internal sealed class RunLedger(PipelineOptions options)
{
    private readonly Lock _lock = new();
    private readonly List<PageReport> _pages = [];
    private readonly HashSet<int> _exitCodes = [];
    private readonly List<Diagnostic> _notices = [];
    private readonly TermTally _terms = new();
    private readonly SortedSet<string> _from = new(StringComparer.Ordinal);

    /// <summary>Notes a page that was finished.</summary>
    public void Note(PageJob job, PageReport report)
    {
        lock (_lock)
        {
            Note(report, job.Page.From.Tag);
            _terms.Add(job.To, job.Terms);
        }
    }

    /// <summary>Notes a page that an earlier run finished and that has not changed.</summary>
    /// <param name="report">Its row.</param>
    /// <param name="from">The locale that it is in.</param>
    /// <param name="terms">How the terms on it fared.</param>
    public void Note(PageReport report, string from, IEnumerable<TermReport> terms)
    {
        lock (_lock)
        {
            Note(report, from);
            _terms.Add(terms);
        }
    }

    /// <summary>Notes a page that could not be worked on.</summary>
    /// <param name="input">The page.</param>
    /// <param name="locales">The locales that it is refused in.</param>
    /// <param name="reason">Why.</param>
    /// <param name="exitCode">What it means for the run.</param>
    public void Refuse(PageInput input, IEnumerable<Locale> locales, Diagnostic reason, int exitCode)
    {
        lock (_lock)
        {
            _exitCodes.Add(exitCode);
            _pages.AddRange(locales.Select(locale => new PageReport(
                input.Path, locale.Tag, null, null, PageStatus.Refused, SegmentCounts.None, [Findings.Of(reason)])));
        }
    }

    /// <summary>Notes what people have to know, whatever the exit code.</summary>
    public void Say(Diagnostic notice)
    {
        lock (_lock)
            _notices.Add(notice);
    }

    /// <summary>Notes what concerns the run as a whole.</summary>
    public void Note(int exitCode)
    {
        lock (_lock)
            _exitCodes.Add(exitCode);
    }

    /// <summary>The report.</summary>
    /// <param name="billing">What services were asked and bill.</param>
    /// <param name="notices">What people have to know.</param>
    public RunReport Report(IReadOnlyList<BillingReport> billing, IEnumerable<Diagnostic> notices)
    {
        _pages.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path) is var order and not 0 ? order : string.CompareOrdinal(one.Locale, other.Locale));
        return new RunReport(
            options.Mode == RunMode.Plan,
            ExitCode.Combine(_exitCodes),
            _from.Count == 1 ? _from.First() : null,
            [.. options.To.Select(locale => locale.Tag)],
            _pages,
            billing,
            _terms.Report())
        {
            TermPlaces = _terms.Places(),
            MarkTerms = Terminology.TermMarks.By(options.Terms),
            Notices = [.. _notices.OrderBy(notice => notice.ToString(), StringComparer.Ordinal), .. notices],
        };
    }

    private void Note(PageReport report, string from)
    {
        if (report.Segments.Missing > 0 && options.Mode != RunMode.Plan)
            _exitCodes.Add(options.Mode == RunMode.Frozen ? ExitCode.Stale : ExitCode.NotTranslated);
        if (Fails(report))
            _exitCodes.Add(ExitCode.GateFailed);
        _pages.Add(report);
        _from.Add(from);
    }

    // What is missing is the exit code's business (4 or 5), not the gate's.
    private bool Fails(PageReport report) => options.FailOn switch
    {
        FailOn.Never => false,
        FailOn.Warning => report.Findings.Any(finding => finding.Severity is "error" or "warning" && finding.Check != "not-translated"),
        _ => report.Findings.Any(finding => finding.Severity == "error"),
    };
}
