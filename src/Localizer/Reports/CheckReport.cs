using System.Text.Json.Serialization;

namespace Localizer.Reports;

/// <summary>A file that was checked, in a locale.</summary>
/// <param name="Path">The file's path, with <c>/</c>.</param>
/// <param name="Locale">The locale of its translations.</param>
/// <param name="Segments">How many translations were checked.</param>
/// <param name="Findings">What was found.</param>
public sealed record CheckedFile(string Path, string Locale, int Segments, IReadOnlyList<Finding> Findings)
{
    /// <summary>How many findings the project's settings keep out of the report; 0 is left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Suppressed { get; init; }
}

/// <summary>What checks found: the document that <c>check --format json</c> prints.</summary>
/// <param name="ExitCode">The exit code of the run.</param>
/// <param name="Files">One row a file and locale.</param>
public sealed record CheckReport(int ExitCode, IReadOnlyList<CheckedFile> Files)
{
    /// <summary>The version of the document's schema.</summary>
    [JsonPropertyOrder(-1)]
    public int Version => 1;

    /// <summary>The same as a run's report says it.</summary>
    /// <param name="report">The run's report.</param>
    public static CheckReport Of(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new CheckReport(
            report.ExitCode,
            [.. report.Pages.Select(page => new CheckedFile(page.Path, page.Locale, page.Segments.Total, page.Findings) { Suppressed = page.Suppressed })]);
    }
}
