using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Providers.Azure;

/// <summary>What is sent to Azure Translator.</summary>
/// <param name="From">The source's code.</param>
/// <param name="To">The targets' codes.</param>
/// <param name="Form">Html or Text.</param>
/// <param name="Texts">The texts.</param>
internal sealed record AzureCall(string From, ImmutableArray<string> To, MarkupForm Form, ImmutableArray<string> Texts);

/// <summary>What comes back for a text.</summary>
/// <param name="Translations">One a target, in the request's order.</param>
/// <param name="SourceLength">The length that the service says its source has, or <see langword="null"/> when it does not.</param>
internal sealed record AzureItem(ImmutableArray<string?> Translations, int? SourceLength)
{
    /// <summary>The alignments of the translations with the source, in their order, empty strings where there is none; may be empty.</summary>
    public ImmutableArray<string> Alignments { get; init; } = [];
}

/// <summary>What comes back.</summary>
/// <param name="Items">One a text, as many as the service sent.</param>
/// <param name="MeteredCharacters">What the service says that it bills.</param>
internal sealed record AzureReply(ImmutableArray<AzureItem> Items, long? MeteredCharacters);

/// <summary>One version of Azure Translator's interface.</summary>
internal interface IAzureClient
{
    /// <summary>Asks for the codes of the languages.</summary>
    Task<ImmutableArray<string>> LanguagesAsync(CancellationToken cancellationToken);

    /// <summary>Translates.</summary>
    Task<AzureReply> TranslateAsync(AzureCall call, CancellationToken cancellationToken);
}
