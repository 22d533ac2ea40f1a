namespace Localizer.Providers;

/// <summary>
/// Who translates what no memory has: a service (<see cref="ITranslationService"/>), or a rule that needs none
/// (<see cref="ILocalProvider"/>).
/// </summary>
public interface ITranslationProvider
{
    /// <summary>The name that the command line and reports use, in lower case.</summary>
    string Name { get; }
}
