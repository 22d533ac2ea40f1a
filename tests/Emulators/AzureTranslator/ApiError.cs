namespace Localizer.Emulators.AzureTranslator;

/// <summary>An error of the service: a number whose first three digits are the status, and a message for people.</summary>
/// <param name="Code">The number.</param>
/// <param name="RetryAfter">The <c>Retry-After</c> header; null for none.</param>
internal sealed record ApiError(int Code, string? RetryAfter = null)
{
    /// <summary>The HTTP status.</summary>
    public int Status => Code / 1000;

    /// <summary>What the service says; shortened, since nothing may depend on it.</summary>
    public string Message => Code switch
    {
        400001 => "The scope parameter is invalid.",
        400003 => "A language specifier is missing or invalid.",
        400005 => "An input text is missing or invalid.",
        400021 => "The API version parameter is missing or invalid.",
        400035 => "The source language (\"From\" field) is invalid.",
        400036 => "The target language (\"To\" field) is missing or invalid.",
        400042 => "One of the options specified (\"Options\" field) is invalid.",
        400043 => "The client trace ID (ClientTraceId field or X-ClientTranceId header) is missing or invalid.",
        400050 => "The input text is too long. View request limits.",
        400071 => "The TextType parameter is invalid.",
        400072 => "The array contains too many elements.",
        400074 => "The body of the request is not valid JSON.",
        400077 => "The maximum request size has been exceeded. View request limits.",
        400079 => "The custom system requested for translation between from and to language does not exist.",
        401000 => "The request is not authorized because credentials are missing or invalid.",
        403001 => "The operation is not allowed because the subscription has exceeded its free quota.",
        405000 => "The request method is not supported for the requested resource.",
        408001 => "The custom translation system requested is loading. Please retry in a few minutes.",
        408002 => "Request timed out while waiting on the incoming stream.",
        415000 => "The Content-Type header is missing or invalid.",
        >= 429000 and < 430000 => "The server rejected the request because the client has exceeded request limits.",
        >= 500000 and < 501000 => "An unexpected error occurred.",
        >= 503000 and < 504000 => "The service is temporarily unavailable. Please retry.",
        _ => "The request failed.",
    };

    /// <summary>The body.</summary>
    /// <param name="codeIsText">Whether the number is written as a string, as newer versions do.</param>
    public byte[] Json(bool codeIsText) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        if (codeIsText)
            writer.WriteString("code", $"{Code}");
        else
            writer.WriteNumber("code", Code);
        writer.WriteString("message", Message);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
