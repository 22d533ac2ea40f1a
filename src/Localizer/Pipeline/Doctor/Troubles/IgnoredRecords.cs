using Localizer.Model;
using Localizer.Pipeline.Records;
using Localizer.Pipeline.Setup;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>Records that Git ignores: a clone would have to ask for all translations anew, and what persons wrote would be lost.</summary>
internal sealed class IgnoredRecords() : ProjectTrouble("records-ignored", ExitCode.Done, "Records that Git ignores")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        if (GitWorkTree.Ignores(project.Folder, $"{RecordFolder.FolderName}/xx/page.html.xlf") == true)
        {
            yield return Is(
                "Git ignores translations/, which holds what was translated and what persons wrote.",
                $"`echo '{GitIgnore.Records}' >> {ShellWord.Of(project.Shown(Path.Combine(project.Folder, GitIgnore.Name)))}`", new Place(project.Shown(Path.Combine(project.Folder, GitIgnore.Name))));
        }
    }
}
