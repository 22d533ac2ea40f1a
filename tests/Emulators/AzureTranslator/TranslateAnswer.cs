using System.Text.Json;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>What comes back for one text.</summary>
/// <param name="From">The language that the text is taken to be in.</param>
/// <param name="IsDetected">Whether that was detected.</param>
/// <param name="SourceText">The text in its language's usual script, where it came in another; else null.</param>
/// <param name="SourceCharacters">The UTF-16 units that came.</param>
/// <param name="Translations">A translation for each target.</param>
internal sealed record AnsweredItem(
    string From, bool IsDetected, string? SourceText, int SourceCharacters, IReadOnlyList<AnsweredTranslation> Translations)
    : IAnsweredItem<AnsweredItem>
{
    public string Text => Translations[0].Text;

    /// <summary>The items with a fault of this service's own.</summary>
    public static List<AnsweredItem> Apply(List<AnsweredItem> items, Fault? fault)
    {
        var (index, change) = fault switch
        {
            AzureTranslatorFault.ReverseTargets reverse => (reverse.Index, (Func<AnsweredItem, AnsweredItem>)(item => item with { Translations = [.. item.Translations.Reverse()] })),
            AzureTranslatorFault.OtherLanguage other => (other.Index, item => item.InAnother(other.Target, other.Language)),
            _ => (0, null),
        };
        if (change is not null && items.Count > 0)
            items[Math.Min(index, items.Count - 1)] = change(items[Math.Min(index, items.Count - 1)]);
        return items;
    }

    private AnsweredItem InAnother(int target, string language)
    {
        var at = Math.Min(target, Translations.Count - 1);
        var other = Translations[at] with { To = language, Text = $"({language}) {Translations[at].Text}" };
        return this with { Translations = [.. Translations.Select((translation, i) => i == at ? other : translation)] };
    }

    public AnsweredItem WithText(Func<string, string> change) =>
        this with { Translations = [.. Translations.Select(translation => translation with { Text = change(translation.Text) })] };
}

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
    public static IEnumerable<AnsweredItem> Of(TranslateRequest request, AzureTranslatorOptions options) =>
        request.Inputs.Select(input => Item(input, request, options));

    /// <summary>The body, v3.0.</summary>
    public static byte[] Json(IReadOnlyList<AnsweredItem> items) => JsonBytes.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in items)
            WriteItem(writer, item);
        writer.WriteEndArray();
    });

    /// <summary>The body of the newer version, which says the language of every text.</summary>
    public static byte[] ObjectJson(IReadOnlyList<AnsweredItem> items) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("value");
        foreach (var item in items)
        {
            writer.WriteStartObject();
            WriteDetected(writer, item.From);
            writer.WriteStartArray("translations");
            foreach (var translation in item.Translations)
            {
                writer.WriteStartObject();
                writer.WriteString("language", translation.To);
                writer.WriteNumber("sourceCharacters", item.SourceCharacters);
                writer.WriteString("text", translation.Transliteration?.Text ?? translation.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static AnsweredItem Item(TranslateInput input, TranslateRequest request, AzureTranslatorOptions options)
    {
        var from = input.From ?? options.Detect(input.Text);
        var usual = AzureTranslatorLanguages.UsualScript(from);
        var source = input.FromScript is { } script && usual is not null && script != usual
            ? options.Transliterate(input.Text, from, usual)
            : null;
        var read = input with { Text = source ?? input.Text, From = from };
        return new AnsweredItem(
            from, input.From is null, source, input.Text.Length, [.. input.Targets.Select(to => Translation(read, to, request, options))]);
    }

    private static AnsweredTranslation Translation(
        TranslateInput input, string to, TranslateRequest request, AzureTranslatorOptions options)
    {
        Func<string, string> translate = run => options.Translate(run, to);
        var withDictionary = IsEnglish(input.From!) || IsEnglish(to);
        var tags = input.IsHtml ? Markup.Html : Markup.Plain;
        var markup = tags with { Special = (text, at) => DictionaryEntries.Read(text, at, tags, withDictionary ? null : translate) };
        var target = options.TranslationOf(input.Text, markup, to);
        var isMarkedUp = input.IsHtml || DictionaryEntries.AreIn(input.Text);
        return new AnsweredTranslation(
            target,
            to,
            input.ToScript is { } script ? (options.Transliterate(target, to, script), script) : null,
            request.IncludesAlignment && !isMarkedUp ? options.Align(input.Text, target) : null,
            request.IncludesSentenceLengths ? (SentenceLengths.Of(input.Text), SentenceLengths.Of(target)) : null);
    }

    private static bool IsEnglish(string code) => code is "en" || code.StartsWith("en-", StringComparison.Ordinal);

    private static void WriteItem(Utf8JsonWriter writer, AnsweredItem item)
    {
        writer.WriteStartObject();
        if (item.IsDetected)
            WriteDetected(writer, item.From);

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

    private static void WriteDetected(Utf8JsonWriter writer, string language)
    {
        writer.WriteStartObject("detectedLanguage");
        writer.WriteString("language", language);
        writer.WritePropertyName("score");
        writer.WriteRawValue("1.0");
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
