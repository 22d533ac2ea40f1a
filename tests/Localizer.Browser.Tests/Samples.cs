using Localizer.Cli.Tests;

namespace Localizer.Browser.Tests;

/// <summary>The sample pages, localized once for all tests, and what the browser makes of their sources.</summary>
public sealed class Samples : IDisposable
{
    /// <summary>The locales that they are localized into.</summary>
    public static readonly string[] Locales = ["vi", "es", "ar", "ja"];

    private readonly Workplace _workplace = new Workplace().WithSamples();
    private readonly Dictionary<string, ViewedPage> _sources = new(StringComparer.Ordinal);
    private CliResult? _run;

    /// <summary>The pages' paths.</summary>
    public IEnumerable<string> Paths => Directory.GetFiles(Folder, "*.html", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file));

    private string Folder => Path.Combine(_workplace.Folder, "articles");

    public void Dispose() => _workplace.Dispose();

    /// <summary>A source page in the browser; each is opened once.</summary>
    internal async Task<ViewedPage> SourceAsync(Browser browser, string path)
    {
        if (!_sources.TryGetValue(path, out var source))
            _sources.Add(path, source = await ViewedPage.OpenAsync(browser, Path.Combine(Folder, path)));
        return source;
    }

    /// <summary>A localized page in the browser.</summary>
    internal async Task<ViewedPage> LocalizedAsync(Browser browser, string locale, string path)
    {
        _run ??= await _workplace.RunAsync("translate", "articles", "--to", string.Join(',', Locales), "--provider", "pseudo", "--fail-on", "never");
        _run.ExitCode.ShouldBe(0, _run.Error);
        return await ViewedPage.OpenAsync(browser, Path.Combine(_workplace.Folder, "output", locale, path));
    }
}
