using System.Text.Json.Nodes;
using Localizer.Emulators.Chat;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Emulators.Tests.Chat;

/// <summary>The chat server as OpenAI has it.</summary>
public sealed class ChatTests : IAsyncLifetime
{
    private const string Schema =
        """{"type":"object","properties":{"items":{"type":"array"}},"required":["items"],"additionalProperties":false}""";

    private ChatEmulator _emulator = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await ChatEmulator.StartAsync(new ChatOptions { Models = ["m"], ContextTokens = 200 });
        _client = Client(_emulator);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_batch_gets_the_documented_answer()
    {
        await using var emulator = await ChatEmulator.StartAsync(
            new ChatOptions { Models = ["m"], Translate = (_, _) => "Hola", Tokens = text => text.Contains("Hola") ? 5 : text.Length == 0 ? 0 : 5 });
        using var client = Client(emulator);

        var answer = await client.PostJsonAsync("/v1/chat/completions", Request("""{"items":[{"id":1,"text":"Hello"}]}"""));

        answer.Body.ShouldBe(
            """{"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"{\"items\":[{\"id\":1,\"text\":\"Hola\"}]}","refusal":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""");
        (emulator.Calls[0].InputTokens, emulator.Calls[0].OutputTokens).ShouldBe((10, 5));
        emulator.Calls[0].Targets.ShouldBe(["es"]);
        emulator.Calls[0].Texts.ShouldBe(["Hello"]);
    }

    [Fact]
    public async Task Ids_and_markers_and_tags_stay() =>
        (await Content("""{"items":[{"id":7,"text":"a ⟦1⟧ & <b>c</b>"},{"id":3,"text":"d"}],"context":"x"}"""))
            .ShouldBe("""{"items":[{"id":7,"text":"[es] a ⟦1⟧ & <b>[es] c</b>"},{"id":3,"text":"[es] d"}]}""");

    [Theory]
    [InlineData("Translate to vi.", "vi")]
    [InlineData("From English (en) to Brazilian Portuguese (pt-BR). Be kind to all.", "pt-BR")]
    [InlineData("source: en, target: zh-Hant\nKeep it short, as it is.", "zh-Hant")]
    [InlineData("You are a translator.", "xx")]
    public void The_target_is_read_from_the_system_message(string system, string tag) => new ChatOptions().TargetOf(system).ShouldBe(tag);

    [Theory]
    [InlineData("""{"type":"json_object"}""", 200)]
    [InlineData("""{"type":"json_schema","json_schema":{"name":"t","schema":{"type":"object"}}}""", 200)]
    [InlineData("""{"type":"json_schema","json_schema":{"name":"t","strict":true,"schema":SCHEMA}}""", 200)]
    [InlineData("""{"type":"json_schema","json_schema":{"name":"t","strict":true,"schema":{"type":"object"}}}""", 400)]
    [InlineData("""{"type":"json_schema","json_schema":{"strict":true,"schema":SCHEMA}}""", 400)]
    [InlineData("""{"type":"json_schema"}""", 400)]
    [InlineData("""{"type":"yaml"}""", 400)]
    public async Task A_format_is_checked(string format, int status)
    {
        var body = Request("""{"items":[{"id":1,"text":"a"}]}""", $"\"response_format\":{format.Replace("SCHEMA", Schema)},");

        (await _client.PostJsonAsync("/v1/chat/completions", body)).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("max_tokens", 4, "length")]
    [InlineData("max_completion_tokens", 4, "length")]
    [InlineData("max_tokens", 100, "stop")]
    public async Task A_cap_of_tokens_cuts_the_answer(string name, int most, string finishReason)
    {
        var choice = Choice(await _client.PostJsonAsync(
            "/v1/chat/completions", Request("""{"items":[{"id":1,"text":"Hello"}]}""", $"\"{name}\":{most},")));

        choice["finish_reason"]!.GetValue<string>().ShouldBe(finishReason);
        choice["message"]!["content"]!.GetValue<string>().Length.ShouldBe(finishReason == "length" ? 16 : 40);
    }

    [Theory]
    [InlineData("{", 400, "invalid_request_error", null)]
    [InlineData("""{"messages":[]}""", 400, "invalid_request_error", null)]
    [InlineData("""{"model":"m","messages":[]}""", 400, "invalid_request_error", null)]
    [InlineData("""{"model":"none","messages":[{"role":"user","content":"a"}]}""", 404, "invalid_request_error", "model_not_found")]
    public async Task An_error_has_the_services_shape(string body, int status, string type, string? code)
    {
        var answer = await _client.PostJsonAsync("/v1/chat/completions", body);
        var error = answer.Json["error"]!;

        answer.Status.ShouldBe(status);
        (error["type"]!.GetValue<string>(), error["code"]?.GetValue<string>()).ShouldBe((type, code));
        error.AsObject().ContainsKey("param").ShouldBeTrue();
        answer.Header("x-request-id").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_key_must_be_known_and_a_prompt_must_fit()
    {
        var body = Request("""{"items":[{"id":1,"text":"a"}]}""");

        (await _client.PostJsonAsync("/v1/chat/completions", body, ("Authorization", "Bearer other")))
            .Json["error"]!["code"]!.GetValue<string>().ShouldBe("invalid_api_key");
        var tooLong = await _client.PostJsonAsync("/v1/chat/completions", Request(new string('a', 1_000)));
        (tooLong.Status, tooLong.Json["error"]!["code"]!.GetValue<string>()).ShouldBe((400, "context_length_exceeded"));
        (await _client.GetAsync("/v1/models")).Json["data"]![0]!["id"]!.GetValue<string>().ShouldBe("m");
        (await _client.GetAsync("/api/tags")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Tokens_come_back_after_their_window()
    {
        var time = new FakeTimeProvider();
        await using var emulator = await ChatEmulator.StartAsync(new ChatOptions
        {
            Models = ["m"],
            Tokens = _ => 10,
            TimeProvider = time,
            TokenQuota = new CharacterQuota(30, TimeSpan.FromMinutes(1)),
        });
        using var client = Client(emulator);
        var body = Request("""{"items":[{"id":1,"text":"a"}]}""");

        (await client.PostJsonAsync("/v1/chat/completions", body)).Status.ShouldBe(200);
        var refused = await client.PostJsonAsync("/v1/chat/completions", body);
        (refused.Status, refused.Header("Retry-After"), refused.Json["error"]!["code"]!.GetValue<string>())
            .ShouldBe((429, "60", "rate_limit_exceeded"));
        time.Advance(TimeSpan.FromMinutes(1));
        (await client.PostJsonAsync("/v1/chat/completions", body)).Status.ShouldBe(200);
    }

    public static TheoryData<Fault, string?, string> Failures => new()
    {
        { new ChatFault.Length(), """{"items":[{"id":1,"text":"[es]""", "length" },
        { new ChatFault.Refusal(), null, "stop" },
        { new ChatFault.Apology(), "I'm sorry, but I can't help with that.", "stop" },
        { new ChatFault.ContentFilter(), "", "content_filter" },
        { new ChatFault.ContentFilter(IsPartial: true), """{"items":[{"id":1,"text":"[es]""", "content_filter" },
        { new ChatFault.Wrapped("<think>{}</think>", ""), $"<think>{{}}</think>{Two("1", "2")}", "stop" },
        { ChatFault.Wrapped.Fence, $"Here is the translation:\n```json\n{Two("1", "2")}\n```\n", "stop" },
        { new ChatFault.TextIds(), Two("\"1\"", "\"2\""), "stop" },
        { new ChatFault.Renumbered(), Two("0", "1"), "stop" },
        { new ChatFault.Echo(), """{"items":[{"id":1,"text":"a"},{"id":2,"text":"b"}]}""", "stop" },
        { new ChatFault.RotatedTexts(), """{"items":[{"id":1,"text":"[es] b"},{"id":2,"text":"[es] a"}]}""", "stop" },
        { new ChatFault.OtherSchema(), """{"translations":[{"id":1,"translation":"[es] a"},{"id":2,"translation":"[es] b"}]}""", "stop" },
        { new Fault.OmitItem(0), """{"items":[{"id":2,"text":"[es] b"}]}""", "stop" },
        { new Fault.SwapItems(0, 1), """{"items":[{"id":2,"text":"[es] b"},{"id":1,"text":"[es] a"}]}""", "stop" },
        { new Fault.DoubleItem(1), """{"items":[{"id":1,"text":"[es] a"},{"id":2,"text":"[es] b"},{"id":2,"text":"[es] b"}]}""", "stop" },
        { new Fault.MergeItems(0), """{"items":[{"id":1,"text":"[es] a [es] b"},{"id":2,"text":""}]}""", "stop" },
        { new Fault.EmptyItem(9), """{"items":[{"id":1,"text":"[es] a"},{"id":2,"text":""}]}""", "stop" },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_failure_looks_as_the_contract_says(Fault fault, string? content, string finishReason)
    {
        _emulator.Script(fault);

        var choice = Choice(await Post("""{"items":[{"id":1,"text":"a"},{"id":2,"text":"b"}]}"""));

        choice["message"]!["content"]?.GetValue<string>().ShouldBe(content);
        (choice["message"]!["refusal"] is not null).ShouldBe(fault is ChatFault.Refusal);
        choice["finish_reason"]!.GetValue<string>().ShouldBe(finishReason);
        _emulator.Calls[0].AnsweredWhole.ShouldBeFalse();
        _emulator.Calls[0].InputTokens.ShouldBePositive();
    }

    [Fact]
    public async Task Further_failures_are_billed_only_when_answered()
    {
        _emulator.Script(
            new ChatFault.NoChoices(), new ChatFault.InsufficientQuota(), new ChatFault.ContextLengthExceeded(),
            new Fault.Status(429, RetryAfterMs: "250"), new ChatFault.ExtraItem());
        const string batch = """{"items":[{"id":1,"text":"a"}]}""";

        (await Post(batch)).Json["choices"]!.AsArray().Count.ShouldBe(0);
        (await Post(batch)).Json["error"]!["code"]!.GetValue<string>().ShouldBe("insufficient_quota");
        (await Post(batch)).Json["error"]!["code"]!.GetValue<string>().ShouldBe("context_length_exceeded");
        var limited = await Post(batch);
        (limited.Json["error"]!["code"]!.GetValue<string>(), limited.Header("retry-after-ms")).ShouldBe(("rate_limit_exceeded", "250"));
        (await Content(batch)).ShouldContain("\"id\":1001");

        _emulator.Calls.Select(call => call.InputTokens > 0).ShouldBe([true, false, false, false, true]);
    }

    [Fact]
    public async Task A_server_may_drop_the_format_and_say_nothing_of_usage()
    {
        await using var emulator = await ChatEmulator.StartAsync(new ChatOptions { Models = ["m"], Format = ChatFormat.Ignored, TellsUsage = false });
        using var client = Client(emulator);

        var answer = await client.PostJsonAsync("/v1/chat/completions", Request("""{"items":[{"id":1,"text":"a"}]}"""));

        answer.Json["usage"].ShouldBeNull();
        Choice(answer)["message"]!["content"]!.GetValue<string>().ShouldContain("```json");
    }

    internal static JsonNode Choice(RawAnswer answer) => answer.Json["choices"]![0]!;

    /// <summary>A request's body.</summary>
    /// <param name="user">The user message.</param>
    /// <param name="more">Further members as JSON, a comma at the end of each; one is <c>response_format</c> unless JSON is all.</param>
    internal static string Request(string user, string more = "")
    {
        var message = new JsonObject { ["role"] = "user", ["content"] = user };
        var format = more.Contains("response_format") ? "" : """ "response_format":{"type":"json_object"}, """;
        return $$"""{ {{more}}{{format}}"model":"m","messages":[{"role":"system","content":"Translate to es."},{{message.ToJsonString()}}]}""";
    }

    private static RawClient Client(ChatEmulator emulator) => new(emulator.Endpoint, ("Authorization", "Bearer emulator-key"));

    private static string Two(string first, string second) =>
        $$"""{"items":[{"id":{{first}},"text":"[es] a"},{"id":{{second}},"text":"[es] b"}]}""";

    private Task<RawAnswer> Post(string batch) => _client.PostJsonAsync("/v1/chat/completions", Request(batch));

    private async Task<string> Content(string batch) => Choice(await Post(batch))["message"]!["content"]!.GetValue<string>();
}
