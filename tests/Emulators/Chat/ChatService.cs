using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.Chat;

/// <summary>Says what the server answers to one request.</summary>
internal sealed class ChatService(EmulatorRequest request, ChatOptions options, ChatMeter meter)
{
    private const long Created = 1_700_000_000;

    public Answer Answer()
    {
        var isOllama = options.Server == ChatServer.Ollama;
        if (!isOllama && (request.Credentials("Bearer") is not { } key || !options.Keys.Contains(key, StringComparer.Ordinal)))
            return ChatError.For(401, options.Server).Answer();
        return (request.Method, request.Path) switch
        {
            ("POST", "/v1/chat/completions") => Complete(),
            ("GET", "/v1/models") => Json(WriteModels),
            ("POST", "/api/chat") when isOllama => CompleteNatively(),
            ("GET", "/api/tags") when isOllama => Json(WriteTags),
            ("GET", "/") when isOllama => new Answer(StatusCodes.Status200OK, "text/plain; charset=utf-8", "Ollama is running"u8.ToArray()),
            _ when isOllama => new Answer(StatusCodes.Status404NotFound, "text/plain", "404 page not found"u8.ToArray()),
            _ => ChatError.For(404, options.Server).Answer(),
        };
    }

    private Answer Complete()
    {
        if (!request.IsJson)
            return ChatError.Invalid("The Content-Type must be application/json.").Answer();
        var (asked, message) = ChatRequest.Read(request.Body, options.Server);
        if (asked is null)
            return ChatError.Invalid(message!).Answer();
        var (turn, error) = Take(asked);
        return error is not null ? error.Answer().RetryAfter(turn.RetryAfter) : Json(writer => Write(writer, asked.Model, turn));
    }

    private Answer CompleteNatively()
    {
        var (asked, message) = ChatRequest.ReadNative(request.Body);
        if (asked is null)
            return ChatError.Invalid(message!).Native();
        var (turn, error) = Take(asked);
        return error is not null ? error.Native().RetryAfter(turn.RetryAfter) : Json(writer => WriteNative(writer, asked.Model, turn));
    }

    private (Turn Turn, ChatError? Error) Take(ChatRequest asked)
    {
        var (input, output) = (options.Tokens(asked.Prompt.System) + options.Tokens(asked.Prompt.Prose), 0);
        var turn = new Turn(null, input, output, RetryAfter: null);
        if (!options.Models.Contains(asked.Model, StringComparer.Ordinal))
            return (turn, ChatError.NoModel(asked.Model, options.Server));
        if (input > options.ContextTokens)
        {
            if (options.Server == ChatServer.OpenAI)
                return (turn, ChatError.ContextLengthExceeded(options.ContextTokens));

            // Ollama drops the front, system message first, and answers what is left.
            var kept = asked.Prompt.Prose[^Math.Min(asked.Prompt.Prose.Length, options.ContextTokens * 4)..];
            asked = asked with { Prompt = new ChatPrompt([], System: "", kept) };
            input = options.ContextTokens;
        }

        request.Understand([.. asked.Prompt.Items.Select(item => item.Text)], options.TargetOf(asked.Prompt.System));
        if (request.Admit() is { } tooMany)
            return (turn with { RetryAfter = tooMany.RetryAfter }, ChatError.For(429, options.Server));
        var completion = ChatCompletion.Of(asked, request.Fault, options);
        output = options.Tokens(completion.Content ?? completion.Refusal ?? "");
        if (meter.Take(input + output) is { } denial)
            return (turn with { RetryAfter = denial.RetryAfter }, ChatError.For(429, options.Server));
        request.BillTokens(input, output);
        return (new Turn(completion, input, output, RetryAfter: null), null);
    }

    private void Write(Utf8JsonWriter writer, string model, Turn turn)
    {
        writer.WriteStartObject();
        writer.WriteString("id", $"chatcmpl-{request.Number}");
        writer.WriteString("object", "chat.completion");
        writer.WriteNumber("created", Created);
        writer.WriteString("model", model);
        writer.WriteStartArray("choices");
        if (turn.Completion is { IsChosen: true } completion)
        {
            writer.WriteStartObject();
            writer.WriteNumber("index", 0);
            writer.WriteStartObject("message");
            writer.WriteString("role", "assistant");
            WriteText(writer, "content", completion.Content);
            WriteText(writer, "refusal", completion.Refusal);
            writer.WriteEndObject();
            writer.WriteString("finish_reason", completion.FinishReason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (options.TellsUsage)
        {
            writer.WriteStartObject("usage");
            writer.WriteNumber("prompt_tokens", turn.Input);
            writer.WriteNumber("completion_tokens", turn.Output);
            writer.WriteNumber("total_tokens", turn.Input + turn.Output);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteNative(Utf8JsonWriter writer, string model, Turn turn)
    {
        writer.WriteStartObject();
        writer.WriteString("model", model);
        writer.WriteString("created_at", "2026-01-01T00:00:00Z");
        writer.WriteStartObject("message");
        writer.WriteString("role", "assistant");
        writer.WriteString("content", turn.Completion!.Content ?? turn.Completion.Refusal ?? "");
        writer.WriteEndObject();
        writer.WriteString("done_reason", turn.Completion.FinishReason == "length" ? "length" : "stop");
        writer.WriteBoolean("done", true);
        writer.WriteNumber("prompt_eval_count", turn.Input);
        writer.WriteNumber("eval_count", turn.Output);
        writer.WriteEndObject();
    }

    private void WriteModels(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("object", "list");
        writer.WriteStartArray("data");
        foreach (var model in options.Models)
        {
            writer.WriteStartObject();
            writer.WriteString("id", model);
            writer.WriteString("object", "model");
            writer.WriteNumber("created", Created);
            writer.WriteString("owned_by", options.Server == ChatServer.Ollama ? "library" : "emulator");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteTags(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("models");
        foreach (var model in options.Models)
        {
            writer.WriteStartObject();
            writer.WriteString("name", model);
            writer.WriteString("model", model);
            writer.WriteString("modified_at", "2026-01-01T00:00:00Z");
            writer.WriteNumber("size", 1_000_000_000);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is null)
            writer.WriteNull(name);
        else
            writer.WriteString(name, text);
    }

    private static Answer Json(Action<Utf8JsonWriter> write) => new(StatusCodes.Status200OK, "application/json", JsonBytes.Write(write));

    private sealed record Turn(ChatCompletion? Completion, int Input, int Output, string? RetryAfter);
}
