using System.Collections.Immutable;
using Azure.Core.Pipeline;
using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.Azure;

/// <summary>Azure Translator, in version 3.0 of its interface or in 2026-06-06.</summary>
internal sealed class AzureTranslator : ITranslationService, IDisposable
{
    /// <summary>Azure Translator among the services.</summary>
    public static readonly ServiceEntry Entry = new(
        "azure", "Azure Translator", "10 USD a million characters; 2 million a month free in tier F0", AzureSettings.Missing,
        settings => new AzureTranslator(AzureSettings.Read(settings), settings.TimeProvider, attemptTimeout: settings.AttemptTimeout, locales: settings.Locales))
    {
        AddressVariable = AzureSettings.EndpointVariable,
        BillingUnit = BillingUnit.Utf16Units,
        Check = AzureSettings.ProblemOf,
    };

    private readonly ServiceExchange _exchange;
    private readonly HttpClient _http;
    private readonly HttpClientTransport _transport;
    private readonly IAzureClient _client;
    private readonly LocaleDirectory _locales;

    /// <summary>Sets the service up; nothing is sent.</summary>
    /// <param name="options">How it is reached.</param>
    /// <param name="time">The clock of time-outs, and that dates in answers are read against.</param>
    /// <param name="handler">Carries requests, in tests; <see langword="null"/> for the machine's network.</param>
    /// <param name="attemptTimeout">How long one exchange may take, or <see langword="null"/> for the service's usual time.</param>
    /// <param name="locales">Keeps the service's list of locales, or <see langword="null"/>.</param>
    public AzureTranslator(
        AzureOptions options, TimeProvider time, HttpMessageHandler? handler = null, TimeSpan? attemptTimeout = null, LocaleCache? locales = null)
    {
        // The slowest answers take 15 s, and 120 s from a custom model.
        var patience = attemptTimeout ?? TimeSpan.FromSeconds(options.Category is null ? 20 : 130);
        _exchange = new ServiceExchange(AzureFailure.ProtocolFor(options), options.Endpoint, patience, time, handler);
        _http = new HttpClient(new AzureTransport(_exchange)) { Timeout = Timeout.InfiniteTimeSpan };
        _transport = new HttpClientTransport(_http);
        _client = options.ApiVersion == AzureOptions.Version2026 ? new AzureClient2026(options, _transport) : new AzureClient3(options, _transport);
        _locales = new LocaleDirectory(Name, AskLocalesAsync, locales?.SlotOf(Name, $"{options.Endpoint} {options.ApiVersion}"));
        Endpoint = ServiceAddress.OriginOf(options.Endpoint);
        Fingerprint = $"{options.ApiVersion} {options.Category ?? "general"}";
        Capabilities = new ServiceCapabilities
        {
            Forms = [MarkupForm.Html, MarkupForm.Text],
            BillingUnit = Entry.BillingUnit,
            TakesDictionary = true,
            MaxItems = 1_000,
            MaxTargets = 50,
            MaxItemCharacters = 50_000,
            MaxRequestCharacters = 50_000,
            Quota = options.Quota,
            AttemptTimeout = patience,
            PricePerMillion = options.PricePerMillion,
            Currency = options.PricePerMillion is null ? null : options.Currency,
        };
    }

    /// <inheritdoc/>
    public string Name => "azure";

    /// <inheritdoc/>
    public string Endpoint { get; }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public ServiceCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => _locales.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var from = await _locales.SourceCodeAsync(request.From, cancellationToken).ConfigureAwait(false);
        var to = new List<string>(request.To.Length);
        foreach (var target in request.To)
            to.Add(await _locales.TargetCodeAsync(target, cancellationToken).ConfigureAwait(false));
        var call = new AzureCall(from, [.. to], request.Form, [.. request.Items.Select(item => item.Text)]);
        var reply = await AskAsync(token => _client.TranslateAsync(call, token), request.Items, cancellationToken).ConfigureAwait(false);
        return AnswerOf(call, request.Items, reply);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _locales.Dispose();
        _transport.Dispose();
        _http.Dispose();
        _exchange.Dispose();
    }

    private static ServiceAnswer AnswerOf(AzureCall call, ImmutableArray<ServiceItem> items, AzureReply reply)
    {
        var isInOrder = reply.Items.Length == items.Length && SourceLengths.AreInOrder(call.Texts, [.. reply.Items.Select(item => item.SourceLength)]);
        var texts = call.To.Select(target => isInOrder ? Into(target, items, reply) : ServiceTexts.None(items));
        return new ServiceAnswer([.. texts], new ServiceUsage(reply.MeteredCharacters));
    }

    // By the language that each translation names, never by its place.
    private static ImmutableArray<ServiceText?> Into(string target, ImmutableArray<ServiceItem> items, AzureReply reply)
    {
        var named = reply.Items.Select(item => item.Into(target)).ToList();
        var texts = ServiceTexts.Of(items, [.. named.Select(translation => translation?.Text)]);
        return [.. texts.Zip(named, (text, translation) => text is null ? null : text with { Alignment = translation!.Alignment })];
    }

    private async Task<ServiceLocales> AskLocalesAsync(CancellationToken cancellationToken) =>
        new([], await AskAsync(_client.LanguagesAsync, [], cancellationToken).ConfigureAwait(false));

    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, ImmutableArray<ServiceItem> items, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (AzureFailure.Of(exception, _exchange, items) is { } failure)
                throw failure;
            throw;
        }
    }
}
