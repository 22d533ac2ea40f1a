using System.Buffers;
using System.CommandLine;
using Localizer.Cli.Output;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Pipeline.Records;
using Localizer.Reports;
using Localizer.Text.Languages;
using Microsoft.Extensions.Logging.Abstractions;

namespace Localizer.Cli.Commands;

/// <summary><c>localizer translate</c>: pages in, localized pages out.</summary>
internal sealed class TranslateCommand
{
    private readonly CommandContext _context;
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "A page, a folder (searched for .html, .htm and .xhtml), a glob, or - for standard input to standard output.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _to = new("--to")
    {
        Description = "The locales to translate into, such as vi or vi,es.",
        Required = true,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _output = new("--output", "-o") { Description = "The folder that localized pages go to. [output]" };
    private readonly Option<bool> _frozen = new("--frozen") { Description = "Ask nobody; anything missing is exit code 5." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be done; ask nobody and write nothing." };
    private readonly Option<int?> _jobs = new("--jobs") { Description = "How many pages are worked on at a time, 1 to 64. [8]" };
    private readonly Option<FailOn?> _failOn = new("--fail-on")
    {
        Description = "Which findings are exit code 3: error, warning or never. [error]",
    };

    private readonly Option<long?> _maxCharacters = new("--max-characters")
    {
        Description = "The most characters that services may bill; reached, the run ends with exit code 6.",
    };

    private readonly Option<decimal?> _maxCost = new("--max-cost")
    {
        Description = "The most that services may cost by their price lists; reached, the run ends with exit code 6.",
    };

    private readonly Option<bool> _noRecord = new("--no-record") { Description = "Keep no record of the pages in translations, and use none." };
    private readonly Option<bool> _force = new("--force") { Description = "Write over a page that a person changed; a backup is kept beside it." };
    private readonly Option<string?> _changedSince = new("--changed-since")
    {
        Description = "Work on the pages alone that changed since this branch, tag or commit was left, by Git.",
    };
    private readonly Option<string?> _report = ReportWriter.Option();
    private readonly Option<bool> _noProgress = new("--no-progress") { Description = "Draw no progress." };
    private readonly CommonOptions _common = new();

    private TranslateCommand(CommandContext context) => _context = context;

    /// <summary>The command, ready to be parsed.</summary>
    public static Command Create(CommandContext context)
    {
        var translate = new TranslateCommand(context);
        var command = new Command("translate", """
            Translates pages: takes what the translation memory has, asks the provider for the rest, checks the glossary's terms, and
            writes each page with nothing but the words changed. What a service is paid for is kept in .localizer, so that nothing is
            paid for twice, however a run ends.

            Example: localizer translate articles --to vi --provider azure --max-characters 200000
            Exit codes: 0 done, 2 bad input, 3 a check failed, 4 something is not translated, 5 --frozen and something is missing,
            6 the budget does not reach, 130 interrupted.
            """)
        {
            translate._paths, translate._to, translate._output, translate._frozen, translate._dryRun, translate._jobs, translate._failOn,
            translate._maxCharacters, translate._maxCost, translate._noRecord, translate._force, translate._changedSince,
            translate._report, translate._noProgress,
        };
        translate._common.AddTo(command);
        command.SetAction(translate.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var telemetry = TelemetryExport.Start(_context.Variable);
        var paths = parsed.GetValue(_paths) ?? [];
        var setup = _common.Load(parsed, parsed.GetValue(_frozen) ? ServiceUse.LeftAlone : ServiceUse.Asked, _context);
        var options = BuildOptions(parsed, setup, paths);
        using var memory = options.Memory;
        if (parsed.GetValue(_changedSince) is { } reference)
        {
            if (paths.Contains("-"))
                throw Usage("Standard input (-) has no history.", "Leave out --changed-since.");
            options = options with
            {
                SitePages = options.Pages,
                Pages = await ChangedPages.FindAsync(reference, options.Pages, options.To, options.Records, setup.Loaded.Folder, cancellationToken).ConfigureAwait(false),
            };
        }

        return paths.Contains("-")
            ? await RunThroughAsync(options, parsed, cancellationToken).ConfigureAwait(false)
            : await RunFilesAsync(options, parsed, cancellationToken).ConfigureAwait(false);
    }

    private PipelineOptions BuildOptions(ParseResult parsed, CommonSetup setup, string[] paths)
    {
        var configuration = setup.Loaded.Configuration;
        var folder = parsed.GetValue(_output) is { } named
            ? Path.GetFullPath(Path.Combine(_context.CurrentFolder, named))
            : setup.Loaded.Resolve(configuration.Output ?? "output");
        var locales = ParseLocales(parsed.GetValue(_to) ?? []);
        var jobs = parsed.GetValue(_jobs) ?? configuration.Jobs ?? 8;
        if (jobs is < 1 or > 64)
            throw Usage("--jobs must lie between 1 and 64.", "Leave it out for 8.");
        var mode = (parsed.GetValue(_frozen), parsed.GetValue(_dryRun)) switch
        {
            (true, true) => throw Usage("--frozen and --dry-run exclude each other.", "Give one of them."),
            (true, _) => RunMode.Frozen,
            (_, true) => RunMode.Plan,
            _ => RunMode.Translate,
        };
        Action<Diagnostic> warn = parsed.GetValue(_common.Quiet) ? _ => { } : _context.Error.WriteLine;
        Action<Diagnostic> note = parsed.GetValue(_common.Verbose) ? warn : diagnostic => WarnOf(diagnostic, warn);
        // A plan and a page that comes through standard input leave no file behind; a memory that is there serves them too.
        var place = (mode == RunMode.Plan || paths.Contains("-")) && !File.Exists(setup.MemoryPlace.File) ? null : setup.MemoryPlace;
        if (place is null && ProjectMemory.LossOf(setup.MemoryPlace) is { } loss)
            note(loss);
        var memory = setup.OpenMemory(place, note);
        var styles = StyleGuides.Load(setup.Loaded.Resolve(StyleGuides.FolderName), locales);
        var options = new PipelineOptions
        {
            Pages = paths.Contains("-") ? [ReadStandardInput(paths, locales)] : setup.FindPages(paths, folder),
            To = locales,
            From = setup.From,
            DefaultFrom = setup.DefaultFrom,
            Output = new OutputFolder(folder, _context.CurrentFolder),
            Providers = setup.Providers,
            StateFolder = setup.StateFolder,
            Records = paths.Contains("-") || parsed.GetValue(_noRecord)
                ? null
                : new RecordFolder(Path.Combine(setup.Loaded.Folder, RecordFolder.FolderName), _context.CurrentFolder),
            SettingsHash = SettingsHash.Of(parsed, _context.CurrentFolder, setup.Loaded.Folder, setup.SettingFiles.Concat(styles.Files), memory.ServedHash),
            Force = parsed.GetValue(_force),
            MaxCharacters = AtLeastZero(parsed.GetValue(_maxCharacters) ?? configuration.MaxCharacters, "--max-characters"),
            MaxCost = AtLeastZero(parsed.GetValue(_maxCost) ?? configuration.MaxCost, "--max-cost"),
            Notify = _context.Error.WriteLine,
            Time = _context.Time,
            Log = parsed.GetValue(_common.Verbose) ? new LineLog(_context.Error, _context.Time) : NullLogger.Instance,
            TracesText = _context.Variable("LOCALIZER_TRACE_TEXT") is "1" or "true",
            Segmenter = setup.LoadSegmenter(note),
            Selection = setup.Selection,
            Terms = setup.LoadTerms(warn),
            Styles = styles,
            Memory = memory,
            Links = configuration.Links ?? (configuration.Site is null ? Locales.LinkPolicy.Disk : Locales.LinkPolicy.Site),
            Site = configuration.Site is { } site ? Locales.Site.Create(site) : null,
            LocalePass = configuration.LocalePass ?? new Locales.LocalePassSettings(),
            Languages = configuration.IdentifyLanguages == false ? null : new LanguageFinder(new LinguaIdentifier()),
            ThirdLanguage = configuration.ThirdLanguage ?? Locales.ThirdLanguagePolicy.Keep,
            Quotes = configuration.Quotes ?? Locales.QuotePolicy.Keep,
            Checks = configuration.Checks,
            Publish = configuration.Publish,
            FailOn = parsed.GetValue(_failOn) ?? configuration.FailOn ?? FailOn.Error,
            Mode = mode,
            Jobs = jobs,
        };
        ProviderChain.CheckBudget(options, _context);
        return options;
    }

    private static void WarnOf(Diagnostic diagnostic, Action<Diagnostic> warn)
    {
        if (diagnostic.Severity >= Severity.Warning)
            warn(diagnostic);
    }

    private static T? AtLeastZero<T>(T? value, string option)
        where T : struct, System.Numerics.INumber<T> =>
        value is { } number && T.IsNegative(number) ? throw Usage($"{option} is less than 0.", "Give 0 or more.") : value;

    private static List<Locale> ParseLocales(IEnumerable<string> values)
    {
        var locales = values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(Locale.Parse).Distinct().ToList();
        return locales.Count > 0 ? locales : throw Usage("--to names no locale.", "Give one, such as --to vi.");
    }

    private PageInput ReadStandardInput(string[] paths, List<Locale> locales)
    {
        if (paths.Length > 1 || locales.Count > 1)
            throw Usage("Standard input (-) is one page in one locale.", "Give - alone, and one locale.");
        using var content = new MemoryStream();
        _context.Input.CopyTo(content);
        return new PageInput("-", null, "<stdin>", content.ToArray());
    }

    private async Task<int> RunFilesAsync(PipelineOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        var isQuiet = parsed.GetValue(_common.Quiet);
        var draws = _context.IsErrorTerminal && !isQuiet && !parsed.GetValue(_noProgress) && !parsed.GetValue(_common.Verbose);
        RunReport report;
        using (var progress = draws ? new TerminalProgress(_context.Error) : null)
            report = await new LocalizationPipeline(options).RunAsync(progress, cancellationToken).ConfigureAwait(false);

        var detail = isQuiet ? ReportDetail.Errors : parsed.GetValue(_common.Verbose) ? ReportDetail.All : ReportDetail.Usual;
        ReportWriter.Write(report, parsed.GetValue(_report), _context);
        TextReport.WriteFindings(report, options, detail, _context.Error);
        if (parsed.GetValue(_common.Format) == OutputFormat.Json)
            await _context.Output.WriteLineAsync(ReportJson.Write(report)).ConfigureAwait(false);
        else if (!isQuiet)
            TextReport.WriteSummary(report, options, _context.Output);
        return report.ExitCode;
    }

    private async Task<int> RunThroughAsync(PipelineOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_common.Format) == OutputFormat.Json)
            throw Usage("With standard input (-) the page itself goes to standard output.", "Leave out --format json.");
        var output = new ArrayBufferWriter<byte>();
        var report = await new LocalizationPipeline(options).RunThroughAsync(output, cancellationToken).ConfigureAwait(false);
        await _context.OutputStream.WriteAsync(output.WrittenMemory, cancellationToken).ConfigureAwait(false);
        await _context.OutputStream.FlushAsync(cancellationToken).ConfigureAwait(false);
        ReportWriter.Write(report, parsed.GetValue(_report), _context);
        TextReport.WriteFindings(report, options, parsed.GetValue(_common.Quiet) ? ReportDetail.Errors : ReportDetail.Usual, _context.Error);
        return report.ExitCode;
    }

    private static BadInputException Usage(string message, string hint) => new(new Diagnostic("usage", Severity.Error, message, Hint: hint));
}
