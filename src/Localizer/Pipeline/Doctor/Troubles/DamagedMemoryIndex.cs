using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>An index of translations that is empty, cut off or written over. A run makes it again, and says so.</summary>
internal sealed class DamagedMemoryIndex() : ProjectTrouble("memory-index-damaged", ExitCode.Done, "An index of translations, .localizer/memory.db, that is empty or damaged")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        var file = Path.Combine(project.StatePath, ProjectMemory.FileName);
        if (File.Exists(file) && MemoryDatabase.FaultOf(file, project.Shown(file)) is { Id: MemoryDatabase.DamagedId } fault)
        {
            yield return Is(
                fault.Message,
                $"The next run makes it again from the memories that are named and from the records; what was imported has to be imported again. To be rid of it now: {MemoryFiles.Removal(project.Shown(file))}.");
        }
    }
}
