using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A provider that there is none of.</summary>
internal sealed class UnknownProvider() : ProjectTrouble("provider-unknown", ExitCode.BadInput, "A provider that there is none of, with the nearest that there is")
{
    private static readonly string[] Local = ["memory", "pseudo", "source"];

    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        string[] known = [.. Local, .. TranslationServices.Names];
        return project.Providers.Where(name => !known.Contains(name, StringComparer.Ordinal)).Select(name => Is(
            $"There is no provider '{name}'.",
            NearestWord.Of(name, known) is { } nearest ? $"Write '{nearest}' in place of '{name}'." : $"Name one of {string.Join(", ", known)}.",
            new Place(project.ConfigurationShown)));
    }
}
