namespace Localizer.Emulators.LibreTranslate;

/// <summary>What goes wrong with one call of <c>/translate</c> of this service, beside the faults of all services.</summary>
public abstract record LibreTranslateFault : Fault
{
    private LibreTranslateFault()
    {
    }

    /// <summary>The server's secret isn't known: status 200, with an emoji for a translation. Nothing is billed.</summary>
    public sealed record Bogus : LibreTranslateFault;

    /// <summary>The client is banned: 403. Nothing is billed.</summary>
    public sealed record Banned : LibreTranslateFault;
}
