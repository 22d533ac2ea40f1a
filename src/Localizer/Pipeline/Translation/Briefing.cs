using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Localizer.Glossaries;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// What a service is told beside the texts: the team's style guide, the glossary's terms, and what the memory has for texts like them, to
/// each service as much as it makes use of. What it is told is part of the question's key, so that a changed guide, term or memory asks
/// again there, and nowhere else.
/// </summary>
/// <param name="terms">The glossary.</param>
/// <param name="styles">The style guides.</param>
/// <param name="memory">The memory, or <see langword="null"/> for none.</param>
internal sealed class Briefing(Termbase terms, StyleGuides styles, TranslationMemory? memory = null)
{
    // Less alike, and a model is led astray more often than it is helped.
    private const double LeastHint = 0.75;
    private const int MostHints = 2;
    private const int MostSubsegments = 3;

    // To find a hint takes milliseconds, and a text's are asked for with each of its keys and requests.
    private readonly ConditionalWeakTable<PendingText, ConcurrentDictionary<Locale, ImmutableArray<ServiceHint>>> _hints = [];

    /// <summary>Nothing but the texts.</summary>
    public static Briefing None { get; } = new(Termbase.Empty, StyleGuides.None);

    /// <summary>The style guide for a locale as a service makes use of it, or <see langword="null"/> when there is nothing to say.</summary>
    public StyleGuide? StyleFor(Locale to, ServiceCapabilities capabilities)
    {
        if (capabilities.Style == StyleUse.None || styles.For(to) is not { } guide)
            return null;
        if (capabilities.Style == StyleUse.Formality)
            guide = guide with { Text = "" };
        return guide is { Text: "", Formality: Formality.Unsaid } ? null : guide;
    }

    /// <summary>All terms that have a form in a locale, each source once; those that stand for more than one word are left out.</summary>
    public ImmutableArray<ServiceTerm> AllTermsIn(Locale to) =>
    [
        .. terms.Terms.Where(term => term.Match is TermMatch.Word or TermMatch.Exact)
            .Select(term => term.FormIn(to) is { } form ? new ServiceTerm(term.Source, form) : null)
            .OfType<ServiceTerm>().DistinctBy(term => term.Source, StringComparer.Ordinal),
    ];

    /// <summary>The terms of a text that have a form in a locale, in the order of the text, each once; none where the service takes none.</summary>
    public ImmutableArray<ServiceTerm> TermsFor(PendingText text, Locale to, ServiceCapabilities capabilities) => !capabilities.TakesTerms
        ? []
        : [
            .. terms.Find(text.Source.Text)
                .Select(found => found.Term.FormIn(to) is { } form ? new ServiceTerm(found.Term.Source, form) : null)
                .OfType<ServiceTerm>().Distinct(),
        ];

    /// <summary>
    /// What the memory has in a locale for texts like one, the most alike first, then for parts of it, the longest first; nothing where the service
    /// takes none.
    /// </summary>
    public ImmutableArray<ServiceHint> HintsFor(PendingText text, Locale to, ServiceCapabilities capabilities) => !capabilities.TakesHints || memory is null
        ? []
        : _hints.GetOrCreateValue(text).GetOrAdd(to, locale => HintsFor(memory, text.Source, locale));

    private static ImmutableArray<ServiceHint> HintsFor(TranslationMemory memory, CodedText source, Locale to) =>
    [
        .. memory.FindHelps(to, source, LeastHint, MostHints, MostSubsegments).Select(help => new ServiceHint(help.Source.Text, help.Best.Target.Text)).Distinct(),
    ];
}
