namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>Settings of a service that cannot be used: an address that is none, or one that a key must not go to.</summary>
internal sealed class UnusableAddress() : ServiceTrouble("address-unusable", ExitCode.BadInput, "An address of a service that is none, or that a key would go to unencrypted")
{
    /// <inheritdoc/>
    public override Trouble? Find(ExaminedService service) => service.Fault is { } fault ? Is(fault.Message, fault.Hint ?? "Correct it.", fault.Place) : null;
}
