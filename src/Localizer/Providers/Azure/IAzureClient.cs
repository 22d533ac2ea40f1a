using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Providers.Azure;

/// <summary>What is sent to Azure Translator.</summary>
/// <param name="From">The source's code.</param>
/// <param name="To">The targets' codes.</param>
/// <param name="Form">Html or Text.</param>
/// <param name="Texts">The texts.</param>
internal sealed record AzureCall(string From, ImmutableArray<string> To, MarkupForm Form, ImmutableArray<string> Texts);

/// <summary>One translation of one text, as the service sent it.</summary>
/// <param name="Language">The code of the language that it says it is in, or <see langword="null"/>.</param>
/// <param name="Text">The translation, or <see langword="null"/> where there is none.</param>
/// <param name="SourceLength">The length that the service says its source has, or <see langword="null"/> when it does not.</param>
/// <param name="Alignment">The alignment with the source, or empty.</param>
internal sealed record AzureTranslation(string? Language, string? Text, long? SourceLength, string Alignment = "");

/// <summary>What comes back for a text.</summary>
/// <param name="Translations">The translations, in whatever order the service sent them.</param>
internal sealed record AzureItem(ImmutableArray<AzureTranslation> Translations)
{
    /// <summary>The length that the service says the text has, or <see langword="null"/> when it does not.</summary>
    public long? SourceLength => Translations.Select(translation => translation.SourceLength).FirstOrDefault(length => length is not null);

    /// <summary>The translation that names a target's language; <see langword="null"/> when none does, or more than one.</summary>
    /// <param name="target">The target's code.</param>
    public AzureTranslation? Into(string target)
    {
        var named = Translations.Where(translation => translation.Language is { } language && LocaleMap.AreSame(language, target)).Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }
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
