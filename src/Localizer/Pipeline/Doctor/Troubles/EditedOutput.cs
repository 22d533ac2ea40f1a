using Localizer.Model;
using Localizer.Pipeline.Records;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A localized page that somebody changed since it was written.</summary>
internal sealed class EditedOutput() : ProjectTrouble("output-edited", ExitCode.Done, "A localized page that was changed since it was written")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        using var states = PageStates.TryOpenToRead(project.StatePath);
        if (states is null)
            yield break;
        var output = project.Output;
        foreach (var locale in output.Locales())
        {
            foreach (var path in output.PagesOf(locale))
            {
                var file = output.FileOf(path, locale);
                var state = states.Find(Path.GetRelativePath(project.Folder, file).Replace('\\', '/'));
                if (state is null || state.OutputOf(HashOf(file)) is not null || project.PageOf(path) is not { } page)
                    continue;
                yield return Is(
                    "It was changed since it was written.",
                    $"`localizer translate {ShellWord.Of(page.ShownAs)} --to {locale}` reads the change back into the record, or says why it cannot (exit code 3).",
                    new Place(output.Shown(file)));
            }
        }
    }

    private static UInt128 HashOf(string file) => System.IO.Hashing.XxHash128.HashToUInt128(InputFile.Read(file, file));
}
