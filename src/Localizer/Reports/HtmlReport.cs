using System.Globalization;
using System.Text;

namespace Localizer.Reports;

/// <summary>Writes what a run did as one HTML file that needs nothing else: totals, cost, the findings with their texts, and the terms.</summary>
public static class HtmlReport
{
    private const string Template = "Localizer.Reports.ReportPage.html";

    /// <summary>The report as one HTML document.</summary>
    /// <param name="report">What a run did.</param>
    public static string Write(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(Template)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("<!--CONTENT-->", Content(report), StringComparison.Ordinal);
    }

    private static string Content(RunReport report)
    {
        var html = new StringBuilder();
        WriteTotals(html, report);
        WritePages(html, report);
        WriteBilling(html, report);
        WriteFindings(html, report);
        WriteTerms(html, report);
        WriteTermPlaces(html, report);
        return html.ToString();
    }

    private static void WriteTotals(StringBuilder html, RunReport report)
    {
        var total = report.Pages.Aggregate(SegmentCounts.None, (sum, page) => sum + page.Segments);
        var findings = report.Pages.SelectMany(page => page.Findings).ToList();
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p>{report.Pages.Count} pages and locales, {total.Total} segments, {total.Missing} not translated, {total.NeedsReview} to review, {report.Pages.Count(page => page.HeldBack > 0)} held back. ");
        html.Append(
            CultureInfo.InvariantCulture,
            $"Findings: <span class=\"error\">{findings.Count(finding => finding.Severity == "error")} errors</span>, <span class=\"warning\">{findings.Count(finding => finding.Severity == "warning")} warnings</span>, {findings.Count(finding => finding.Severity == "info")} to know, {report.Pages.Sum(page => page.Suppressed)} suppressed. Exit code {report.ExitCode}.</p>\n");
    }

    private static void WritePages(StringBuilder html, RunReport report) => WriteTable(
        html, "Pages", ["Page", "Locale", "Status", "Segments", "Not translated", "To review", "Findings"], 3,
        report.Pages.Select(page => (string[])
        [
            page.Path, page.Locale, StatusOf(page),
            Number(page.Segments.Total), Number(page.Segments.Missing), Number(page.Segments.NeedsReview), Number(page.Findings.Count),
        ]));

    // What is held back is not published: it waits in a folder of its own, which is named.
    private static string StatusOf(PageReport page)
    {
        var status = page.Status.ToString().ToLowerInvariant();
        return page.HeldBack == 0
            ? status
            : string.Create(CultureInfo.InvariantCulture, $"{status}, held back for {page.HeldBack} {(page.HeldBack == 1 ? "segment" : "segments")}{(page.Output is null ? "" : $": {page.Output}")}");
    }

    private static void WriteBilling(StringBuilder html, RunReport report) => WriteTable(
        html, "Cost", ["Provider", "Requests", "Characters", "Cost"], 1,
        report.Billing.Select(bill => (string[])
        [
            bill.Provider, Number(bill.Requests), Number(bill.Characters),
            bill.Cost is { } amount ? string.Create(CultureInfo.InvariantCulture, $"{amount:0.00##} {bill.Currency}") : "",
        ]));

    // Those that fail stand first: nobody reads through all that are well.
    private static void WriteTerms(StringBuilder html, RunReport report) => WriteTable(
        html, "Terms", ["Term", "Locale", "Occurrences", "Native", "Protected", "Repaired", "Memory", "Person", "Missing"], 2,
        report.Terms.OrderByDescending(term => term.Failed).Select(term => (string[])
        [
            term.Term, term.Locale, Number(term.Occurrences), Number(term.Native), Number(term.Protected), Number(term.Repaired), Number(term.Memory), Number(term.Person),
            Number(term.Failed),
        ]));

    // All in the open, without anything to press: so it prints, and is read from the keyboard.
    private static void WriteTermPlaces(StringBuilder html, RunReport report)
    {
        if (report.TermPlaces.Count == 0)
            return;
        html.Append("<h2>Terms in their places</h2>\n<p class=\"soft\">The first places of each term; those that lack it stand first.</p>\n<table id=\"term-places\"><thead><tr>");
        foreach (var column in (ReadOnlySpan<string>)["Term", "Locale", "How", "Place", "Source", "Translation"])
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{column}</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (var place in report.TermPlaces)
        {
            var (source, target) = report.MarkTerms(place.Source, place.Target, place.Locale);
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{Escape(place.Term)}</td><td>{Escape(place.Locale)}</td><td{(place.IsMissing ? " class=\"error\"" : "")}>{Escape(place.How)}</td><td>{Escape(place.Place)}</td><td dir=\"auto\">{MarkedTexts.WithTerms(place.Source, source, place.Term)}</td><td lang=\"{Escape(place.Locale)}\" dir=\"auto\">{MarkedTexts.WithTerms(place.Target, target, place.Term)}</td></tr>\n");
        }

        html.Append("</tbody></table>\n");
    }

    /// <summary>A table under a heading; nothing when it has no rows.</summary>
    /// <param name="html">Takes it.</param>
    /// <param name="title">The heading.</param>
    /// <param name="columns">The columns' names.</param>
    /// <param name="firstNumber">The first of the columns of numbers, which are the last ones.</param>
    /// <param name="rows">The cells' texts, row by row.</param>
    private static void WriteTable(StringBuilder html, string title, string[] columns, int firstNumber, IEnumerable<string[]> rows)
    {
        var body = new StringBuilder();
        foreach (var row in rows)
        {
            body.Append("<tr>");
            for (var i = 0; i < row.Length; i++)
                body.Append(i < firstNumber ? "<td>" : "<td class=\"number\">").Append(Escape(row[i])).Append("</td>");
            body.Append("</tr>\n");
        }

        if (body.Length == 0)
            return;
        html.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2>\n<table><thead><tr>");
        for (var i = 0; i < columns.Length; i++)
            html.Append(i < firstNumber ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"number\">").Append(columns[i]).Append("</th>");
        html.Append("</tr></thead><tbody>\n").Append(body).Append("</tbody></table>\n");
    }

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static void WriteFindings(StringBuilder html, RunReport report)
    {
        html.Append("<h2>Findings</h2>\n");
        if (!report.Pages.Any(page => page.Findings.Count > 0))
        {
            html.Append("<p>None.</p>\n");
            return;
        }

        if (report.Pages.Any(page => page.Findings.Any(finding => finding is { CodedSource.Codes.IsEmpty: false } or { CodedTarget.Codes.IsEmpty: false })))
            html.Append("<p class=\"soft\"><span class=\"code\">⟨1⟩</span> and <span class=\"code\">⟨/1⟩</span> show where links and formatting begin and end, <span class=\"code\">⟨2/⟩</span> where a line break, an image or the like stands.</p>\n");
        html.Append("<div class=\"filters\"><label>Search<input id=\"filter-text\" type=\"search\"></label><label>Severity<select id=\"filter-severity\"><option value=\"\">all</option><option>error</option><option>warning</option><option>info</option></select></label><label>Locale<select id=\"filter-locale\"><option value=\"\">all</option>");
        foreach (var locale in report.Pages.Select(page => page.Locale).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            html.Append(CultureInfo.InvariantCulture, $"<option>{Escape(locale)}</option>");
        html.Append("</select></label><span id=\"shown\" role=\"status\" class=\"soft\"></span></div>\n<table id=\"findings\"><thead><tr>");
        foreach (var column in (ReadOnlySpan<string>)["Severity", "Check", "Place", "Message", "Source", "Translation"])
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"><button type=\"button\">{column}</button></th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (var page in report.Pages)
        {
            foreach (var finding in page.Findings)
                WriteFinding(html, page, finding, report.MarkTerms);
        }

        html.Append("</tbody></table>\n");
    }

    private static void WriteFinding(StringBuilder html, PageReport page, Finding finding, TermMarker mark)
    {
        var (source, target) = finding.Source is { } text ? mark(text, finding.Target, page.Locale) : ([], []);
        var place = finding.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $":{line}:{finding.Column}") : "";
        var unit = finding.Unit is null ? "" : $"<br><span class=\"soft\">{Escape(finding.Unit)}{(finding.Segment is null ? "" : $" / {Escape(finding.Segment)}")}</span>";
        html.Append(
            CultureInfo.InvariantCulture,
            $"<tr data-severity=\"{Escape(finding.Severity)}\" data-locale=\"{Escape(page.Locale)}\"><td class=\"{Escape(finding.Severity)}\">{Escape(finding.Severity)}</td><td>{Escape(finding.Check)}</td><td>{Escape(page.Path)}{place} ({Escape(page.Locale)}){unit}</td><td>{Escape(finding.Message)}</td><td dir=\"auto\">{MarkedTexts.Of(finding.Source, finding.CodedSource, source, finding.Message)}</td><td lang=\"{Escape(page.Locale)}\" dir=\"auto\">{MarkedTexts.Of(finding.Target, finding.CodedTarget, target, finding.Message)}</td></tr>\n");
    }

    private static string Escape(string text) => MarkedTexts.Escape(text);
}
