using System.Text.Json;
using Azure.Core.Pipeline;
using Localizer.Emulators.AzureTranslator;

namespace Azure.AI.Translation.Text.Tests;

/// <summary>The client against the emulated service: errors, retries, cancellation, tokens, languages.</summary>
public class EmulatedServiceTests
{
    [Fact]
    public async Task Texts_come_back_in_order_with_what_was_billed()
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync();

        var response = await Client(emulator).TranslateAsync(
            targetLanguages: ["vi", "zh-cn"], content: ["one", "two 🙂"], cancellationToken: TestContext.Current.CancellationToken);

        response.Value
            .Select(item => string.Join('|', item.Translations.Select(translation => $"{translation.TargetLanguage}={translation.Text}")))
            .ShouldBe(["vi=[vi] one|zh-Hans=[zh-Hans] one", "vi=[vi] two 🙂|zh-Hans=[zh-Hans] two 🙂"]);
        response.Value[0].DetectedLanguage!.Language.ShouldBe("en");
        response.GetRawResponse().Headers.TryGetValue("X-Metered-Usage", out var metered).ShouldBeTrue();
        metered.ShouldBe("18");
        emulator.BilledCharacters.ShouldBe(18);
    }

    [Theory]
    [InlineData(429001)]
    [InlineData(503000)]
    [InlineData(500000)]
    [InlineData(408001)]
    [InlineData(403001)]
    public async Task A_refusal_carries_status_and_headers_and_its_number_only_in_the_body(int code)
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync();
        emulator.Script(new AzureTranslatorFault.Refuse(code, RetryAfter: "7"));

        var refused = await Should.ThrowAsync<RequestFailedException>(() => Translate(Client(emulator)));

        refused.Status.ShouldBe(code / 1000);
        refused.ErrorCode.ShouldBeNull();
        using var body = JsonDocument.Parse(refused.GetRawResponse()!.Content);
        body.RootElement.GetProperty("error").GetProperty("code").GetInt32().ShouldBe(code);
        refused.GetRawResponse()!.Headers.TryGetValue("Retry-After", out var retryAfter).ShouldBeTrue();
        retryAfter.ShouldBe("7");
        emulator.Calls.ShouldHaveSingleItem().BilledCharacters.ShouldBe(0);
    }

    [Fact]
    public async Task Synchronous_calls_fail_the_same_way()
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync();
        emulator.Script(new AzureTranslatorFault.Refuse(503000));
        var client = Client(emulator);

        Should.Throw<RequestFailedException>(Translate).Status.ShouldBe(503);
        Translate().ShouldHaveSingleItem().Translations[0].Text.ShouldBe("[vi] one");

        IReadOnlyList<TranslatedTextItem> Translate() =>
            client.Translate(targetLanguage: "vi", text: "one", cancellationToken: TestContext.Current.CancellationToken).Value;
    }

    [Fact]
    public async Task A_redirect_is_an_error_and_is_not_followed()
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync();
        emulator.Script(new AzureTranslatorFault.Intercept(302, "text/html", "moved", Location: emulator.Endpoint + "elsewhere"));

        (await Should.ThrowAsync<RequestFailedException>(() => Translate(Client(emulator)))).Status.ShouldBe(302);

        emulator.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Retries_are_made_when_the_caller_leaves_them_on()
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync();
        emulator.Script(new AzureTranslatorFault.Refuse(503000), new AzureTranslatorFault.Refuse(429001), new AzureTranslatorFault.Reset());
        var client = Client(emulator, options =>
        {
            options.Retry.MaxRetries = 3;
            options.Retry.Delay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        });

        (await Translate(client)).Value.ShouldHaveSingleItem();

        emulator.Calls.Select(call => call.Status).ShouldBe([503, 429, 0, 200]);
    }

    [Theory]
    [MemberData(nameof(CutAnswers))]
    public async Task An_answer_that_is_cut_is_an_error_though_it_was_billed(int kind, Type[] expected)
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync();
        emulator.Script(kind == 0 ? new AzureTranslatorFault.DropMidBody() : new AzureTranslatorFault.TruncateJson());

        var thrown = await Record.ExceptionAsync(() => Translate(Client(emulator)));

        expected.ShouldContain(type => type.IsInstanceOfType(thrown), $"{thrown?.GetType()}");
        emulator.Calls.ShouldHaveSingleItem().BilledCharacters.ShouldBe(3);
        emulator.Calls[0].AnsweredWhole.ShouldBeFalse();
    }

    // Azure.Core wraps a reset that it meets while it reads the body, and passes on the one that the stream meets.
    public static TheoryData<int, Type[]> CutAnswers => new() { { 0, [typeof(RequestFailedException), typeof(IOException)] }, { 1, [typeof(JsonException)] } };

    [Fact]
    public async Task A_service_that_is_not_there_is_a_failed_request_without_status()
    {
        var emulator = await AzureTranslatorEmulator.StartAsync();
        var client = Client(emulator);
        await emulator.DisposeAsync();

        var failed = await Should.ThrowAsync<RequestFailedException>(() => Translate(client));

        failed.Status.ShouldBe(0);
        failed.InnerException.ShouldBeOfType<HttpRequestException>();
    }

    [Fact]
    public async Task A_call_ends_when_it_is_cancelled()
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync();
        emulator.Script(new AzureTranslatorFault.Hang());
        using var cancelling = new CancellationTokenSource();
        var call = Client(emulator).TranslateAsync(targetLanguage: "vi", text: "one", cancellationToken: cancelling.Token);
        while (emulator.Calls is not [{ Fault: AzureTranslatorFault.Hang }])
            await Task.Yield();

        await cancelling.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_sends_nothing()
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync();

        var cancelled = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(
            () => Client(emulator).TranslateAsync(targetLanguage: "vi", text: "one", cancellationToken: cancelled));

        emulator.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_silent_service_is_a_cancelled_task_though_nobody_cancelled()
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync();
        emulator.Script(new AzureTranslatorFault.Hang());
        var client = Client(emulator, options => options.Retry.NetworkTimeout = TimeSpan.FromMilliseconds(50));

        await Should.ThrowAsync<TaskCanceledException>(() => Translate(client));
    }

    [Fact]
    public async Task Tokens_are_let_in_over_tls()
    {
        const string resource = "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a";
        var entra = new OneToken("t1");
        var exchanged = new OneToken("t2");
        await using var emulator = await AzureTranslatorEmulator.StartAsync(
            new AzureTranslatorOptions { Tls = true, EntraTokens = ["t1"], ExchangedTokens = ["t2"] });
        var options = Options(emulator);

        await Translate(new TextTranslationClient(credential: entra, endpoint: emulator.Endpoint, resourceId: resource, options: options));
        await Translate(new TextTranslationClient(credential: entra, endpoint: emulator.CustomDomainEndpoint, options: options));
        await Translate(new TextTranslationClient(credential: exchanged, endpoint: emulator.Endpoint, options: options));
        var withoutResource = new TextTranslationClient(credential: entra, endpoint: emulator.Endpoint, options: options);

        (await Should.ThrowAsync<RequestFailedException>(() => Translate(withoutResource))).Status.ShouldBe(401);
        emulator.Calls.Select(call => call.Status).ShouldBe([200, 200, 200, 401]);
    }

    [Fact]
    public async Task A_token_never_goes_over_plain_http()
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync();
        var client = new TextTranslationClient(credential: new OneToken("t1"), endpoint: emulator.Endpoint, options: Options(emulator));

        await Should.ThrowAsync<InvalidOperationException>(() => Translate(client));

        emulator.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Languages_are_listed_once_and_then_unchanged()
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync();
        var client = new TextTranslationClient(endpoint: emulator.Endpoint, options: Options(emulator));
        var cancellation = TestContext.Current.CancellationToken;

        var first = await client.GetSupportedLanguagesAsync(scope: "translation", cancellationToken: cancellation);
        var tag = first.GetRawResponse().Headers.ETag;
        var unchanged = await Should.ThrowAsync<RequestFailedException>(
            () => client.GetSupportedLanguagesAsync(scope: "translation", ifNoneMatch: tag, cancellationToken: cancellation));
        var withoutThrowing = new RequestContext { ErrorOptions = ErrorOptions.NoThrow };
        var raw = await client.GetSupportedLanguagesAsync(null, "translation", null, tag, withoutThrowing);

        first.Value.Translation["ar"].Directionality.ShouldBe(LanguageDirectionality.RightToLeft);
        first.Value.Translation["pt"].Name.ShouldBe("Portuguese (Brazil)");
        first.Value.Transliteration.ShouldBeEmpty();
        unchanged.Status.ShouldBe(304);
        (raw.Status, raw.IsError).ShouldBe((304, true));
    }

    private static Task<Response<IReadOnlyList<TranslatedTextItem>>> Translate(TextTranslationClient client) =>
        client.TranslateAsync(targetLanguage: "vi", text: "one", cancellationToken: TestContext.Current.CancellationToken);

    private static TextTranslationClient Client(AzureTranslatorEmulator emulator, Action<TextTranslationClientOptions>? configure = null)
    {
        var options = Options(emulator);
        configure?.Invoke(options);
        return new TextTranslationClient(credential: new AzureKeyCredential("emulator-key"), endpoint: emulator.Endpoint, options: options);
    }

    private static TextTranslationClientOptions Options(AzureTranslatorEmulator emulator)
    {
        var options = new TextTranslationClientOptions { Retry = { MaxRetries = 0 } };
        if (emulator.Certificate is { } pinned)
        {
            var handler = new SocketsHttpHandler();
            handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => pinned.Equals(shown);
            options.Transport = new HttpClientTransport(new HttpClient(handler));
        }

        return options;
    }
}
