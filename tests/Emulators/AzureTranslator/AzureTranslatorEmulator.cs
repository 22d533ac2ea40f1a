using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>
/// Azure Translator on 127.0.0.1: v3.0 (<c>/languages</c>, <c>/translate</c>, <c>/detect</c>, <c>/transliterate</c>, at the global paths
/// and below <c>/translator/text/v3.0</c>) and 2026-06-06 (without <c>/detect</c>; below <c>/translator/text</c>). Other versions are
/// answered 400021.
/// </summary>
/// <remarks>
/// What the contract leaves open and the emulator settles: rules are checked in the order path, verb, fault, credentials, version,
/// trace id, content type, query, body, quota; a dictionary entry without <c>from</c> is 400003; one where neither side is English has
/// its phrase translated; entities in HTML are decoded, translated, and written anew. The newer version's limits and codes are taken to
/// be v3.0's, it says <c>detectedLanguage</c> of every text, as the samples do, and a preference that it doesn't know is 400042.
/// </remarks>
public sealed class AzureTranslatorEmulator : Emulator
{
    private readonly AzureTranslatorOptions _options;

    private AzureTranslatorEmulator(AzureTranslatorOptions options)
        : base(options) => _options = options;

    /// <summary>Where the service listens, as on a resource's own domain, v3.0.</summary>
    public Uri CustomDomainEndpoint => new(Endpoint, AzureTranslatorRoute.CustomDomainPath);

    private protected override int LargestBody => 4 * 1024 * 1024;

    /// <summary>Starts a service.</summary>
    /// <param name="options">What it is like; defaults when null.</param>
    public static Task<AzureTranslatorEmulator> StartAsync(AzureTranslatorOptions? options = null) =>
        StartAsync(new AzureTranslatorEmulator(options ?? new AzureTranslatorOptions()));

    private protected override bool Translates(string method, string path) =>
        HttpMethods.IsPost(method) && AzureTranslatorRoute.Of(path).Operation == "/translate";

    private protected override Answer Respond(EmulatorRequest request) => new AzureTranslatorService(request, _options).Answer();

    private protected override Answer Refusal(int status, HttpRequest request) => AzureTranslatorService.Refuse(new ApiError(status * 1000), IsNewer(request));

    private protected override Answer? Instead(Fault fault, HttpRequest request) => fault is AzureTranslatorFault.Refuse refuse
        ? AzureTranslatorService.Refuse(new ApiError(refuse.Code), IsNewer(request)).RetryAfter(refuse.RetryAfter)
        : null;

    private protected override Answer TooLarge(HttpRequest request) => AzureTranslatorService.Refuse(new ApiError(400077), IsNewer(request));

    private protected override IEnumerable<(string Name, string Value)> CommonHeaders(int number, string method, string path)
    {
        yield return ("X-RequestId", $"{(HttpMethods.IsGet(method) ? "LANG" : "TRAN")}.EMULATOR.{number:D6}");
        if (AzureTranslatorRoute.Of(path).IsOnCustomDomain)
        {
            yield return ("apim-request-id", new Guid(number, 0, 0, new byte[8]).ToString());
            yield return ("x-ms-region", "West US");
        }
    }

    private static bool IsNewer(HttpRequest request) => request.Query["api-version"] == AzureTranslatorRoute.Newer;
}
