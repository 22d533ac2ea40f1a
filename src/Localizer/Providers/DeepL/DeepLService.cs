using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.DeepL;

/// <summary>DeepL's API: <c>/v2/translate</c>, <c>/v3/languages</c> for the locales, and <c>/v3/glossaries</c> for terms.</summary>
internal sealed class DeepLService : ITranslationService, IQuotaTeller, IGlossaryKeeper, IDisposable
{
    /// <summary>The registration.</summary>
    public static readonly ServiceEntry Entry = new(
        "deepl", "DeepL", "25 USD a million characters; nothing with a free key",
        settings => settings.Missing(KeyVariable), settings => new DeepLService(settings))
    {
        AddressVariable = AddressVariable,
        BillingUnit = BillingUnit.CodePoints,
    };

    private const string KeyVariable = "DEEPL_AUTH_KEY";
    private const string AddressVariable = "DEEPL_SERVER_URL";

    // What a request may be at most, headers apart; and what is kept of it for all but the texts, half of it for context.
    private const int LargestBody = 128 * 1024;
    private const int RoomForTheRest = 2 * 1024;
    private const int RoomForParameters = 1024;

    private readonly string _key;
    private readonly Uri _address;
    private readonly ServiceExchange _exchange;
    private readonly LocaleDirectory _locales;
    private readonly DeepLGlossaries _glossaries;

    /// <summary>Makes the adapter.</summary>
    /// <param name="settings">The key, and the address if it is not DeepL's own.</param>
    /// <exception cref="BadInputException">The address cannot be used.</exception>
    public DeepLService(ServiceSettings settings)
    {
        _key = settings.Read(KeyVariable) ?? "";
        var isFree = _key.EndsWith(":fx", StringComparison.Ordinal);
        var usual = isFree ? "https://api-free.deepl.com" : "https://api.deepl.com";
        _address = ServiceAddress.Read(AddressVariable, settings.Read(AddressVariable) ?? usual);
        ServiceAddress.HoldSecretsBack(_address, AddressVariable, KeyVariable);
        Capabilities = new ServiceCapabilities
        {
            Forms = [MarkupForm.Xml, MarkupForm.Html, MarkupForm.Text],
            BillingUnit = Entry.BillingUnit,
            MaxItems = 50,
            MaxItemCharacters = 30_000,
            MaxRequestCharacters = LargestBody - RoomForTheRest,
            MaxRequestBytes = LargestBody - RoomForTheRest,
            AttemptTimeout = settings.AttemptTimeout ?? TimeSpan.FromSeconds(30),
            TakesContext = true,
            TakesTerms = true,
            Style = StyleUse.Formality,
            PricePerMillion = isFree ? 0 : 25,
            Currency = "USD",
        };
        _exchange = new ServiceExchange(ProtocolFor(_key), _address, Capabilities.AttemptTimeout, settings.TimeProvider);
        _locales = new LocaleDirectory(Name, AskForLocalesAsync, settings.Locales?.SlotOf(Name, $"{_address}"));
        _glossaries = new DeepLGlossaries(_address, _exchange, Authorized, settings.Project, settings.TimeProvider);
    }

    /// <inheritdoc/>
    public string Name => "deepl";

    /// <inheritdoc/>
    public string Endpoint => ServiceAddress.OriginOf(_address);

    /// <inheritdoc/>
    public string Fingerprint => "v2/translate; tag_handling_version=v2; split_sentences=0; preserve_formatting=true";

    /// <inheritdoc/>
    public ServiceCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => _locales.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var (source, target) = await _locales.PairAsync(request.From, request.To[0], cancellationToken).ConfigureAwait(false);
        var glossary = _glossaries.IdFor(request.From, request.To[0]);
        var roomForContext = LargestBody - RoomForParameters - request.Items.Sum(item => JsonText.Bytes(item.Text) + 1);
        var body = DeepLRequest.Write(request, source, target, DeepLRequest.ContextOf(request, roomForContext), glossary);
        if (body.Length > LargestBody)
            throw _exchange.Failure(ProviderFailure.TooLarge, $"takes at most {LargestBody} bytes a request, and this one has {body.Length}.");
        using var message = Authorized(JsonBody.Post(ServiceAddress.Below(_address, "/v2/translate"), body));
        using var answer = await AskAsync(message, request, cancellationToken).ConfigureAwait(false);
        var translations = answer.RootElement.Member("translations").AsList()
            ?? throw _exchange.Malformed("sent an answer without 'translations'.");
        var billed = translations.Select(BilledFor).ToList();
        return new ServiceAnswer([TextsOf(request.Items, translations, billed)], new ServiceUsage(Characters: billed.Contains(null) ? null : billed.Sum(characters => characters!.Value)));
    }

    /// <inheritdoc/>
    public Task KeepGlossaryAsync(Locale from, Locale to, ImmutableArray<ServiceTerm> terms, CancellationToken cancellationToken) =>
        _glossaries.KeepAsync(from, to, terms, cancellationToken);

    /// <inheritdoc/>
    public bool HasGlossary(Locale from, Locale to) => _glossaries.IdFor(from, to) is not null;

    /// <inheritdoc/>
    public async Task<UsedQuota?> GetUsedQuotaAsync(CancellationToken cancellationToken)
    {
        using var message = Authorized(new HttpRequestMessage(HttpMethod.Get, ServiceAddress.Below(_address, "/v2/usage")));
        using var answer = await _exchange.AskAsync(message, [], cancellationToken).ConfigureAwait(false);
        var usage = answer.RootElement;
        return usage.Number("character_count") is { } count && usage.Number("character_limit") is > 0 and var limit ? new UsedQuota(count, limit) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _exchange.Dispose();
        _locales.Dispose();
    }

    private static ServiceProtocol ProtocolFor(string key) => new()
    {
        Provider = "deepl",
        AddressVariable = AddressVariable,
        KeyVariable = KeyVariable,
        Secrets = [key],
        Statuses = new Dictionary<int, ProviderFailure> { [456] = ProviderFailure.QuotaSpent }.ToFrozenDictionary(),
        Reason = (status, body) => status == 400 && SaysLocaleIsMissing(body.Text("message")) ? ProviderFailure.LocaleUnsupported : null,
        Words = body => string.Join(' ', new[] { body.Text("message"), body.Text("detail") }.OfType<string>()),
        RequestIdHeader = "X-Trace-ID",
    };

    private static bool SaysLocaleIsMissing(string? message) =>
        message is "Value for 'target_lang' not supported." or "Value for 'source_lang' not supported.";

    // What is billed for an item is its source's length: by that an answer is known to be the item's.
    private static ImmutableArray<ServiceText?> TextsOf(ImmutableArray<ServiceItem> items, IReadOnlyList<JsonElement> translations, IReadOnlyList<long?> billed) =>
        translations.Count == items.Length && SourceLengths.AreInOrder([.. items.Select(item => item.Text)], billed)
            ? ServiceTexts.InOrder(items, translations, translation => translation.Text("text"))
            : ServiceTexts.None(items);

    // No item bears more characters than these; a larger number is none that could be believed.
    private static long? BilledFor(JsonElement translation) =>
        translation.Number("billed_characters") is { } characters and >= 0 and <= int.MaxValue ? characters : null;

    // Whoever has the account may have removed the glossary: then it is translated without, and the next run makes it anew.
    private async Task<JsonDocument> AskAsync(HttpRequestMessage message, ServiceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _exchange.AskAsync(message, request.Items, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException exception) when (exception is { Failure: ProviderFailure.NotFound, Status: 404 } && HasGlossary(request.From, request.To[0]))
        {
            _glossaries.Forget(request.From, request.To[0]);
            throw _exchange.Failure(ProviderFailure.Unavailable, "does not have the project's glossary any longer.", exception);
        }
    }

    private async Task<ServiceLocales> AskForLocalesAsync(CancellationToken cancellationToken)
    {
        var address = ServiceAddress.Below(_address, "/v3/languages?resource=translate_text");
        using var message = Authorized(new HttpRequestMessage(HttpMethod.Get, address));
        try
        {
            using var answer = await _exchange.AskAsync(message, [], cancellationToken).ConfigureAwait(false);
            return DeepLLocales.Read(answer.RootElement) ?? throw _exchange.Malformed("sent a list of languages that cannot be read.");
        }
        catch (ProviderException exception) when (exception is { Failure: ProviderFailure.NotFound, Status: 404 })
        {
            return DeepLLocales.Documented;
        }
    }

    private HttpRequestMessage Authorized(HttpRequestMessage message)
    {
        message.Headers.TryAddWithoutValidation("Authorization", $"DeepL-Auth-Key {_key}");
        return message;
    }
}
