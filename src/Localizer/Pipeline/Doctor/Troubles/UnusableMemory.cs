using Localizer.Exchange.Tmx;
using Localizer.Model;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A translation memory that cannot be read: of another version of TMX, or damaged.</summary>
internal sealed class UnusableMemory() : ProjectTrouble("memory-unusable", ExitCode.BadInput, "A translation memory of another version, or that cannot be read")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project) => project.Loaded.Configuration.Memories
        .Select(path => ReadFile<object>.Of(new NamedFile(project.Loaded.Resolve(path), path), Read))
        .Where(memory => memory.Fault is { Id: not "file-not-found" })
        .Select(memory => Is(
            memory.Fault!.Message,
            $"{memory.Fault.Hint ?? "Correct it."} Until then take \"{memory.File.ShownAs}\" out of 'memories'.", memory.Fault.Place ?? new Place(memory.File.ShownAs)));

    private static object Read(NamedFile file)
    {
        using var content = InputFile.Open(file.FullPath, file.ShownAs);
        return TmxReader.Read(content, file.ShownAs).Count();
    }
}
