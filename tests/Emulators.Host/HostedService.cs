using Localizer.Emulators.Apertium;
using Localizer.Emulators.AzureTranslator;
using Localizer.Emulators.Chat;
using Localizer.Emulators.DeepL;
using Localizer.Emulators.Google;
using Localizer.Emulators.LibreTranslate;

namespace Localizer.Emulators.Host;

/// <summary>A service that runs, and how a client is told of it.</summary>
/// <param name="Emulator">The service.</param>
/// <param name="Environment">The environment variables that lead the command to it.</param>
internal sealed record HostedService(Emulator Emulator, IReadOnlyList<(string Name, string Value)> Environment) : IAsyncDisposable
{
    private const string Key = "emulator-key";
    private const string Model = "emulated-model";

    /// <summary>The services, by the names that the command has for them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["azure", "deepl", "google", "libretranslate", "apertium", "openai", "ollama"];

    /// <summary>Starts a service.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="settings">What it is like.</param>
    /// <param name="journal">Told of each request; null for nobody.</param>
    public static Task<HostedService> StartAsync(string name, HostSettings settings, Action<EmulatorCall>? journal) => name switch
    {
        "azure" => AzureAsync(Configured(new AzureTranslatorOptions(), settings, journal)),
        "deepl" => DeepLAsync(Configured(new DeepLOptions { MostTexts = 50 }, settings, journal)),
        "google" => GoogleAsync(Configured(new GoogleOptions(), settings, journal)),
        "libretranslate" => LibreTranslateAsync(Configured(new LibreTranslateOptions(), settings, journal)),
        "apertium" => ApertiumAsync(Configured(new ApertiumOptions(), settings, journal)),
        "openai" => ChatAsync(new ChatOptions { Server = ChatServer.OpenAI }, settings, journal),
        "ollama" => ChatAsync(new ChatOptions { Server = ChatServer.Ollama }, settings, journal),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such service."),
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    private static T Configured<T>(T options, HostSettings settings, Action<EmulatorCall>? journal)
        where T : EmulatorOptions => options with
        {
            Quota = settings.Quota,
            Latency = settings.Latency,
            Port = settings.Port,
            Rule = settings.Faults.Rule,
            Journal = journal,
        };

    private static async Task<HostedService> AzureAsync(AzureTranslatorOptions options)
    {
        var emulator = await AzureTranslatorEmulator.StartAsync(options);
        return new HostedService(
            emulator, [("AZURE_TRANSLATOR_ENDPOINT", $"{emulator.Endpoint}"), ("AZURE_TRANSLATOR_KEY", Key)]);
    }

    private static async Task<HostedService> DeepLAsync(DeepLOptions options)
    {
        var emulator = await DeepLEmulator.StartAsync(options);
        return new HostedService(emulator, [("DEEPL_SERVER_URL", $"{emulator.Endpoint}"), ("DEEPL_AUTH_KEY", Key)]);
    }

    private static async Task<HostedService> GoogleAsync(GoogleOptions options)
    {
        var emulator = await GoogleEmulator.StartAsync(options);
        return new HostedService(
            emulator, [("GOOGLE_TRANSLATE_ENDPOINT", $"{emulator.Endpoint}"), ("GOOGLE_TRANSLATE_API_KEY", Key)]);
    }

    private static async Task<HostedService> LibreTranslateAsync(LibreTranslateOptions options)
    {
        var emulator = await LibreTranslateEmulator.StartAsync(options);
        return new HostedService(emulator, [("LIBRETRANSLATE_URL", $"{emulator.BaseAddress}"), ("LIBRETRANSLATE_API_KEY", Key)]);
    }

    private static async Task<HostedService> ApertiumAsync(ApertiumOptions options)
    {
        var emulator = await ApertiumEmulator.StartAsync(options);
        return new HostedService(emulator, [("APERTIUM_APY_URL", $"{emulator.Endpoint}")]);
    }

    private static async Task<HostedService> ChatAsync(ChatOptions options, HostSettings settings, Action<EmulatorCall>? journal)
    {
        // A chat server's quota is one of tokens.
        var emulator = await ChatEmulator.StartAsync(
            Configured(options, settings, journal) with { Quota = null, TokenQuota = settings.Quota, Models = [Model] });
        return new HostedService(emulator, options.Server == ChatServer.Ollama
            ? [("OLLAMA_HOST", $"{emulator.Endpoint}"), ("OLLAMA_MODEL", Model)]
            : [("OPENAI_BASE_URL", $"{emulator.BaseAddress}"), ("OPENAI_API_KEY", Key), ("OPENAI_MODEL", Model)]);
    }
}
