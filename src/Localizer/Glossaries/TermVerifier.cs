using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Glossaries;

/// <summary>
/// Holds a translation to the glossary: each term of the source must stand in the target in its form for the target's locale, or in an
/// admitted one, between word boundaries (as <see cref="Termbase"/> has them, so anywhere in scripts without spaces); forbidden forms
/// must not.
/// </summary>
/// <remarks>
/// A term that is not translated must stand as the glossary or the source spells it, case included; any other form in any case, and it
/// is said when it lost a capital. White space, apostrophes and hyphens count as in <see cref="Termbase"/>; both texts are brought to
/// NFC. Of a hundred German terms that people translated well, forty stand inflected or compounded, so such words are counted apart,
/// in languages that inflect. Occurrences of a form count even where they lie in a longer term's form; those in a URL or another name
/// that the source has too do not. A forbidden form inside of one that may stand for the term is none.
/// </remarks>
public static class TermVerifier
{
    /// <summary>
    /// One result for each term of the source that has a form for the locale, in order of appearance.
    /// </summary>
    /// <param name="terms">The glossary.</param>
    /// <param name="source">The source text without codes.</param>
    /// <param name="target">The target text without codes.</param>
    /// <param name="to">The target's locale.</param>
    public static ImmutableArray<TermCheck> Verify(Termbase terms, string source, string target, Locale to)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(to);
        var composed = CanonicalComposition.Compose(source);
        var expectations = TermExpectation.Of(terms, composed, to);
        if (expectations.Count == 0)
            return [];

        var finder = new FormFinder();
        foreach (var expectation in expectations)
            AddForms(finder, expectation, to);
        var text = CanonicalComposition.Compose(target);
        var found = finder.Find(text, [.. new NameRanges(composed).Spellings]).ToLookup(form => form.Group);
        return [.. expectations.Select((expectation, index) => CheckOf(expectation, text, [.. found[2 * index]], found[(2 * index) + 1], to))];
    }

    // Two groups a term: what may stand for it, and what must not.
    private static void AddForms(FormFinder finder, TermExpectation expectation, Locale to)
    {
        var allowed = finder.AddGroup();
        foreach (var form in expectation.AllowedIn(to))
            finder.Add(allowed, form, asSpelled: expectation.Term.DoNotTranslate);
        var forbidden = finder.AddGroup();
        foreach (var form in expectation.Term.ForbiddenIn(to))
            finder.Add(forbidden, form, asSpelled: TermCase.IsSensitive(form));
    }

    private static int InflectedIn(string text, TermExpectation expectation, Locale to)
    {
        var form = TermTokens.Canonical(expectation.Form);
        if (expectation.Term.DoNotTranslate)
            return InflectionTolerance.IsGrantedToNames(to) ? InflectedForm.CountNames(form, text) : 0;
        return InflectionTolerance.IsGranted(to) ? InflectedForm.Count(form, text) : 0;
    }

    private static TermCheck CheckOf(TermExpectation expectation, string text, List<FoundForm> allowed, IEnumerable<FoundForm> forbidden, Locale to)
    {
        var (term, count) = (expectation.Term, expectation.Places.Count);
        var inflected = allowed.Count >= count ? 0 : InflectedIn(text, expectation, to);
        return new TermCheck(term, expectation.Form, count, allowed.Count + inflected, inflected)
        {
            Forbidden =
            [
                .. forbidden.Where(form => !allowed.Exists(other => other.Start <= form.Start && form.Start + form.Length <= other.Start + other.Length))
                    .Select(form => text.Substring(form.Start, form.Length)),
            ],
            Miscased = term.DoNotTranslate
                ? []
                : [.. allowed.Select(form => (form.Form, Found: text.Substring(form.Start, form.Length))).Where(pair => TermCase.LosesCapital(pair.Form, pair.Found)).Select(pair => pair.Found)],
        };
    }
}
