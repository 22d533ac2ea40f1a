using System.Text.Json;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>Reads a call of <c>/translate</c> of the newer version: an object of inputs, each with its own targets.</summary>
internal static class ObjectTranslateRequest
{
    private const int MostReferencePairs = 5;

    /// <summary>Reads a call; the first rule that it breaks is the error.</summary>
    public static (TranslateRequest? Request, ApiError? Error) Read(
        string? contentType, ReadOnlyMemory<byte> body, AzureTranslatorOptions options)
    {
        if (!TranslateRequest.IsJson(contentType))
            return (null, new ApiError(415000));
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return (null, new ApiError(400074));
            if (!root.TryGetProperty("inputs", out var inputs) || inputs.ValueKind != JsonValueKind.Array || inputs.GetArrayLength() == 0)
                return (null, new ApiError(400005));
            if (inputs.GetArrayLength() > TranslateRequest.MostElements)
                return (null, new ApiError(400072));

            var read = new List<TranslateInput>();
            foreach (var element in inputs.EnumerateArray())
            {
                var (input, error) = Input(element, options);
                if (input is null)
                    return (null, error);
                read.Add(input);
            }

            var request = new TranslateRequest(read);
            return request.BilledCharacters > TranslateRequest.MostCharacters ? (null, new ApiError(400077)) : (request, null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not UTF-8, or holds half of a surrogate pair.
            return (null, new ApiError(400074));
        }
    }

    private static (TranslateInput? Input, ApiError? Error) Input(JsonElement element, AzureTranslatorOptions options)
    {
        if (element.ValueKind != JsonValueKind.Object || Text(element, "text") is not { } text)
            return (null, new ApiError(400005));
        if (text.Length > TranslateRequest.MostCharacters)
            return (null, new ApiError(400050));
        string? from = null;
        if (Text(element, "language") is { } named && (from = AzureTranslatorLanguages.Canonical(named)) is null)
            return (null, new ApiError(400035));
        if (!IsOneOf(element, "textType", "Plain", "Html"))
            return (null, new ApiError(400071));
        if (!element.TryGetProperty("targets", out var targets) || targets.ValueKind != JsonValueKind.Array || targets.GetArrayLength() == 0)
            return (null, new ApiError(400036));

        var languages = new List<string>();
        string? toScript = null;
        foreach (var target in targets.EnumerateArray())
        {
            if (target.ValueKind != JsonValueKind.Object || AzureTranslatorLanguages.Canonical(Text(target, "language") ?? "") is not { } to)
                return (null, new ApiError(400036));
            if (TargetError(target, options) is { } error)
                return (null, error);
            languages.Add(to);
            toScript = Text(target, "script") ?? toScript;
        }

        var input = new TranslateInput(text, from, "Html".Equals(Text(element, "textType"), StringComparison.OrdinalIgnoreCase), languages)
        {
            FromScript = Text(element, "script"),
            ToScript = toScript,
        };
        return from is null && DictionaryEntries.AreIn(text) ? (null, new ApiError(400003)) : (input, null);
    }

    private static ApiError? TargetError(JsonElement target, AzureTranslatorOptions options)
    {
        if (!IsOneOf(target, "tone", "neutral", "formal", "informal")
            || !IsOneOf(target, "gender", "neutral", "male", "female")
            || !IsOneOf(target, "profanityAction", "NoAction", "Marked", "Deleted")
            || !IsOneOf(target, "profanityMarker", "Asterisk", "Tag"))
            return new ApiError(400042);
        if (target.TryGetProperty("referenceTextPairs", out var pairs)
            && (pairs.ValueKind != JsonValueKind.Array || pairs.GetArrayLength() > MostReferencePairs))
            return new ApiError(400042);

        var deployment = Text(target, "deploymentName") ?? "general";
        var fallsBack = !target.TryGetProperty("allowFallback", out var fallback) || fallback.ValueKind != JsonValueKind.False;
        var isKnown = deployment == "general" || options.Deployments.Contains(deployment, StringComparer.Ordinal);
        return isKnown || fallsBack ? null : new ApiError(400079);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsOneOf(JsonElement element, string name, params ReadOnlySpan<string> values)
    {
        if (!element.TryGetProperty(name, out _))
            return true;
        foreach (var value in values)
        {
            if (value.Equals(Text(element, name), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
