using System.CommandLine;
using Localizer.Glossaries;
using Localizer.Html;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Pipeline.HandOff;
using Localizer.Providers;
using Localizer.Segmentation;

namespace Localizer.Cli.Commands;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON document.</summary>
    Json,
}

/// <summary>The options that commands share.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string?> _from = FromOption();
    private readonly Option<string?> _config = new("--config", "-c") { Description = "The configuration. [localizer.json here or in a folder above]" };
    private readonly Option<string[]> _glossaries = new("--glossary", "-g") { Description = "A glossary (CSV); may be repeated, the first one wins." };
    private readonly Option<string[]> _memories = new("--memory", "-m") { Description = "A translation memory (TMX 1.4b, CSV or TSV); may be repeated." };
    private readonly Option<string?> _provider = new("--provider", "-p")
    {
        Description = $"Who translates what no memory has: {ProviderCatalog.Names}; with commas, the next one gets what the one before could not do. [memory]",
    };

    private readonly Option<string[]> _select = SelectOption();
    private readonly Option<string[]> _exclude = ExcludeOption();

    /// <summary>The team's own segmentation rules.</summary>
    public Option<string?> Srx { get; } = SrxOption();

    /// <summary>How results are printed.</summary>
    public Option<OutputFormat> Format { get; } = new("--format") { Description = "text or json. [text]" };

    /// <summary>Print errors only.</summary>
    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Print errors only." };

    /// <summary>Print everything.</summary>
    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Log what happens, print every finding, and where a defect happened." };

    /// <summary>The option that names a team's own segmentation rules.</summary>
    public static Option<string?> SrxOption() =>
        new("--srx") { Description = "Segmentation rules (SRX 2.0 or 1.0) in place of ours, in the languages that the file names." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_from, _provider, _glossaries, _memories, Srx, _select, _exclude, _config, Format, Quiet, Verbose])
            command.Add(option);
    }

    /// <summary>Reads the configuration; flags win over it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="use">What the run does with services.</param>
    /// <param name="context">The command's surroundings.</param>
    /// <exception cref="BadInputException">The configuration or a flag cannot be used.</exception>
    public CommonSetup Load(ParseResult parsed, ServiceUse use, CommandContext context)
    {
        var loaded = ConfigurationFile.Load(parsed.GetValue(_config), context.CurrentFolder);
        return new CommonSetup(
            context.CurrentFolder,
            loaded,
            parsed.GetValue(_from) is { } from ? Locale.Parse(from) : null,
            ProviderChain.Create(parsed.GetValue(_provider) ?? loaded.Configuration.Provider ?? "memory", use, loaded, context),
            parsed.GetValue(_glossaries) ?? [],
            parsed.GetValue(_memories) ?? [],
            parsed.GetValue(Srx))
        {
            Selection = SelectionOf(loaded, parsed.GetValue(_select), parsed.GetValue(_exclude)),
        };
    }

    /// <summary>The option <c>--from</c>.</summary>
    public static Option<string?> FromOption() => new("--from") { Description = "The locale of the pages. [the page's own lang, else the configuration's, else en]" };

    /// <summary>What a command line says of which text pages have, besides the configuration.</summary>
    public static HandOffScope ScopeOf(CommonSetup setup, string[]? select, string[]? exclude) => new(
        setup.From,
        setup.Srx is { } srx ? Path.GetRelativePath(setup.Loaded.Folder, Path.GetFullPath(Path.Combine(setup.CurrentFolder, srx))).Replace('\\', '/') : null,
        select ?? [], exclude ?? []);

    /// <summary>The option <c>--select</c>.</summary>
    public static Option<string[]> SelectOption() => new("--select")
    {
        Description = "Work on nothing but what this XPath expression selects, such as //main; may be repeated.",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The option <c>--exclude</c>.</summary>
    public static Option<string[]> ExcludeOption() => new("--exclude")
    {
        Description = "Leave out what this XPath expression selects, such as //aside; may be repeated.",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Which parts of pages are worked on: what the command line selects instead of the configuration, and what both leave out.</summary>
    /// <exception cref="BadInputException">An expression is no XPath.</exception>
    public static SelectionRules SelectionOf(LoadedConfiguration loaded, string[]? select, string[]? exclude) => SelectionRules.Create(
        select is { Length: > 0 } ? select : loaded.Configuration.Select,
        [.. loaded.Configuration.Exclude, .. exclude ?? []],
        loaded.Configuration.Rules);
}

/// <summary>What the common options and the configuration come to.</summary>
/// <param name="CurrentFolder">The folder that the command line's paths start from.</param>
/// <param name="Loaded">The configuration.</param>
/// <param name="From">The locale that the command line says the pages are in.</param>
/// <param name="Providers">The providers, the first one first; none when nobody is asked.</param>
/// <param name="Glossaries">The command line's glossaries.</param>
/// <param name="Memories">The command line's memories.</param>
/// <param name="Srx">The command line's segmentation rules, or <see langword="null"/>.</param>
internal sealed record CommonSetup(
    string CurrentFolder, LoadedConfiguration Loaded, Locale? From, IReadOnlyList<ITranslationProvider> Providers, string[] Glossaries, string[] Memories,
    string? Srx)
{
    /// <summary>The locale of pages that do not say theirs.</summary>
    public Locale DefaultFrom { get; } = Locale.Parse(Loaded.Configuration.From ?? "en");

    /// <summary>Which parts of pages are worked on, and how.</summary>
    public SelectionRules Selection { get; init; } = SelectionRules.None;

    /// <summary>Finds the pages that were named.</summary>
    public IReadOnlyList<PageInput> FindPages(IEnumerable<string> paths, string outputFolder)
    {
        var root = Loaded.Configuration.Root is { } named ? Loaded.Resolve(named) : null;
        return new PageFinder(CurrentFolder, root, outputFolder).Find(paths);
    }

    /// <summary>The glossaries: those that the command line names, else the configuration's.</summary>
    public IReadOnlyList<NamedFile> GlossaryFiles => Glossaries.Length > 0 ? Files(Glossaries, []) : Files([], Loaded.Configuration.Glossaries);

    /// <summary>Loads the glossaries: the command line's before the configuration's.</summary>
    /// <param name="warn">Is told of what is odd about them.</param>
    public Termbase LoadTerms(Action<Diagnostic> warn) => GlossaryFile.Load(Files(Glossaries, Loaded.Configuration.Glossaries), warn);

    /// <summary>Loads the segmentation rules: the command line's, else the configuration's, else ours.</summary>
    /// <param name="note">Is told which expressions were left out, or read otherwise than written.</param>
    public ISegmenter LoadSegmenter(Action<Diagnostic> note) => SegmentationFile.Load(SrxFile, note);

    /// <summary>The files that settings and terms come from; those of translations the memory knows.</summary>
    public IEnumerable<NamedFile> SettingFiles =>
    [
        .. Loaded.File is { } file ? [new NamedFile(file, ConfigurationFile.Name)] : (NamedFile[])[],
        .. SrxFile is { } srx ? [srx] : (NamedFile[])[],
        .. Files(Glossaries, Loaded.Configuration.Glossaries),
    ];

    private NamedFile? SrxFile => Srx is not null ? new NamedFile(Path.GetFullPath(Path.Combine(CurrentFolder, Srx)), Srx)
        : Loaded.Configuration.Srx is { } configured ? new NamedFile(Loaded.Resolve(configured), configured) : null;

    /// <summary>The records of the project's pages.</summary>
    public Pipeline.Records.RecordFolder Records => new(Path.Combine(Loaded.Folder, Pipeline.Records.RecordFolder.FolderName), CurrentFolder);

    /// <summary>What is needed to look at pages as a run would, without running.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="to">The locales.</param>
    /// <param name="memory">The memory.</param>
    public PipelineOptions OptionsFor(IReadOnlyList<PageInput> pages, IReadOnlyList<Locale> to, TranslationMemory memory) => new()
    {
        Pages = pages,
        To = to,
        From = From,
        DefaultFrom = DefaultFrom,
        Output = new OutputFolder(Loaded.Resolve(Loaded.Configuration.Output ?? "output"), CurrentFolder),
        Records = Records,
        Segmenter = LoadSegmenter(_ => { }),
        Selection = Selection,
        Terms = LoadTerms(_ => { }),
        Memory = memory,
        LocalePass = Loaded.Configuration.LocalePass ?? new Locales.LocalePassSettings(),
        Checks = Loaded.Configuration.Checks,
    };

    /// <summary>The memories: the command line's, then the configuration's.</summary>
    public IReadOnlyList<NamedFile> MemoryFiles => Files(Memories, Loaded.Configuration.Memories);

    /// <summary>The folder of what lasts between runs.</summary>
    public string StateFolder => Path.Combine(Loaded.Folder, ".localizer");

    /// <summary>Where the project's memory is.</summary>
    public MemoryPlace MemoryPlace
    {
        get
        {
            var file = Path.Combine(StateFolder, ProjectMemory.FileName);
            return new MemoryPlace(file, Path.GetRelativePath(CurrentFolder, file).Replace('\\', '/'), Loaded.Folder);
        }
    }

    /// <summary>The journal of what was paid for.</summary>
    public NamedFile Journal
    {
        get
        {
            var file = Path.Combine(StateFolder, Memory.Journal.FileName);
            return new NamedFile(file, Path.GetRelativePath(CurrentFolder, file).Replace('\\', '/'));
        }
    }

    /// <summary>Opens the memory.</summary>
    /// <param name="place">Where it is; <see langword="null"/> when nothing may be written.</param>
    /// <param name="say">Is told of what is odd about its files, and of what became of it.</param>
    public TranslationMemory OpenMemory(MemoryPlace? place, Action<Diagnostic> say) => ProjectMemory.Open(place, MemoryFiles, From ?? DefaultFrom, say);

    private IReadOnlyList<NamedFile> Files(string[] named, IReadOnlyList<string> configured) =>
    [
        .. named.Select(file => new NamedFile(Path.GetFullPath(Path.Combine(CurrentFolder, file)), file)),
        .. configured.Select(file => new NamedFile(Loaded.Resolve(file), file)),
    ];
}
