using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// The terms for whose sake a machine's translation is not good enough to leave: what fails the gate, and every name that stands there
/// fewer times than in the source. That a language says a common noun once where another says it twice is no reason to pay again.
/// </summary>
internal static class TermLack
{
    /// <summary>The terms that a translation lacks.</summary>
    /// <param name="terms">The glossary.</param>
    /// <param name="source">The source.</param>
    /// <param name="target">Its translation.</param>
    /// <param name="to">The translation's locale.</param>
    public static ImmutableArray<Term> Of(Termbase terms, CodedText source, CodedText target, Locale to) =>
        [.. TermVerifier.Verify(terms, source.Text, target.Text, to).Where(IsLacking).Select(check => check.Term)];

    private static bool IsLacking(TermCheck check) =>
        check.Findings.Any(finding => finding.Severity == Severity.Error) || (check.Term.DoNotTranslate && check.Found < check.Expected);
}
