using System.Collections.Immutable;

namespace Localizer.Providers;

/// <summary>The translation services that Localizer knows. A new one is a folder beside this file, and a line here.</summary>
public static class TranslationServices
{
    /// <summary>The services, in the order of help and <c>localizer providers</c>.</summary>
    public static ImmutableArray<ServiceEntry> All { get; } =
    [
        Azure.AzureTranslator.Entry,
        DeepL.DeepLService.Entry,
        Google.GoogleService.Entry,
        LibreTranslate.LibreTranslateService.Entry,
        Apertium.ApertiumService.Entry,
        Chat.OpenAIProvider.Entry,
        Chat.OllamaProvider.Entry,
    ];

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => All.Select(entry => entry.Name);
}
