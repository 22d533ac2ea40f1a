using Localizer.Providers;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A service whose quota is used up.</summary>
internal sealed class SpentQuota() : ServiceTrouble("quota-spent", ExitCode.NotTranslated, "A service whose quota is used up")
{
    /// <inheritdoc/>
    public override Trouble? Find(ExaminedService service) => service.Failure is { Failure: ProviderFailure.QuotaSpent } failure
        ? Is(failure.Message, "Raise the limit at the service, wait for its next period, or name another provider after it.")
        : null;
}
