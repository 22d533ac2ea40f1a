using System.Text;
using Localizer.Model;

namespace Localizer.Reports;

/// <summary>A report in each form, by the name of its file.</summary>
public static class ReportFiles
{
    /// <summary>The files: <c>report.json</c>, <c>report.html</c>, <c>results.sarif</c> and <c>junit.xml</c>.</summary>
    /// <param name="report">What a run did.</param>
    /// <param name="rules">What is known of each check.</param>
    /// <param name="version">The program's version.</param>
    /// <param name="recordOf">Where a finding's text stands in the page's record, for reports that can point there; may know nothing.</param>
    /// <returns>Each file's name and its bytes, UTF-8.</returns>
    public static IEnumerable<(string Name, byte[] Content)> Of(RunReport report, IReadOnlyList<ReportedRule> rules, string version, Func<PageReport, Finding, Place?> recordOf)
    {
        yield return ("report.json", Encoding.UTF8.GetBytes(ReportJson.Write(report) + "\n"));
        yield return ("report.html", Encoding.UTF8.GetBytes(HtmlReport.Write(report)));
        yield return ("results.sarif", Encoding.UTF8.GetBytes(SarifReport.Write(report, rules, version, recordOf)));
        yield return ("junit.xml", Encoding.UTF8.GetBytes(JUnitReport.Write(report, rules)));
    }

    /// <summary>The files of a check of glossaries: <c>report.json</c> and <c>results.sarif</c>.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="rules">What is known of each finding.</param>
    /// <param name="version">The program's version.</param>
    /// <returns>Each file's name and its bytes, UTF-8.</returns>
    public static IEnumerable<(string Name, byte[] Content)> Of(GlossaryReport report, IReadOnlyList<ReportedRule> rules, string version)
    {
        yield return ("report.json", Encoding.UTF8.GetBytes(ReportJson.Write(report) + "\n"));
        yield return ("results.sarif", Encoding.UTF8.GetBytes(SarifReport.Write(report, rules, version)));
    }
}
