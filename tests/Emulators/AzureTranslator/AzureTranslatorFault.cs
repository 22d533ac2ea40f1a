namespace Localizer.Emulators.AzureTranslator;

/// <summary>What goes wrong with one call of <c>/translate</c> of this service, beside the faults of all services.</summary>
public abstract record AzureTranslatorFault : Fault
{
    private AzureTranslatorFault()
    {
    }

    /// <summary>The service answers with an error, and bills nothing.</summary>
    /// <param name="Code">The service's code, whose first three digits are the status: 429001, 503000, 500000, 408001 …</param>
    /// <param name="RetryAfter">The <c>Retry-After</c> header as it goes out (seconds, a date, or nonsense); null for none.</param>
    public sealed record Refuse(int Code, string? RetryAfter = null) : AzureTranslatorFault;
}
