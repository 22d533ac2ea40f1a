using Localizer.Model;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A record whose page is gone: what it holds is still taken for other pages, and nobody looks after it.</summary>
internal sealed class RecordWithoutPage() : ProjectTrouble("record-without-page", ExitCode.Done, "A record whose page is gone")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        if (project.Pages.Count == 0)
            yield break;
        var records = project.Records;
        foreach (var locale in records.Locales())
        {
            foreach (var path in records.PathsOf(locale).Where(path => project.PageOf(path) is null))
            {
                var shown = records.Shown(records.FileOf(path, locale));
                yield return Is(
                    $"'{path}' is not among the pages any longer.",
                    $"If it has another name now, the next run moves the record along; if it is gone for good: `rm {ShellWord.Of(shown)}`.", new Place(shown));
            }
        }
    }
}
