using Localizer.Providers.Http;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A service that cannot be reached at all.</summary>
internal sealed class UnreachableService() : ServiceTrouble("service-unreachable", ExitCode.NotTranslated, "A service whose name is not known, or that does not answer")
{
    /// <inheritdoc/>
    public override Trouble? Find(ExaminedService service) => service.Probe is { Fault: ProbeFault.NameUnknown or ProbeFault.Unreachable or ProbeFault.TimedOut } probe
        ? Is($"{service.Entry.Name} cannot be reached at {service.Endpoint}: {probe.Words}", $"Correct {service.Entry.AddressVariable}, or see to the network of this machine.")
        : null;
}
