using System.Globalization;
using Localizer.Model;

namespace Localizer.Glossaries;

/// <summary>What became of a term that a source text holds.</summary>
/// <param name="Term">The term.</param>
/// <param name="Form">What was to stand for it in the target.</param>
/// <param name="Expected">How often the source has the term.</param>
/// <param name="Found">How often the target has the form, inflected or not.</param>
/// <param name="Inflected">
/// How many of these are words that hold the form's words: inflected or compounded, which only a person can tell from another word.
/// Always 0 for a term that is not translated, for a form of less than three letters, and where the form itself stands often enough.
/// </param>
public sealed record TermCheck(Term Term, string Form, int Expected, int Found, int Inflected = 0)
{
    /// <summary>
    /// <c>term-missing</c>, an error, when the target does not have the form at all. <c>term-count</c> when it has it fewer times
    /// than the source has the term: a warning, since a language may say once what another says twice, but an error for a term
    /// that is not translated and holds a digit, such as a product's number. <c>term-inflected</c>, which fails nothing, when the
    /// count is right with inflected forms. Else <see langword="null"/>.
    /// </summary>
    public Diagnostic? Finding
    {
        get
        {
            if (Found - Inflected >= Expected)
                return null;
            var counts = $"the source has it {Times(Expected)}, the target {Times(Found - Inflected)}";
            if (Found >= Expected)
                return Make("term-inflected", Severity.Info, $"{counts} and {Times(Inflected)} inside other words", "Check that it is only inflected.");
            if (Found == 0)
            {
                var missing = Expected == 1 ? "the target does not have it" : $"the source has it {Times(Expected)}, the target not at all";
                return Make("term-missing", Severity.Error, missing, "Correct the translation or the glossary.");
            }

            var isNumber = Term.DoNotTranslate && Term.Source.AsSpan().ContainsAnyInRange('0', '9');
            return Make("term-count", isNumber ? Severity.Error : Severity.Warning, counts, "Check that none was lost.");
        }
    }

    private static string Times(int count) => count switch
    {
        1 => "once",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} times"),
    };

    private Diagnostic Make(string id, Severity severity, string what, string hint)
    {
        var wanted = Term.DoNotTranslate ? $"'{Form}' stays as it is" : $"'{Term.Source}' is '{Form}'";
        return new Diagnostic(id, severity, $"The glossary says that {wanted}; {what}.", Hint: hint);
    }
}
