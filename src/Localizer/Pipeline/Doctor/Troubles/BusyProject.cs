namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>Another run that works on the project: a new one would wait for it.</summary>
internal sealed class BusyProject() : ProjectTrouble("project-busy", ExitCode.Done, "Another run that works on the project")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        if (ProjectState.IsHeld(project.StatePath))
            yield return Is($"Another run works on this project ({project.Shown(project.StatePath)}); a new one would wait.", "Wait for it to end, or end it.");
    }
}
