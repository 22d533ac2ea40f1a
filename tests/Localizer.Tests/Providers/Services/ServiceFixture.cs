using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Localizer.Emulators;
using Localizer.Emulators.Apertium;
using Localizer.Emulators.AzureTranslator;
using Localizer.Emulators.Chat;
using Localizer.Emulators.DeepL;
using Localizer.Emulators.Google;
using Localizer.Emulators.LibreTranslate;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Tests.Providers.Services;

/// <summary>
/// A service as the shared tests see it: how it is set up, and what its contract has it say. A new adapter brings one of these, and
/// all shared tests run over it.
/// </summary>
internal abstract class ServiceFixture
{
    /// <summary>A key that must not be seen anywhere but on its way to its service.</summary>
    public const string Secret = "s3cr3t-k3y-0123456789";

    /// <summary>Text of a page, long enough to be known again.</summary>
    public const string PageText = "Unpublished figures of the quarter";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<ServiceFixture> All { get; } =
    [
        new AzureFixture(), new NewerAzureFixture(), new DeepLFixture(), new GoogleBasicFixture(), new GoogleAdvancedFixture(), new LibreTranslateFixture(), new ApertiumFixture(),
        new OpenAIFixture(), new OllamaFixture(),
    ];

    /// <summary>The fixture's name in tests.</summary>
    public abstract string Name { get; }

    /// <summary>The provider's name.</summary>
    public virtual string Provider => Name;

    /// <summary>The environment for a server at an address.</summary>
    public abstract Dictionary<string, string> Environment(string address);

    /// <summary>What the configuration says of the provider, or null.</summary>
    public virtual ProviderConfiguration? Configuration => null;

    /// <summary>Whether an answer tells its item's, by an id or by its source's length, so that two that change places are noticed.</summary>
    public virtual bool TellsItems => true;

    /// <summary>Whether a request is one to translate.</summary>
    public abstract bool Translates(WireRequest request);

    /// <summary>What the service answers to a request that isn't; null for 404.</summary>
    public virtual string? List(WireRequest request) => null;

    /// <summary>The texts of a request to translate.</summary>
    public abstract IReadOnlyList<string> TextsOf(WireRequest request);

    /// <summary>An answer with translations in order.</summary>
    public abstract string TranslateAnswer(IReadOnlyList<string> texts);

    /// <summary>An error in the service's shape.</summary>
    public abstract string Error(string message);

    /// <summary>Whether the service is given a key.</summary>
    public bool HasSecret => Environment("").ContainsValue(Secret);

    /// <summary>Starts the emulator of the service's contract.</summary>
    /// <param name="translate">Translates a run of words.</param>
    public Task<Emulator> StartEmulatorAsync(Func<string, string> translate) =>
        StartEmulatorWithAsync(options => options with { Translate = (text, _) => translate(text) });

    /// <summary>Starts the emulator of the service's contract.</summary>
    /// <param name="how">Says what is not as usual.</param>
    public abstract Task<Emulator> StartEmulatorWithAsync(Func<EmulatorOptions, EmulatorOptions> how);

    /// <summary>Where the secret is in a request, or null when the service takes none.</summary>
    public abstract string? SecretOf(WireRequest request);

    public string? Answer(WireRequest request) =>
        Translates(request) ? TranslateAnswer([.. TextsOf(request).Select(text => $"[vi] {text}")]) : List(request);

    public ITranslationService Create(string address, TimeSpan? timeout = null)
    {
        var environment = Environment(address);
        return TranslationServices.All.Single(entry => entry.Name == Provider).Create(new ServiceSettings
        {
            Variable = environment.GetValueOrDefault,
            Configuration = Configuration,
            AttemptTimeout = timeout ?? TimeSpan.FromSeconds(30),
        });
    }

    /// <summary>A request for the service's best form, or another.</summary>
    public static ServiceRequest Request(ITranslationService service, params string[] texts) => new()
    {
        From = Locale.Parse("en"),
        To = [Locale.Parse("vi")],
        Form = service.Capabilities.Forms[0],
        Items = [.. texts.Select(text => new ServiceItem(text))],
    };

    public override string ToString() => Name;

    protected static string Json(JsonNode node) => node.ToJsonString(Readable);

    protected static JsonArray Array(IEnumerable<JsonNode?> nodes) => [.. nodes];

    protected static IReadOnlyList<string> Strings(string json, string member) =>
        [.. JsonNode.Parse(json)![member]!.AsArray().Select(node => (string)node!)];
}

internal class AzureFixture : ServiceFixture
{
    public override string Name => "azure 3.0";

    public override string Provider => "azure";

    public override Dictionary<string, string> Environment(string address) => new() { ["AZURE_TRANSLATOR_KEY"] = Secret, ["AZURE_TRANSLATOR_ENDPOINT"] = address };

    public override bool Translates(WireRequest request) => request.Method == "POST" && request.Path.StartsWith("/translate?", StringComparison.Ordinal);

    public override string? List(WireRequest request) => request.Path.StartsWith("/languages?", StringComparison.Ordinal)
        ? """{"translation":{"en":{"name":"English","nativeName":"English","dir":"ltr"},"vi":{"name":"Vietnamese","nativeName":"Tiếng Việt","dir":"ltr"}}}"""
        : null;

    public override IReadOnlyList<string> TextsOf(WireRequest request) =>
        [.. JsonNode.Parse(request.Body)!.AsArray().Select(item => (string)item!["Text"]!)];

    public override string TranslateAnswer(IReadOnlyList<string> texts) => Json(Array(texts.Select(text => ItemOf(text, "to"))));

    public override string Error(string message) => Json(new JsonObject { ["error"] = new JsonObject { ["code"] = 400000, ["message"] = message } });

    public override async Task<Emulator> StartEmulatorWithAsync(Func<EmulatorOptions, EmulatorOptions> how) =>
        await AzureTranslatorEmulator.StartAsync((AzureTranslatorOptions)how(new AzureTranslatorOptions { Keys = [Secret] }));

    public override string? SecretOf(WireRequest request) => request.Headers["Ocp-Apim-Subscription-Key"];

    protected static JsonNode ItemOf(string text, string languageMember) =>
        new JsonObject { ["translations"] = new JsonArray(new JsonObject { ["text"] = text, [languageMember] = "vi" }) };
}

internal sealed class NewerAzureFixture : AzureFixture
{
    public override string Name => "azure 2026";

    public override ProviderConfiguration Configuration => new() { ApiVersion = "2026-06-06" };

    public override IReadOnlyList<string> TextsOf(WireRequest request) =>
        [.. JsonNode.Parse(request.Body)!["inputs"]!.AsArray().Select(item => (string)item!["text"]!)];

    public override string TranslateAnswer(IReadOnlyList<string> texts) =>
        Json(new JsonObject { ["value"] = Array(texts.Select(text => ItemOf(text, "language"))) });

    public override string Error(string message) => Json(new JsonObject { ["error"] = new JsonObject { ["code"] = "400000", ["message"] = message } });
}

internal sealed class DeepLFixture : ServiceFixture
{
    public override string Name => "deepl";

    public override Dictionary<string, string> Environment(string address) => new() { ["DEEPL_AUTH_KEY"] = Secret, ["DEEPL_SERVER_URL"] = address };

    public override bool Translates(WireRequest request) => request.Path == "/v2/translate";

    public override string? List(WireRequest request) => request.Path.StartsWith("/v3/languages?resource=translate_text", StringComparison.Ordinal)
        ? """[{"lang":"en","usable_as_source":true,"usable_as_target":false},{"lang":"vi","usable_as_source":true,"usable_as_target":true},{"lang":"pt-br","usable_as_source":false,"usable_as_target":true}]"""
        : null;

    public override IReadOnlyList<string> TextsOf(WireRequest request) => Strings(request.Body, "text");

    public override string TranslateAnswer(IReadOnlyList<string> texts) => Json(new JsonObject
    {
        ["translations"] = Array(texts.Select(text => new JsonObject { ["detected_source_language"] = "EN", ["text"] = text, ["billed_characters"] = 3 })),
    });

    public override string Error(string message) => Json(new JsonObject { ["message"] = message });

    public override async Task<Emulator> StartEmulatorWithAsync(Func<EmulatorOptions, EmulatorOptions> how) =>
        await DeepLEmulator.StartAsync((DeepLOptions)how(new DeepLOptions { Keys = [Secret] }));

    public override string? SecretOf(WireRequest request) => request.Headers["Authorization"]["DeepL-Auth-Key ".Length..];
}

internal sealed class GoogleBasicFixture : ServiceFixture
{
    public override string Name => "google v2";

    // In order, and nothing else.
    public override bool TellsItems => false;

    public override string Provider => "google";

    public override Dictionary<string, string> Environment(string address) => new() { ["GOOGLE_TRANSLATE_API_KEY"] = Secret, ["GOOGLE_TRANSLATE_ENDPOINT"] = address };

    public override bool Translates(WireRequest request) => request is { Method: "POST", Path: "/language/translate/v2" };

    public override string? List(WireRequest request) => request.Path == "/language/translate/v2/languages"
        ? """{"data":{"languages":[{"language":"en"},{"language":"vi"},{"language":"zh-TW"},{"language":"iw"}]}}"""
        : null;

    public override IReadOnlyList<string> TextsOf(WireRequest request) => Strings(request.Body, "q");

    public override string TranslateAnswer(IReadOnlyList<string> texts) => Json(new JsonObject
    {
        ["data"] = new JsonObject { ["translations"] = Array(texts.Select(text => new JsonObject { ["translatedText"] = text })) },
    });

    public override string Error(string message) => Json(new JsonObject { ["error"] = new JsonObject { ["code"] = 400, ["message"] = message } });

    public override async Task<Emulator> StartEmulatorWithAsync(Func<EmulatorOptions, EmulatorOptions> how) =>
        await GoogleEmulator.StartAsync((GoogleOptions)how(new GoogleOptions { Keys = [Secret] }));

    public override string? SecretOf(WireRequest request) => request.Headers["X-goog-api-key"];
}

internal sealed class GoogleAdvancedFixture : ServiceFixture
{
    private const string Parent = "/v3/projects/p/locations/global";

    public override string Name => "google v3";

    // In order, and nothing else.
    public override bool TellsItems => false;

    public override string Provider => "google";

    public override Dictionary<string, string> Environment(string address) =>
        new() { ["GOOGLE_TRANSLATE_API_KEY"] = Secret, ["GOOGLE_TRANSLATE_ENDPOINT"] = address.TrimEnd('/') + Parent };

    public override bool Translates(WireRequest request) => request is { Method: "POST", Path: Parent + ":translateText" };

    public override string? List(WireRequest request) => request.Path == Parent + "/supportedLanguages"
        ? """{"languages":[{"languageCode":"en","supportSource":true,"supportTarget":true},{"languageCode":"vi","supportSource":true,"supportTarget":true}]}"""
        : null;

    public override IReadOnlyList<string> TextsOf(WireRequest request) => Strings(request.Body, "contents");

    public override string TranslateAnswer(IReadOnlyList<string> texts) =>
        Json(new JsonObject { ["translations"] = Array(texts.Select(text => new JsonObject { ["translatedText"] = text })) });

    public override string Error(string message) => Json(new JsonObject { ["error"] = new JsonObject { ["code"] = 400, ["message"] = message, ["status"] = "X" } });

    public override async Task<Emulator> StartEmulatorWithAsync(Func<EmulatorOptions, EmulatorOptions> how) =>
        await GoogleEmulator.StartAsync((GoogleOptions)how(new GoogleOptions { Tokens = [Secret], Project = "p" }));

    public override string? SecretOf(WireRequest request) => request.Headers["Authorization"]["Bearer ".Length..];
}

internal sealed class LibreTranslateFixture : ServiceFixture
{
    public override string Name => "libretranslate";

    // In order, and nothing else.
    public override bool TellsItems => false;

    public override Dictionary<string, string> Environment(string address) => new() { ["LIBRETRANSLATE_API_KEY"] = Secret, ["LIBRETRANSLATE_URL"] = address };

    public override bool Translates(WireRequest request) => request.Path == "/translate";

    public override string? List(WireRequest request) => request.Path switch
    {
        "/languages" => """[{"code":"en","name":"English","targets":["vi","zh-Hant"]},{"code":"vi","name":"Vietnamese","targets":["en"]}]""",
        "/frontend/settings" => """{"charLimit":1500,"apiKeys":true,"keyRequired":true}""",
        _ => null,
    };

    public override IReadOnlyList<string> TextsOf(WireRequest request) => Strings(request.Body, "q");

    public override string TranslateAnswer(IReadOnlyList<string> texts) =>
        Json(new JsonObject { ["translatedText"] = Array(texts.Select(text => (JsonNode)text)) });

    public override string Error(string message) => Json(new JsonObject { ["error"] = message });

    public override async Task<Emulator> StartEmulatorWithAsync(Func<EmulatorOptions, EmulatorOptions> how) =>
        await LibreTranslateEmulator.StartAsync((LibreTranslateOptions)how(new LibreTranslateOptions { Keys = [Secret], NeedsKey = true }));

    public override string? SecretOf(WireRequest request) => (string?)JsonNode.Parse(request.Body)!["api_key"];
}

internal sealed class ApertiumFixture : ServiceFixture
{
    public override string Name => "apertium";

    public override Dictionary<string, string> Environment(string address) => new() { ["APERTIUM_APY_URL"] = address };

    public override bool Translates(WireRequest request) => request.Path == "/translate";

    public override string? List(WireRequest request) => request.Path == "/listPairs"
        ? """{"responseData":[{"sourceLanguage":"eng","targetLanguage":"vie"},{"sourceLanguage":"eng","targetLanguage":"cat_valencia"}],"responseDetails":null,"responseStatus":200}"""
        : null;

    public override IReadOnlyList<string> TextsOf(WireRequest request) => [Form(request)["q"]];

    public override string TranslateAnswer(IReadOnlyList<string> texts) =>
        Json(new JsonObject { ["responseData"] = new JsonObject { ["translatedText"] = texts[0] }, ["responseDetails"] = null, ["responseStatus"] = 200 });

    public override string Error(string message) =>
        Json(new JsonObject { ["status"] = "error", ["code"] = 400, ["message"] = "Bad Request", ["explanation"] = message });

    public override async Task<Emulator> StartEmulatorWithAsync(Func<EmulatorOptions, EmulatorOptions> how) =>
        await ApertiumEmulator.StartAsync((ApertiumOptions)how(new ApertiumOptions()));

    public override string? SecretOf(WireRequest request) => null;

    public static Dictionary<string, string> Form(WireRequest request) =>
        request.Body.Split('&').Select(field => field.Split('=')).ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1].Replace('+', ' ')));
}

internal abstract class ChatFixture : ServiceFixture
{
    public override bool Translates(WireRequest request) => request.Path == "/v1/chat/completions";

    public override IReadOnlyList<string> TextsOf(WireRequest request) =>
        [.. UserMessage(request)["items"]!.AsArray().Select(item => (string)item!["text"]!)];

    public override string TranslateAnswer(IReadOnlyList<string> texts) =>
        Completion(Json(new JsonObject { ["items"] = Array(texts.Select((text, i) => new JsonObject { ["id"] = i + 1, ["text"] = text })) }));

    public override string Error(string message) => Json(new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "x", ["code"] = null } });

    public static JsonNode UserMessage(WireRequest request)
    {
        var content = JsonNode.Parse(request.Body)!["messages"]!.AsArray()[^1]!["content"]!;
        return JsonNode.Parse(content is JsonArray parts ? (string)parts[0]!["text"]! : (string)content!)!;
    }

    /// <summary>A completion with a content.</summary>
    public static string Completion(string content, string finishReason = "stop") => Json(new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1700000000,
        ["model"] = "m",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content, ["refusal"] = null },
            ["finish_reason"] = finishReason,
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 10, ["completion_tokens"] = 5, ["total_tokens"] = 15 },
    });
}

internal sealed class OpenAIFixture : ChatFixture
{
    public override string Name => "openai";

    public override Dictionary<string, string> Environment(string address) =>
        new() { ["OPENAI_API_KEY"] = Secret, ["OPENAI_BASE_URL"] = address.TrimEnd('/') + "/v1", ["OPENAI_MODEL"] = "emulated-model" };

    public override async Task<Emulator> StartEmulatorWithAsync(Func<EmulatorOptions, EmulatorOptions> how) =>
        await ChatEmulator.StartAsync((ChatOptions)how(new ChatOptions { Keys = [Secret] }));

    public override string? SecretOf(WireRequest request) => request.Headers["Authorization"]["Bearer ".Length..];
}

internal sealed class OllamaFixture : ChatFixture
{
    public override string Name => "ollama";

    public override Dictionary<string, string> Environment(string address) => new() { ["OLLAMA_HOST"] = address, ["OLLAMA_MODEL"] = "emulated-model" };

    public override async Task<Emulator> StartEmulatorWithAsync(Func<EmulatorOptions, EmulatorOptions> how) =>
        await ChatEmulator.StartAsync((ChatOptions)how(new ChatOptions { Server = ChatServer.Ollama }));

    public override string? SecretOf(WireRequest request) => null;
}
