using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.Chat;

/// <summary>
/// A chat server that speaks OpenAI's protocol on 127.0.0.1: <c>/v1/chat/completions</c> and <c>/v1/models</c>; as Ollama also
/// <c>/api/chat</c> and <c>/api/tags</c>. It answers a batch <c>{"items":[{"id","text"}]}</c> with one of the same shape.
/// </summary>
/// <remarks>
/// What the contract leaves open and the emulator settles: rules are checked in the order fault, key, path, body, model, context, quota;
/// markup in texts is kept as in HTML, and markers such as ⟦1⟧ stay in their places; the target language is read from the system message;
/// a message that is no batch is answered by its own translation. Nothing is streamed.
/// </remarks>
public sealed class ChatEmulator : Emulator
{
    private readonly ChatOptions _options;
    private readonly ChatMeter _meter;

    private ChatEmulator(ChatOptions options)
        : base(options)
    {
        _options = options;
        _meter = new ChatMeter(options);
    }

    /// <summary>What a client is given as its base address.</summary>
    public Uri BaseAddress => new(Endpoint, "/v1");

    /// <summary>Starts a server.</summary>
    /// <param name="options">What it is like; defaults when null.</param>
    public static Task<ChatEmulator> StartAsync(ChatOptions? options = null) =>
        StartAsync(new ChatEmulator(options ?? new ChatOptions()));

    private protected override bool Translates(string method, string path) =>
        HttpMethods.IsPost(method) && path is "/v1/chat/completions" or "/api/chat";

    private protected override Answer Respond(EmulatorRequest request) => new ChatService(request, _options, _meter).Answer();

    private protected override Answer Refusal(int status, HttpRequest request) => ChatError.For(status, _options.Server).Answer();

    private protected override Answer? Instead(Fault fault, HttpRequest request) => fault switch
    {
        ChatFault.InsufficientQuota => ChatError.InsufficientQuota.Answer(),
        ChatFault.ContextLengthExceeded => ChatError.ContextLengthExceeded(_options.ContextTokens).Answer(),
        ChatFault.Busy => ChatError.Busy.Answer(),
        _ => null,
    };

    private protected override IEnumerable<(string Name, string Value)> CommonHeaders(int number, string method, string path) =>
        _options.Server == ChatServer.OpenAI ? [("x-request-id", $"req_{number:x32}")] : [];
}
