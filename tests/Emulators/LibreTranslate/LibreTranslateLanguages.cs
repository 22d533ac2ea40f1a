using System.Text.Json;

namespace Localizer.Emulators.LibreTranslate;

/// <summary>The languages of the emulated server: a selection, each with each.</summary>
internal static class LibreTranslateLanguages
{
    private static readonly (string Code, string Name)[] All =
    [
        ("en", "English"), ("ar", "Arabic"), ("de", "German"), ("es", "Spanish"), ("fr", "French"), ("it", "Italian"), ("ja", "Japanese"),
        ("nb", "Norwegian"), ("pt", "Portuguese"), ("pt-BR", "Portuguese (Brazil)"), ("ru", "Russian"), ("th", "Thai"),
        ("vi", "Vietnamese"), ("zh-Hans", "Chinese"), ("zh-Hant", "Chinese (traditional)"),
    ];

    private static readonly Dictionary<string, string> Codes = All
        .Select(language => KeyValuePair.Create(language.Code, language.Code))
        .Concat([new("zh", "zh-Hans"), new("zt", "zh-Hant"), new("pb", "pt-BR")])
        .ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The server's spelling of a code or alias in answers; null if it doesn't know it.</summary>
    public static string? Canonical(string code) => Codes.GetValueOrDefault(code);

    /// <summary>Writes <c>/languages</c>.</summary>
    public static void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var (code, name) in All)
        {
            writer.WriteStartObject();
            writer.WriteString("code", code);
            writer.WriteString("name", name);
            writer.WriteStartArray("targets");
            foreach (var target in All)
                writer.WriteStringValue(target.Code);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
