using System.Globalization;
using Localizer.Pipeline;
using Localizer.Reports;

namespace Localizer.Cli.Output;

/// <summary>How many findings are printed.</summary>
internal enum ReportDetail
{
    /// <summary>Errors.</summary>
    Errors,

    /// <summary>Errors, and the first findings of each page.</summary>
    Usual,

    /// <summary>All.</summary>
    All,
}

/// <summary>Prints a run's report for people: findings to standard error, results to standard output.</summary>
internal static class TextReport
{
    private const int FirstFindings = 5;

    /// <summary>Prints what was found, page by page, and what to do about what is missing.</summary>
    public static void WriteFindings(RunReport report, PipelineOptions options, ReportDetail detail, TextWriter error)
    {
        var shownAs = options.Pages.ToDictionary(page => page.Path, page => page.ShownAs, StringComparer.Ordinal);
        foreach (var page in report.Pages)
        {
            // What a plan would ask a service for is no finding yet.
            var isPlanned = report.Plan && report.Billing.Count > 0;
            var findings = page.Findings.Where(finding => !(isPlanned && finding.Check == "not-translated") && detail switch
            {
                ReportDetail.All => true,
                ReportDetail.Usual => finding.Severity != "info",
                _ => finding.Severity == "error",
            }).ToList();
            var shown = detail == ReportDetail.Usual ? findings.Where((finding, index) => index < FirstFindings || finding.Severity == "error").ToList() : findings;
            foreach (var finding in shown)
                error.WriteLine(Line(shownAs[page.Path], finding));
            if (findings.Count > shown.Count)
                error.WriteLine($"{shownAs[page.Path]}: {Count(findings.Count - shown.Count, "more finding")} in {page.Locale}; -v lists all.");
        }

        foreach (var notice in report.Notices)
            error.WriteLine(notice);
        var advice = detail == ReportDetail.Errors || report.Plan ? null : Advice(report, options);
        if (advice is not null)
            error.WriteLine(advice);
    }

    /// <summary>Prints what the run did, in a few lines.</summary>
    public static void WriteSummary(RunReport report, PipelineOptions options, TextWriter output)
    {
        foreach (var page in report.Pages)
        {
            var name = page.Output ?? $"{page.Path} ({page.Locale})";
            output.WriteLine($"{name}: {(report.Plan && page.Status != PageStatus.Refused ? "planned" : Status(page.Status))}, {Describe(page.Segments)}{HeldBack(page)}");
        }

        var total = report.Pages.Aggregate(SegmentCounts.None, (sum, page) => sum + page.Segments);
        var articles = report.Pages.Select(page => page.Path).Distinct(StringComparer.Ordinal).Count();
        output.WriteLine($"{Count(articles, "article")} to {string.Join(", ", report.To)}: {Describe(total)}");
        var occurrences = report.Terms.Sum(term => term.Occurrences);
        if (occurrences > 0 && !report.Plan)
        {
            var failed = report.Terms.Sum(term => term.Failed);
            output.WriteLine($"Glossary: {occurrences - failed} of {Count(occurrences, "term")} verified in the targets{HowApplied(report.Terms)}");
        }

        foreach (var bill in report.Billing)
        {
            output.WriteLine(Describe(bill, report.Plan));
            if (bill.Rungs is { } rungs && rungs.Any(rung => rung.Rung > 1))
                output.WriteLine($"  {string.Join("; ", rungs.Select(Describe))} (docs/asking-services.md)");
        }

        if (options.Links == Locales.LinkPolicy.Disk && !report.Plan && report.Pages.Any(page => page.Output is not null))
            output.WriteLine("Links: relative ones lead to the files they led to (\"links\" in localizer.json)");
    }

    private static string HowApplied(IReadOnlyList<TermReport> terms)
    {
        (int Count, string Way)[] ways = [(terms.Sum(term => term.Native), "native"), (terms.Sum(term => term.Protected), "protected"), (terms.Sum(term => term.Repaired), "repaired")];
        var used = ways.Where(way => way.Count > 0).Select(way => $"{way.Count} {way.Way}").ToList();
        return used.Count == 0 ? "" : $" ({string.Join(", ", used)})";
    }

    private static string Line(string file, Finding finding)
    {
        var place = finding.Line is null ? file : string.Create(CultureInfo.InvariantCulture, $"{file}:{finding.Line}:{finding.Column}");
        return $"{place}: {finding.Severity} {finding.Check}: {finding.Message}";
    }

    private static string? Advice(RunReport report, PipelineOptions options)
    {
        var missing = report.Pages.Where(page => page.Segments.Missing > 0).ToList();
        if (missing.Count == 0)
            return null;
        var segments = missing.Sum(page => page.Segments.Missing);
        var locales = string.Join(", ", missing.Select(page => page.Locale).Distinct(StringComparer.Ordinal));
        var lead = $"{Count(segments, "segment")} not translated into {locales}, on {Count(missing.Count, "page")}: the source was kept.";
        return options.Providers.Count == 0
            ? $"{lead} Give a memory that has them (--memory FILE.tmx); 'localizer providers' lists who else could translate them and what each needs."
            : $"{lead} What was paid for is kept: run again to ask for the rest.";
    }

    private static string HeldBack(PageReport page) => page.HeldBack switch
    {
        0 => "",
        1 => "; held back for 1 segment (\"publish\" in localizer.json)",
        var count => string.Create(CultureInfo.InvariantCulture, $"; held back for {count} segments (\"publish\" in localizer.json)"),
    };

    private static string Status(PageStatus status) => status switch
    {
        PageStatus.Refused => "refused",
        PageStatus.Incomplete => "incomplete",
        PageStatus.Unchanged => "unchanged",
        _ => "written",
    };

    private static string Describe(SegmentCounts counts)
    {
        var parts = new List<string>();
        Add(counts.Record, "from its record");
        Add(counts.Context, "from memory in context");
        Add(counts.Exact, "from memory");
        Add(counts.Provider, "from the provider");
        Add(counts.Kept, "kept as they are");
        Add(counts.Missing, "not translated");
        Add(counts.NeedsReview, counts.NeedsReview == 1 ? "of them needs review" : "of them need review");
        return $"{Count(counts.Total, "segment")}{(parts.Count == 0 ? "" : ": ")}{string.Join(", ", parts)}";

        void Add(int count, string what)
        {
            if (count > 0)
                parts.Add($"{count} {what}");
        }
    }

    private static string Describe(BillingReport bill, bool isPlan)
    {
        var culture = CultureInfo.InvariantCulture;
        var retries = bill.Retries == 0 ? "" : $", {bill.Retries} sent again";
        var tokens = bill.InputTokens is null && bill.OutputTokens is null
            ? ""
            : string.Create(culture, $", {bill.InputTokens ?? 0:#,0} tokens in and {bill.OutputTokens ?? 0:#,0} out");
        var cost = bill.Cost is { } amount ? string.Create(culture, $", {amount:0.00##} {bill.Currency}") : "";
        var lost = bill.LostCharacters is { } characters ? string.Create(culture, $"; the answers to {characters:#,0} more were lost, which may be billed") : "";
        var mostCost = bill.AtMostCost is { } cap ? string.Create(culture, $" characters and {cap:0.00##} {bill.Currency}") : "";
        var most = bill.AtMost is { } all ? string.Create(culture, $"; at most {all:#,0}{mostCost} if texts have to be asked for in every way") : "";
        return string.Create(
            culture, $"{bill.Provider}: {Count(bill.Requests, "request")}{retries}, {bill.Characters:#,0} characters {(isPlan ? "to be billed" : "billed")}{tokens}{cost}{lost}{most}");
    }

    private static string Describe(RungReport rung) => string.Create(
        CultureInfo.InvariantCulture, $"rung {rung.Rung}: {Count(rung.Segments, "text")}, {rung.Characters:#,0} characters");

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
