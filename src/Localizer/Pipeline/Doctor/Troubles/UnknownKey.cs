using Localizer.Model;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A setting that no version of the file has: most often a slip of the pen, and whatever it was to set is not set.</summary>
internal sealed class UnknownKey() : ProjectTrouble("configuration-unknown-key", ExitCode.BadInput, "A key of localizer.json that there is none of, with the nearest that there is")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project) => project.UnknownSettings.Select(setting =>
    {
        var name = setting.Name[(setting.Name.LastIndexOf('.') + 1)..];
        return Is(
            $"'{setting.Name}' is no setting that localizer.json knows.",
            setting.Nearest is { } nearest ? $"Write '{nearest}' in place of '{name}'." : $"Take '{name}' out.",
            new Place(project.ConfigurationShown, setting.Position));
    });
}
