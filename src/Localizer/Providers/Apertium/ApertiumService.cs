using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.Apertium;

/// <summary>Apertium: behind an APY server, or the command <c>apertium</c> of this machine when no server is named.</summary>
internal sealed class ApertiumService : ITranslationService, IDisposable
{
    /// <summary>The registration.</summary>
    public static readonly ServiceEntry Entry = new(
        "apertium", "Apertium, behind an APY server or as the command of this machine", "free",
        settings => settings.Read(ApertiumApy.AddressVariable) is null && ApertiumCommand.Find(settings) is null
            ? [$"{ApertiumApy.AddressVariable} or the command 'apertium'"]
            : [],
        settings => new ApertiumService(settings))
    {
        AddressVariable = ApertiumApy.AddressVariable,
        BillingUnit = BillingUnit.CodePoints,
    };

    private readonly IApertium _apertium;
    private readonly LocaleDirectory _locales;

    /// <summary>Makes the adapter.</summary>
    /// <param name="settings">The address of the server, or <c>PATH</c>, where the command is looked for.</param>
    /// <exception cref="BadInputException">The address cannot be used, or there is neither.</exception>
    public ApertiumService(ServiceSettings settings)
    {
        Capabilities = new ServiceCapabilities
        {
            Forms = [MarkupForm.Markers, MarkupForm.Text],
            BillingUnit = Entry.BillingUnit,
            MaxItems = 1,
            MaxItemCharacters = ApertiumText.MostCodePoints,
            MaxRequestCharacters = ApertiumText.MostCodePoints,
            MaxConcurrency = Math.Clamp(Environment.ProcessorCount, 1, 4),
            AttemptTimeout = settings.AttemptTimeout ?? TimeSpan.FromSeconds(20),
            PricePerMillion = 0,
            Currency = "USD",
        };
        _apertium = settings.Read(ApertiumApy.AddressVariable) is { } address
            ? new ApertiumApy(address, Capabilities.AttemptTimeout, settings.TimeProvider)
            : new ApertiumCommand(settings, Capabilities.AttemptTimeout);
        // The program's own list costs no request, and changes with each package that is installed.
        var slot = _apertium is ApertiumApy ? settings.Locales?.SlotOf(Name, _apertium.Endpoint) : null;
        _locales = new LocaleDirectory(Name, AskForLocalesAsync, slot);
    }

    /// <inheritdoc/>
    public string Name => "apertium";

    /// <inheritdoc/>
    public string Endpoint => _apertium.Endpoint;

    /// <inheritdoc/>
    public string Fingerprint => "unknown words unmarked";

    /// <inheritdoc/>
    public ServiceCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => _locales.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var (source, target) = await _locales.PairAsync(request.From, request.To[0], cancellationToken).ConfigureAwait(false);
        var texts = new List<string?>(request.Items.Length);
        foreach (var item in request.Items)
        {
            var sent = ApertiumText.Outgoing(item.Text, request.Form);
            if (CodePoints.In(sent) > ApertiumText.MostCodePoints)
            {
                throw new ProviderException(
                    ProviderFailure.TooLarge,
                    $"apertium is given at most {ApertiumText.MostCodePoints} characters at a time, since it cuts longer texts off.");
            }

            texts.Add(sent.Length == 0
                ? item.Text
                : ApertiumText.Incoming(
                    await _apertium.TranslateAsync(sent, source, target, request.Form, cancellationToken).ConfigureAwait(false), item.Text));
        }

        return new ServiceAnswer([ServiceTexts.Of(request.Items, texts)], default);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        (_apertium as IDisposable)?.Dispose();
        _locales.Dispose();
    }

    private async Task<ServiceLocales> AskForLocalesAsync(CancellationToken cancellationToken)
    {
        var pairs = await _apertium.ListPairsAsync(cancellationToken).ConfigureAwait(false);
        return new ServiceLocales(
            [.. pairs.Select(pair => pair.From).Distinct(StringComparer.Ordinal)],
            [.. pairs.Select(pair => pair.To).Distinct(StringComparer.Ordinal)])
        {
            Pairs = pairs,
        };
    }
}

/// <summary>A way to Apertium.</summary>
internal interface IApertium
{
    /// <summary>Where it is.</summary>
    string Endpoint { get; }

    /// <summary>The pairs of languages that are installed, in Apertium's spelling.</summary>
    Task<ImmutableArray<(string From, string To)>> ListPairsAsync(CancellationToken cancellationToken);

    /// <summary>Translates one text.</summary>
    Task<string> TranslateAsync(string text, string source, string target, MarkupForm form, CancellationToken cancellationToken);
}
