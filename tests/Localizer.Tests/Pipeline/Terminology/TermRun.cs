using Localizer.Glossaries;
using Localizer.Locales;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Pipeline.Records;
using Localizer.Providers;
using Localizer.Reports;
using Localizer.Segmentation;

namespace Localizer.Tests.Pipeline.Terminology;

/// <summary>A project in a folder of its own, whose pages are run through a service with a glossary.</summary>
internal sealed class TermRun : IDisposable
{
    // One for all runs: nothing is added to it.
    private static readonly TranslationMemory NoMemory = new();

    private readonly List<PageInput> _pages = [];

    public TemporaryFiles Files { get; } = new();

    /// <summary>The folder of the pages' records.</summary>
    public RecordFolder Records => new(Files.Path("translations"), Files.Path(""));

    /// <summary>The paths of the pages.</summary>
    public IEnumerable<string> Paths => _pages.Select(page => page.Path);

    public TermRun AddPage(string name, string content)
    {
        _pages.Add(new PageInput(name, Files.Add(name, content), name));
        return this;
    }

    /// <summary>The repository's sample articles.</summary>
    public TermRun AddSamples()
    {
        var root = Path.Combine(Corpus.RepositoryRoot, "articles");
        foreach (var file in Directory.GetFiles(root, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(root, file).Replace('\\', '/');
            _pages.Add(new PageInput(path, file, path));
        }

        return this;
    }

    /// <summary>A glossary of rows of a CSV file.</summary>
    public Termbase Glossary(params string[] rows) => GlossaryFile.Load([new NamedFile(Files.Add("glossary.csv", string.Join('\n', rows) + "\n"), "glossary.csv")]);

    public PipelineOptions OptionsOf(Termbase terms, string to, params ITranslationProvider[] providers) => new()
    {
        Pages = _pages,
        To = [.. to.Split(',').Select(Locale.Parse)],
        DefaultFrom = Locale.Parse("en"),
        Output = new OutputFolder(Files.Path("output"), Files.Path("")),
        Providers = providers,
        StateFolder = Files.Path(".localizer"),
        Records = Records,
        Segmenter = DefaultSegmenter.Instance,
        Terms = terms,
        Memory = NoMemory,
        Links = LinkPolicy.Keep,
        FailOn = FailOn.Error,
    };

    public static Task<RunReport> RunAsync(PipelineOptions options) =>
        new LocalizationPipeline(options).RunAsync(progress: null, TestContext.Current.CancellationToken);

    public Task<RunReport> RunAsync(Termbase terms, string to, params ITranslationProvider[] providers) => RunAsync(OptionsOf(terms, to, providers));

    /// <summary>The segments of a page's record.</summary>
    public IReadOnlyList<RecordedSegment> RecordOf(string path, string to) => Records.Read(path, Locale.Parse(to)).Segments;

    public string Output(string path, string to) => File.ReadAllText(Files.Path($"output/{to}/{path}"));

    public void Dispose() => Files.Dispose();
}
