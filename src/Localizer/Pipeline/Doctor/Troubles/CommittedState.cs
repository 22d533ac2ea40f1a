using Localizer.Model;
using Localizer.Pipeline.Setup;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A state folder that Git would take: it differs from machine to machine, and holds what a service answered.</summary>
internal sealed class CommittedState() : ProjectTrouble("state-not-ignored", ExitCode.Done, "A folder .localizer that Git does not ignore")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        if (GitWorkTree.Ignores(project.Folder, $"{ProjectState.FolderName}/journal.db") == false)
        {
            yield return Is(
                "Git does not ignore .localizer/, which belongs to this machine alone.",
                $"`echo {GitIgnore.State} >> {ShellWord.Of(project.Shown(Path.Combine(project.Folder, GitIgnore.Name)))}`", new Place(project.Shown(Path.Combine(project.Folder, GitIgnore.Name))));
        }
    }
}
