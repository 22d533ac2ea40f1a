namespace Localizer.Emulators.DeepL;

/// <summary>What goes wrong with one call to translate of this service, beside the faults of all services.</summary>
public abstract record DeepLFault : Fault
{
    private DeepLFault()
    {
    }

    /// <summary>The billing period's characters are spent: 456. Nothing is billed.</summary>
    public sealed record QuotaExceeded : DeepLFault;

    /// <summary>A refusal without any body, as proxies in front of the service give it. Nothing is billed.</summary>
    /// <param name="Code">The status.</param>
    public sealed record Silent(int Code) : DeepLFault;
}
