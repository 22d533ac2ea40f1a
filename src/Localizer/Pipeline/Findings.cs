using Localizer.Model;
using Localizer.Reports;

namespace Localizer.Pipeline;

/// <summary>Turns diagnostics into the rows of a report.</summary>
internal static class Findings
{
    /// <summary>The row of a diagnostic.</summary>
    public static Finding Of(Diagnostic diagnostic) => new(
        diagnostic.Id,
        NameOf(diagnostic.Severity),
        diagnostic.Unit,
        diagnostic.Segment,
        diagnostic.Hint is null ? diagnostic.Message : $"{diagnostic.Message} {diagnostic.Hint}",
        diagnostic.Place?.Position?.Line,
        diagnostic.Place?.Position?.Column);

    /// <summary>A text as messages show it: its first words.</summary>
    public static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    /// <summary>The name of a severity in reports.</summary>
    public static string NameOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}
