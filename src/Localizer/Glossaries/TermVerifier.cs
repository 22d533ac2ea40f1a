using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Glossaries;

/// <summary>
/// Holds a translation to the glossary: each term of the source must stand in the target in its form for the target's locale, between
/// word boundaries (as <see cref="Termbase"/> has them, so anywhere in scripts without spaces).
/// </summary>
/// <remarks>
/// A term that is not translated must stand as the glossary or the source spells it, case included; any other form in any case.
/// White space, apostrophes and hyphens count as in <see cref="Termbase"/>; both texts are brought to NFC. Of a hundred German
/// terms that people translated well, forty stand inflected or compounded, so such words are counted apart. Occurrences of a form
/// count even where they lie in a longer term's form; those in a URL or another name that the source has too do not.
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
        var expectations = Expectations(terms, composed, to);
        if (expectations.Count == 0)
            return [];

        var counter = new FormCounter();
        var forms = expectations.ConvertAll(expectation => expectation.AddTo(counter));
        var composedTarget = CanonicalComposition.Compose(target);
        var counts = counter.Count(composedTarget, [.. new NameRanges(composed).Spellings]);
        return
        [
            .. expectations.Zip(forms, (expectation, spellings) =>
                expectation.ToCheck(spellings.Sum(spelling => counts[spelling]), composedTarget)),
        ];
    }

    private static List<Expectation> Expectations(Termbase terms, string source, Locale to)
    {
        var expectations = new List<Expectation>();
        var byTerm = new Dictionary<Term, Expectation>(ReferenceEqualityComparer.Instance);
        foreach (var (term, start, length) in terms.Find(source))
        {
            if (term.FormIn(to) is not { } form || TermTokens.Canonical(form).Length == 0)
                continue;
            if (!byTerm.TryGetValue(term, out var expectation))
            {
                byTerm.Add(term, expectation = new Expectation(term, form));
                expectations.Add(expectation);
            }

            expectation.Add(source.Substring(start, length));
        }

        return expectations;
    }

    /// <summary>A term of the source, and what may stand for it.</summary>
    private sealed class Expectation(Term term, string form)
    {
        private readonly HashSet<string> _spellings = new(StringComparer.Ordinal) { TermTokens.Canonical(form) };

        private int _count;

        public void Add(string spelling)
        {
            _count++;
            // NVIDIA in a headline stays NVIDIA, though the glossary has Nvidia.
            if (term.DoNotTranslate)
                _spellings.Add(TermTokens.Canonical(spelling));
        }

        public TermCheck ToCheck(int found, string target)
        {
            var inflected = found >= _count || term.DoNotTranslate ? 0 : InflectedForm.Count(TermTokens.Canonical(form), target);
            return new TermCheck(term, form, _count, found + inflected, inflected);
        }

        public List<int> AddTo(FormCounter counter) =>
            [.. _spellings.Select(spelling => counter.Add(spelling, asSpelled: term.DoNotTranslate)).Distinct()];
    }
}
