namespace Localizer.Emulators.Google;

/// <summary>What goes wrong with one call to translate of this service, beside the faults of all services.</summary>
public abstract record GoogleFault : Fault
{
    private GoogleFault()
    {
    }

    /// <summary>The minute's characters are spent: a 403 that waiting helps. Nothing is billed.</summary>
    public sealed record UserRateLimit : GoogleFault;

    /// <summary>The day's characters are spent: a 403 that nothing helps before midnight. Nothing is billed.</summary>
    public sealed record DailyLimit : GoogleFault;

    /// <summary>The service is switched off for the project: a 403 for good. Nothing is billed.</summary>
    public sealed record ServiceDisabled : GoogleFault;

    /// <summary>One item comes without <c>translatedText</c>.</summary>
    /// <param name="Index">Which one, counted from 0; past the end it is the last.</param>
    public sealed record MissingText(int Index) : GoogleFault;
}
