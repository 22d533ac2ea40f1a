using Localizer.Emulators;
using Localizer.Emulators.Apertium;
using Localizer.Emulators.AzureTranslator;
using Localizer.Emulators.Chat;
using Localizer.Emulators.DeepL;
using Localizer.Emulators.Google;
using Localizer.Emulators.LibreTranslate;

namespace Localizer.Cli.Tests.Asking;

/// <summary>How an emulated service translates, and what goes wrong with it.</summary>
internal sealed record EmulatedBehaviour
{
    /// <summary>The translation of a whole text, markup included; null to translate its words.</summary>
    public Func<string, string, string?> Recorded { get; init; } = (_, _) => null;

    /// <summary>What goes wrong with a call; null for nothing.</summary>
    public Func<EmulatorCall, Fault?>? Rule { get; init; }

    /// <summary>What it says of the words' alignment, where it does.</summary>
    public Func<string, string, string?> Align { get; init; } = (_, _) => null;

    /// <summary>The characters that it takes in a window of time; null for no limit.</summary>
    public CharacterQuota? Quota { get; init; }

    /// <summary>How long an answer takes; null for no time.</summary>
    public Func<EmulatorCall, TimeSpan>? Latency { get; init; }
}

/// <summary>A service that the ladder is tried on.</summary>
/// <param name="Name">The provider's name, and the version of its interface where it has several.</param>
/// <param name="FirstMarkup">A token of the markup that it is asked in first.</param>
internal sealed record EmulatedService(string Name, string FirstMarkup, Func<EmulatedBehaviour, Task<Emulator>> StartAsync, Func<Emulator, (string, string)[]> Variables)
{
    private const string Key = "emulator-key";

    /// <summary>The provider's name.</summary>
    public string Provider => Name.Split(' ')[0];

    /// <summary>What <c>localizer.json</c> says to choose the version, or <see langword="null"/> where nothing needs to be said.</summary>
    public string? Configuration { get; init; }

    public static IReadOnlyDictionary<string, EmulatedService> All { get; } = new EmulatedService[]
    {
        new("azure", " id=", async how => await AzureTranslatorEmulator.StartAsync(Of(how, new AzureTranslatorOptions { Align = how.Align })),
            emulator => [("AZURE_TRANSLATOR_KEY", Key), ("AZURE_TRANSLATOR_ENDPOINT", $"{emulator.Endpoint}")]),
        new("azure 2026", " id=", async how => await AzureTranslatorEmulator.StartAsync(Of(how, new AzureTranslatorOptions())),
            emulator => [("AZURE_TRANSLATOR_KEY", Key), ("AZURE_TRANSLATOR_ENDPOINT", $"{emulator.Endpoint}")])
        { Configuration = """{"providers":{"azure":{"apiVersion":"2026-06-06"}}}""" },
        new("deepl", " id=", async how => await DeepLEmulator.StartAsync(Of(how, new DeepLOptions())),
            emulator => [("DEEPL_AUTH_KEY", Key), ("DEEPL_SERVER_URL", $"{emulator.Endpoint}")]),
        new("google", " id=", async how => await GoogleEmulator.StartAsync(Of(how, new GoogleOptions())),
            emulator => [("GOOGLE_TRANSLATE_API_KEY", Key), ("GOOGLE_TRANSLATE_ENDPOINT", $"{emulator.Endpoint}")]),
        new("google v3", " id=", async how => await GoogleEmulator.StartAsync(Of(how, new GoogleOptions { Tokens = [Key] })),
            emulator => [("GOOGLE_TRANSLATE_API_KEY", Key), ("GOOGLE_TRANSLATE_ENDPOINT", $"{emulator.Endpoint}v3/projects/emulator-project/locations/global")]),
        new("libretranslate", " id=", async how => await LibreTranslateEmulator.StartAsync(Of(how, new LibreTranslateOptions())),
            emulator => [("LIBRETRANSLATE_URL", $"{emulator.Endpoint}")]),
        new("apertium", "⟦", async how => await ApertiumEmulator.StartAsync(Of(how, new ApertiumOptions())),
            emulator => [("APERTIUM_APY_URL", $"{emulator.Endpoint}")]),
        new("openai", "<", async how => await ChatEmulator.StartAsync(Of(how, new ChatOptions())),
            emulator => [("OPENAI_API_KEY", Key), ("OPENAI_BASE_URL", $"{emulator.Endpoint}v1"), ("OPENAI_MODEL", "emulated-model")]),
        new("ollama", "<", async how => await ChatEmulator.StartAsync(Of(how, new ChatOptions { Server = ChatServer.Ollama })),
            emulator => [("OLLAMA_HOST", $"{emulator.Endpoint}"), ("OLLAMA_MODEL", "emulated-model")]),
    }.ToDictionary(service => service.Name);

    /// <summary>Runs a page through the service in a place of its own.</summary>
    public async Task<LadderRun> RunAsync(EmulatedBehaviour how, string page, params string[] arguments)
    {
        await using var emulator = await StartAsync(how);
        using var place = PlaceFor(emulator, page);
        return await RunAsync(emulator, place, arguments);
    }

    /// <summary>A place with a page, and the service's variables.</summary>
    public Workplace PlaceFor(Emulator emulator, string page)
    {
        var place = new Workplace();
        place.Write("page.html", page);
        return Prepare(emulator, place);
    }

    /// <summary>The place with the service's variables.</summary>
    public Workplace Prepare(Emulator emulator, Workplace place)
    {
        foreach (var (name, value) in Variables(emulator))
            place.Variables[name] = value;
        if (Configuration is { } configuration)
            place.Write("localizer.json", configuration);
        return place;
    }

    /// <summary>Runs the page of a place.</summary>
    public async Task<LadderRun> RunAsync(Emulator emulator, Workplace place, params string[] arguments)
    {
        var result = await place.RunAsync(["translate", "page.html", "--from", "en", "--to", "es", "-p", Provider, "--format", "json", .. arguments]);
        return new LadderRun(result, place.Exists("output/es/page.html") ? place.Read("output/es/page.html") : "", emulator.BilledCharacters);
    }

    private static T Of<T>(EmulatedBehaviour how, T options)
        where T : EmulatorOptions =>
        options with
        {
            Keys = [Key],
            Translate = (text, _) => SmallModel.Enciphered(text),
            Recorded = how.Recorded,
            Rule = how.Rule,
            Quota = how.Quota,
            QuotaTellsRetryAfter = false,
            Latency = how.Latency,
        };
}
