using System.Text.Json;

namespace Localizer.Emulators.Chat;

/// <summary>An error in OpenAI's shape.</summary>
/// <param name="Status">The status.</param>
/// <param name="Message">What it says.</param>
/// <param name="Type">Its type.</param>
/// <param name="Code">Its code; null where there is none.</param>
internal sealed record ChatError(int Status, string Message, string Type, string? Code)
{
    public static ChatError InsufficientQuota { get; } = new(
        429, "You exceeded your current quota, please check your plan and billing details.", "insufficient_quota", "insufficient_quota");

    public static ChatError Busy { get; } = new(503, "server busy, please try again.  maximum pending requests exceeded", "api_error", null);

    /// <summary>A prompt that is too long.</summary>
    public static ChatError ContextLengthExceeded(int tokens) => new(
        400, $"This model's maximum context length is {tokens} tokens.", "invalid_request_error", "context_length_exceeded");

    /// <summary>A request that can't be understood.</summary>
    public static ChatError Invalid(string message) => new(400, message, "invalid_request_error", null);

    /// <summary>A model that the server doesn't have.</summary>
    public static ChatError NoModel(string model, ChatServer server) => server == ChatServer.Ollama
        ? new ChatError(404, $"model '{model}' not found", "not_found_error", null)
        : new ChatError(404, $"The model `{model}` does not exist or you do not have access to it.", "invalid_request_error", "model_not_found");

    /// <summary>What the server says to a status, where it says no more.</summary>
    public static ChatError For(int status, ChatServer server) => status switch
    {
        401 => new ChatError(401, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key"),
        403 => new ChatError(403, "You are not allowed to do this.", "permission_error", null),
        404 => new ChatError(404, "Not found", "not_found_error", null),
        429 => new ChatError(429, "Rate limit reached for requests", "requests", "rate_limit_exceeded"),
        503 when server == ChatServer.Ollama => Busy,
        503 => new ChatError(503, "The engine is currently overloaded, please try again later", "server_error", null),
        >= 500 => new ChatError(status, "The server had an error while processing your request.", "server_error", null),
        _ => new ChatError(status, "Bad request", "invalid_request_error", null),
    };

    /// <summary>The answer.</summary>
    public Answer Answer() => new(Status, "application/json", JsonBytes.Write(Write)) { ErrorCode = Code ?? Type };

    /// <summary>The answer in the shape of Ollama's own API.</summary>
    public Answer Native() => new(Status, "application/json; charset=utf-8", JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", Message);
        writer.WriteEndObject();
    }))
    {
        ErrorCode = Type,
    };

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteString("message", Message);
        writer.WriteString("type", Type);
        writer.WriteNull("param");
        if (Code is null)
            writer.WriteNull("code");
        else
            writer.WriteString("code", Code);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
