using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Pipeline.Records;
using Localizer.Providers;

namespace Localizer.Pipeline.Doctor;

/// <summary>Finds out what is to know of a project before troubles are looked for. Nothing of it is changed.</summary>
/// <param name="options">What is examined.</param>
internal sealed class ProjectExaminer(DoctorOptions options)
{
    /// <summary>Examines the project.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ExaminedProject> ExamineAsync(CancellationToken cancellationToken)
    {
        var project = Read();
        if (project.Fault is not null || project.UnknownSettings.Count > 0)
            return project;
        var names = (options.Providers ?? project.Loaded.Configuration.Provider ?? "memory").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var examiner = new ServiceExaminer(options, project.Loaded.Configuration.Providers);
        var services = await Task.WhenAll(TranslationServices.All.Where(entry => names.Contains(entry.Name, StringComparer.Ordinal))
            .Select(entry => examiner.ExamineAsync(entry, cancellationToken))).ConfigureAwait(false);
        var (pages, folder) = Pages(project);
        return project with
        {
            Providers = names,
            Services = services,
            Proxies = services.Length > 0 && options.AsksServices ? await NamedProxy.FindAsync(options.Variable, cancellationToken).ConfigureAwait(false) : [],
            Pages = pages,
            PagesFolder = folder,
            Locales = Locales(project),
            Glossaries = [.. project.Loaded.Configuration.Glossaries.Select(path =>
                ReadFile<IReadOnlyList<Term>>.Of(new NamedFile(project.Loaded.Resolve(path), path), file => [.. GlossaryFile.Read(file)]))],
        };
    }

    private ExaminedProject Read()
    {
        LoadedConfiguration? loaded = null;
        Diagnostic? fault = null;
        var file = ConfigurationFile.Find(options.Configuration, options.CurrentFolder);
        try
        {
            loaded = ConfigurationFile.Load(options.Configuration, options.CurrentFolder);
        }
        catch (BadInputException exception)
        {
            fault = exception.Diagnostic;
        }

        var project = new ExaminedProject
        {
            CurrentFolder = options.CurrentFolder,
            Variable = options.Variable,
            Loaded = loaded ?? new LoadedConfiguration(new Configuration(), Path.GetDirectoryName(file) ?? options.CurrentFolder, file),
        };
        var unknown = file is not null && File.Exists(file) ? UnknownSettings.Find(InputFile.Read(file, file)) : [];

        // The reader stops at the first setting that it does not know; what it says then is said better by all of them.
        return project with { UnknownSettings = unknown, Fault = unknown.Count > 0 ? null : fault };
    }

    private (IReadOnlyList<PageInput> Pages, string Folder) Pages(ExaminedProject project)
    {
        var root = project.Loaded.Configuration.Root is { } named ? project.Loaded.Resolve(named) : null;
        var paths = options.Paths.Count > 0 ? options.Paths : [root ?? project.Folder];
        var finder = new PageFinder(options.CurrentFolder, root, project.OutputPath);
        try
        {
            return (finder.Find(paths), Shown(paths[0]));
        }
        catch (BadInputException)
        {
            return ([], Shown(paths[0]));
        }

        string Shown(string path) => project.Shown(Path.GetFullPath(Path.Combine(options.CurrentFolder, path)));
    }

    private List<Locale> Locales(ExaminedProject project)
    {
        var site = (project.Loaded.Configuration.Site?.Locales ?? []).Where(tag => Locale.TryParse(tag, out _)).Select(Locale.Parse);
        return [.. options.To.Concat(project.Records.Locales()).Concat(project.Output.Locales()).Concat(site).Distinct()];
    }
}
