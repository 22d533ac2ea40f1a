using Localizer.Model;
using Localizer.Text;

namespace Localizer.Glossaries;

/// <summary>Holds a page's first mention of each term to the longer form that the glossary has for it.</summary>
/// <param name="to">The target's locale.</param>
internal sealed class FirstMentions(Locale to)
{
    private readonly HashSet<Term> _mentioned = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes that a segment has a term; segments come in the page's order.</summary>
    /// <param name="term">The term.</param>
    /// <returns>Whether it is the page's first, and the glossary has a longer form for it.</returns>
    public bool IsFirst(Term term) => term.FirstUseIn(to) is not null && _mentioned.Add(term);

    /// <summary>Looks at a segment's term; segments come in the page's order.</summary>
    /// <param name="term">The term.</param>
    /// <param name="target">The segment's target.</param>
    /// <returns><c>term-first-use</c>, a warning, when this is the first mention and the longer form is not there.</returns>
    public Diagnostic? Check(Term term, string target)
    {
        if (!IsFirst(term) || term.FirstUseIn(to) is not { } form)
            return null;
        var finder = new FormFinder();
        finder.Add(finder.AddGroup(), form, asSpelled: false);
        return finder.Find(CanonicalComposition.Compose(target), names: null).Count > 0
            ? null
            : new Diagnostic(
                "term-first-use", Severity.Warning, $"The glossary says that the first mention of '{term.Source}' on a page is '{form}'; this one is not.",
                Hint: "Write the longer form here.");
    }
}
