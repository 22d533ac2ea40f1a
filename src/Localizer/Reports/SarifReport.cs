using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Localizer.Model;

namespace Localizer.Reports;

/// <summary>Writes findings as SARIF 2.1.0, which code hosts and editors show at their place in the source page.</summary>
public static class SarifReport
{
    private const string FingerprintName = "localizerFinding/v1";

    /// <summary>The report as one JSON document.</summary>
    /// <param name="report">What a run did.</param>
    /// <param name="rules">What is known of each check, in order of their ids.</param>
    /// <param name="version">The program's version.</param>
    /// <param name="recordOf">Where a finding's text stands in the page's record; may know nothing.</param>
    public static string Write(RunReport report, IReadOnlyList<ReportedRule> rules, string version, Func<PageReport, Finding, Place?> recordOf)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(recordOf);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return Write(
            AllRules(report.Pages.SelectMany(page => page.Findings), rules), version,
            from page in report.Pages
            from finding in page.Findings
            select new Result(finding, page.ShownAs ?? page.Path, $"{page.Locale}: {finding.Message}", Fingerprint(page, finding, seen)) { Record = recordOf(page, finding) });
    }

    /// <summary>The report of a check of glossaries as one JSON document.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="rules">What is known of each finding, in order of their ids.</param>
    /// <param name="version">The program's version.</param>
    public static string Write(GlossaryReport report, IReadOnlyList<ReportedRule> rules, string version)
    {
        ArgumentNullException.ThrowIfNull(report);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return Write(
            AllRules(report.Files.SelectMany(file => file.Findings), rules), version,
            from file in report.Files
            from finding in file.Findings
            select new Result(finding, file.Path, finding.Message, Fingerprint(string.Join('\n', file.Path, finding.Check, finding.Source ?? ""), seen)));
    }

    private static string Write(ImmutableArray<ReportedRule> rules, string version, IEnumerable<Result> results)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules, version);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var result in results)
                WriteResult(json, result, IndexOf(rules, result.Finding.Check));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    // A finding whose check has no rule of its own, such as a page that could not be read, gets one.
    private static ImmutableArray<ReportedRule> AllRules(IEnumerable<Finding> findings, IReadOnlyList<ReportedRule> rules)
    {
        var known = rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var others = findings.Where(finding => !known.Contains(finding.Check)).DistinctBy(finding => finding.Check, StringComparer.Ordinal)
            .Select(finding => new ReportedRule(finding.Check, finding.Severity, "Something about the page itself, which the message says.", "Do what the message says."));
        return [.. rules.Concat(others).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
    }

    private static void WriteTool(Utf8JsonWriter json, ImmutableArray<ReportedRule> rules, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "localizer");
        json.WriteString("semanticVersion", version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            WriteText(json, "shortDescription", rule.Rationale);
            WriteText(json, "help", $"{rule.Rationale} {rule.Hint}");
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", LevelOf(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Result result, int ruleIndex)
    {
        var finding = result.Finding;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Check);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", LevelOf(finding.Severity));
        WriteText(json, "message", result.Message);
        WritePlace(json, "locations", result.File, finding.Line, finding.Column, said: null);
        if (result.Record is { } record)
            WritePlace(json, "relatedLocations", record.File, record.Position?.Line, record.Position?.Column, "Its translation in the record.");
        json.WriteStartObject("partialFingerprints");
        json.WriteString(FingerprintName, result.Fingerprint);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, string name, string file, int? startLine, int? startColumn, string? said)
    {
        json.WriteStartArray(name);
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(file));
        json.WriteEndObject();
        if (startLine is { } line)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", line);
            if (startColumn is { } column)
                json.WriteNumber("startColumn", column);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (said is not null)
            WriteText(json, "message", said);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>What stays the same when lines move: page, locale, check, unit, segment and text; the same finding again is counted.</summary>
    internal static string Fingerprint(PageReport page, Finding finding, Dictionary<string, int> seen) => Fingerprint(
        string.Join('\n', page.Path, page.Locale, finding.Check, finding.Source ?? $"{finding.Unit}/{finding.Segment}", finding.Source is null ? finding.Message : ""), seen);

    private static string Fingerprint(string key, Dictionary<string, int> seen)
    {
        var count = seen[key] = seen.GetValueOrDefault(key) + 1;
        return XxHash128.HashToUInt128(Encoding.UTF8.GetBytes($"{key}\n{count.ToString(CultureInfo.InvariantCulture)}")).ToString("x32", CultureInfo.InvariantCulture);
    }

    private static int IndexOf(ImmutableArray<ReportedRule> rules, string id)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules[i].Id == id)
                return i;
        }

        return -1;
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string LevelOf(string severity) => severity == "info" ? "note" : severity;

    private static string UriOf(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>A finding with its place and the name that it keeps.</summary>
    private sealed record Result(Finding Finding, string File, string Message, string Fingerprint)
    {
        /// <summary>Where its text stands in the page's record, or <see langword="null"/>.</summary>
        public Place? Record { get; init; }
    }
}
