using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.Apertium;

/// <summary>
/// Apertium APY on 127.0.0.1: <c>/listPairs</c>, <c>/list</c>, <c>/translate</c> (query and forms, never JSON) and <c>/translateDoc</c>
/// for text and HTML.
/// </summary>
/// <remarks>
/// What the contract leaves open and the emulator settles: rules are checked in the order fault, path, pair, text; a variant's code is
/// the pair's; a text is cut into pieces as the server cuts it, each is translated, and past ten the rest is dropped; letters written as
/// named entities come back as their bytes in halfwidth forms, as was recorded, other entities as they are. Characters are code points.
/// </remarks>
public sealed class ApertiumEmulator : Emulator
{
    private readonly ApertiumOptions _options;

    private ApertiumEmulator(ApertiumOptions options)
        : base(options) => _options = options;

    private protected override int LargestBody => 40_000_000;

    /// <summary>Starts a server.</summary>
    /// <param name="options">What it is like; defaults when null.</param>
    public static Task<ApertiumEmulator> StartAsync(ApertiumOptions? options = null) =>
        StartAsync(new ApertiumEmulator(options ?? new ApertiumOptions()));

    private protected override bool Translates(string method, string path) =>
        !HttpMethods.IsOptions(method) && path is "/translate" or "/translateDoc";

    private protected override Answer Respond(EmulatorRequest request) => new ApertiumService(request, _options).Answer();

    private protected override Answer Refusal(int status, HttpRequest request) => ApertiumService.Refuse(status, ApertiumService.Explanation(status));

    private protected override IEnumerable<(string Name, string Value)> CommonHeaders(int number, string method, string path) =>
    [
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Allow-Methods", "GET,POST,OPTIONS"),
        ("Access-Control-Allow-Headers", "accept, cache-control, origin, x-requested-with, x-file-name, content-type"),
    ];
}
