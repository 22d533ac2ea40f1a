using System.Text.Json.Serialization;

namespace Localizer.Reports;

/// <summary>A trouble that was found.</summary>
/// <param name="Id">Its kind: a slug.</param>
/// <param name="Severity"><c>error</c> for what would make a run fail, else <c>warning</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do; commands of the shell stand between backquotes.</param>
/// <param name="File">The file that it is about, or <see langword="null"/>.</param>
/// <param name="Line">The line in it, from 1, or <see langword="null"/>.</param>
/// <param name="Column">The column in it, from 1 in UTF-16 units, or <see langword="null"/>.</param>
public sealed record DoctorFinding(string Id, string Severity, string Message, string Remedy, string? File, int? Line, int? Column);

/// <summary>What an examination found: the document that <c>doctor --format json</c> prints.</summary>
/// <param name="ExitCode">The exit code that a run would end with.</param>
/// <param name="Troubles">What was found.</param>
public sealed record DoctorReport(int ExitCode, IReadOnlyList<DoctorFinding> Troubles)
{
    /// <summary>The version of the document's schema.</summary>
    [JsonPropertyOrder(-1)]
    public int Version => 1;

    /// <summary>The troubles as lines for people; not part of the document.</summary>
    [JsonIgnore]
    public IReadOnlyList<Model.Diagnostic> Diagnostics { get; init; } = [];
}
