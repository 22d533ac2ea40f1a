using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>One text to translate.</summary>
/// <param name="Text">The text.</param>
/// <param name="From">Its language, in the service's spelling; null to have it detected.</param>
/// <param name="IsHtml">Whether its tags are tags.</param>
/// <param name="Targets">The languages to translate it into, in the service's spelling.</param>
internal sealed record TranslateInput(string Text, string? From, bool IsHtml, IReadOnlyList<string> Targets)
{
    public string? FromScript { get; init; }

    public string? ToScript { get; init; }
}

/// <summary>A call of <c>/translate</c> that keeps to the contract.</summary>
internal sealed record TranslateRequest(IReadOnlyList<TranslateInput> Inputs)
{
    public const int MostElements = 1_000;
    public const int MostCharacters = 50_000;

    public bool IncludesAlignment { get; private init; }

    public bool IncludesSentenceLengths { get; private init; }

    /// <summary>UTF-16 units of all texts, markup included, times the targets.</summary>
    public long BilledCharacters => Inputs.Sum(input => (long)input.Text.Length * input.Targets.Count);

    /// <summary>All targets that occur, in order of appearance.</summary>
    public IEnumerable<string> Targets => Inputs.Count == 1 ? Inputs[0].Targets : Inputs.SelectMany(input => input.Targets).Distinct();

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

        var isHtml = Is(query, "textType", "html");
        var fromScript = query["fromScript"].FirstOrDefault();
        var toScript = query["toScript"].FirstOrDefault();
        var inputs = texts.Select(text => new TranslateInput(text, from, isHtml, targets) { FromScript = fromScript, ToScript = toScript });
        var request = new TranslateRequest([.. inputs])
        {
            IncludesAlignment = Is(query, "includeAlignment", "true"),
            IncludesSentenceLengths = Is(query, "includeSentenceLength", "true"),
        };
        if (request.BilledCharacters > MostCharacters)
            return (null, new ApiError(400077));

        // The documentation asks for the source language here and names no code; refusing makes a client's slip visible.
        if (from is null && texts.Any(DictionaryEntries.AreIn))
            return (null, new ApiError(400003));
        return (request, null);
    }

    /// <summary>Reads <c>[{"Text":"…"}, …]</c>; the member's name is matched without regard to case.</summary>
    public static (IReadOnlyList<string>? Texts, ApiError? Error) ReadTexts(ReadOnlyMemory<byte> body, int mostElements, int mostCharacters) =>
        ReadTexts(body, static root => root, mostElements, mostCharacters);

    /// <summary>Reads such an array wherever it stands in the body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="find">Gives the array; anything else is no valid body.</param>
    /// <param name="mostElements">The most that it may hold.</param>
    /// <param name="mostCharacters">The most UTF-16 units of one text.</param>
    public static (IReadOnlyList<string>? Texts, ApiError? Error) ReadTexts(
        ReadOnlyMemory<byte> body, Func<JsonElement, JsonElement> find, int mostElements, int mostCharacters)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var array = find(document.RootElement);
            if (array.ValueKind != JsonValueKind.Array)
                return (null, new ApiError(400074));
            if (array.GetArrayLength() > mostElements)
                return (null, new ApiError(400072));

            var texts = new List<string>();
            foreach (var element in array.EnumerateArray())
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
