using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>A call of <c>/translate</c> that keeps to the contract.</summary>
internal sealed record TranslateRequest(IReadOnlyList<string> Texts, IReadOnlyList<string> Targets, string? From, bool IsHtml)
{
    private const int MostElements = 1_000;
    private const int MostCharacters = 50_000;

    public bool IncludesAlignment { get; private init; }

    public bool IncludesSentenceLengths { get; private init; }

    public string? FromScript { get; private init; }

    public string? ToScript { get; private init; }

    /// <summary>UTF-16 units of all texts, markup included, times the targets.</summary>
    public long BilledCharacters => Texts.Sum(text => (long)text.Length) * Targets.Count;

    /// <summary>Reads a call; the first rule that it breaks is the error.</summary>
    public static (TranslateRequest? Request, ApiError? Error) Read(IQueryCollection query, string? contentType, ReadOnlyMemory<byte> body)
    {
        if (!IsJson(contentType))
            return (null, new ApiError(415000));
        if (Languages(query["to"]) is not { Count: > 0 } targets)
            return (null, new ApiError(400036));

        string? from = null;
        if (query.TryGetValue("from", out var named) && (from = AzureTranslatorLanguages.Canonical(named.ToString())) is null)
            return (null, new ApiError(400035));
        if (OptionError(query) is { } optionError)
            return (null, optionError);

        var (texts, textError) = ReadTexts(body, MostElements, MostCharacters);
        if (texts is null)
            return (null, textError);

        var request = new TranslateRequest(texts, targets, from, Is(query, "textType", "html"))
        {
            IncludesAlignment = Is(query, "includeAlignment", "true"),
            IncludesSentenceLengths = Is(query, "includeSentenceLength", "true"),
            FromScript = query["fromScript"].FirstOrDefault(),
            ToScript = query["toScript"].FirstOrDefault(),
        };
        if (request.BilledCharacters > MostCharacters)
            return (null, new ApiError(400077));

        // The documentation asks for the source language here and names no code; refusing makes a client's slip visible.
        if (from is null && texts.Any(FakeTranslation.HasDictionaryEntry))
            return (null, new ApiError(400003));
        return (request, null);
    }

    /// <summary>Reads <c>[{"Text":"…"}, …]</c>; the member's name is matched without regard to case.</summary>
    public static (IReadOnlyList<string>? Texts, ApiError? Error) ReadTexts(ReadOnlyMemory<byte> body, int mostElements, int mostCharacters)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return (null, new ApiError(400074));
            if (document.RootElement.GetArrayLength() > mostElements)
                return (null, new ApiError(400072));

            var texts = new List<string>();
            foreach (var element in document.RootElement.EnumerateArray())
            {
                if (Text(element) is not { } text)
                    return (null, new ApiError(400005));
                if (text.Length > mostCharacters)
                    return (null, new ApiError(400050));
                texts.Add(text);
            }

            return texts.Count == 0 ? (null, new ApiError(400005)) : (texts, null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not UTF-8, or holds half of a surrogate pair.
            return (null, new ApiError(400074));
        }
    }

    /// <summary>Whether a content type is JSON in UTF-8.</summary>
    public static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static string? Text(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name.Equals("text", StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.String)
                return member.Value.GetString();
        }

        return null;
    }

    private static List<string>? Languages(IEnumerable<string?> codes)
    {
        var languages = new List<string>();
        foreach (var code in codes)
        {
            if (AzureTranslatorLanguages.Canonical(code ?? "") is not { } language)
                return null;
            languages.Add(language);
        }

        return languages;
    }

    private static ApiError? OptionError(IQueryCollection query)
    {
        if (!IsOneOf(query, "textType", "plain", "html"))
            return new ApiError(400071);
        if (!IsOneOf(query, "includeAlignment", "true", "false")
            || !IsOneOf(query, "includeSentenceLength", "true", "false")
            || !IsOneOf(query, "allowFallback", "true", "false")
            || !IsOneOf(query, "profanityAction", "NoAction", "Marked", "Deleted")
            || !IsOneOf(query, "profanityMarker", "Asterisk", "Tag"))
            return new ApiError(400042);

        // There are no custom systems here: a category falls back to the general one, unless that is forbidden.
        var isCustom = query.ContainsKey("category") && !Is(query, "category", "general");
        return isCustom && Is(query, "allowFallback", "false") ? new ApiError(400079) : null;
    }

    private static bool Is(IQueryCollection query, string name, string value) =>
        string.Equals(query[name].ToString(), value, StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(IQueryCollection query, string name, params ReadOnlySpan<string> values)
    {
        if (!query.ContainsKey(name))
            return true;
        foreach (var value in values)
        {
            if (Is(query, name, value))
                return true;
        }

        return false;
    }
}
