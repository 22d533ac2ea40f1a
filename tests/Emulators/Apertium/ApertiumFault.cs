namespace Localizer.Emulators.Apertium;

/// <summary>What goes wrong with one call to translate of this service, beside the faults of all services.</summary>
public abstract record ApertiumFault : Fault
{
    private ApertiumFault()
    {
    }

    /// <summary>Only the beginning of the text is translated, and nothing says so.</summary>
    /// <param name="Characters">How many UTF-16 units are taken.</param>
    public sealed record SilentCut(int Characters) : ApertiumFault;
}
