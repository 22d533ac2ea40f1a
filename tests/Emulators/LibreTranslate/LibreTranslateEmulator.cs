using Microsoft.AspNetCore.Http;

namespace Localizer.Emulators.LibreTranslate;

/// <summary>
/// LibreTranslate on 127.0.0.1: <c>/translate</c> (JSON and forms), <c>/languages</c>, <c>/detect</c>, <c>/health</c> and
/// <c>/frontend/settings</c>, under a prefix if it has one.
/// </summary>
/// <remarks>
/// What the contract leaves open and the emulator settles: rules are checked in the order fault, path, verb, ban, key, rate, parameters,
/// sizes; characters are code points; in HTML the elements that the server's helper skips and <c>translate="no"</c> are left, and
/// <c>class="notranslate"</c> is not; an alternative is the translation with its number.
/// </remarks>
public sealed class LibreTranslateEmulator : Emulator
{
    private readonly LibreTranslateOptions _options;
    private readonly LibreTranslateBans _bans;

    private LibreTranslateEmulator(LibreTranslateOptions options)
        : base(options)
    {
        _options = options;
        _bans = new LibreTranslateBans(options.FloodThreshold);
    }

    /// <summary>What a client is given as its base address.</summary>
    public Uri BaseAddress => new(Endpoint, _options.Prefix);

    /// <summary>Starts a server.</summary>
    /// <param name="options">What it is like; defaults when null.</param>
    public static Task<LibreTranslateEmulator> StartAsync(LibreTranslateOptions? options = null) =>
        StartAsync(new LibreTranslateEmulator(options ?? new LibreTranslateOptions()));

    private protected override bool Translates(string method, string path) =>
        HttpMethods.IsPost(method) && path == $"{_options.Prefix}/translate";

    private protected override Answer Respond(EmulatorRequest request) => new LibreTranslateService(request, _options, _bans).Answer();

    private protected override Answer Refusal(int status, HttpRequest request) => LibreTranslateService.Refuse(status, LibreTranslateService.Message(status));

    private protected override Answer? Instead(Fault fault, HttpRequest request) => fault switch
    {
        LibreTranslateFault.Bogus => LibreTranslateService.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("translatedText", "🤖");
            writer.WriteEndObject();
        }),
        LibreTranslateFault.Banned => LibreTranslateService.Refuse(403, LibreTranslateBans.Message),
        _ => null,
    };

    private protected override IEnumerable<(string Name, string Value)> CommonHeaders(int number, string method, string path) =>
        [("Access-Control-Allow-Origin", "*")];
}
