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

    /// <summary>The translations of one item come in the reverse of the order that was asked for, each with its own language's name.</summary>
    /// <param name="Index">Which item, counted from 0; past the end it is the last.</param>
    public sealed record ReverseTargets(int Index) : AzureTranslatorFault;

    /// <summary>One translation of one item is in another language than was asked for, and says so.</summary>
    /// <param name="Index">Which item, counted from 0; past the end it is the last.</param>
    /// <param name="Target">Which of its translations, likewise.</param>
    /// <param name="Language">The code of the language.</param>
    public sealed record OtherLanguage(int Index, int Target, string Language) : AzureTranslatorFault;
}
