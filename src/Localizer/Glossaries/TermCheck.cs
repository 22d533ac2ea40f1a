using System.Collections.Immutable;
using System.Globalization;
using Localizer.Model;

namespace Localizer.Glossaries;

/// <summary>What became of a term that a source text holds.</summary>
/// <param name="Term">The term.</param>
/// <param name="Form">What was to stand for it in the target.</param>
/// <param name="Expected">How often the source has the term.</param>
/// <param name="Found">How often the target has the form or an admitted one, inflected or not.</param>
/// <param name="Inflected">
/// How many of these are words that hold the form's words: inflected or compounded, which only a person can tell from another word.
/// Always 0 for a form of less than three letters, in languages whose words do not change (for a term that is not translated: whose names
/// do not), and where the form itself stands often enough.
/// </param>
public sealed record TermCheck(Term Term, string Form, int Expected, int Found, int Inflected = 0)
{
    /// <summary>The forbidden forms that the target has for the term, as they stand there.</summary>
    public ImmutableArray<string> Forbidden { get; init; } = [];

    /// <summary>The places where a form lost a capital letter, as they stand in the target.</summary>
    public ImmutableArray<string> Miscased { get; init; } = [];

    /// <summary>How many of the target's forms were put there in repair of what a service gave.</summary>
    public int Repaired { get; init; }

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

    /// <summary>
    /// All that is to be said: <see cref="Finding"/>, <c>term-forbidden</c>, an error, for forms that must not stand for the term, and
    /// <c>term-case</c>, a warning, for a form that lost a capital.
    /// </summary>
    public IEnumerable<Diagnostic> Findings
    {
        get
        {
            if (Finding is { } finding)
                yield return finding;
            if (!Forbidden.IsEmpty)
                yield return Make("term-forbidden", Severity.Error, $"{Quoted(Forbidden)} must not stand for it", $"Write '{Form}' instead.");
            if (!Miscased.IsEmpty)
                yield return Make("term-case", Severity.Warning, $"the target has {Quoted(Miscased)}", "Write it with its capitals.");
        }
    }

    private static string Quoted(ImmutableArray<string> forms) =>
        string.Join(", ", forms.Distinct(StringComparer.Ordinal).Select(form => $"'{form}'"));

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
