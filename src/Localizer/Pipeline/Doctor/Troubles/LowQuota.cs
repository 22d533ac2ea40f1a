using System.Globalization;
using Localizer.Providers;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A service whose quota is nearly used up, where it says how much is.</summary>
internal sealed class LowQuota() : ServiceTrouble("quota-low", ExitCode.Done, "A service with less than a tenth of its quota left")
{
    /// <inheritdoc/>
    public override Trouble? Find(ExaminedService service) =>
        service.Failure?.Failure != ProviderFailure.QuotaSpent && service.Used is { } used && used.Limit - used.Count < used.Limit / 10.0
            ? Is(
                string.Create(CultureInfo.InvariantCulture, $"{service.Entry.Name} has {Math.Max(0, used.Limit - used.Count):#,0} of {used.Limit:#,0} characters left."),
                "Raise the limit at the service, wait for its next period, or name another provider after it.")
            : null;
}
