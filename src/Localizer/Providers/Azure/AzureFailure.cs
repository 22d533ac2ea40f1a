using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Identity;
using Localizer.Providers.Http;

namespace Localizer.Providers.Azure;

/// <summary>Says of what went wrong at Azure Translator what it means and what to do.</summary>
internal static class AzureFailure
{
    /// <summary>The failure of an exchange, or <see langword="null"/> for an exception that is none of the service's.</summary>
    /// <param name="exception">What the client threw.</param>
    /// <param name="now">The time, for a <c>Retry-After</c> that is a date.</param>
    public static ProviderException? Of(Exception exception, DateTimeOffset now) => exception switch
    {
        _ when IsTooLarge(exception) => new ProviderException(ProviderFailure.TooLarge, "azure sent an answer that is too large to be one.", exception),
        RequestFailedException { Status: 0 } failed => new ProviderException(
            ProviderFailure.Network, $"azure could not be reached: {FirstLine(failed.Message)} Check the network and AZURE_TRANSLATOR_ENDPOINT.", failed),
        RequestFailedException failed => OfStatus(failed, now),
        AuthenticationFailedException failed => new ProviderException(
            ProviderFailure.NotAuthorized, $"azure got no token from Entra ID: {FirstLine(failed.Message)} Sign in (az login), or set AZURE_TRANSLATOR_KEY.", failed),
        JsonException or InvalidOperationException or KeyNotFoundException or FormatException => new ProviderException(
            ProviderFailure.MalformedAnswer, "azure sent an answer that is not what its interface promises.", exception),
        IOException or HttpRequestException => new ProviderException(ProviderFailure.Network, "The connection to azure broke.", exception),
        _ => null,
    };

    private static ProviderException OfStatus(RequestFailedException failed, DateTimeOffset now)
    {
        var response = failed.GetRawResponse();
        var (code, words) = response is null ? (null, "") : ReadError(response);
        var failure = FailureOf(failed.Status, code);
        var said = words.Length > 0 ? $"azure says {code ?? Number(failed.Status)}: {words}" : $"azure answers with status {failed.Status}.";
        var advice = Advice(failure, code, response);
        return new ProviderException(failure, advice is null ? said : $"{said.TrimEnd('.')}. {advice}", failed)
        {
            Status = failed.Status,
            RetryAfter = response is null ? null : RetryAfter(response, now) ?? (code == "408001" ? TimeSpan.FromMinutes(1) : null),
            RequestId = response is not null && response.Headers.TryGetValue("X-RequestId", out var id) ? id : null,
        };
    }

    private static ProviderFailure FailureOf(int status, string? code) => (status, code) switch
    {
        (_, "400050" or "400072" or "400077") => ProviderFailure.TooLarge,
        (_, "400003" or "400006" or "400019" or "400023" or "400035" or "400036") => ProviderFailure.LocaleUnsupported,
        (_, "400001" or "400002" or "400004" or "400018" or "400021" or "400042" or "400043" or "400064" or "400070" or "400071" or "400073"
            or "400075" or "400079" or "400080") => ProviderFailure.NotFound,
        (_, "403001") => ProviderFailure.QuotaSpent,
        (400 or 422, _) => ProviderFailure.BadRequest,
        (413, _) => ProviderFailure.TooLarge,
        (401 or 403, _) => ProviderFailure.NotAuthorized,
        (429, _) => ProviderFailure.RateLimited,
        (408 or 500 or 502 or 503 or 504 or 529, _) => ProviderFailure.Unavailable,
        ( >= 300 and < 400, _) => ProviderFailure.Redirected,
        (200, _) => ProviderFailure.MalformedAnswer,
        _ => ProviderFailure.NotFound,
    };

    private static string? Advice(ProviderFailure failure, string? code, Response? response) => failure switch
    {
        ProviderFailure.NotAuthorized when code == "401015" => "This is a Speech key; Translator needs its own.",
        ProviderFailure.NotAuthorized => "Check AZURE_TRANSLATOR_KEY, and AZURE_TRANSLATOR_REGION for a regional resource.",
        ProviderFailure.QuotaSpent => "The free quota is used up: wait for the next month, choose a paid tier, or name a second provider (-p azure,deepl).",
        ProviderFailure.RateLimited => "Set providers.azure.tier, or providers.azure.quota, in localizer.json to what was bought.",
        ProviderFailure.NotFound => "Check AZURE_TRANSLATOR_ENDPOINT, and providers.azure in localizer.json.",
        ProviderFailure.Redirected => response is not null && response.Headers.TryGetValue("Location", out var location)
            ? $"It sends to {OriginOf(location)}; the key does not go there. Check AZURE_TRANSLATOR_ENDPOINT."
            : "The key does not go elsewhere. Check AZURE_TRANSLATOR_ENDPOINT.",
        _ => null,
    };

    // {"error":{"code":403001,"message":"…"}}: the code is a number in version 3.0 and text later on.
    private static (string? Code, string Message) ReadError(Response response)
    {
        try
        {
            using var document = JsonDocument.Parse(response.Content);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("error", out var error) || error.ValueKind != JsonValueKind.Object)
                return (null, "");
            var code = error.TryGetProperty("code", out var value) ? value.ToString() : null;
            var message = error.TryGetProperty("message", out var text) ? text.ToString() : "";
            return (code, FirstLine(message));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, "");
        }
    }

    private static TimeSpan? RetryAfter(Response response, DateTimeOffset now)
    {
        foreach (var name in (string[])["retry-after-ms", "x-ms-retry-after-ms"])
        {
            if (response.Headers.TryGetValue(name, out var milliseconds)
                && double.TryParse(milliseconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && count is >= 0 and < 1e9)
                return TimeSpan.FromMilliseconds(count);
        }

        if (!response.Headers.TryGetValue("Retry-After", out var after))
            return null;
        if (double.TryParse(after, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
            return seconds is >= 0 and < 1e6 ? TimeSpan.FromSeconds(seconds) : null;
        return DateTimeOffset.TryParse(after, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date > now
            ? date - now
            : null;
    }

    private static bool IsTooLarge(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is AnswerTooLargeException)
                return true;
        }

        return false;
    }

    private static string OriginOf(string location) =>
        Uri.TryCreate(location, UriKind.Absolute, out var uri) ? $"'{ServiceAddress.OriginOf(uri)}'" : "another address";

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);

    // What a service says is text of a stranger: one line of it, without control characters, and not without end.
    private static string FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAnyInRange('\0', '\u001F');
        var line = end < 0 ? text : text[..end];
        return line.Length <= 300 ? line : line[..300] + "…";
    }
}
