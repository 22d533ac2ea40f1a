using Localizer.Model;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A folder of articles without an article.</summary>
internal sealed class NoPages() : ProjectTrouble("no-pages", ExitCode.BadInput, "No page where pages are looked for")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        if (project.Pages.Count == 0 && (project.Loaded.Configuration.Root is not { } root || Directory.Exists(project.Loaded.Resolve(root))))
        {
            yield return Is(
                $"'{project.PagesFolder}' holds no page.", "Put pages there (.html, .htm or .xhtml), or set 'root' to the folder that has them.",
                new Place(project.ConfigurationShown));
        }
    }
}
