using System.Text.Json.Serialization;

namespace Localizer.Reports;

/// <summary>A checked glossary.</summary>
/// <param name="Path">The file as the user named it.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Fixed">How many cells were put right.</param>
/// <param name="Findings">What is wrong, by line and column.</param>
public sealed record GlossaryFileReport(string Path, int Rows, int Fixed, IReadOnlyList<Finding> Findings);

/// <summary>What a check of glossaries came to: the document that <c>glossary check --format json</c> prints.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Files">One row a file, the nearest first.</param>
public sealed record GlossaryReport(int ExitCode, IReadOnlyList<GlossaryFileReport> Files)
{
    /// <summary>The version of the document's schema.</summary>
    [JsonPropertyOrder(-1)]
    public int Version => 1;
}
