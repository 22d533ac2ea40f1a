using System.Text.Json.Nodes;

namespace Azure.AI.Translation.Text.Tests;

/// <summary>What the official client sent and got in its recorded sessions, with this client in its place.</summary>
public class RecordedExchangeTests
{
    public static TheoryData<string> Names =>
    [
        "TranslationLiveTests/TranslateBasic",
        "TranslationLiveTests/TranslateWithAutoDetect",
        "TranslationLiveTests/TranslateWithNoTranslateTag",
        "TranslationLiveTests/TranslateWithDictionaryTag",
        "TranslationLiveTests/TranslateWithAlignment",
        "TranslationLiveTests/TranslateDifferentTextTypes",
        "TranslationLiveTests/TranslateWithIncludeSentenceLength",
        "TranslationLiveTests/TranslateMultipleTargetLanguages",
        "TranslationLiveTests/TranslateWithMultipleInputTexts",
        "TranslationLiveTests/TranslateWithTransliteration",
        "TranslationLiveTests/TranslateWithProfanity",
    ];

    [Fact]
    public void Each_recorded_translation_is_replayed() =>
        RecordedExchange.All().Select(exchange => exchange.Name).ShouldBe(Names.Select(row => row.Data), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_recorded_request_goes_out_byte_for_byte_and_its_answer_is_read_whole(string name)
    {
        var exchange = RecordedExchange.Named(name);
        using var wire = new Wire(exchange.ResponseBody, exchange.ResponseBody);
        var client = new TextTranslationClient(credential: new AzureKeyCredential("key"), options: wire.Options());

        var response = await client.TranslateAsync(OptionsOf(exchange), TestContext.Current.CancellationToken);
        var synchronously = client.Translate(OptionsOf(exchange), TestContext.Current.CancellationToken);

        foreach (var sent in wire.Sent)
        {
            sent.Method.ShouldBe("POST");
            sent.Uri.PathAndQuery.ShouldBe(exchange.Target);
            sent.Body.ShouldBe(exchange.RequestBody);
            sent.Header("Content-Type").ShouldBe("application/json");
        }

        wire.Sent.Count.ShouldBe(2);
        foreach (var read in new[] { response.Value, synchronously.Value })
            JsonNode.DeepEquals(Json(read), exchange.Response).ShouldBeTrue($"{Json(read).ToJsonString()} is not {exchange.ResponseBody}");
    }

    private static TextTranslationTranslateOptions OptionsOf(RecordedExchange exchange)
    {
        return new TextTranslationTranslateOptions(
            targetLanguages: exchange.Query("to"),
            content: exchange.Texts,
            sourceLanguage: Only("from"),
            textType: Only("textType") is { } type ? new TextType(type) : default(TextType?),
            profanityAction: Only("profanityAction") is { } action ? Enum.Parse<ProfanityAction>(action) : null,
            profanityMarker: Only("profanityMarker") is { } marker ? Enum.Parse<ProfanityMarker>(marker) : null,
            includeAlignment: Only("includeAlignment") is { } alignment ? bool.Parse(alignment) : null,
            includeSentenceLength: Only("includeSentenceLength") is { } lengths ? bool.Parse(lengths) : null,
            fromScript: Only("fromScript"),
            toScript: Only("toScript"));

        string? Only(string parameter) => exchange.Query(parameter).SingleOrDefault();
    }

    private static JsonArray Json(IReadOnlyList<TranslatedTextItem> items) => [.. items.Select(Json)];

    private static JsonNode Json(TranslatedTextItem item)
    {
        var json = new JsonObject();
        if (item.DetectedLanguage is { } detected)
            json["detectedLanguage"] = new JsonObject { ["language"] = detected.Language, ["score"] = detected.Confidence };
        if (item.SourceText is { } source)
            json["sourceText"] = new JsonObject { ["text"] = source.Text };
        json["translations"] = new JsonArray([.. item.Translations.Select(Json)]);
        return json;
    }

    private static JsonNode Json(TranslationText translation)
    {
        var json = new JsonObject { ["text"] = translation.Text, ["to"] = translation.TargetLanguage };
        if (translation.Transliteration is { } other)
            json["transliteration"] = new JsonObject { ["text"] = other.Text, ["script"] = other.Script };
        if (translation.Alignment is { } alignment)
            json["alignment"] = new JsonObject { ["proj"] = alignment.Projections };
        if (translation.SentenceBoundaries is { } lengths)
        {
            json["sentLen"] = new JsonObject
            {
                ["srcSentLen"] = new JsonArray([.. lengths.SourceSentencesLengths.Select(length => JsonValue.Create(length))]),
                ["transSentLen"] = new JsonArray([.. lengths.TranslatedSentencesLengths.Select(length => JsonValue.Create(length))]),
            };
        }

        return json;
    }
}
