using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Localizer.Reports;

/// <summary>Writes findings for two CI services in the forms that they have for them.</summary>
public static class CiReport
{
    private const int MostAnnotations = 50;
    private const int MostRows = 100;

    /// <summary>Workflow commands of GitHub Actions, a line each, that show a finding at its place: errors first, 50 at most.</summary>
    /// <param name="report">What a run did.</param>
    public static IReadOnlyList<string> GitHubAnnotations(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return
        [
            .. report.Pages.SelectMany(page => page.Findings.Select(finding => (page, finding)))
                .Where(row => row.finding.Severity != "info")
                .OrderBy(row => row.finding.Severity == "error" ? 0 : 1)
                .Take(MostAnnotations)
                .Select(row => Annotation(row.page, row.finding)),
        ];
    }

    /// <summary>A summary of the run in GitHub's Markdown.</summary>
    /// <param name="report">What a run did.</param>
    public static string GitHubSummary(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder("## Localizer\n\n| page | locale | status | segments | missing | errors | warnings |\n| --- | --- | --- | ---: | ---: | ---: | ---: |\n");
        foreach (var page in report.Pages.Take(MostRows))
        {
            var status = page.Status.ToString().ToLowerInvariant() + (page.HeldBack > 0 ? ", held back" : "");
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Cell(page.Path)} | {page.Locale} | {status} | {page.Segments.Total} | {page.Segments.Missing} | {Count(page, "error")} | {Count(page, "warning")} |\n");
        }

        if (report.Pages.Count > MostRows)
            text.Append(CultureInfo.InvariantCulture, $"\n… and {report.Pages.Count - MostRows} more.\n");
        foreach (var bill in report.Billing)
            text.Append(CultureInfo.InvariantCulture, $"\n{bill.Provider}: {bill.Requests} requests, {bill.Characters:#,0} characters{Cost(bill)}.\n");
        return text.ToString();
    }

    /// <summary>GitLab's code quality report: one JSON array.</summary>
    /// <param name="report">What a run did.</param>
    public static string GitLabCodeQuality(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var page in report.Pages)
            {
                foreach (var finding in page.Findings)
                {
                    json.WriteStartObject();
                    json.WriteString("description", $"{page.Locale}: {finding.Message}");
                    json.WriteString("check_name", finding.Check);
                    json.WriteString("fingerprint", SarifReport.Fingerprint(page, finding, seen));
                    json.WriteString("severity", finding.Severity switch { "error" => "major", "warning" => "minor", _ => "info" });
                    json.WriteStartObject("location");
                    json.WriteString("path", page.ShownAs ?? page.Path);
                    json.WriteStartObject("lines");
                    json.WriteNumber("begin", finding.Line ?? 1);
                    json.WriteEndObject();
                    json.WriteEndObject();
                    json.WriteEndObject();
                }
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static string Cost(BillingReport bill) => bill.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $", {cost:0.00##} {bill.Currency}") : "";

    private static string Annotation(PageReport page, Finding finding)
    {
        var place = $"file={Property(page.ShownAs ?? page.Path)},line={(finding.Line ?? 1).ToString(CultureInfo.InvariantCulture)},col={(finding.Column ?? 1).ToString(CultureInfo.InvariantCulture)}";
        return $"::{finding.Severity} {place},title={Property($"{finding.Check} ({page.Locale})")}::{Data(finding.Message)}";
    }

    // A message could otherwise begin a command of its own.
    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Cell(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    private static int Count(PageReport page, string severity) => page.Findings.Count(finding => finding.Severity == severity);
}
