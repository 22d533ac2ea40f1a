using System.Collections.Immutable;
using System.Text.Json;
using Localizer.Providers.Http;

namespace Localizer.Providers.DeepL;

/// <summary>DeepL's locales. Sources are languages alone; targets tell <c>en-GB</c> from <c>en-US</c>.</summary>
internal static class DeepLLocales
{
    private static readonly ImmutableArray<string> Languages =
    [
        .. "ar bg cs da de el es et fi fr he hu id it ja ko lt lv nb nl pl ro ru sk sl sv th tr uk vi".Split(' '),
    ];

    /// <summary>What the documentation lists, for a server that has no list (June 2026).</summary>
    public static ServiceLocales Documented { get; } = new(
        [.. Languages, "en", "pt", "zh"],
        [.. Languages, "en-gb", "en-us", "es-419", "pt-br", "pt-pt", "zh-hans", "zh-hant"]);

    /// <summary>Reads <c>/v3/languages</c>; <see langword="null"/> when it is not such a list.</summary>
    public static ServiceLocales? Read(JsonElement list)
    {
        if (list.AsList() is not { } languages)
            return null;
        var sources = Codes(languages, "usable_as_source");
        var targets = Codes(languages, "usable_as_target");
        return targets.IsEmpty ? null : new ServiceLocales(sources, targets);
    }

    private static ImmutableArray<string> Codes(IReadOnlyList<JsonElement> languages, string use) =>
    [
        .. languages.Where(language => language.Member(use).ValueKind == JsonValueKind.True)
            .Select(language => language.Text("lang")).OfType<string>(),
    ];
}
