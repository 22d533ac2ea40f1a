using System.Text.Json;

namespace Azure.AI.Translation.Text;

/// <summary>
/// Turns the service's JSON into models, as the official package does: members that it does not know are passed over, absent ones are
/// null or empty, and a member of another kind than expected is an <see cref="InvalidOperationException"/> of the JSON reader.
/// </summary>
internal static class ModelReader
{
    /// <summary>Reads the answer to <c>/translate</c>.</summary>
    /// <param name="content">The body.</param>
    /// <exception cref="JsonException">The body is not JSON, or stops in its middle.</exception>
    public static IReadOnlyList<TranslatedTextItem> Translations(BinaryData content)
    {
        using var document = JsonDocument.Parse(content);
        return List(document.RootElement, Item);
    }

    /// <summary>Reads the answer to <c>/languages</c>.</summary>
    /// <param name="content">The body.</param>
    /// <exception cref="JsonException">The body is not JSON, or stops in its middle.</exception>
    public static GetSupportedLanguagesResult Languages(BinaryData content)
    {
        using var document = JsonDocument.Parse(content);
        var root = document.RootElement;
        return new GetSupportedLanguagesResult(
            Dictionary(root, "translation", Language),
            Dictionary(root, "transliteration", TransliterationLanguage),
            Dictionary(root, "dictionary", DictionaryLanguage));
    }

    private static TranslatedTextItem Item(JsonElement item) => new(
        Optional(item, "detectedLanguage", detected => new DetectedLanguage(String(detected, "language"), Score(detected))),
        List(item, "translations", Translation),
        Optional(item, "sourceText", source => new SourceText(String(source, "text"))));

    private static float Score(JsonElement detected) => detected.TryGetProperty("score", out var score) ? score.GetSingle() : 0;

    private static TranslationText Translation(JsonElement translation) => new(
        String(translation, "to"),
        String(translation, "text"),
        Optional(translation, "transliteration", other => new TransliteratedText(String(other, "text"), String(other, "script"))),
        Optional(translation, "alignment", alignment => new TranslatedTextAlignment(String(alignment, "proj"))),
        Optional(translation, "sentLen", Boundaries));

    private static SentenceBoundaries Boundaries(JsonElement lengths) =>
        new(List(lengths, "srcSentLen", length => length.GetInt32()), List(lengths, "transSentLen", length => length.GetInt32()));

    private static TranslationLanguage Language(JsonElement language) =>
        new(String(language, "name"), String(language, "nativeName"), Direction(language));

    private static TransliterationLanguage TransliterationLanguage(JsonElement language) =>
        new(String(language, "name"), String(language, "nativeName"), List(language, "scripts", TransliterableScript));

    private static TransliterableScript TransliterableScript(JsonElement script) => new(
        String(script, "code"), String(script, "name"), String(script, "nativeName"), Direction(script), List(script, "toScripts", Script));

    private static LanguageScript Script(JsonElement script) =>
        new(String(script, "code"), String(script, "name"), String(script, "nativeName"), Direction(script));

    private static SourceDictionaryLanguage DictionaryLanguage(JsonElement language) => new(
        String(language, "name"), String(language, "nativeName"), Direction(language), List(language, "translations", DictionaryTarget));

    private static TargetDictionaryLanguage DictionaryTarget(JsonElement language) =>
        new(String(language, "name"), String(language, "nativeName"), Direction(language), String(language, "code"));

    private static LanguageDirectionality Direction(JsonElement owner) => String(owner, "dir") switch
    {
        null => LanguageDirectionality.LeftToRight,
        var dir when string.Equals(dir, "ltr", StringComparison.OrdinalIgnoreCase) => LanguageDirectionality.LeftToRight,
        var dir when string.Equals(dir, "rtl", StringComparison.OrdinalIgnoreCase) => LanguageDirectionality.RightToLeft,
        var dir => throw new ArgumentOutOfRangeException(nameof(owner), dir, "The service gave a direction that is neither ltr nor rtl."),
    };

    private static string? String(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static T? Optional<T>(JsonElement owner, string name, Func<JsonElement, T> read)
        where T : class =>
        owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? read(value) : null;

    private static T[] List<T>(JsonElement owner, string name, Func<JsonElement, T> read) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? List(value, read) : [];

    private static T[] List<T>(JsonElement array, Func<JsonElement, T> read)
    {
        var items = new T[array.GetArrayLength()];
        var index = 0;
        foreach (var item in array.EnumerateArray())
            items[index++] = read(item);
        return items;
    }

    private static Dictionary<string, T> Dictionary<T>(JsonElement owner, string name, Func<JsonElement, T> read)
    {
        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        if (owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            foreach (var entry in value.EnumerateObject())
                entries[entry.Name] = read(entry.Value);
        }

        return entries;
    }
}
