using Localizer.Memory;
using Localizer.Model;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A journal that another version wrote, or that is damaged.</summary>
internal sealed class UnusableJournal() : ProjectTrouble("journal-unusable", ExitCode.BadInput, "A journal of a newer version, or a damaged one")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        var file = Path.Combine(project.StatePath, Journal.FileName);
        if (!File.Exists(file) || Journal.FaultOf(file, project.Shown(file)) is not { } fault)
            yield break;
        var shown = ShellWord.Of(project.Shown(file));
        yield return Is(
            fault.Message,
            $"It holds answers that were paid for: use the version of Localizer that wrote it, or keep it aside: `mv {shown} {ShellWord.Of(project.Shown(file) + ".old")}`.");
    }
}
