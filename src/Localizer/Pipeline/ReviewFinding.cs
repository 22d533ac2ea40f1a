using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Says why a person has to look at a machine's translation.</summary>
internal static class ReviewFinding
{
    private const string Where = "docs/asking-services.md says what the rungs are.";

    /// <summary>The finding.</summary>
    /// <param name="source">The segment's text.</param>
    /// <param name="machine">How its translation came about.</param>
    /// <param name="to">The translation's locale.</param>
    public static Diagnostic Of(string source, MachineOrigin machine, Locale to)
    {
        var shown = Findings.Shorten(source);
        var (message, hint) = machine.Review switch
        {
            ReviewReason.PartUntranslated => (
                $"A part of “{shown}” seems to be left as it was in {to} (rung {machine.Rung}).", "Look whether all of it is translated."),
            ReviewReason.CutOff => (
                $"The end of “{shown}” seems to be missing in {to} (rung {machine.Rung}).", "Look whether all of it is translated."),
            ReviewReason.Adapted => (
                $"“{shown}” is in memory but for its numbers or codes, which were put right in {to}.",
                "Look whether the words around them still fit. docs/memory.md says what is adapted."),
            _ => (
                $"“{shown}” was translated into {to} as plain text (rung {machine.Rung}), and its inline codes were put back by their words.",
                "Look whether links and formatting stand at the right words."),
        };
        return machine.Review == ReviewReason.Adapted
            ? new Diagnostic("needs-review", Severity.Warning, message, Hint: hint)
            : new Diagnostic("needs-review", Severity.Warning, $"{message} It came from {machine.Provider}.", Hint: $"{hint} {Where}");
    }
}
