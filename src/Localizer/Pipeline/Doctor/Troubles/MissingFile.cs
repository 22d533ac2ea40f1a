using Localizer.Model;

namespace Localizer.Pipeline.Doctor.Troubles;

/// <summary>A file or folder that the configuration names and that is not there.</summary>
internal sealed class MissingFile() : ProjectTrouble("file-missing", ExitCode.BadInput, "A glossary, memory, file of rules or folder that localizer.json names and that is not there")
{
    /// <inheritdoc/>
    public override IEnumerable<Trouble> Find(ExaminedProject project)
    {
        var configuration = project.Loaded.Configuration;
        string?[] named = [configuration.Root, configuration.Srx, .. configuration.Glossaries, .. configuration.Memories];
        return named.OfType<string>().Where(path => !Path.Exists(project.Loaded.Resolve(path))).Distinct(StringComparer.Ordinal)
            .Select(path => Is($"'{path}' does not exist.", Remedy(path, project), new Place(project.ConfigurationShown)));
    }

    private static string Remedy(string path, ExaminedProject project)
    {
        var folder = Path.GetDirectoryName(project.Loaded.Resolve(path))!;
        var others = !Directory.Exists(folder) ? [] : Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry));
        var nearest = NearestWord.Of(Path.GetFileName(path), others);
        return nearest is null
            ? $"Put it there, or take \"{path}\" out."
            : $"Write '{path[..^Path.GetFileName(path).Length]}{nearest}' in place of '{path}'.";
    }
}
