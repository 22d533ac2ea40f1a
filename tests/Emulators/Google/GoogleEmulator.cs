using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.Google;

/// <summary>
/// Google Cloud Translation on 127.0.0.1: v2 (<c>/language/translate/v2</c> with <c>/detect</c> and <c>/languages</c>) and v3
/// (<c>/v3/{parent}:translateText</c>, <c>:detectLanguage</c>, <c>/supportedLanguages</c>, reading of <c>/glossaries</c>).
/// </summary>
/// <remarks>
/// What the contract leaves open and the emulator settles: rules are checked in the order fault, path, credentials, size, parameters,
/// quota; <c>notranslate</c> is honoured in HTML; v2 also escapes quotation marks and apostrophes there; a v2 body past 100 KiB is 413
/// and a v3 call past 30,720 code points 400; both versions' errors have <c>errors</c>.
/// </remarks>
public sealed class GoogleEmulator : Emulator
{
    private readonly GoogleOptions _options;

    private GoogleEmulator(GoogleOptions options)
        : base(options) => _options = options;

    /// <summary>Starts a service.</summary>
    /// <param name="options">What it is like; defaults when null.</param>
    public static Task<GoogleEmulator> StartAsync(GoogleOptions? options = null) =>
        StartAsync(new GoogleEmulator(options ?? new GoogleOptions()));

    private protected override bool Translates(string method, string path) => HttpMethods.IsPost(method)
        && (path == GoogleV2.Path || (path.StartsWith("/v3/", StringComparison.Ordinal) && path.EndsWith(":translateText", StringComparison.Ordinal)));

    private protected override Answer Respond(EmulatorRequest request) => request.Path.StartsWith("/v3/", StringComparison.Ordinal)
        ? new GoogleV3(request, _options).Answer()
        : new GoogleV2(request, _options).Answer();

    private protected override Answer Refusal(int status, HttpRequest request) => GoogleError.For(status).Answer();

    private protected override Answer? Instead(Fault fault, HttpRequest request) => fault switch
    {
        GoogleFault.UserRateLimit => GoogleError.UserRateLimit.Answer(),
        GoogleFault.DailyLimit => GoogleError.DailyLimit.Answer(),
        GoogleFault.ServiceDisabled => GoogleError.ServiceDisabled.Answer(),
        _ => null,
    };
}
