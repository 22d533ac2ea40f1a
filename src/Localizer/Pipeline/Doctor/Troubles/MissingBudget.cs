using Localizer.Model;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>An unattended run that may buy without a limit: it is refused.</summary>
internal sealed class MissingBudget() : ProjectTrouble("budget-missing", ExitCode.BadInput, "Under CI, a service that costs money without a limit")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        var isUnattended = project.Variable("CI") is "true" or "1";
        if (isUnattended && project.Loaded.Configuration is { MaxCharacters: null, MaxCost: null } && project.Services.FirstOrDefault(service => service.CostsMoney) is { } paid)
        {
            yield return Is(
                $"{paid.Entry.Name} costs money, and under CI a run needs a limit.",
                "Add `\"maxCharacters\": 200000` to localizer.json, or give --max-characters or --max-cost.", new Place(project.ConfigurationShown));
        }
    }
}
