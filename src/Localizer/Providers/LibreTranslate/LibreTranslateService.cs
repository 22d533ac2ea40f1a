using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.LibreTranslate;

/// <summary>
/// LibreTranslate, on a server of one's own or another's. What a request may hold is the operator's choice: the character limit is
/// asked of the server together with its locales.
/// </summary>
internal sealed partial class LibreTranslateService : ITranslationService, IDisposable
{
    /// <summary>The registration.</summary>
    public static readonly ServiceEntry Entry = new(
        "libretranslate", "LibreTranslate, on a server of your own or another's", "free on your own server",
        settings => settings.Missing(AddressVariable), settings => new LibreTranslateService(settings))
    {
        AddressVariable = AddressVariable,
        BillingUnit = BillingUnit.CodePoints,
    };

    private const string KeyVariable = "LIBRETRANSLATE_API_KEY";
    private const string AddressVariable = "LIBRETRANSLATE_URL";
    private const int UsualItemCharacters = 2_000;

    private readonly string? _key;
    private readonly Uri _address;
    private readonly ServiceExchange _exchange;
    private readonly LocaleDirectory _locales;
    private readonly ServiceCapabilities _capabilities;

    /// <summary>Makes the adapter.</summary>
    /// <param name="settings">The address, and a key where the server asks for one.</param>
    /// <exception cref="BadInputException">The address cannot be used.</exception>
    public LibreTranslateService(ServiceSettings settings)
    {
        _key = settings.Read(KeyVariable);
        _address = ServiceAddress.Read(AddressVariable, settings.Read(AddressVariable) ?? "");
        if (_key is not null)
            ServiceAddress.HoldSecretsBack(_address, AddressVariable, KeyVariable);
        _capabilities = new ServiceCapabilities
        {
            Forms = [MarkupForm.Html, MarkupForm.Text],
            BillingUnit = Entry.BillingUnit,
            MaxItems = 25,
            MaxItemCharacters = UsualItemCharacters,
            MaxRequestCharacters = 10_000,
            MaxConcurrency = 4,
            AttemptTimeout = settings.AttemptTimeout ?? TimeSpan.FromMinutes(2),
            PricePerMillion = _key is null ? 0 : null,
            Currency = _key is null ? "USD" : null,
        };
        _exchange = new ServiceExchange(ProtocolFor(_key), _address, _capabilities.AttemptTimeout, settings.TimeProvider);
        _locales = new LocaleDirectory(Name, AskForLocalesAsync, settings.Locales?.SlotOf(Name, $"{_address}"));
    }

    /// <inheritdoc/>
    public string Name => "libretranslate";

    /// <inheritdoc/>
    public string Endpoint => ServiceAddress.OriginOf(_address);

    /// <inheritdoc/>
    public string Fingerprint => $"translate; {_address.AbsolutePath}";

    /// <inheritdoc/>
    public ServiceCapabilities Capabilities =>
        _locales.Last?.MaxItemCharacters is { } limit ? _capabilities with { MaxItemCharacters = Math.Min(limit, UsualItemCharacters) } : _capabilities;

    /// <inheritdoc/>
    public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => _locales.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var (source, target) = await _locales.PairAsync(request.From, request.To[0], cancellationToken).ConfigureAwait(false);
        using var message = Message(request, source, target);
        using var answer = await _exchange.AskAsync(message, request.Items, cancellationToken).ConfigureAwait(false);

        // A server that takes the key for a bot's answers 200 with one emoji in the place of the list.
        var translations = answer.RootElement.Member("translatedText").AsList()
            ?? throw _exchange.Malformed("sent an answer without a list in 'translatedText'.");
        return new ServiceAnswer([ServiceTexts.InOrder(request.Items, translations, translation => translation.AsText())], default);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _exchange.Dispose();
        _locales.Dispose();
    }

    private static ServiceProtocol ProtocolFor(string? key) => new()
    {
        Provider = "libretranslate",
        AddressVariable = AddressVariable,
        KeyVariable = KeyVariable,
        Secrets = key is null ? [] : [key],
        Words = body => body.Text("error"),

        // Each refusal counts towards a ban.
        UsualRetryAfter = TimeSpan.FromSeconds(60),
    };

    private HttpRequestMessage Message(ServiceRequest request, string source, string target)
    {
        var isHtml = request.Form == MarkupForm.Html;
        var message = JsonBody.Post(ServiceAddress.Below(_address, "/translate"), JsonBody.Write(json =>
        {
            json.WriteStrings("q", request.Items.Select(item => isHtml ? item.Text : ShieldedFromUnescaping(item.Text)));
            json.WriteString("source", source);
            json.WriteString("target", target);
            json.WriteString("format", isHtml ? "html" : "text");
            if (_key is not null)
                json.WriteString("api_key", _key);
        }));
        message.Headers.AcceptLanguage.ParseAdd("en");
        return message;
    }

    // The server takes escapes out of what it made of plain text, those of the source included: one more layer brings them through.
    private static string ShieldedFromUnescaping(string text) => Escape().Replace(text, "&amp;${reference}");

    [GeneratedRegex("&(?<reference>#?[0-9A-Za-z]{1,32};)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();

    private async Task<ServiceLocales> AskForLocalesAsync(CancellationToken cancellationToken)
    {
        var limit = await AskForLimitAsync(cancellationToken).ConfigureAwait(false);
        using var message = new HttpRequestMessage(HttpMethod.Get, ServiceAddress.Below(_address, "/languages"));
        using var answer = await _exchange.AskAsync(message, [], cancellationToken).ConfigureAwait(false);
        var languages = answer.RootElement.AsList() ?? throw _exchange.Malformed("sent a list of languages that cannot be read.");
        var pairs = languages
            .SelectMany(language => (language.Member("targets").AsList() ?? [])
                .Select(target => (From: language.Text("code"), To: target.AsText())))
            .Where(pair => pair is { From: not null, To: not null })
            .Select(pair => (pair.From!, pair.To!))
            .ToImmutableArray();
        return new ServiceLocales(
            [.. languages.Select(language => language.Text("code")).OfType<string>()],
            [.. pairs.Select(pair => pair.Item2).Distinct(StringComparer.Ordinal)])
        {
            Pairs = pairs,
            MaxItemCharacters = limit,
        };
    }

    // Servers that show no settings have the usual ones, as far as anybody can tell.
    private async Task<int?> AskForLimitAsync(CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, ServiceAddress.Below(_address, "/frontend/settings"));
        var reply = await _exchange.SendAsync(message, cancellationToken).ConfigureAwait(false);
        using var json = reply.IsSuccess ? reply.TryReadJson() : null;
        var settings = json?.RootElement ?? default;
        if (_key is null && settings.Member("keyRequired").ValueKind == JsonValueKind.True)
            throw _exchange.Failure(ProviderFailure.NotAuthorized, "takes no request without a key.");
        return settings.Number("charLimit") is > 0 and <= int.MaxValue and var limit ? (int)limit : null;
    }
}
