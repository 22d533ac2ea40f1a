using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Glossaries;

/// <summary>Where a segment has its terms, for people to see.</summary>
internal static class TermSpans
{
    /// <summary>The terms of a source that have a form for a locale, from left to right.</summary>
    /// <param name="terms">The glossary.</param>
    /// <param name="source">The source's text.</param>
    /// <param name="to">The target's locale.</param>
    public static ImmutableArray<FoundTerm> InSource(Termbase terms, string source, Locale to) =>
        [.. terms.Find(source).Where(found => !string.IsNullOrWhiteSpace(found.Term.FormIn(to)))];

    /// <summary>What may stand for the terms of a source, where a target has it, from left to right; of forms that overlap the first, of these the longest.</summary>
    /// <param name="terms">The glossary.</param>
    /// <param name="source">The source's text.</param>
    /// <param name="target">The target's text; one that is not in NFC has no places.</param>
    /// <param name="to">The target's locale.</param>
    public static ImmutableArray<FoundTerm> InTarget(Termbase terms, string source, string target, Locale to)
    {
        if (!ReferenceEquals(CanonicalComposition.Compose(target), target))
            return [];
        var expectations = TermExpectation.Of(terms, CanonicalComposition.Compose(source), to);
        var finder = new FormFinder();
        foreach (var expectation in expectations)
        {
            var group = finder.AddGroup();
            foreach (var form in expectation.AllowedIn(to))
                finder.Add(group, form, asSpelled: expectation.Term.DoNotTranslate);
        }

        var spans = ImmutableArray.CreateBuilder<FoundTerm>();
        var end = 0;
        foreach (var found in finder.Find(target, names: null).OrderBy(found => found.Start).ThenByDescending(found => found.Length))
        {
            if (found.Start < end)
                continue;
            spans.Add(new FoundTerm(expectations[found.Group].Term, found.Start, found.Length));
            end = found.Start + found.Length;
        }

        return spans.ToImmutable();
    }
}
