namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A state folder that cannot be written: a paid answer has to be on disk before it is used, so nothing could be asked.</summary>
internal sealed class UnwritableState() : ProjectTrouble("state-unwritable", ExitCode.BadInput, "A folder .localizer that cannot be written")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        if (FolderAccess.FaultOf(project.StatePath, project.Shown) is var (message, remedy))
            yield return Is(message, $"{remedy}.");
    }
}
