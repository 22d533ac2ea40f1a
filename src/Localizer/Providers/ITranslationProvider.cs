using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Providers;

/// <summary>A segment to be translated.</summary>
/// <param name="Source">Its text with inline codes.</param>
/// <param name="Untouchable">The glossary's terms in it that stay as they are, in reading order.</param>
public sealed record ProviderSegment(CodedText Source, ImmutableArray<TermOccurrence> Untouchable);

/// <summary>Segments to be translated from one locale into another.</summary>
/// <param name="From">The locale of the sources.</param>
/// <param name="To">The locale of the targets.</param>
/// <param name="Segments">The segments; at least one.</param>
public sealed record ProviderRequest(Locale From, Locale To, IReadOnlyList<ProviderSegment> Segments);

/// <summary>What a provider made of a segment.</summary>
/// <param name="Target">The target, with the codes of its source; it is proven before it is used.</param>
public sealed record ProviderAnswer(CodedText Target);

/// <summary>An adapter to one translation service, or to none.</summary>
public interface ITranslationProvider
{
    /// <summary>The name that the command line and reports use, in lower case.</summary>
    string Name { get; }

    /// <summary>Translates segments.</summary>
    /// <param name="request">The segments and their locales.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>An answer for each segment, in their order.</returns>
    Task<IReadOnlyList<ProviderAnswer>> TranslateAsync(ProviderRequest request, CancellationToken cancellationToken);
}
