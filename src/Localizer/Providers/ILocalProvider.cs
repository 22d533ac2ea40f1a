using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Providers;

/// <summary>A segment to be translated by a rule.</summary>
/// <param name="Source">Its text with inline codes.</param>
/// <param name="Untouchable">The glossary's terms in it that stay as they are, in reading order.</param>
public sealed record ProviderSegment(CodedText Source, ImmutableArray<TermOccurrence> Untouchable);

/// <summary>A provider that asks nobody and costs nothing.</summary>
public interface ILocalProvider : ITranslationProvider
{
    /// <summary>Translates a segment. May be called from several threads at once.</summary>
    /// <param name="segment">The segment.</param>
    /// <returns>A target with the codes of its source; it is proven before it is used.</returns>
    CodedText Translate(ProviderSegment segment);
}
