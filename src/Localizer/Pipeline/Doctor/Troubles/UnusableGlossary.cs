using Localizer.Model;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A glossary that is there and cannot be read as one.</summary>
internal sealed class UnusableGlossary() : ProjectTrouble("glossary-unusable", ExitCode.BadInput, "A glossary that cannot be read")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project) => project.Glossaries
        .Where(glossary => glossary.Fault is { Id: not "file-not-found" })
        .Select(glossary => Is(glossary.Fault!.Message, glossary.Fault.Hint ?? "Correct it.", glossary.Fault.Place ?? new Place(glossary.File.ShownAs)));
}
