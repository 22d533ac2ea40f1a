using Localizer.Emulators.Chat;

namespace Localizer.Emulators.Tests.Chat;

/// <summary>The chat server as Ollama has it.</summary>
public sealed class OllamaTests : IAsyncLifetime
{
    private const string Batch = """{"items":[{"id":1,"text":"Hello"}]}""";

    private ChatEmulator _emulator = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await ChatEmulator.StartAsync(new ChatOptions { Server = ChatServer.Ollama, Models = ["m"], ContextTokens = 50 });
        _client = new RawClient(_emulator.Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("max_tokens", "length")]
    [InlineData("max_completion_tokens", "stop")]
    public async Task Only_max_tokens_is_a_cap(string name, string finishReason)
    {
        var answer = await _client.PostJsonAsync("/v1/chat/completions", ChatTests.Request(Batch, $"\"{name}\":4,"));

        ChatTests.Choice(answer)["finish_reason"]!.GetValue<string>().ShouldBe(finishReason);
    }

    [Fact]
    public async Task Strict_and_name_of_a_schema_are_ignored()
    {
        const string format = """ "response_format":{"type":"json_schema","json_schema":{"strict":true,"schema":{"type":"array"}}}, """;

        (await _client.PostJsonAsync("/v1/chat/completions", ChatTests.Request(Batch, format))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_long_prompt_is_cut_from_the_front_without_a_word()
    {
        var batch = $$"""{"items":[{"id":1,"text":"{{new string('a', 300)}}"}]}""";

        var answer = await _client.PostJsonAsync("/v1/chat/completions", ChatTests.Request(batch));

        answer.Status.ShouldBe(200);
        answer.Json["usage"]!["prompt_tokens"]!.GetValue<int>().ShouldBe(50);
        ChatTests.Choice(answer)["message"]!["content"]!.GetValue<string>().ShouldNotContain("items");
    }

    [Fact]
    public async Task Models_are_listed_and_a_missing_one_is_named()
    {
        var tags = await _client.GetAsync("/api/tags");
        var missing = await _client.PostJsonAsync("/v1/chat/completions", """{"model":"x","messages":[{"role":"user","content":"a"}]}""");
        var natively = await _client.PostJsonAsync("/api/chat", """{"model":"x","stream":false,"messages":[{"role":"user","content":"a"}]}""");

        tags.Json["models"]![0]!["name"]!.GetValue<string>().ShouldBe("m");
        (missing.Status, missing.Body).ShouldBe(
            (404, """{"error":{"message":"model 'x' not found","type":"not_found_error","param":null,"code":null}}"""));
        (natively.Status, natively.Body).ShouldBe((404, """{"error":"model 'x' not found"}"""));
    }

    [Fact]
    public async Task A_full_queue_is_said_to_be_busy()
    {
        _emulator.Script(new ChatFault.Busy());

        var answer = await _client.PostJsonAsync("/v1/chat/completions", ChatTests.Request(Batch));

        answer.Status.ShouldBe(503);
        answer.Body.ShouldContain("server busy, please try again.  maximum pending requests exceeded");
    }

    [Fact]
    public async Task Its_own_chat_answers_in_its_own_shape()
    {
        var body = ChatTests.Request(Batch, """ "stream":false,"format":"json","options":{"num_predict":100}, """);

        var answer = await _client.PostJsonAsync("/api/chat", body);

        answer.Json["message"]!["content"]!.GetValue<string>().ShouldBe("""{"items":[{"id":1,"text":"[es] Hello"}]}""");
        answer.Json["done_reason"]!.GetValue<string>().ShouldBe("stop");
        answer.Json["prompt_eval_count"]!.GetValue<int>().ShouldBePositive();
    }
}
