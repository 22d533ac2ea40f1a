using System.Text.Json;
using Azure;
using Azure.Identity;
using Localizer.Providers.Http;

namespace Localizer.Providers.Azure;

/// <summary>How Azure Translator speaks of what went wrong, and what its clients make of that.</summary>
internal static class AzureFailure
{
    /// <summary>The protocol.</summary>
    /// <param name="options">How the service is reached.</param>
    public static ServiceProtocol ProtocolFor(AzureOptions options) => new()
    {
        Provider = "azure",
        AddressVariable = AzureSettings.EndpointVariable,
        KeyVariable = options.Key is null ? null : AzureSettings.KeyVariable,
        Secrets = [options.Key ?? ""],
        Reason = (_, body) => ReasonOf(CodeOf(body)),
        Words = body => CodeOf(body) is { } code ? $"{code}: {body.Member("error").Text("message")}" : body.Member("error").Text("message"),
        Advice = (failure, body) => AdviceFor(failure, CodeOf(body), options),
        RequestIdHeader = "X-RequestId",
        // A custom system that is loading takes about that long.
        Wait = body => CodeOf(body) == "408001" ? TimeSpan.FromMinutes(1) : null,
    };

    /// <summary>What an exception of a client's comes to, or <see langword="null"/> for one that is none of the service's.</summary>
    /// <param name="exception">What the client threw.</param>
    /// <param name="exchange">The exchange that carried the request.</param>
    /// <param name="texts">The page's texts in the request, which no message repeats.</param>
    public static ProviderException? Of(Exception exception, ServiceExchange exchange, IReadOnlyList<ServiceItem> texts) => exception switch
    {
        RequestFailedException failed when failed.GetRawResponse() is { } response => exchange.Refusal(ReplyOf(response), texts),
        AuthenticationFailedException failed => new ProviderException(
            ProviderFailure.NotAuthorized,
            $"azure got no token from Entra ID: {ServiceWords.Clean(failed.Message, [], texts)} Sign in (az login), or set {AzureSettings.KeyVariable}.", failed),
        // JSON of another shape than agreed, as the clients' readers say it.
        JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException or ArgumentException =>
            exchange.Failure(ProviderFailure.MalformedAnswer, "sent an answer that is not what its interface promises.", exception),
        _ => null,
    };

    // {"error":{"code":403001,"message":"…"}}: the code is a number in version 3.0 and text later on.
    private static string? CodeOf(JsonElement body)
    {
        var code = body.Member("error").Member("code");
        return code.ValueKind == JsonValueKind.Number ? code.GetRawText() : code.AsText();
    }

    private static ProviderFailure? ReasonOf(string? code) => code switch
    {
        "400050" or "400072" or "400077" => ProviderFailure.TooLarge,
        "400003" or "400006" or "400019" or "400023" or "400035" or "400036" => ProviderFailure.LocaleUnsupported,
        "400001" or "400002" or "400004" or "400018" or "400021" or "400042" or "400043" or "400064" or "400070" or "400071" or "400073"
            or "400075" or "400079" or "400080" or "415000" => ProviderFailure.NotFound,
        "403001" => ProviderFailure.QuotaSpent,
        _ => null,
    };

    private static string? AdviceFor(ProviderFailure failure, string? code, AzureOptions options) => failure switch
    {
        ProviderFailure.NotAuthorized when code == "401015" => "This is a Speech key; Translator needs its own.",
        ProviderFailure.NotAuthorized when options.Key is null => "Check that this identity may use the resource, and providers.azure.resourceId in localizer.json.",
        ProviderFailure.NotAuthorized => $"Check {AzureSettings.KeyVariable}, and AZURE_TRANSLATOR_REGION for a regional resource.",
        ProviderFailure.QuotaSpent => "The free quota is used up: wait for the next month, choose a paid tier, or name a second provider (-p azure,deepl).",
        ProviderFailure.RateLimited => "Set providers.azure.tier, or providers.azure.quota, in localizer.json to what was bought.",
        ProviderFailure.NotFound => $"Check {AzureSettings.EndpointVariable}, and providers.azure in localizer.json.",
        _ => null,
    };

    private static ServiceReply ReplyOf(Response response)
    {
        using var message = new HttpResponseMessage();
        foreach (var header in response.Headers)
            message.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return new ServiceReply(response.Status, message.Headers, response.Content.ToMemory());
    }
}
