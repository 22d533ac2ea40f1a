using System.CommandLine;
using System.Globalization;
using Localizer.Cli.Output;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Reports;
using Localizer.Segmentation;

namespace Localizer.Cli.Commands;

/// <summary><c>localizer check</c>: the checks over what is translated already.</summary>
internal sealed class CheckCommand
{
    private readonly CommandContext _context;
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "A bilingual file such as a page's record (.xlf, .xliff), a translation memory (.tmx), a localized page with --source; a folder or a glob of these.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _source = new("--source") { Description = "The page that the localized page was made from; of a folder of pages, the folder of theirs." };
    private readonly Option<string?> _from = new("--from") { Description = "The locale of the sources. [the page's own lang, else the configuration's, else en]" };
    private readonly Option<string?> _to = new("--to") { Description = "The locale of the translations. [the page's own lang; all that a memory has]" };
    private readonly Option<FailOn?> _failOn = new("--fail-on") { Description = "Which findings are exit code 3: error, warning or never. [error]" };
    private readonly Option<string?> _config = new("--config", "-c") { Description = "The configuration. [localizer.json here or in a folder above]" };
    private readonly Option<string?> _report = ReportWriter.Option();
    private readonly Option<OutputFormat> _format = new("--format") { Description = "text or json. [text]" };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Print what is merely worth knowing too." };

    private CheckCommand(CommandContext context) => _context = context;

    /// <summary>The command, ready to be parsed.</summary>
    public static Command Create(CommandContext context)
    {
        var check = new CheckCommand(context);
        var command = new Command("check", """
            Runs the quality checks over what is translated already: numbers, addresses, variables, words left untranslated, punctuation
            and more (docs/checks.md lists them). Nothing is asked and no page is written.

            Example: localizer check output/vi/news.html --source articles/news.html
                     localizer check output/vi --source articles
                     localizer check translations/vi/news.html.xlf
                     localizer check memories/en-vi.tmx --to vi
            Exit codes: 0 done, 2 bad input, 3 a check failed.
            """)
        {
            check._paths, check._source, check._from, check._to, check._failOn, check._config, check._report, check._format, check._verbose,
        };
        command.SetAction(check.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var loaded = ConfigurationFile.Load(parsed.GetValue(_config), _context.CurrentFolder);
        var configuration = loaded.Configuration;
        var from = Locale.Parse(parsed.GetValue(_from) ?? configuration.From ?? "en");
        var run = new CheckRun(configuration.Checks, parsed.GetValue(_failOn) ?? configuration.FailOn ?? FailOn.Error);
        var to = parsed.GetValue(_to) is { } named ? Locale.Parse(named) : null;
        var setup = new CommonSetup(_context.CurrentFolder, loaded, from, [], [], [], null);
        var segmenter = new Lazy<ISegmenter>(() => setup.LoadSegmenter(_ => { }));
        var selection = CommonOptions.SelectionOf(loaded, [], []);
        var inputs = new CheckInputFinder(_context.CurrentFolder, parsed.GetValue(_source)).Find(parsed.GetValue(_paths) ?? []);
        var pages = inputs.SelectMany(input => input.Kind switch
        {
            CheckInputKind.Memory => run.CheckMemory(input.File, from, to is null ? [] : [to]),
            CheckInputKind.Bilingual => run.CheckBilingual(input.File, to),
            _ => CheckPage(PageOf(input.File), PageOf(input.Source!.Value)),
        }).ToList();
        var report = run.Report(pages, from);
        ReportWriter.Write(report, parsed.GetValue(_report), _context);
        if (parsed.GetValue(_format) == OutputFormat.Json)
            _context.Output.WriteLine(ReportJson.Write(CheckReport.Of(report)));
        else
            WriteText(report, parsed.GetValue(_verbose));
        return report.ExitCode;

        IReadOnlyList<PageReport> CheckPage(PageInput page, PageInput original) =>
            [run.CheckPage(page, original, from, to ?? CheckRun.LocaleOf(page, segmenter.Value, selection), segmenter.Value, selection)];
    }

    private static PageInput PageOf(NamedFile file) => new(file.ShownAs, file.FullPath, file.ShownAs);

    private void WriteText(RunReport report, bool isVerbose)
    {
        foreach (var page in report.Pages)
        {
            foreach (var finding in page.Findings.Where(finding => isVerbose || finding.Severity != "info"))
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{page.ShownAs}:{finding.Line ?? 1}:{finding.Column ?? 1}");
                _context.Error.WriteLine($"{place}: {finding.Severity} {finding.Check}: {finding.Message}");
            }

            int Count(string severity) => page.Findings.Count(finding => finding.Severity == severity);
            var suppressed = page.Suppressed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {page.Suppressed} suppressed");
            _context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{page.Path} ({page.Locale}): {page.Segments.Total} translations checked: {Count("error")} errors, {Count("warning")} warnings, {Count("info")} to know{suppressed}"));
        }
    }
}
