using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>The calls beside <c>/translate</c> that take an array of texts.</summary>
internal static class TextCalls
{
    public static (byte[]? Answer, ApiError? Error) Detect(byte[] body, AzureTranslatorOptions options)
    {
        var (texts, error) = TranslateRequest.ReadTexts(body, mostElements: 100, mostCharacters: 50_000);
        if (texts is null)
            return (null, error);
        if (texts.Sum(text => text.Length) > 50_000)
            return (null, new ApiError(400077));
        return (Array(texts, (writer, text) => WriteDetected(writer, options.Detect(text))), null);
    }

    public static (byte[]? Answer, ApiError? Error) Transliterate(
        IQueryCollection query, byte[] body, bool isNewer, AzureTranslatorOptions options)
    {
        if (AzureTranslatorLanguages.Canonical(query["language"].ToString()) is not { } language)
            return (null, new ApiError(400003));
        if (AzureTranslatorLanguages.UsualScript(language) is not { } script)
            return (null, new ApiError(400080));
        if (query["fromScript"] != script && query["fromScript"] != "Latn")
            return (null, new ApiError(400018));
        if (query["toScript"] != script && query["toScript"] != "Latn")
            return (null, new ApiError(400004));

        // The method page says 1,000 characters an element, the limits page 5,000: the stricter one.
        var (texts, error) = TranslateRequest.ReadTexts(body, isNewer ? Inputs : root => root, mostElements: 10, mostCharacters: 1_000);
        if (texts is null)
            return (null, error);
        if (texts.Sum(text => text.Length) > 5_000)
            return (null, new ApiError(400077));
        var toScript = query["toScript"].ToString();
        var array = Array(texts, (writer, text) => WriteText(writer, options.Transliterate(text, language, toScript), toScript));
        return (isNewer ? [.. """{"value":"""u8, .. array, .. "}"u8] : array, null);
    }

    private static JsonElement Inputs(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("inputs", out var inputs) ? inputs : default;

    private static byte[] Array(IReadOnlyList<string> texts, Action<Utf8JsonWriter, string> write) => JsonBytes.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var text in texts)
            write(writer, text);
        writer.WriteEndArray();
    });

    private static void WriteDetected(Utf8JsonWriter writer, string language)
    {
        writer.WriteStartObject();
        writer.WriteString("language", language);
        writer.WritePropertyName("score");
        writer.WriteRawValue("1.0");
        writer.WriteBoolean("isTranslationSupported", AzureTranslatorLanguages.Canonical(language) is not null);
        writer.WriteBoolean("isTransliterationSupported", AzureTranslatorLanguages.UsualScript(language) is not null);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string text, string script)
    {
        writer.WriteStartObject();
        writer.WriteString("text", text);
        writer.WriteString("script", script);
        writer.WriteEndObject();
    }
}
