using System.Text.Json;
using System.Text.Json.Nodes;
using Localizer.Emulators;
using Localizer.Emulators.Chat;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Tests.Providers.Services;

/// <summary>The adapters of chat models against the emulator of their contract.</summary>
public sealed class ChatServiceTests
{
    private static readonly ChatOptions OpenAI = new() { Keys = [ServiceFixture.Secret] };
    private static readonly ChatOptions Ollama = new() { Server = ChatServer.Ollama };

    private static readonly Dictionary<string, (Fault Fault, ProviderFailure Expected)> Refusals = new()
    {
        ["length"] = (new ChatFault.Length(), ProviderFailure.TooLarge),
        ["refusal"] = (new ChatFault.Refusal(), ProviderFailure.ContentRefused),
        ["apology"] = (new ChatFault.Apology(), ProviderFailure.ContentRefused),
        ["filter"] = (new ChatFault.ContentFilter(), ProviderFailure.ContentRefused),
        ["filter in the middle"] = (new ChatFault.ContentFilter(IsPartial: true), ProviderFailure.ContentRefused),
        ["no choices"] = (new ChatFault.NoChoices(), ProviderFailure.MalformedAnswer),
        ["other schema"] = (new ChatFault.OtherSchema(), ProviderFailure.MalformedAnswer),
        ["insufficient quota"] = (new ChatFault.InsufficientQuota(), ProviderFailure.QuotaSpent),
        ["context too long"] = (new ChatFault.ContextLengthExceeded(), ProviderFailure.TooLarge),
        ["busy"] = (new ChatFault.Busy(), ProviderFailure.Unavailable),
        ["rate limit"] = (new Fault.Status(429, RetryAfterMs: "250"), ProviderFailure.RateLimited),
    };

    // What becomes of three items; null where an item gets no text.
    private static readonly Dictionary<string, (Fault Fault, bool[] Answered)> Structures = new()
    {
        ["fence"] = (ChatFault.Wrapped.Fence, [true, true, true]),
        ["thought"] = (ChatFault.Wrapped.Think, [true, true, true]),
        ["ids as strings"] = (new ChatFault.TextIds(), [true, true, true]),
        ["extra item"] = (new ChatFault.ExtraItem(), [true, true, true]),
        ["echo"] = (new ChatFault.Echo(), [true, true, true]),
        ["doubled"] = (new Fault.DoubleItem(1), [true, true, true]),
        ["swapped with their ids"] = (new Fault.SwapItems(0, 2), [true, true, true]),
        ["left out"] = (new Fault.OmitItem(1), [true, false, true]),
        ["empty"] = (new Fault.EmptyItem(2), [true, true, false]),
        ["merged"] = (new Fault.MergeItems(0), [false, false, true]),
        ["counted from 0"] = (new ChatFault.Renumbered(), [false, false, false]),
        ["counted from 2"] = (new ChatFault.Renumbered(2), [false, false, false]),
    };

    public static TheoryData<string> RefusalNames => [.. Refusals.Keys];

    public static TheoryData<string> StructureNames => [.. Structures.Keys];

    [Fact]
    public async Task A_batch_is_one_user_message_of_items_under_a_strict_schema()
    {
        await using var emulator = await ChatEmulator.StartAsync(OpenAI);
        var service = new OpenAIFixture().Create($"{emulator.Endpoint}");

        var answer = await service.TranslateAsync(Request(service, "The <1>red</1> house", "Good morning"), TestContext.Current.CancellationToken);

        answer.Texts[0].ShouldAllBe(text => text != null && text.Text.Contains("[vi]"));
        answer.Texts[0][0]!.Text.ShouldContain("<1>");
        answer.Usage.InputTokens.ShouldBe(emulator.Calls[0].InputTokens);
        answer.Usage.OutputTokens.ShouldBe(emulator.Calls[0].OutputTokens);
        var sent = JsonNode.Parse(emulator.Calls[0].Body.Span)!;
        sent["response_format"]!["type"]!.GetValue<string>().ShouldBe("json_schema");
        sent["response_format"]!["json_schema"]!["strict"]!.GetValue<bool>().ShouldBeTrue();
        sent["response_format"]!["json_schema"]!["schema"]!["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        sent["temperature"]!.GetValue<double>().ShouldBe(0);
        sent["max_completion_tokens"]!.GetValue<int>().ShouldBeGreaterThan(1000);
        sent["messages"]!.AsArray().Select(message => (string)message!["role"]!).ShouldBe(["system", "user"]);
        UserMessage(emulator.Calls[0])["items"]!.ToJsonString().ShouldBe("""[{"id":1,"text":"The \u003C1\u003Ered\u003C/1\u003E house"},{"id":2,"text":"Good morning"}]""");
    }

    [Fact]
    public async Task Title_neighbours_terms_and_style_stand_beside_the_items()
    {
        await using var emulator = await ChatEmulator.StartAsync(OpenAI);
        var service = new OpenAIFixture().Create($"{emulator.Endpoint}");
        var request = Request(service, "The chip") with
        {
            Title = "H20 returns",
            Items = [new ServiceItem("The chip", Before: "Hello.", After: "Bye.")],
            Terms = [new ServiceTerm("chip", "chíp")],
            Style = new StyleGuide("Dùng \"bạn\".", Formality.Informal),
        };

        await service.TranslateAsync(request, TestContext.Current.CancellationToken);

        var message = UserMessage(emulator.Calls[0]);
        message["items"]!.AsArray().Count.ShouldBe(1);
        message["title"]!.GetValue<string>().ShouldBe("H20 returns");
        message["context"]![0]!["before"]!.GetValue<string>().ShouldBe("Hello.");
        message["terms"]![0]!["target"]!.GetValue<string>().ShouldBe("chíp");
        message["style"]!.GetValue<string>().ShouldBe("Dùng \"bạn\".");
    }

    [Fact]
    public async Task A_note_stands_beside_its_item_and_the_rules_say_what_it_is()
    {
        await using var emulator = await ChatEmulator.StartAsync(OpenAI);
        var service = new OpenAIFixture().Create($"{emulator.Endpoint}");
        var request = Request(service, "Open", "Close");

        await service.TranslateAsync(request, TestContext.Current.CancellationToken);
        await service.TranslateAsync(request with { Items = [new ServiceItem("Open", After: "Close") { Note = "A verb" }, new ServiceItem("Close")] }, TestContext.Current.CancellationToken);

        // Without notes the words are what they were.
        UserMessage(emulator.Calls[0]).ToJsonString().ShouldBe("""{"items":[{"id":1,"text":"Open"},{"id":2,"text":"Close"}]}""");
        SystemMessage(emulator.Calls[0]).ShouldNotContain("note");
        UserMessage(emulator.Calls[1])["context"]!.ToJsonString().ShouldBe("""[{"id":1,"after":"Close","note":"A verb"},{"id":2}]""");
        SystemMessage(emulator.Calls[1]).ShouldContain("\"note\"");
    }

    [Theory]
    [MemberData(nameof(RefusalNames))]
    public async Task What_a_model_refuses_or_breaks_is_the_right_failure(string name)
    {
        await using var emulator = await ChatEmulator.StartAsync(OpenAI);
        var service = new OpenAIFixture().Create($"{emulator.Endpoint}");
        emulator.Script(Refusals[name].Fault);

        var exception = await Should.ThrowAsync<ProviderException>(
            () => service.TranslateAsync(Request(service, "First text", "Second text"), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(Refusals[name].Expected, exception.Message);
        emulator.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StructureNames))]
    public async Task A_text_goes_to_an_item_only_when_it_is_surely_its_own(string name)
    {
        await using var emulator = await ChatEmulator.StartAsync(OpenAI);
        var service = new OpenAIFixture().Create($"{emulator.Endpoint}");
        emulator.Script(Structures[name].Fault);
        string[] texts = ["The first sentence of three.", "Another one comes second here.", "And this is the third of them."];

        var answer = await service.TranslateAsync(Request(service, texts), TestContext.Current.CancellationToken);

        var got = answer.Texts[0];
        got.Select(text => text is not null).ShouldBe(Structures[name].Answered);
        for (var i = 0; i < texts.Length; i++)
            got[i]?.Text.ShouldBe(name == "echo" ? texts[i] : $"[vi] {texts[i]}");
    }

    [Fact]
    public async Task A_server_that_drops_the_format_in_silence_is_understood()
    {
        await using var emulator = await ChatEmulator.StartAsync(OpenAI with { Format = ChatFormat.Ignored });
        var service = new OpenAIFixture().Create($"{emulator.Endpoint}");

        var answer = await service.TranslateAsync(Request(service, "One", "Two"), TestContext.Current.CancellationToken);

        answer.Texts[0].ShouldAllBe(text => text != null);
    }

    [Fact]
    public async Task A_refused_parameter_is_left_out_and_stays_so()
    {
        var fixture = new OpenAIFixture();
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");
        server.Script(
            (context, cancellation) => WireServer.SendAsync(context, 400, """{"error":{"message":"'response_format' of type 'json_schema' is not supported.","param":"response_format"}}""", cancellation),
            (context, cancellation) => WireServer.SendAsync(context, 400, """{"error":{"message":"response_format is not supported"}}""", cancellation),
            (context, cancellation) => WireServer.SendAsync(context, 400, """{"error":{"message":"Unsupported value","param":"temperature","code":"unsupported_value"}}""", cancellation),
            (context, cancellation) => WireServer.SendAsync(context, 400, """{"error":{"message":"Unsupported parameter: 'max_completion_tokens'"}}""", cancellation));

        await service.TranslateAsync(Request(service, "One"), TestContext.Current.CancellationToken);
        await service.TranslateAsync(Request(service, "Two"), TestContext.Current.CancellationToken);

        var sent = server.Translations.Select(request => JsonNode.Parse(request.Body)!).ToList();
        sent.Select(body => (string?)body["response_format"]?["type"]).ShouldBe(["json_schema", "json_object", null, null, null, null]);
        sent.Select(body => body["temperature"] is not null).ShouldBe([true, true, true, false, false, false]);
        sent.Select(body => body["max_completion_tokens"] is not null).ShouldBe([true, true, true, true, false, false]);
    }

    [Fact]
    public async Task Ollama_is_told_its_limit_by_the_name_that_it_knows()
    {
        await using var emulator = await ChatEmulator.StartAsync(Ollama);
        var service = new OllamaFixture().Create($"{emulator.Endpoint}");

        var answer = await service.TranslateAsync(Request(service, "One", "Two"), TestContext.Current.CancellationToken);

        answer.Texts[0].ShouldAllBe(text => text != null);
        var sent = JsonNode.Parse(emulator.Calls[0].Body.Span)!;
        sent["max_tokens"]!.GetValue<int>().ShouldBeGreaterThan(100);
        sent["reasoning_effort"]!.GetValue<string>().ShouldBe("none");
        sent["max_completion_tokens"].ShouldBeNull();
        service.Capabilities.MaxConcurrency.ShouldBe(1);
    }

    [Theory]
    [InlineData("127.0.0.1", "http://127.0.0.1:11434")]
    [InlineData("0.0.0.0:8080", "http://127.0.0.1:8080")]
    [InlineData("gpu.example:80", "http://gpu.example")]
    [InlineData("https://gpu.example", "https://gpu.example")]
    public void Ollamas_host_is_read_as_Ollama_reads_it(string host, string endpoint)
    {
        var settings = new ServiceSettings { Variable = name => name == "OLLAMA_HOST" ? host : "m" };

        TranslationServices.All.Single(entry => entry.Name == "ollama").Create(settings).Endpoint.ShouldBe(endpoint);
    }

    private static ServiceRequest Request(ITranslationService service, params string[] texts) =>
        ServiceFixture.Request(service, texts) with { Form = MarkupForm.NumberedTags };

    private static string SystemMessage(EmulatorCall call) => JsonNode.Parse(call.Body.Span)!["messages"]![0]!["content"]!.GetValue<string>();

    private static JsonNode UserMessage(EmulatorCall call) => ChatFixture.UserMessage(
        new WireRequest(call.Method, call.Target, call.Headers, System.Text.Encoding.UTF8.GetString(call.Body.Span)));
}
