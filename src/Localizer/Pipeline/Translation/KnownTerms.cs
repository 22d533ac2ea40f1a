using System.Collections.Concurrent;
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

    /// <summary>Puts terms right where it is certain, and proves the result again.</summary>
    /// <param name="target">What is translated; it notes which terms were put right.</param>
    /// <param name="given">Its translation.</param>
    /// <returns>The translation, or as it was given when there is nothing to repair or the repair cannot be proven.</returns>
    public ProvenTarget Repair(PendingTarget target, ProvenTarget given)
    {
        var source = target.Text.Source;
        var repaired = TermRepair.Repair(terms, source, given.Text, target.Locale);
        if (repaired.Terms.IsEmpty || !ProvenTarget.TryProveMachine(source, repaired.Target, target.Locale, out var proven, out _))
        {
            target.RepairedTerms = [];
            return given;
        }

        target.RepairedTerms = repaired.Terms;
        return proven;
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
