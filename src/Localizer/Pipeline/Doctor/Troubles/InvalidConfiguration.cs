namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A configuration that cannot be read, or that says what none may.</summary>
internal sealed class InvalidConfiguration() : ProjectTrouble("configuration-invalid", ExitCode.BadInput, "A localizer.json that is no JSON, or says what it may not")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        if (project.Fault is { } fault)
            yield return Is(fault.Message, fault.Hint ?? "Correct it.", fault.Place);
    }
}
