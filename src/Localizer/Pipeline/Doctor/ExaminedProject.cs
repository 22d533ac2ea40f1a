using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Pipeline.Records;

namespace Localizer.Pipeline.Doctor;

/// <summary>What is known of a project before troubles are looked for: read once, nothing written.</summary>
internal sealed record ExaminedProject
{
    /// <summary>The folder that messages show paths from, as a full path.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The configuration, and the project's folder; empty when the file cannot be read.</summary>
    public required LoadedConfiguration Loaded { get; init; }

    /// <summary>Settings of the file that nobody knows, each with the nearest that there is.</summary>
    public IReadOnlyList<UnknownSetting> UnknownSettings { get; init; } = [];

    /// <summary>What else is wrong with the file, or <see langword="null"/>.</summary>
    public Diagnostic? Fault { get; init; }

    /// <summary>The providers that a run would ask, by name, the first one first.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    /// <summary>What is known of those of them that are services.</summary>
    public IReadOnlyList<ExaminedService> Services { get; init; } = [];

    /// <summary>The proxies that the environment names; none when no service is asked.</summary>
    public IReadOnlyList<NamedProxy> Proxies { get; init; } = [];

    /// <summary>The pages; none when there are none.</summary>
    public IReadOnlyList<PageInput> Pages { get; init; } = [];

    /// <summary>Where the pages were looked for, as messages show it.</summary>
    public string PagesFolder { get; init; } = ".";

    /// <summary>The locales that the project is translated into: those that are named, that it has records or pages in, or that its site has.</summary>
    public IReadOnlyList<Locale> Locales { get; init; } = [];

    /// <summary>What each glossary holds that can be read, and what is wrong with the others.</summary>
    public IReadOnlyList<ReadFile<IReadOnlyList<Term>>> Glossaries { get; init; } = [];

    /// <summary>The project's folder.</summary>
    public string Folder => Loaded.Folder;

    /// <summary>The locale of pages that do not say theirs.</summary>
    public Locale DefaultFrom => Locale.Parse(Loaded.Configuration.From ?? "en");

    /// <summary>The folder of localized pages, as a full path.</summary>
    public string OutputPath => Loaded.Resolve(Loaded.Configuration.Output ?? "output");

    /// <summary>The folder of localized pages.</summary>
    public OutputFolder Output => new(OutputPath, CurrentFolder);

    /// <summary>The pages' records.</summary>
    public RecordFolder Records => new(Path.Combine(Folder, RecordFolder.FolderName), CurrentFolder);

    /// <summary>The folder of what lasts between runs, as a full path.</summary>
    public string StatePath => Path.Combine(Folder, ProjectState.FolderName);

    /// <summary>The configuration's file as messages show it.</summary>
    public string ConfigurationShown => Loaded.File is { } file ? Shown(file) : ConfigurationFile.Name;

    /// <summary>A path as messages show it.</summary>
    public string Shown(string path) => Path.GetRelativePath(CurrentFolder, path).Replace('\\', '/');

    /// <summary>The page of a record or an output, or <see langword="null"/> when it is gone.</summary>
    /// <param name="path">The path of the record or the output, which a run over a part of the pages may have begun further down.</param>
    public PageInput? PageOf(string path) =>
        Pages.FirstOrDefault(page => page.Path == path) ?? Pages.FirstOrDefault(page => page.Path.EndsWith('/' + path, StringComparison.Ordinal));
}

/// <summary>A file that was read.</summary>
/// <param name="File">The file.</param>
/// <param name="Content">What it holds; <see langword="null"/> when it cannot be read.</param>
/// <param name="Fault">Why it cannot be read, or <see langword="null"/>.</param>
internal sealed record ReadFile<T>(NamedFile File, T? Content, Diagnostic? Fault)
    where T : class
{
    /// <summary>Reads a file.</summary>
    public static ReadFile<T> Of(NamedFile file, Func<NamedFile, T> read)
    {
        try
        {
            return new ReadFile<T>(file, read(file), null);
        }
        catch (BadInputException exception)
        {
            return new ReadFile<T>(file, null, exception.Diagnostic);
        }
    }
}
