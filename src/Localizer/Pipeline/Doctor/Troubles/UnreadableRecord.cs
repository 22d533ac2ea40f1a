using Localizer.Model;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A record that cannot be read, such as one with the marks of a merge that was not finished: its page is refused.</summary>
internal sealed class UnreadableRecord() : ProjectTrouble("record-unreadable", ExitCode.BadInput, "A record that cannot be read")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        var records = project.Records;
        foreach (var locale in records.Locales())
        {
            foreach (var path in records.PathsOf(locale))
            {
                var file = new NamedFile(records.FileOf(path, locale), records.Shown(records.FileOf(path, locale)));
                if (ReadFile<object>.Of(file, _ => records.Read(path, locale)).Fault is { } fault)
                {
                    yield return Is(
                        fault.Message, $"Correct it, or take the last one that was committed: `git checkout HEAD -- {ShellWord.Of(file.ShownAs)}`.",
                        fault.Place ?? new Place(file.ShownAs));
                }
            }
        }
    }
}
