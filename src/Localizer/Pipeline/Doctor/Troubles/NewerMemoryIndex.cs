using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>An index of translations that a newer version wrote.</summary>
internal sealed class NewerMemoryIndex() : ProjectTrouble("memory-index-newer", ExitCode.BadInput, "An index of translations, .localizer/memory.db, that a newer version wrote")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        var file = Path.Combine(project.StatePath, ProjectMemory.FileName);
        if (File.Exists(file) && MemoryDatabase.FaultOf(file, project.Shown(file)) is { Id: MemoryDatabase.NewerId } fault)
            yield return Is(fault.Message, $"Use the version of Localizer that wrote it, or delete it, and the next run makes it again: {MemoryFiles.Removal(project.Shown(file))}.");
    }
}
