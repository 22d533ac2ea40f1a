using Localizer.Model;

namespace Localizer.Glossaries;

/// <summary>How a term of a source fared in its target.</summary>
/// <param name="Term">The term.</param>
/// <param name="Form">The form that must stand in the target.</param>
/// <param name="Expected">How often the term occurs in the source.</param>
/// <param name="Found">How often the form occurs in the target.</param>
/// <param name="Finding">What is wrong, its place not yet set; <see langword="null"/> when nothing is.</param>
public sealed record TermCheck(Term Term, string Form, int Expected, int Found, Diagnostic? Finding);

/// <summary>Checks that the terms of a source stand in its target in the form that the glossary asks for.</summary>
public static class TermVerifier
{
    // Languages that write words without spaces between them, where a form may stand anywhere.
    private static readonly HashSet<string> WithoutSpaces = new(["ja", "km", "lo", "my", "th", "zh"], StringComparer.Ordinal);

    /// <summary>Checks a target.</summary>
    /// <param name="terms">The glossary.</param>
    /// <param name="source">The source without its codes.</param>
    /// <param name="target">The target without its codes.</param>
    /// <param name="locale">The target's locale; a term that has no form for it is not checked.</param>
    /// <returns>A check for each term that occurs in the source.</returns>
    public static IEnumerable<TermCheck> Verify(Termbase terms, string source, string target, Locale locale)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(locale);
        foreach (var group in terms.Find(source).GroupBy(found => found.Term))
        {
            var term = group.Key;
            if (term.FormIn(locale) is not { } form)
                continue;
            var expected = group.Count();
            var found = Count(target, form, term.DoNotTranslate ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase, !WithoutSpaces.Contains(locale.Language));
            yield return new TermCheck(term, form, expected, found, FindingOf(term, form, expected, found));
        }
    }

    private static Diagnostic? FindingOf(Term term, string form, int expected, int found)
    {
        if (found >= expected)
            return null;
        var wanted = term.DoNotTranslate ? $"'{form}' stays as it is" : $"'{term.Source}' is '{form}'";
        if (found == 0)
        {
            return new Diagnostic(
                "term-missing", Severity.Error, $"The glossary says that {wanted}; the target does not have it.", Hint: "Correct the translation or the glossary.");
        }

        // A product code that is dropped is another product; a name may be a pronoun the second time.
        var severity = term.DoNotTranslate && form.Any(char.IsDigit) ? Severity.Error : Severity.Warning;
        return new Diagnostic(
            "term-count", severity, $"The glossary says that {wanted}; the source has it {expected} times, the target {found}.", Hint: "Check that none was lost.");
    }

    /// <summary>Counts a form in a text: at word boundaries where the language has them, any white space for a space.</summary>
    private static int Count(string text, string form, StringComparison comparison, bool atBoundaries)
    {
        var (spaced, sought) = (Spaced(text), Spaced(form));
        var count = 0;
        for (var position = spaced.IndexOf(sought, comparison); position >= 0; position = Next(spaced, sought, position, comparison))
        {
            if (!atBoundaries || (IsBoundary(spaced, position) && IsBoundary(spaced, position + sought.Length)))
                count++;
        }

        return count;
    }

    private static int Next(string text, string form, int position, StringComparison comparison) =>
        position + form.Length > text.Length ? -1 : text.IndexOf(form, position + form.Length, comparison);

    private static bool IsBoundary(string text, int position) =>
        position == 0 || position == text.Length || !TermToken.IsWord(text[position - 1]) || !TermToken.IsWord(text[position]);

    private static string Spaced(string text) => string.Create(text.Length, text, static (span, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            span[i] = char.IsWhiteSpace(from[i]) ? ' ' : from[i] == '’' ? '\'' : from[i];
    });
}
