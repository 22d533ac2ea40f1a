using Localizer.Providers.Http;

namespace Localizer.Providers.Chat;

/// <summary>How a server is asked for JSON.</summary>
internal enum AnswerFormat
{
    /// <summary>By a schema that it holds to.</summary>
    JsonSchema,

    /// <summary>As some JSON object.</summary>
    JsonObject,

    /// <summary>By words alone.</summary>
    Words,
}

/// <summary>The parameters that a server takes. All are sent until it refuses one; what it refused once is not sent again.</summary>
internal sealed record ChatParameters
{
    /// <summary>How it is asked for JSON.</summary>
    public AnswerFormat Format { get; init; }

    /// <summary>Whether it takes a temperature.</summary>
    public bool Temperature { get; init; } = true;

    /// <summary>Whether it takes a limit of the answer's tokens.</summary>
    public bool MaxTokens { get; init; } = true;

    /// <summary>Whether it takes a word on how much to reason; only those are told that need it.</summary>
    public bool ReasoningEffort { get; init; }

    /// <summary>What to send instead after a refusal, or <see langword="null"/> when the refusal is about something else.</summary>
    /// <param name="reply">The refusal.</param>
    public ChatParameters? Without(ServiceReply reply)
    {
        if (reply.Status is not (400 or 422))
            return null;
        var words = WordsOf(reply);
        if (Format != AnswerFormat.Words && Names(words, "response_format", "json_schema", "json_object", "structured output"))
            return this with { Format = Format + 1 };
        if (Temperature && Names(words, "temperature"))
            return this with { Temperature = false };
        if (ReasoningEffort && Names(words, "reasoning_effort", "think"))
            return this with { ReasoningEffort = false };
        return MaxTokens && Names(words, "max_tokens", "max_completion_tokens") ? this with { MaxTokens = false } : null;
    }

    private static bool Names(string words, params ReadOnlySpan<string> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (words.Contains(parameter, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // The parameter's name where the server gives it, else what it says.
    private static string WordsOf(ServiceReply reply)
    {
        using var json = reply.TryReadJson();
        var error = json?.RootElement.Member("error") ?? default;
        return error.Text("code") == "context_length_exceeded" ? "" : error.Text("param") ?? error.Text("message") ?? error.AsText() ?? "";
    }
}
