using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Providers;

/// <summary>A service whose quota and price the configuration says.</summary>
/// <param name="service">The service.</param>
/// <param name="configuration">What the configuration says of it.</param>
internal sealed class ConfiguredService(ITranslationService service, ProviderConfiguration configuration) : ITranslationService, IGlossaryKeeper
{
    /// <inheritdoc/>
    public string Name => service.Name;

    /// <inheritdoc/>
    public string Endpoint => service.Endpoint;

    /// <inheritdoc/>
    public string Fingerprint => service.Fingerprint;

    /// <inheritdoc/>
    public ServiceCapabilities Capabilities
    {
        get
        {
            var own = service.Capabilities;
            return own with
            {
                Quota = configuration.Quota is { } quota ? new CharacterQuota(quota.Characters, TimeSpan.FromSeconds(quota.Seconds)) : own.Quota,
                PricePerMillion = configuration.Price ?? own.PricePerMillion,
                TokenPrice = configuration.TokenPrice is { } price ? new TokenPrice(price.Input, price.Output) : own.TokenPrice,
                Currency = configuration is { Price: null, TokenPrice: null } ? own.Currency : configuration.Currency ?? "USD",
            };
        }
    }

    /// <summary>The service as the configuration has it.</summary>
    /// <param name="service">The service.</param>
    /// <param name="configuration">What the configuration says of it, or <see langword="null"/> when it says nothing.</param>
    public static ITranslationService Of(ITranslationService service, ProviderConfiguration? configuration)
    {
        return configuration is null ? service : new ConfiguredService(service, configuration);
    }

    /// <inheritdoc/>
    public Task<ServiceLocales> GetLocalesAsync(CancellationToken cancellationToken) => service.GetLocalesAsync(cancellationToken);

    /// <inheritdoc/>
    public bool KeepsGlossaries => service is IGlossaryKeeper { KeepsGlossaries: true };

    /// <inheritdoc/>
    public Task KeepGlossaryAsync(Locale from, Locale to, ImmutableArray<ServiceTerm> terms, CancellationToken cancellationToken) =>
        service is IGlossaryKeeper keeper ? keeper.KeepGlossaryAsync(from, to, terms, cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public bool HasGlossary(Locale from, Locale to) => service is IGlossaryKeeper keeper && keeper.HasGlossary(from, to);

    /// <inheritdoc/>
    public Task<ServiceAnswer> TranslateAsync(ServiceRequest request, CancellationToken cancellationToken) =>
        service.TranslateAsync(request, cancellationToken);

    /// <inheritdoc/>
    public ServiceUsage MostTokens(ServiceRequest request) => service.MostTokens(request);
}
