using System.Text.Json;
using Localizer.Providers.Http;

namespace Localizer.Providers.Google;

/// <summary>A glossary that a Google Cloud project has.</summary>
/// <param name="Name">Its whole name, as the service gives it.</param>
/// <param name="Pairs">The pairs of languages that it is for.</param>
internal sealed record GoogleGlossary(string Name, IReadOnlyCollection<(string Source, string Target)> Pairs)
{
    /// <summary>Reads what the service says of it; <see langword="null"/> when that is no glossary.</summary>
    public static GoogleGlossary? Read(JsonElement answer)
    {
        if (answer.Text("name") is not { } name)
            return null;
        var pair = answer.Member("languagePair");
        if (pair.Text("sourceLanguageCode") is { } source && pair.Text("targetLanguageCode") is { } target)
            return new GoogleGlossary(name, [(source, target)]);

        // Equivalent terms: each language of the set goes to each other one.
        var codes = (answer.Member("languageCodesSet").Member("languageCodes").AsList() ?? []).Select(code => code.AsText()).OfType<string>().ToList();
        return new GoogleGlossary(name, [.. codes.SelectMany(one => codes.Where(other => other != one).Select(other => (one, other)))]);
    }

    /// <summary>Whether it is for a pair of languages.</summary>
    /// <param name="source">The service's code of the source.</param>
    /// <param name="target">Its code of the target.</param>
    public bool IsFor(string source, string target) => Pairs.Any(pair =>
        pair.Source.Equals(source, StringComparison.OrdinalIgnoreCase) && pair.Target.Equals(target, StringComparison.OrdinalIgnoreCase));
}
