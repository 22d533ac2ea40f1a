using Localizer.Model;

namespace Localizer.Providers;

/// <summary>
/// The locales of a service, asked once and kept. Adapters turn the locales of a request into the service's codes by it. A list that
/// could not be had is asked for again the next time.
/// </summary>
/// <param name="provider">The provider's name, for messages.</param>
/// <param name="ask">Asks the service.</param>
internal sealed class LocaleDirectory(string provider, Func<CancellationToken, Task<ServiceLocales>> ask) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Known? _known;

    /// <summary>The service's list.</summary>
    /// <exception cref="ProviderException">The service could not be asked.</exception>
    public async Task<ServiceLocales> GetAsync(CancellationToken cancellationToken) =>
        (await KnownAsync(cancellationToken).ConfigureAwait(false)).Locales;

    /// <summary>The service's code for a locale to translate from.</summary>
    /// <exception cref="ProviderException">The service does not have it, or could not be asked.</exception>
    public async Task<string> SourceCodeAsync(Locale locale, CancellationToken cancellationToken) =>
        (await KnownAsync(cancellationToken).ConfigureAwait(false)).Sources.Find(locale) ?? throw Unsupported("from", locale);

    /// <summary>The service's code for a locale to translate to.</summary>
    /// <exception cref="ProviderException">The service does not have it, or could not be asked.</exception>
    public async Task<string> TargetCodeAsync(Locale locale, CancellationToken cancellationToken) =>
        (await KnownAsync(cancellationToken).ConfigureAwait(false)).Targets.Find(locale) ?? throw Unsupported("to", locale);

    /// <summary>The service's codes for a pair of locales, where not every source goes to every target.</summary>
    /// <exception cref="ProviderException">The service does not have the pair, or could not be asked.</exception>
    public async Task<(string Source, string Target)> PairAsync(Locale from, Locale to, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(cancellationToken).ConfigureAwait(false);
        var source = known.Sources.Find(from) ?? throw Unsupported("from", from);
        var targets = known.Locales.Pairs.IsDefaultOrEmpty
            ? known.Targets
            : new LocaleMap(known.Locales.Pairs.Where(pair => pair.From == source).Select(pair => pair.To));
        return (source, targets.Find(to) ?? throw Unsupported($"from {from} to", to));
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<Known> KnownAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _known) is { } known)
            return known;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_known is not null)
                return _known;
            var locales = await ask(cancellationToken).ConfigureAwait(false);
            var targets = new LocaleMap(locales.Targets);
            var asked = new Known(locales, locales.Sources.IsDefaultOrEmpty ? targets : new LocaleMap(locales.Sources), targets);
            Volatile.Write(ref _known, asked);
            return asked;
        }
        finally
        {
            _turn.Release();
        }
    }

    private ProviderException Unsupported(string direction, Locale locale) => new(
        ProviderFailure.LocaleUnsupported,
        $"{provider} does not translate {direction} {locale}. Name another provider for it, or a locale that {provider} has.");

    private sealed record Known(ServiceLocales Locales, LocaleMap Sources, LocaleMap Targets);
}
