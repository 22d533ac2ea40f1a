using System.Text.Json;
using System.Text.RegularExpressions;

namespace Localizer.Emulators.Google;

/// <summary>Says what v3 answers to one request.</summary>
internal sealed partial class GoogleV3(EmulatorRequest request, GoogleOptions options)
{
    private const int MostTexts = 1_024;
    private const int MostCharacters = 30 * 1024;

    private string _location = "global";

    public Answer Answer()
    {
        if (request.Credentials("Bearer") is not { } token || !options.Tokens.Contains(token, StringComparer.Ordinal))
            return GoogleError.For(401).Answer();
        if (Route().Match(request.Path) is not { Success: true } route)
            return GoogleError.For(404).Answer();
        if (route.Groups["project"].Value is var project && project != options.Project && project != options.ProjectNumber)
            return GoogleError.For(403).Answer();
        if (route.Groups["location"] is { Success: true } location)
            _location = location.Value;
        return (request.Method, route.Groups["rest"].Value) switch
        {
            ("POST", ":translateText") => GoogleTranslation.Read(request.Body, Translate),
            ("POST", ":detectLanguage") => GoogleTranslation.Read(request.Body, Detect),
            ("GET", "/supportedLanguages") => Languages(),
            ("GET", "/glossaries") => Glossaries(),
            ("GET", var rest) when rest.StartsWith("/glossaries/", StringComparison.Ordinal) => Glossary(rest["/glossaries/".Length..]),
            _ => GoogleError.For(404).Answer(),
        };
    }

    private Answer Translate(JsonElement root)
    {
        if (GoogleTranslation.Texts(root, "contents") is not { Count: > 0 } texts)
            return GoogleError.Invalid("Contents is required.").Answer();
        if (texts.Count > MostTexts)
            return GoogleError.Invalid("Too many contents.").Answer();
        if (GoogleTranslation.Characters(texts) > MostCharacters)
            return GoogleError.Invalid("Text is too long.").Answer();
        if (GoogleTranslation.Text(root, "targetLanguageCode") is not { } to || !GoogleLanguages.Knows(to))
            return GoogleError.Invalid("Target language is invalid.").Answer();
        var from = GoogleTranslation.Text(root, "sourceLanguageCode");
        if (!string.IsNullOrEmpty(from) && !GoogleLanguages.Knows(from))
            return GoogleError.Invalid("Source language is invalid.").Answer();
        if (GoogleTranslation.Text(root, "mimeType") is not (null or "" or "text/plain" or "text/html") and var mimeType)
            return GoogleError.Invalid($"Invalid mime type: {mimeType}").Answer();
        var model = GoogleTranslation.Text(root, "model");
        if (model is not null && !GeneralModel().IsMatch(model))
            return GoogleError.For(404).Answer();
        var (use, glossaryError) = FindGlossary(root, from, to);
        if (glossaryError is not null)
            return glossaryError.Answer();

        request.Understand(texts, to);
        if (GoogleTranslation.Bill(request, texts, options) is { } refusal)
            return refusal;
        var markup = GoogleTranslation.Text(root, "mimeType") == "text/plain" ? Markup.Plain : Markup.Html;
        var plain = Items(text => options.TranslationOf(text, markup, to));
        var termed = use is null ? [] : Items(text => FakeTranslation.Of(
            text, markup, run => Terms.Apply(run, use.Glossary.Entries, words => options.Translate(words, to), use.Comparison)));
        return GoogleTranslation.Json(writer =>
        {
            writer.WriteStartObject();
            WriteItems(writer, "translations", plain, model, glossary: null);
            if (use is not null)
                WriteItems(writer, "glossaryTranslations", termed, model, use);
            writer.WriteEndObject();
        });

        List<GoogleItem> Items(Func<string, string> translate) => GoogleTranslation.Spoiled(
            texts.Select(text => new GoogleItem(translate(text), string.IsNullOrEmpty(from) ? options.Detect(text) : null)), request.Fault);
    }

    private (GlossaryUse? Use, GoogleError? Error) FindGlossary(JsonElement root, string? from, string to)
    {
        if (!root.TryGetProperty("glossaryConfig", out var config) || config.ValueKind != JsonValueKind.Object)
            return (null, null);
        if (GlossaryName().Match(GoogleTranslation.Text(config, "glossary") ?? "") is not { Success: true } name)
            return (null, GoogleError.Invalid("Glossary name is invalid."));
        if (string.IsNullOrEmpty(from))
            return (null, GoogleError.Invalid("Source language is required with a glossary."));
        var location = name.Groups["location"].Value;
        if (location == "global" || location != _location)
            return (null, GoogleError.Invalid("Location of glossary and request must be the same region, which is not global."));
        if (options.Glossaries.FirstOrDefault(one => one.Location == location && one.Id == name.Groups["id"].Value) is not { } glossary)
            return (null, GoogleError.For(404));
        if (!glossary.Source.Equals(from, StringComparison.OrdinalIgnoreCase) || !glossary.Target.Equals(to, StringComparison.OrdinalIgnoreCase))
            return (null, GoogleError.Invalid("The glossary doesn't have this language pair."));
        var ignoresCase = config.TryGetProperty("ignoreCase", out var ignore) && ignore.ValueKind == JsonValueKind.True;
        return (new GlossaryUse(glossary, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal), null);
    }

    private Answer Detect(JsonElement root) => GoogleTranslation.Text(root, "content") is { } text
        ? GoogleTranslation.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("languages");
            writer.WriteStartObject();
            writer.WriteString("languageCode", options.Detect(text));
            writer.WriteNumber("confidence", 1);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        })
        : GoogleError.Invalid("Content is required.").Answer();

    private Answer Languages() => GoogleTranslation.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("languages");
        foreach (var (code, name) in GoogleLanguages.All)
        {
            writer.WriteStartObject();
            writer.WriteString("languageCode", code);
            if (request.Query.ContainsKey("displayLanguageCode"))
                writer.WriteString("displayName", name);
            writer.WriteBoolean("supportSource", true);
            writer.WriteBoolean("supportTarget", true);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private Answer Glossaries() => GoogleTranslation.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("glossaries");
        foreach (var glossary in options.Glossaries.Where(glossary => glossary.Location == _location))
            WriteGlossary(writer, glossary);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private Answer Glossary(string id) =>
        options.Glossaries.FirstOrDefault(one => one.Location == _location && one.Id == id) is { } glossary
            ? GoogleTranslation.Json(writer => WriteGlossary(writer, glossary))
            : GoogleError.For(404).Answer();

    private void WriteGlossary(Utf8JsonWriter writer, GoogleGlossary glossary)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Name(glossary));
        writer.WriteStartObject("languagePair");
        writer.WriteString("sourceLanguageCode", glossary.Source);
        writer.WriteString("targetLanguageCode", glossary.Target);
        writer.WriteEndObject();
        writer.WriteNumber("entryCount", glossary.Entries.Count);
        writer.WriteEndObject();
    }

    private void WriteItems(Utf8JsonWriter writer, string name, List<GoogleItem> items, string? model, GlossaryUse? glossary)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            if (item.HasText)
                writer.WriteString("translatedText", item.Text);
            if (item.Detected is { } detected)
                writer.WriteString("detectedLanguageCode", detected);
            if (model is not null)
                writer.WriteString("model", model.Replace($"projects/{options.Project}/", $"projects/{options.ProjectNumber}/", StringComparison.Ordinal));
            if (glossary is not null)
            {
                writer.WriteStartObject("glossaryConfig");
                writer.WriteString("glossary", Name(glossary.Glossary));
                if (glossary.Comparison == StringComparison.OrdinalIgnoreCase)
                    writer.WriteBoolean("ignoreCase", true);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private string Name(GoogleGlossary glossary) =>
        $"projects/{options.ProjectNumber}/locations/{glossary.Location}/glossaries/{glossary.Id}";

    [GeneratedRegex(@"^/v3/projects/(?<project>[^/:]+)(?:/locations/(?<location>[^/:]+))?(?<rest>[/:].+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Route();

    [GeneratedRegex("^projects/[^/]+/locations/(?<location>[^/]+)/glossaries/(?<id>[^/]+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GlossaryName();

    [GeneratedRegex("^projects/[^/]+/locations/[^/]+/models/general/(nmt|translation-llm)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GeneralModel();

    private sealed record GlossaryUse(GoogleGlossary Glossary, StringComparison Comparison);
}
