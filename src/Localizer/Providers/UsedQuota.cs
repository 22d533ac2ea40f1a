namespace Localizer.Providers;

/// <summary>How much of what was bought or granted a service says is used.</summary>
/// <param name="Count">Characters that were used in the period that runs.</param>
/// <param name="Limit">Characters that may be used in it.</param>
internal sealed record UsedQuota(long Count, long Limit);

/// <summary>A service that says how much of its quota is used; asking costs nothing.</summary>
internal interface IQuotaTeller
{
    /// <summary>Asks.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns><see langword="null"/> when it does not say.</returns>
    /// <exception cref="ProviderException">The service could not be asked.</exception>
    Task<UsedQuota?> GetUsedQuotaAsync(CancellationToken cancellationToken);
}
