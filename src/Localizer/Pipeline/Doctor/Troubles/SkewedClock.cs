using System.Globalization;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A clock that differs from a service's: tokens of Entra ID and certificates are refused, and the times in records are wrong.</summary>
internal sealed class SkewedClock() : ServiceTrouble("clock-skewed", ExitCode.Done, "A clock that differs from a service's by more than two minutes")
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public override Trouble? Find(ExaminedService service)
    {
        if (service.Probe?.Date is not { } date || (service.ProbedAt - date).Duration() <= Tolerance)
            return null;
        var skew = service.ProbedAt - date;
        var minutes = skew.Duration().TotalMinutes.ToString("#,0", CultureInfo.InvariantCulture);
        return Is(
            $"The clock of this machine is {minutes} minutes {(skew > TimeSpan.Zero ? "ahead of" : "behind")} that of {service.Endpoint}.",
            "Set it, best by the network: `timedatectl set-ntp true`.");
    }
}
