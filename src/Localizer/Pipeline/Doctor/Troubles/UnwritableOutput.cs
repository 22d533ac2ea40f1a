namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>An output folder that no page can be written into: what a run paid for would be kept, and no page come of it.</summary>
internal sealed class UnwritableOutput() : ProjectTrouble("output-unwritable", ExitCode.BadInput, "An output folder that cannot be written")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project) => project.Output.Locales()
        .Select(locale => Path.Combine(project.OutputPath, locale.Tag)).Prepend(project.OutputPath)
        .Select(folder => FolderAccess.FaultOf(folder, project.Shown)).OfType<(string Message, string Remedy)>()
        .Select(fault => Is(fault.Message, $"{fault.Remedy}, or choose another with 'output' in localizer.json.")).Take(1);
}
