namespace Azure.AI.Translation.Text.Tests;

/// <summary>How requests look that no recording shows.</summary>
public class RequestTests
{
    [Fact]
    public async Task Every_option_has_its_place_in_the_query()
    {
        using var wire = new Wire();
        var trace = Guid.Parse("c9a1f2a4-7f7e-4d0e-9a70-3f6a2f6d6a10");

        await Client(wire).TranslateAsync(
            targetLanguages: ["vi", "sr-Cyrl"],
            content: ["one", "two"],
            clientTraceId: trace,
            sourceLanguage: "en",
            textType: TextType.Html,
            category: "a b&c",
            profanityAction: ProfanityAction.Deleted,
            profanityMarker: ProfanityMarker.Tag,
            includeAlignment: false,
            includeSentenceLength: true,
            suggestedFrom: "de",
            fromScript: "Latn",
            toScript: "Cyrl",
            allowFallback: false,
            cancellationToken: TestContext.Current.CancellationToken);

        wire.Only.Uri.PathAndQuery.ShouldBe(
            "/translate?to=vi&to=sr-Cyrl&from=en&textType=Html&category=a%20b%26c&profanityAction=Deleted&profanityMarker=Tag"
            + "&includeAlignment=false&includeSentenceLength=true&suggestedFrom=de&fromScript=Latn&toScript=Cyrl&allowFallback=false"
            + "&api-version=3.0");
        wire.Only.Header("X-ClientTraceId").ShouldBe(trace.ToString());
        wire.Only.Header("Accept").ShouldBe("application/json");
        wire.Only.Body.ShouldBe("""[{"Text":"one"},{"Text":"two"}]""");
    }

    [Fact]
    public async Task An_empty_trace_id_is_not_sent()
    {
        using var wire = new Wire();

        await Client(wire).TranslateAsync(targetLanguage: "vi", text: "one", cancellationToken: TestContext.Current.CancellationToken);

        wire.Only.Header("X-ClientTraceId").ShouldBeNull();
    }

    [Fact]
    public async Task All_forms_of_translate_say_the_same()
    {
        using var wire = new Wire();
        var client = Client(wire);
        var options = new TextTranslationTranslateOptions(targetLanguage: "vi", content: "one") { SourceLanguage = "en" };
        var cancellation = TestContext.Current.CancellationToken;

        client.Translate(options: options, cancellationToken: cancellation);
        client.Translate(targetLanguages: ["vi"], content: ["one"], sourceLanguage: "en", cancellationToken: cancellation);
        client.Translate(targetLanguage: "vi", content: ["one"], sourceLanguage: "en", cancellationToken: cancellation);
        client.Translate(targetLanguage: "vi", text: "one", sourceLanguage: "en", cancellationToken: cancellation);
        await client.TranslateAsync(options: options, cancellationToken: cancellation);
        await client.TranslateAsync(targetLanguages: ["vi"], content: ["one"], sourceLanguage: "en", cancellationToken: cancellation);
        await client.TranslateAsync(targetLanguage: "vi", content: ["one"], sourceLanguage: "en", cancellationToken: cancellation);
        await client.TranslateAsync(targetLanguage: "vi", text: "one", sourceLanguage: "en", cancellationToken: cancellation);

        wire.Sent.Count.ShouldBe(8);
        wire.Sent.ShouldAllBe(sent => sent.Uri.PathAndQuery == "/translate?to=vi&from=en&api-version=3.0");
        wire.Sent.ShouldAllBe(sent => sent.Body == """[{"Text":"one"}]""");
    }

    [Fact]
    public async Task Languages_are_asked_for_with_what_the_caller_said()
    {
        using var wire = new Wire("{}", "{}");
        var client = Client(wire);
        var cancellation = TestContext.Current.CancellationToken;

        await client.GetSupportedLanguagesAsync(cancellationToken: cancellation);
        client.GetSupportedLanguages(
            clientTraceId: "c9a1f2a4-7f7e-4d0e-9a70-3f6a2f6d6a10", scope: "translation,dictionary", acceptLanguage: "es",
            ifNoneMatch: new ETag("tag"), cancellationToken: cancellation);

        wire.Sent[0].Method.ShouldBe("GET");
        wire.Sent[0].Uri.PathAndQuery.ShouldBe("/languages?api-version=3.0");
        wire.Sent[0].Header("Accept-Language").ShouldBeNull();
        wire.Sent[1].Uri.PathAndQuery.ShouldBe("/languages?scope=translation%2Cdictionary&api-version=3.0");
        wire.Sent[1].Header("Accept-Language").ShouldBe("es");
        wire.Sent[1].Header("If-None-Match").ShouldBe("\"tag\"");
        wire.Sent[1].Header("X-ClientTraceId").ShouldBe("c9a1f2a4-7f7e-4d0e-9a70-3f6a2f6d6a10");
    }

    [Fact]
    public async Task Nothing_is_sent_for_arguments_that_are_null()
    {
        using var wire = new Wire();
        var client = Client(wire);
        await Should.ThrowAsync<ArgumentNullException>(() => client.TranslateAsync(options: null!));
        await Should.ThrowAsync<ArgumentNullException>(() => client.TranslateAsync(targetLanguage: null!, text: "one"));
        await Should.ThrowAsync<ArgumentNullException>(() => client.TranslateAsync(targetLanguage: "vi", text: null!));
        await Should.ThrowAsync<ArgumentNullException>(() => client.TranslateAsync(targetLanguage: "vi", content: null!));
        await Should.ThrowAsync<ArgumentNullException>(() => client.TranslateAsync(targetLanguage: "vi", content: ["one", null!]));
        Should.Throw<ArgumentException>(() => new TextTranslationTranslateOptions(targetLanguage: " ", content: "one"));
        Should.Throw<ArgumentException>(() => new TextTranslationTranslateOptions(targetLanguage: "vi", content: ""));
        wire.Sent.ShouldBeEmpty();
    }

    private static TextTranslationClient Client(Wire wire) => new(credential: new AzureKeyCredential("key"), options: wire.Options());
}
