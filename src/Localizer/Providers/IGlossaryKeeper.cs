using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Providers;

/// <summary>A service that keeps glossaries of its own and translates by them.</summary>
internal interface IGlossaryKeeper
{
    /// <summary>Whether it really does; what stands around another service asks that one.</summary>
    bool KeepsGlossaries => true;

    /// <summary>Has the service keep a glossary for a pair of locales, or find the one that it has; safe to call again.</summary>
    /// <param name="from">The locale of the sources.</param>
    /// <param name="to">The locale of the targets.</param>
    /// <param name="terms">All terms that have a form in the target's locale, each source once.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    /// <exception cref="ProviderException">It has none for the pair: texts are translated without.</exception>
    Task KeepGlossaryAsync(Locale from, Locale to, ImmutableArray<ServiceTerm> terms, CancellationToken cancellationToken);

    /// <summary>Whether texts are translated by a glossary, as far as is known without asking.</summary>
    /// <param name="from">The locale of the sources.</param>
    /// <param name="to">The locale of the targets.</param>
    bool HasGlossary(Locale from, Locale to);
}
