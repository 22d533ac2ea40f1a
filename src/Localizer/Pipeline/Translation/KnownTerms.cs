using System.Collections.Concurrent;
using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.InlineCodes;
using Localizer.Model;

namespace Localizer.Pipeline.Translation;

/// <summary>What the glossary knows when answers are read.</summary>
/// <param name="terms">The glossary.</param>
internal sealed class KnownTerms(Termbase terms)
{
    private readonly ConcurrentDictionary<Locale, Phrasebook> _phrases = new();

    /// <summary>The glossary.</summary>
    public Termbase Terms => terms;

    /// <summary>Its terms as phrases, by which codes that were lost are put back; they are gathered once for each locale.</summary>
    /// <param name="to">The target's locale.</param>
    /// <returns>The phrases, or <see langword="null"/> when there are no terms.</returns>
    public Phrasebook? PhrasesIn(Locale to) => terms.Terms.IsEmpty ? null : _phrases.GetOrAdd(to, Gather);

    /// <summary>Puts terms right where it is certain, and holds the result to the glossary.</summary>
    /// <param name="target">What is translated.</param>
    /// <param name="given">Its translation.</param>
    /// <param name="routeOf">How a term went to the service.</param>
    public JudgedTarget Judge(PendingTarget target, ProvenTarget given, Func<ProtectableTerm, TermRoute> routeOf)
    {
        var (source, to) = (target.Text.Source, target.Locale);
        if (terms.Terms.IsEmpty || terms.Find(source.Text).IsEmpty)
            return new JudgedTarget(given, TermOutcome.None);
        var (proven, repaired) = Repaired(source, given, to);
        var lacking = TermLack.Of(terms, source, proven.Text, to);
        if (!lacking.IsEmpty && WholeTerm(source, to) is var (form, term) && ProvenTarget.TryProveMachine(source, form, to, out var whole, out _))
            return new JudgedTarget(whole, new TermOutcome { Repaired = [term] });
        var routes = ProtectableTerm.In(terms, source, to).ToLookup(routeOf, place => place.Term);
        return new JudgedTarget(proven, new TermOutcome
        {
            Repaired = repaired,
            Native = [.. routes[TermRoute.Native]],
            Protected = [.. routes[TermRoute.Protected]],
            Lacking = lacking,
        });
    }

    // Of a text that is a term and nothing else, the glossary is the translation.
    private (CodedText Form, Term Term)? WholeTerm(CodedText source, Locale to)
    {
        if (ProtectableTerm.In(terms, source, to) is not [var place] || source.Text.Where((character, index) => index < place.Start || index >= place.End).Any(char.IsLetterOrDigit))
            return null;
        return (source.Edited([new TextEdit(place.Start, place.End, place.FormAfter(source.Text, source.Text.AsSpan(0, place.Start)))]), place.Term);
    }

    // As it was given when there is nothing to repair, or the repair cannot be proven.
    private (ProvenTarget Target, ImmutableArray<Term> Terms) Repaired(CodedText source, ProvenTarget given, Locale to)
    {
        var repaired = TermRepair.Repair(terms, source, given.Text, to);
        return repaired.Terms.IsEmpty || !ProvenTarget.TryProveMachine(source, repaired.Target, to, out var proven, out _)
            ? (given, [])
            : (proven, repaired.Terms);
    }

    private Phrasebook Gather(Locale to)
    {
        var phrases = new Phrasebook();
        foreach (var term in terms.Terms)
        {
            if (term.Match is TermMatch.Word or TermMatch.Exact && term.FormIn(to) is { } form)
                phrases.Add(term.Source, form);
        }

        return phrases;
    }
}
