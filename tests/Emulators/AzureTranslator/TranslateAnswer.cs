using System.Text.Json;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>What comes back for one text.</summary>
internal sealed record AnsweredItem(string? DetectedLanguage, string? SourceText, IReadOnlyList<AnsweredTranslation> Translations);

/// <summary>One translation of one text.</summary>
internal sealed record AnsweredTranslation(
    string Text,
    string To,
    (string Text, string Script)? Transliteration,
    string? Alignment,
    (int[] Source, int[] Target)? SentenceLengths);

/// <summary>Makes the answer to a call of <c>/translate</c>, and writes it as the service does.</summary>
internal static class TranslateAnswer
{
    public static List<AnsweredItem> Of(TranslateRequest request, AzureTranslatorOptions options) =>
        [.. request.Texts.Select(text => Item(text, request, options))];

    public static byte[] Json(IReadOnlyList<AnsweredItem> items) => JsonBytes.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in items)
            WriteItem(writer, item);
        writer.WriteEndArray();
    });

    private static AnsweredItem Item(string text, TranslateRequest request, AzureTranslatorOptions options)
    {
        var from = request.From ?? options.Detect(text);
        var usual = AzureTranslatorLanguages.UsualScript(from);
        var source = request.FromScript is { } script && usual is not null && script != usual
            ? options.Transliterate(text, from, usual)
            : null;
        return new AnsweredItem(
            request.From is null ? from : null,
            source,
            [.. request.Targets.Select(to => Translation(source ?? text, from, to, request, options))]);
    }

    private static AnsweredTranslation Translation(
        string text, string from, string to, TranslateRequest request, AzureTranslatorOptions options)
    {
        var withDictionary = IsEnglish(from) || IsEnglish(to);
        var target = FakeTranslation.Of(text, request.IsHtml, withDictionary, run => options.Translate(run, to));
        var isMarkedUp = request.IsHtml || FakeTranslation.HasDictionaryEntry(text);
        return new AnsweredTranslation(
            target,
            to,
            request.ToScript is { } script ? (options.Transliterate(target, to, script), script) : null,
            request.IncludesAlignment && !isMarkedUp ? options.Align(text, target) : null,
            request.IncludesSentenceLengths
                ? (FakeTranslation.SentenceLengths(text), FakeTranslation.SentenceLengths(target))
                : null);
    }

    private static bool IsEnglish(string code) => code is "en" || code.StartsWith("en-", StringComparison.Ordinal);

    private static void WriteItem(Utf8JsonWriter writer, AnsweredItem item)
    {
        writer.WriteStartObject();
        if (item.DetectedLanguage is { } detected)
        {
            writer.WriteStartObject("detectedLanguage");
            writer.WriteString("language", detected);
            writer.WritePropertyName("score");
            writer.WriteRawValue("1.0");
            writer.WriteEndObject();
        }

        if (item.SourceText is { } source)
        {
            writer.WriteStartObject("sourceText");
            writer.WriteString("text", source);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("translations");
        foreach (var translation in item.Translations)
            WriteTranslation(writer, translation);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTranslation(Utf8JsonWriter writer, AnsweredTranslation translation)
    {
        writer.WriteStartObject();
        writer.WriteString("text", translation.Text);
        if (translation.Transliteration is { } transliteration)
        {
            writer.WriteStartObject("transliteration");
            writer.WriteString("text", transliteration.Text);
            writer.WriteString("script", transliteration.Script);
            writer.WriteEndObject();
        }

        writer.WriteString("to", translation.To);
        if (translation.Alignment is { } alignment)
        {
            writer.WriteStartObject("alignment");
            writer.WriteString("proj", alignment);
            writer.WriteEndObject();
        }

        if (translation.SentenceLengths is { } lengths)
        {
            writer.WriteStartObject("sentLen");
            WriteLengths(writer, "srcSentLen", lengths.Source);
            WriteLengths(writer, "transSentLen", lengths.Target);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteLengths(Utf8JsonWriter writer, string name, int[] lengths)
    {
        writer.WriteStartArray(name);
        foreach (var length in lengths)
            writer.WriteNumberValue(length);
        writer.WriteEndArray();
    }
}
