using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Localizer.Providers.Http;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Localizer.Providers.Chat;

/// <summary>A chat model behind <c>/chat/completions</c>, asked to translate a batch of numbered items into JSON.</summary>
internal sealed class ChatService : ITranslationService, IDisposable
{
    // Models that reason count their thoughts as part of the answer.
    private const int RoomForThoughts = 8_192;

    // The schema of the answer, and what stands around messages.
    private static readonly int TokensAround = 64 + Encoding.UTF8.GetByteCount(ChatPrompt.Schema.GetRawText());

    private readonly ChatModel _model;
    private readonly ServiceExchange _exchange;
    private readonly HttpClient _client;
    private readonly IChatClient _chat;
    private ChatParameters _parameters;

    /// <summary>Makes the adapter.</summary>
    /// <param name="model">Whose model, and how it is asked.</param>
    public ChatService(ChatModel model)
    {
        _model = model;
        _parameters = new ChatParameters { ReasoningEffort = model.Flavour == ChatFlavour.Ollama };
        _exchange = new ServiceExchange(model.Protocol, model.Address, model.Capabilities.AttemptTimeout, model.TimeProvider);
        _client = new HttpClient(new ChatTransport(_exchange)) { Timeout = Timeout.InfiniteTimeSpan };
        var options = new OpenAIClientOptions
        {
            Endpoint = model.Address,
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = new HttpClientPipelineTransport(_client),
        };
        _chat = new OpenAIClient(new ApiKeyCredential(model.Key), options).GetChatClient(model.Model).AsIChatClient();
    }

    /// <inheritdoc/>
    public string Name => _model.Provider;

    /// <inheritdoc/>
    public string Endpoint => ServiceAddress.OriginOf(_model.Address);

    /// <inheritdoc/>
    public string Fingerprint => $"chat/completions; model={_model.Model}; prompt={ChatPrompt.Version}; temperature=0";

    /// <inheritdoc/>
    public ServiceCapabilities Capabilities => _model.Capabilities;

    /// <summary>No list: a model has no locales, it tries.</summary>
    /// <inheritdoc/>
    public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => Task.FromResult(new ServiceLocales([], []));

    /// <inheritdoc/>
    public async Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var response = await CompleteAsync(request, cancellationToken).ConfigureAwait(false);
        var usage = new ServiceUsage(InputTokens: response.Usage?.InputTokenCount, OutputTokens: response.Usage?.OutputTokenCount);
        try
        {
            return new ServiceAnswer([Read(response, request)], usage);
        }
        catch (ProviderException exception)
        {
            // Of no use, and paid for.
            throw new ProviderException(exception.Failure, exception.Message, exception) { Usage = usage };
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A token of byte-pair encodings, which all models of today read, is a byte of UTF-8 or more; roles and the like are a few tokens a
    /// message. The answer is cut where the request says so.
    /// </remarks>
    public ServiceUsage MostTokens(ServiceRequest request) => new(
        InputTokens: TokensAround + Encoding.UTF8.GetByteCount(ChatPrompt.System(request)) + Encoding.UTF8.GetByteCount(ChatPrompt.User(request)),
        OutputTokens: LongestAnswer(request));

    /// <inheritdoc/>
    public void Dispose()
    {
        _chat.Dispose();
        _client.Dispose();
        _exchange.Dispose();
    }

    private ImmutableArray<ServiceText?> Read(ChatResponse response, ServiceRequest request)
    {
        ThrowIfRefused(response);
        var content = response.Text;
        using var json = ChatAnswer.FindJson(content) ?? throw Unreadable(content);
        return ChatAnswer.Read(json.RootElement, request.Items) ?? throw _exchange.Malformed("sent an answer without 'items'.");
    }

    // A refused parameter costs nothing, and is not sent again to this server.
    private async Task<ChatResponse> CompleteAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        ChatMessage[] messages = [new(ChatRole.System, ChatPrompt.System(request)), new(ChatRole.User, ChatPrompt.User(request))];
        while (true)
        {
            var parameters = Volatile.Read(ref _parameters);
            try
            {
                return await _chat.GetResponseAsync(messages, OptionsFor(request, parameters), cancellationToken).ConfigureAwait(false);
            }
            catch (ChatRefusalException refusal) when (parameters.Without(refusal.Reply) is { } fewer)
            {
                Interlocked.CompareExchange(ref _parameters, fewer, parameters);
            }
            catch (ChatRefusalException refusal)
            {
                throw _exchange.Refusal(refusal.Reply, request.Items);
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException
                or KeyNotFoundException or JsonException)
            {
                // The client trusts the answer's shape: no choices, or members of another kind.
                throw _exchange.Failure(ProviderFailure.MalformedAnswer, "sent an answer that is no chat completion.", exception);
            }
        }
    }

    private ChatOptions OptionsFor(ServiceRequest request, ChatParameters parameters)
    {
        var options = new ChatOptions
        {
            Temperature = parameters.Temperature ? 0 : null,
            ResponseFormat = parameters.Format switch
            {
                AnswerFormat.JsonSchema => Microsoft.Extensions.AI.ChatResponseFormat.ForJsonSchema(ChatPrompt.Schema, "translations"),
                AnswerFormat.JsonObject => Microsoft.Extensions.AI.ChatResponseFormat.Json,
                _ => null,
            },
        };
        if (parameters.Format == AnswerFormat.JsonSchema)
            options.AdditionalProperties = new AdditionalPropertiesDictionary { ["strict"] = true };
        if (_model.Flavour == ChatFlavour.Ollama)
            options.RawRepresentationFactory = _ => Patched(request, parameters);
        else if (parameters.MaxTokens)
            options.MaxOutputTokens = LongestAnswer(request);
        return options;
    }

    // Ollama knows neither max_completion_tokens nor a way to say that it should not think, but by these names.
    private ChatCompletionOptions Patched(ServiceRequest request, ChatParameters parameters)
    {
        var options = new ChatCompletionOptions();
#pragma warning disable SCME0001 // The one way to send a member that the client does not know.
        if (parameters.MaxTokens)
            options.Patch.Set("$.max_tokens"u8, LongestAnswer(request));
        if (parameters.ReasoningEffort)
            options.Patch.Set("$.reasoning_effort"u8, "none");
#pragma warning restore SCME0001
        return options;
    }

    // In tokens, and generous: a target may be half as long again as its source, and a character of some scripts is two tokens.
    private int LongestAnswer(ServiceRequest request) =>
        256 + (request.Items.Length * 32) + (request.Items.Sum(item => item.Text.Length) * 3) + (_model.Flavour == ChatFlavour.Ollama ? 0 : RoomForThoughts);

    private void ThrowIfRefused(ChatResponse response)
    {
        if (response.FinishReason == Microsoft.Extensions.AI.ChatFinishReason.Length)
            throw _exchange.Failure(ProviderFailure.TooLarge, "stopped in the middle of its answer, since the answer is too long.");
        if (response.FinishReason == Microsoft.Extensions.AI.ChatFinishReason.ContentFilter)
            throw _exchange.Failure(ProviderFailure.ContentRefused, "filtered its answer.");
        if (response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().Any())
            throw _exchange.Failure(ProviderFailure.ContentRefused, "refused to translate.");
    }

    private ProviderException Unreadable(string content)
    {
        if (string.IsNullOrWhiteSpace(content))
            return _exchange.Malformed("sent an empty answer.");
        return ChatAnswer.IsProse(content)
            ? _exchange.Failure(ProviderFailure.ContentRefused, "answered in prose, which is mostly a refusal.")
            : _exchange.Failure(ProviderFailure.TooLarge, "sent JSON that is cut off or spoilt.");
    }
}
