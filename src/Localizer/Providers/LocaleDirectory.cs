using Localizer.Model;

namespace Localizer.Providers;

/// <summary>
/// The locales of a service, asked once and kept. Adapters turn the locales of a request into the service's codes by it. A list that
/// could not be had is asked for again the next time; a kept one that lacks a locale is asked for anew.
/// </summary>
/// <param name="provider">The provider's name, for messages.</param>
/// <param name="ask">Asks the service.</param>
/// <param name="slot">Where the list is kept between runs, or <see langword="null"/>.</param>
internal sealed class LocaleDirectory(string provider, Func<CancellationToken, Task<ServiceLocales>> ask, LocaleSlot? slot = null) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Known? _known;

    /// <summary>The list as far as it is known, or <see langword="null"/>.</summary>
    public ServiceLocales? Last => Volatile.Read(ref _known)?.Locales;

    /// <summary>The service's list.</summary>
    /// <exception cref="ProviderException">The service could not be asked.</exception>
    public async Task<ServiceLocales> GetAsync(CancellationToken cancellationToken) =>
        (await KnownAsync(cancellationToken).ConfigureAwait(false)).Locales;

    /// <summary>The service's code for a locale to translate from.</summary>
    /// <exception cref="ProviderException">The service does not have it, or could not be asked.</exception>
    public async Task<string> SourceCodeAsync(Locale locale, CancellationToken cancellationToken) =>
        await FindAsync(known => known.Sources.Find(locale), cancellationToken).ConfigureAwait(false) ?? throw Unsupported("from", locale);

    /// <summary>The service's code for a locale to translate to.</summary>
    /// <exception cref="ProviderException">The service does not have it, or could not be asked.</exception>
    public async Task<string> TargetCodeAsync(Locale locale, CancellationToken cancellationToken) =>
        await FindAsync(known => known.Targets.Find(locale), cancellationToken).ConfigureAwait(false) ?? throw Unsupported("to", locale);

    /// <summary>The service's codes for a pair of locales, where not every source goes to every target.</summary>
    /// <exception cref="ProviderException">The service does not have the pair, or could not be asked.</exception>
    public async Task<(string Source, string Target)> PairAsync(Locale from, Locale to, CancellationToken cancellationToken)
    {
        var source = await SourceCodeAsync(from, cancellationToken).ConfigureAwait(false);
        return (source, await FindAsync(known => known.TargetsOf(source).Find(to), cancellationToken).ConfigureAwait(false) ?? throw Unsupported($"from {from} to", to));
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    // A list from disk may be older than what the service has learnt since.
    private async Task<string?> FindAsync(Func<Known, string?> find, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(cancellationToken).ConfigureAwait(false);
        var found = find(known);
        if (found is not null || !known.IsFromDisk)
            return found;
        return find(await RenewAsync(known, cancellationToken).ConfigureAwait(false));
    }

    private async Task<Known> KnownAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _known) is { } known ? known : await RenewAsync(old: null, cancellationToken).ConfigureAwait(false);

    private async Task<Known> RenewAsync(Known? old, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_known is { } other && !ReferenceEquals(other, old))
                return other;
            var kept = slot?.Read();
            var renewed = old is null && kept is { IsFresh: true } ? new Known(kept.Locales, IsFromDisk: true) : await AskAsync(kept, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _known, renewed);
            return renewed;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Known> AskAsync(KeptLocales? kept, CancellationToken cancellationToken)
    {
        try
        {
            var locales = await ask(cancellationToken).ConfigureAwait(false);
            slot?.Write(locales);
            return new Known(locales, IsFromDisk: false);
        }
        catch (ProviderException exception) when (kept is not null && IsDown(exception.Failure))
        {
            // Not asked again in this run: what it lacks is not to be had.
            slot?.TellStandIn(kept.Age, exception.Message);
            return new Known(kept.Locales, IsFromDisk: false);
        }
    }

    private static bool IsDown(ProviderFailure failure) =>
        failure is ProviderFailure.Unavailable or ProviderFailure.Network or ProviderFailure.TimedOut or ProviderFailure.RateLimited;

    private ProviderException Unsupported(string direction, Locale locale) => new(
        ProviderFailure.LocaleUnsupported,
        $"{provider} does not translate {direction} {locale}. Name another provider for it, or a locale that {provider} has.");

    private sealed record Known(ServiceLocales Locales, bool IsFromDisk)
    {
        public LocaleMap Targets { get; } = new(Locales.Targets);

        public LocaleMap Sources { get; } = new(Locales.Sources.IsDefaultOrEmpty ? Locales.Targets : Locales.Sources);

        /// <summary>What there is from a source, where not every source goes to every target.</summary>
        public LocaleMap TargetsOf(string source) => Locales.Pairs.IsDefaultOrEmpty
            ? Targets
            : new LocaleMap(Locales.Pairs.Where(pair => pair.From == source).Select(pair => pair.To));
    }
}
