using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.Google;

/// <summary>
/// Google Cloud Translation. The address says which API it is: one with <c>/v3/projects/…</c> in it is Advanced, and the secret is an
/// access token; any other is Basic (v2), and the secret is an API key.
/// </summary>
internal sealed class GoogleService : ITranslationService, IGlossaryKeeper, IDisposable
{
    /// <summary>The registration.</summary>
    public static readonly ServiceEntry Entry = new(
        "google", "Google Cloud Translation (v2 with a key, v3 with a token)", "20 USD a million characters",
        settings => settings.Missing(KeyVariable), settings => new GoogleService(settings))
    {
        AddressVariable = AddressVariable,
        BillingUnit = BillingUnit.CodePoints,
    };

    private const string KeyVariable = "GOOGLE_TRANSLATE_API_KEY";
    private const string AddressVariable = "GOOGLE_TRANSLATE_ENDPOINT";

    // As Google's own programs name it. Without it a person's token is refused; a service account has its own project.
    private const string ProjectVariable = "GOOGLE_CLOUD_QUOTA_PROJECT";

    // What a request may be, and what is kept of it for all but the texts.
    private const int LargestBody = 100_000;
    private const int RoomForTheRest = 1_000;

    private readonly GoogleApi _api;
    private readonly ServiceExchange _exchange;
    private readonly LocaleDirectory _locales;
    private readonly string? _glossaryName;
    private readonly ConcurrentDictionary<(string From, string To), byte> _termed = new();
    private GoogleGlossary? _glossary;

    /// <summary>Makes the adapter.</summary>
    /// <param name="settings">The key or token, and the address if it is not Google's own.</param>
    /// <exception cref="BadInputException">The address cannot be used.</exception>
    public GoogleService(ServiceSettings settings)
    {
        var secret = settings.Read(KeyVariable) ?? "";
        var address = ServiceAddress.Read(AddressVariable, settings.Read(AddressVariable) ?? "https://translation.googleapis.com");
        ServiceAddress.HoldSecretsBack(address, AddressVariable, KeyVariable);
        _api = GoogleApi.At(address, secret, settings.Read(ProjectVariable));
        _glossaryName = settings.Configuration?.Glossary;
        if (_glossaryName is not null && !_api.Takes(_glossaryName))
        {
            throw new BadInputException(new Diagnostic(
                "provider-address", Severity.Error, "providers.google.glossary needs version 3 of Google's interface, in the glossary's region.",
                Hint: $"Give {AddressVariable} as https://translation.googleapis.com/v3/projects/PROJECT/locations/REGION, which is not global."));
        }

        Endpoint = ServiceAddress.OriginOf(address);
        Capabilities = new ServiceCapabilities
        {
            Forms = [MarkupForm.Html, MarkupForm.Text],
            BillingUnit = Entry.BillingUnit,
            MaxItems = _api.MaxItems,
            MaxItemCharacters = 5_000,
            MaxRequestCharacters = 29_999,
            MaxRequestBytes = LargestBody - RoomForTheRest,
            Quota = new CharacterQuota(6_000_000, TimeSpan.FromMinutes(1)),
            AttemptTimeout = settings.AttemptTimeout ?? TimeSpan.FromSeconds(30),
            PricePerMillion = 20,
            Currency = "USD",
        };
        var protocol = GoogleFailures.ProtocolFor(secret, AddressVariable, KeyVariable, ProjectVariable);
        _exchange = new ServiceExchange(protocol, address, Capabilities.AttemptTimeout, settings.TimeProvider);
        _locales = new LocaleDirectory(Name, AskForLocalesAsync, settings.Locales?.SlotOf(Name, $"{address}"));
    }

    /// <inheritdoc/>
    public string Name => "google";

    /// <inheritdoc/>
    public string Endpoint { get; }

    /// <inheritdoc/>
    public string Fingerprint => _glossaryName is null ? _api.Fingerprint : $"{_api.Fingerprint}; glossary={_glossaryName}";

    /// <inheritdoc/>
    public ServiceCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => _locales.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var source = await _locales.SourceCodeAsync(request.From, cancellationToken).ConfigureAwait(false);
        var target = await _locales.TargetCodeAsync(request.To[0], cancellationToken).ConfigureAwait(false);
        var glossary = await GlossaryAsync(cancellationToken).ConfigureAwait(false);
        using var message = _api.Translate(request, source, target, glossary?.IsFor(source, target) == true ? glossary.Name : null);
        using var answer = await _exchange.AskAsync(message, request.Items, cancellationToken).ConfigureAwait(false);
        var translations = _api.Translations(answer.RootElement).AsList() ?? throw _exchange.Malformed("sent an answer without 'translations'.");

        // A code point is billed as it was sent, and no answer says how many there were.
        return new ServiceAnswer(
            [ServiceTexts.InOrder(request.Items, translations, translation => translation.Text("translatedText"))], default);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The glossary is the project's own: nothing is put there. One that is named and cannot be had is said when texts are to be translated,
    /// which they are not without it.
    /// </remarks>
    public async Task KeepGlossaryAsync(Locale from, Locale to, ImmutableArray<ServiceTerm> terms, CancellationToken cancellationToken)
    {
        if (await TryGlossaryAsync(cancellationToken).ConfigureAwait(false) is not { } glossary)
            return;
        var source = await _locales.SourceCodeAsync(from, cancellationToken).ConfigureAwait(false);
        var target = await _locales.TargetCodeAsync(to, cancellationToken).ConfigureAwait(false);
        if (glossary.IsFor(source, target))
            _termed.TryAdd((from.Tag, to.Tag), 0);
    }

    /// <inheritdoc/>
    public bool HasGlossary(Locale from, Locale to) => _termed.ContainsKey((from.Tag, to.Tag));

    /// <inheritdoc/>
    public void Dispose()
    {
        _exchange.Dispose();
        _locales.Dispose();
    }

    private async Task<GoogleGlossary?> TryGlossaryAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await GlossaryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException exception) when (exception.Failure == ProviderFailure.NotFound)
        {
            return null;
        }
    }

    private async Task<GoogleGlossary?> GlossaryAsync(CancellationToken cancellationToken)
    {
        if (_glossaryName is null || Volatile.Read(ref _glossary) is not null)
            return _glossary;
        using var message = _api.Glossary(_glossaryName);
        try
        {
            using var answer = await _exchange.AskAsync(message, [], cancellationToken).ConfigureAwait(false);
            var glossary = GoogleGlossary.Read(answer.RootElement) ?? throw _exchange.Malformed("sent a glossary that cannot be read.");
            Volatile.Write(ref _glossary, glossary);
            return glossary;
        }
        catch (ProviderException exception) when (exception is { Failure: ProviderFailure.NotFound, Status: 404 })
        {
            throw _exchange.Failure(ProviderFailure.NotFound, $"has no glossary '{_glossaryName}' (providers.google.glossary).", exception);
        }
    }

    private async Task<ServiceLocales> AskForLocalesAsync(CancellationToken cancellationToken)
    {
        using var message = _api.Languages();
        using var answer = await _exchange.AskAsync(message, [], cancellationToken).ConfigureAwait(false);
        return _api.ReadLanguages(answer.RootElement) ?? throw _exchange.Malformed("sent a list of languages that cannot be read.");
    }
}
