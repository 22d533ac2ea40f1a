using System.Text.Json;

namespace Localizer.Emulators.Google;

/// <summary>Says what v2 answers to one request.</summary>
internal sealed class GoogleV2(EmulatorRequest request, GoogleOptions options)
{
    public const string Path = "/language/translate/v2";
    private const int MostTexts = 128;
    private const int LargestBody = 100 * 1024;

    public Answer Answer()
    {
        if (request.Path != Path && !request.Path.StartsWith(Path + "/", StringComparison.Ordinal))
            return GoogleError.For(404).Answer();
        if (CredentialsError() is { } error)
            return error.Answer();
        if (request.Body.Length > LargestBody)
            return GoogleError.For(413).Answer();
        return (request.Method, request.Path[Path.Length..]) switch
        {
            ("POST", "") => GoogleTranslation.Read(request.Body, Translate),
            ("POST", "/detect") => GoogleTranslation.Read(request.Body, Detect),
            ("GET", "/languages") => Languages(),
            _ => GoogleError.For(404).Answer(),
        };
    }

    private Answer Translate(JsonElement root)
    {
        if (GoogleTranslation.Texts(root, "q") is not { Count: > 0 } texts)
            return GoogleError.Invalid("Required Text").Answer();
        if (texts.Count > MostTexts)
            return GoogleError.Invalid("Too many text segments").Answer();
        if (GoogleTranslation.Text(root, "target") is not { } to || !GoogleLanguages.Knows(to))
            return GoogleError.Invalid("Invalid Value").Answer();
        var from = GoogleTranslation.Text(root, "source");
        if (!string.IsNullOrEmpty(from) && !GoogleLanguages.Knows(from))
            return GoogleError.Invalid("Bad language pair").Answer();
        if (GoogleTranslation.Text(root, "format") is not (null or "html" or "text") || GoogleTranslation.Text(root, "model") is not (null or "nmt" or "base"))
            return GoogleError.Invalid("Invalid Value").Answer();

        request.Understand(texts, to);
        if (GoogleTranslation.Bill(request, texts, options) is { } refusal)
            return refusal;
        var markup = GoogleTranslation.Text(root, "format") == "text" ? Markup.Plain : GoogleTranslation.QuotingHtml;
        var model = GoogleTranslation.Text(root, "model");
        var items = GoogleTranslation.Spoiled(
            texts.Select(text => new GoogleItem(
                options.TranslationOf(text, markup, to), string.IsNullOrEmpty(from) ? options.Detect(text) : null)),
            request.Fault);
        return Data("translations", items, (writer, item) => WriteItem(writer, item, model));
    }

    private Answer Detect(JsonElement root) => GoogleTranslation.Texts(root, "q") is { Count: > 0 and <= MostTexts } texts
        ? Data("detections", texts, (writer, text) =>
        {
            writer.WriteStartArray();
            writer.WriteStartObject();
            writer.WriteString("language", options.Detect(text));
            writer.WriteNumber("confidence", 1);
            writer.WriteBoolean("isReliable", false);
            writer.WriteEndObject();
            writer.WriteEndArray();
        })
        : GoogleError.Invalid("Required Text").Answer();

    private Answer Languages() => Data("languages", GoogleLanguages.All, (writer, language) =>
    {
        writer.WriteStartObject();
        writer.WriteString("language", language.Code);
        if (request.Query.ContainsKey("target"))
            writer.WriteString("name", language.Name);
        writer.WriteEndObject();
    });

    private GoogleError? CredentialsError()
    {
        if (request.Credentials("Bearer") is { } token)
            return options.Tokens.Contains(token, StringComparer.Ordinal) ? null : GoogleError.For(401);
        var key = request.Query["key"].FirstOrDefault() ?? request.Headers["X-goog-api-key"].FirstOrDefault();
        if (string.IsNullOrEmpty(key))
            return GoogleError.Unregistered;
        return options.Keys.Contains(key, StringComparer.Ordinal) ? null : GoogleError.BadKey;
    }

    private static Answer Data<T>(string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => GoogleTranslation.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("data");
        writer.WriteStartArray(name);
        foreach (var item in items)
            write(writer, item);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static void WriteItem(Utf8JsonWriter writer, GoogleItem item, string? model)
    {
        writer.WriteStartObject();
        if (item.HasText)
            writer.WriteString("translatedText", item.Text);
        if (item.Detected is { } detected)
            writer.WriteString("detectedSourceLanguage", detected);
        if (model is not null)
            writer.WriteString("model", model);
        writer.WriteEndObject();
    }
}
