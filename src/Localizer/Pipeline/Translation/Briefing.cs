using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Translation;

/// <summary>
/// What a service is told beside the texts: the team's style guide and the glossary's terms, to each service as much as it makes use
/// of. What it is told is part of the question's key, so that a changed guide or term asks again there, and nowhere else.
/// </summary>
/// <param name="terms">The glossary.</param>
/// <param name="styles">The style guides.</param>
internal sealed class Briefing(Termbase terms, StyleGuides styles)
{
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

    /// <summary>The terms of a text that have a form in a locale, in the order of the text, each once; none where the service takes none.</summary>
    public ImmutableArray<ServiceTerm> TermsFor(PendingText text, Locale to, ServiceCapabilities capabilities) => !capabilities.TakesTerms
        ? []
        : [
            .. terms.Find(text.Source.Text)
                .Select(found => found.Term.FormIn(to) is { } form ? new ServiceTerm(found.Term.Source, form) : null)
                .OfType<ServiceTerm>().Distinct(),
        ];
}
