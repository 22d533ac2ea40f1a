namespace Localizer.Emulators.LibreTranslate;

/// <summary>Counts refusals for their rate, and bans. Safe for threads.</summary>
/// <param name="threshold">The number of them that is too many; null for none.</param>
internal sealed class LibreTranslateBans(int? threshold)
{
    public const string Message = "Too many request limits violations";

    private int _violations;

    /// <summary>Whether the client is banned.</summary>
    public bool Holds => Volatile.Read(ref _violations) >= threshold;

    /// <summary>Counts a refusal.</summary>
    public void Count() => Interlocked.Increment(ref _violations);
}
