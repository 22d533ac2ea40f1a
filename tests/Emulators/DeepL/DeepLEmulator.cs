using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.DeepL;

/// <summary>
/// DeepL's API on 127.0.0.1: <c>/v2/translate</c> (JSON and form), <c>/v2/usage</c>, <c>/v2/languages</c>, <c>/v2/glossary-language-pairs</c>,
/// <c>/v3/languages</c> and <c>/v3/glossaries</c>.
/// </summary>
/// <remarks>
/// What the contract leaves open and the emulator settles: rules are checked in the order size, fault, user agent, key, path, parameters,
/// quota; a bad key is 403 with a message at v2 and 401 at v3; characters are code points, markup included; a glossary's term is
/// replaced wherever it stands as a word; of the documented <c>prefer_</c> formalities nothing is seen in the text.
/// </remarks>
public sealed class DeepLEmulator : Emulator
{
    private readonly DeepLOptions _options;
    private readonly DeepLGlossaries _glossaries;

    private DeepLEmulator(DeepLOptions options)
        : base(options)
    {
        _options = options;
        _glossaries = new DeepLGlossaries(options.TimeProvider);
    }

    private protected override int LargestBody => 10 * 1024 * 1024 + 1024 * 1024;

    /// <summary>Starts a service.</summary>
    /// <param name="options">What it is like; defaults when null.</param>
    public static Task<DeepLEmulator> StartAsync(DeepLOptions? options = null) =>
        StartAsync(new DeepLEmulator(options ?? new DeepLOptions()));

    private protected override bool Translates(string method, string path) => HttpMethods.IsPost(method) && path == "/v2/translate";

    private protected override Answer Respond(EmulatorRequest request) =>
        new DeepLService(request, _options, _glossaries, () => BilledCharacters).Answer();

    private protected override Answer Refusal(int status, HttpRequest request) => DeepLService.Refuse(status, DeepLService.Message(status));

    private protected override Answer? Instead(Fault fault, HttpRequest request) => fault switch
    {
        DeepLFault.QuotaExceeded => Refusal(456, request),
        DeepLFault.Silent silent => new Answer(silent.Code, null, default),
        _ => null,
    };

    private protected override IEnumerable<(string Name, string Value)> CommonHeaders(int number, string method, string path) =>
        [("X-Trace-ID", $"{number:x32}")];
}
