using System.Text.Json;

namespace Localizer.Emulators.Chat;

/// <summary>A request for a completion.</summary>
/// <param name="Model">The model.</param>
/// <param name="Prompt">What is said.</param>
internal sealed record ChatRequest(string Model, ChatPrompt Prompt)
{
    /// <summary>The most tokens of the answer, under a name that the server knows; null for no cap.</summary>
    public int? MostTokens { get; private init; }

    /// <summary>Whether an answer in JSON is asked for, by a schema or without.</summary>
    public bool AsksForJson { get; private init; }

    /// <summary>Reads a call of <c>/v1/chat/completions</c>; null and what is wrong, or the request.</summary>
    public static (ChatRequest? Request, string? Message) Read(byte[] body, ChatServer server)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return (null, "We could not parse the JSON body of your request.");
            if (!root.TryGetProperty("model", out var model) || model.ValueKind != JsonValueKind.String)
                return (null, "you must provide a model parameter");
            if (!root.TryGetProperty("messages", out var messages) || ChatPrompt.Read(messages) is not { } prompt)
                return (null, "Missing or invalid parameter: 'messages'.");
            if (root.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True)
                return (null, "This emulator does not stream.");
            var (asksForJson, formatError) = Format(root, server);
            if (formatError is not null)
                return (null, formatError);
            return (new ChatRequest(model.GetString()!, prompt)
            {
                MostTokens = server == ChatServer.Ollama
                    ? Number(root, "max_tokens")
                    : Number(root, "max_completion_tokens") ?? Number(root, "max_tokens"),
                AsksForJson = asksForJson,
            }, null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not UTF-8, or holds half of a surrogate pair.
            return (null, "We could not parse the JSON body of your request.");
        }
    }

    /// <summary>Reads a call of Ollama's own <c>/api/chat</c>.</summary>
    public static (ChatRequest? Request, string? Message) ReadNative(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (!root.TryGetProperty("model", out var model) || model.ValueKind != JsonValueKind.String)
                return (null, "model is required");
            if (!root.TryGetProperty("messages", out var messages) || ChatPrompt.Read(messages) is not { } prompt)
                return (null, "messages are required");
            if (!root.TryGetProperty("stream", out var stream) || stream.ValueKind != JsonValueKind.False)
                return (null, "This emulator does not stream.");
            return (new ChatRequest(model.GetString()!, prompt)
            {
                MostTokens = root.TryGetProperty("options", out var options) ? Number(options, "num_predict") : null,
                AsksForJson = root.TryGetProperty("format", out _),
            }, null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, "invalid request");
        }
    }

    private static (bool AsksForJson, string? Error) Format(JsonElement root, ChatServer server)
    {
        if (!root.TryGetProperty("response_format", out var format))
            return (false, null);
        var type = format.TryGetProperty("type", out var named) ? named.GetString() : null;
        if (type is not "json_schema")
            return type is "json_object" or "text" ? (type == "json_object", null) : (false, "Invalid value: 'response_format.type'.");
        if (!format.TryGetProperty("json_schema", out var wrapper) || !wrapper.TryGetProperty("schema", out var schema))
            return (false, "Missing required parameter: 'response_format.json_schema.schema'.");
        if (server == ChatServer.Ollama)
            return (true, null);
        if (!wrapper.TryGetProperty("name", out var name) || string.IsNullOrEmpty(name.GetString()))
            return (false, "Missing required parameter: 'response_format.json_schema.name'.");
        var isStrict = wrapper.TryGetProperty("strict", out var strict) && strict.ValueKind == JsonValueKind.True;
        return isStrict && !IsClosed(schema)
            ? (false, "Invalid schema for response_format: 'additionalProperties' is required to be supplied and to be false.")
            : (true, null);
    }

    // What strict asks of a schema: an object at the root, nothing additional, all members required.
    private static bool IsClosed(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type) || !type.ValueEquals("object"))
            return false;
        if (!schema.TryGetProperty("additionalProperties", out var additional) || additional.ValueKind != JsonValueKind.False)
            return false;
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()) : [];
        return schema.TryGetProperty("properties", out var properties)
            && properties.EnumerateObject().Select(property => property.Name).ToHashSet().SetEquals(required!);
    }

    private static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : null;
}
