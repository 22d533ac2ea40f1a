using Localizer.Model;

namespace Localizer.Glossaries;

/// <summary>A term of a source text, and what may and may not stand for it in a target.</summary>
internal sealed class TermExpectation
{
    private readonly HashSet<string> _spellings = new(StringComparer.Ordinal);

    private TermExpectation(Term term, string form) => (Term, Form) = (term, form);

    /// <summary>The term.</summary>
    public Term Term { get; }

    /// <summary>What should stand for it.</summary>
    public string Form { get; }

    /// <summary>Where the source has the term.</summary>
    public List<FoundTerm> Places { get; } = [];

    /// <summary>The ways in which the source spells it.</summary>
    public IReadOnlyCollection<string> Spellings => _spellings;

    /// <summary>The terms of a source that have a form for a locale, in order of appearance.</summary>
    /// <param name="terms">The glossary.</param>
    /// <param name="source">The source's text.</param>
    /// <param name="to">The target's locale.</param>
    public static List<TermExpectation> Of(Termbase terms, string source, Locale to)
    {
        var expectations = new List<TermExpectation>();
        var byTerm = new Dictionary<Term, TermExpectation>(ReferenceEqualityComparer.Instance);
        foreach (var place in terms.Find(source))
        {
            if (place.Term.FormIn(to) is not { } form || string.IsNullOrWhiteSpace(form))
                continue;
            if (!byTerm.TryGetValue(place.Term, out var expectation))
            {
                byTerm.Add(place.Term, expectation = new TermExpectation(place.Term, form));
                expectations.Add(expectation);
            }

            expectation.Places.Add(place);
            expectation._spellings.Add(source.Substring(place.Start, place.Length));
        }

        return expectations;
    }

    /// <summary>
    /// What may stand for the term. NVIDIA in a headline stays NVIDIA, though the glossary has Nvidia; a pattern's words stay as the
    /// source has them.
    /// </summary>
    /// <param name="to">The target's locale.</param>
    public IEnumerable<string> AllowedIn(Locale to)
    {
        if (!Term.DoNotTranslate)
            return Term.FirstUseIn(to) is { } first ? [Form, .. Term.AdmittedIn(to), first] : [Form, .. Term.AdmittedIn(to)];
        return Term.Match is TermMatch.Prefix or TermMatch.Wildcard ? _spellings : [Form, .. _spellings];
    }
}
