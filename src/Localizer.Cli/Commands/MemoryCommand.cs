using System.CommandLine;
using System.Globalization;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Reports;

namespace Localizer.Cli.Commands;

/// <summary><c>localizer memory</c>: what the project's translation memory has, and what goes in and out.</summary>
internal sealed class MemoryCommand
{
    private readonly CommandContext _context;
    private readonly Option<string?> _from = new("--from") { Description = "The locale of the sources. [the configuration's, else en]" };
    private readonly Option<string?> _config = new("--config", "-c") { Description = "The configuration. [localizer.json here or in a folder above]" };
    private readonly Option<OutputFormat> _format = new("--format") { Description = "text or json. [text]" };

    private MemoryCommand(CommandContext context) => _context = context;

    /// <summary>The command with its own commands, ready to be parsed.</summary>
    public static Command Create(CommandContext context)
    {
        var memory = new MemoryCommand(context);
        return new Command("memory", "Looks into the project's translation memory, and takes translations in and out.")
        {
            memory.CreateImport(), memory.CreateSearch(), memory.CreateStats(), memory.CreateExport(), memory.CreateCompact(),
        };
    }

    private Command CreateImport()
    {
        var files = new Argument<string[]>("FILE") { Description = "A memory: TMX 1.4b, CSV or TSV (a column a locale).", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import", """
            Takes translations into .localizer/memory.db, from where every run has them. The memory is an index that may be deleted: name a file
            under "memories" in localizer.json too when it is to be read again by itself.

            Example: localizer memory import vendor.tmx
            Exit codes: 0 done, 2 bad input.
            """)
        {
            files, _from, _config,
        };
        command.SetAction(parsed =>
        {
            var setup = SetupOf(parsed);
            using var memory = OpenToKeep(setup);
            foreach (var named in parsed.GetValue(files) ?? [])
            {
                var file = new NamedFile(Path.GetFullPath(Path.Combine(_context.CurrentFolder, named)), named);
                var count = ProjectMemory.Import(memory, setup.MemoryPlace, file, setup.From ?? setup.DefaultFrom, _context.Error.WriteLine);
                _context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{named}: {count} translations"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private Command CreateSearch()
    {
        var text = new Argument<string>("TEXT") { Description = "What is looked for." };
        var to = new Option<string?>("--to", "-t") { Description = "The locale of the translations. [all]" };
        var least = new Option<int>("--least") { Description = "The least score of a fuzzy match, 1 to 100. [70]", DefaultValueFactory = _ => 70 };
        var most = new Option<int>("--most") { Description = "The most fuzzy matches a locale, or translations of a concordance. [10]", DefaultValueFactory = _ => 10 };
        var concordance = new Option<ConcordanceSide?>("--concordance") { Description = "Look for words anywhere in source or target instead." };
        var command = new Command("search", """
            Looks for a text in the memory: the same text, the same but for its numbers, what is like it, with a score, and sources of two words and
            more that are a part of it. With --concordance, for words anywhere in sources or targets.

            Example: localizer memory search "The chip is sold in China." --to vi
            Exit codes: 0 done (found or not), 2 bad input.
            """)
        {
            text, to, least, most, concordance, _from, _config, _format,
        };
        command.SetAction(parsed =>
        {
            var (locale, lowest, highest) = (LocaleOf(parsed.GetValue(to)), parsed.GetValue(least), parsed.GetValue(most));
            if (lowest is < 1 or > 100 || highest < 1)
                throw new BadInputException(new Diagnostic("usage", Severity.Error, "--least must lie between 1 and 100, and --most be 1 or more.", Hint: "Leave them out for 70 and 10."));
            using var memory = Open(SetupOf(parsed));
            var words = parsed.GetValue(text)!;
            var report = parsed.GetValue(concordance) is { } side
                ? MemoryDesk.Concordance(memory, words, side, locale, highest) : MemoryDesk.Search(memory, words, locale, lowest, highest);
            if (parsed.GetValue(_format) == OutputFormat.Json)
                _context.Output.WriteLine(ReportJson.Write(report));
            else
                WriteText(report);
            return ExitCode.Done;
        });
        return command;
    }

    private Command CreateStats()
    {
        var ledger = new Option<bool>("--ledger") { Description = "Add up what was paid instead: by day, provider, locale and article." };
        var command = new Command("stats", """
            Counts the translations that the memory has, by file and locale, of persons and of machines. With --ledger, adds up what was paid, by
            the journal of paid answers.

            Example: localizer memory stats --ledger
            Exit codes: 0 done, 2 bad input.
            """)
        {
            ledger, _from, _config, _format,
        };
        command.SetAction(parsed =>
        {
            var setup = SetupOf(parsed);
            if (parsed.GetValue(ledger))
            {
                WriteLedger(MemoryDesk.Ledger(setup.Journal), parsed.GetValue(_format));
                return ExitCode.Done;
            }

            using var memory = Open(setup);
            var report = MemoryDesk.Stats(memory, setup.MemoryPlace);
            if (parsed.GetValue(_format) == OutputFormat.Json)
            {
                _context.Output.WriteLine(ReportJson.Write(report));
                return ExitCode.Done;
            }

            foreach (var row in report.Rows)
                _context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.File} ({row.Kind}), {row.Locale}: {row.Persons} of persons, {row.Machines} of machines"));
            _context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{report.Rows.Sum(row => row.Persons + row.Machines)} translations, {report.Bytes / 1024} KiB in {report.Path}"));
            return ExitCode.Done;
        });
        return command;
    }

    private Command CreateExport()
    {
        var locale = new Option<string?>("--locale", "-t") { Description = "The locale of the translations. [all]" };
        var output = new Option<string>("--output", "-o") { Description = "The file to write.", Required = true };
        var tool = new Option<MemoryExportTool>("--for") { Description = "any tool, or omegat, whose own tags inline codes then are. [any]" };
        var command = new Command("export", """
            Writes the memory as TMX 1.4b, Level 2: inline codes, who and when, provenance, notes, and what the files said that it was made of.

            Example: localizer memory export --locale vi -o vi.tmx
            Exit codes: 0 done, 2 bad input.
            """)
        {
            locale, output, tool, _from, _config,
        };
        command.SetAction(parsed =>
        {
            var setup = SetupOf(parsed);
            var (to, file) = (LocaleOf(parsed.GetValue(locale)), Path.GetFullPath(Path.Combine(_context.CurrentFolder, parsed.GetValue(output)!)));
            using var memory = Open(setup);
            var count = 0;
            new OutputFolder(Path.GetDirectoryName(file)!, _context.CurrentFolder)
                .Write(file, stream => count = MemoryDesk.Export(memory, to, setup.From ?? setup.DefaultFrom, parsed.GetValue(tool), stream));
            _context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetValue(output)}: {count} translations"));
            if (count == 0)
                _context.Error.WriteLine(NothingExported(memory, to));
            return ExitCode.Done;
        });
        return command;
    }

    private static Diagnostic NothingExported(TranslationMemory memory, Locale? to)
    {
        var locales = string.Join(", ", MemoryDesk.LocalesOf(memory));
        return new Diagnostic(
            "memory-nothing", Severity.Warning, locales.Length == 0 ? "The memory has no translations." : $"The memory has no translations into '{to}'; it has {locales}.",
            Hint: locales.Length == 0 ? "Import some, or name files under \"memories\" in localizer.json." : "Name one of these with --locale, or none for all.");
    }

    private Command CreateCompact()
    {
        var command = new Command("compact", """
            Makes the memory's file small: drops what no file has any longer, and makes the index of words anew.

            Example: localizer memory compact
            Exit codes: 0 done, 2 bad input.
            """)
        {
            _from, _config,
        };
        command.SetAction(parsed =>
        {
            var setup = SetupOf(parsed);
            using var memory = OpenToKeep(setup);
            var (before, after) = MemoryDesk.Compact(memory, setup.MemoryPlace);
            _context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{setup.MemoryPlace.ShownAs}: {before / 1024} KiB before, {after / 1024} KiB now"));
            return ExitCode.Done;
        });
        return command;
    }

    private void WriteLedger(LedgerReport report, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            _context.Output.WriteLine(ReportJson.Write(report));
            return;
        }

        foreach (var row in report.Rows)
        {
            var cost = row.Cost is { } paid ? $", {Amount(paid, row.Currency)}" : "";
            _context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{row.Day:yyyy-MM-dd} {row.Provider ?? "(not kept)"} {row.Locale} {row.Article}: {row.Characters:#,0} characters in {row.Answers} answers{cost}"));
        }

        var costs = report.Rows.Where(row => row.Cost is not null).GroupBy(row => row.Currency, StringComparer.Ordinal).Select(group => $", {Amount(group.Sum(row => row.Cost!.Value), group.Key)}");
        _context.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{report.Rows.Sum(row => row.Characters):#,0} characters in {report.Rows.Sum(row => row.Answers)} answers{string.Concat(costs)}, by {report.Path}"));

        static string Amount(decimal cost, string? currency) => string.Create(CultureInfo.InvariantCulture, $"{cost:0.00####} {currency}").TrimEnd();
    }

    private CommonSetup SetupOf(ParseResult parsed)
    {
        var loaded = ConfigurationFile.Load(parsed.GetValue(_config), _context.CurrentFolder);
        return new CommonSetup(_context.CurrentFolder, loaded, LocaleOf(parsed.GetValue(_from)), [], [], [], Srx: null);
    }

    private TranslationMemory Open(CommonSetup setup) => ProjectMemory.OpenWhole(
        setup.MemoryPlace, setup.MemoryFiles, setup.Records, setup.From ?? setup.DefaultFrom, _context.Error.WriteLine);

    private TranslationMemory OpenToKeep(CommonSetup setup) => ProjectMemory.OpenToKeep(
        setup.MemoryPlace, setup.MemoryFiles, setup.Records, setup.From ?? setup.DefaultFrom, _context.Error.WriteLine);

    private static Locale? LocaleOf(string? tag) => tag is null ? null : Locale.Parse(tag);

    private void WriteText(MemorySearchReport report)
    {
        foreach (var found in report.Matches)
        {
            var score = found.Score is { } percent ? string.Create(CultureInfo.InvariantCulture, $" {percent}%") : "";
            var who = found.Machine ? $", {found.Provider ?? "machine"}" : found.Who is { } person ? $", {person}" : "";
            var when = found.When is { } date ? date.ToString(", yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
            _context.Output.WriteLine($"{found.Kind}{score} {found.Locale} ({found.File}{(found.Unit is { } unit ? $" {unit}" : "")}{who}{when})");
            _context.Output.WriteLine($"  {found.Source}");
            _context.Output.WriteLine($"  {found.Target}");
        }

        if (report.HasMore)
            _context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"There are more than these {report.Matches.Count}: ask for them with --most."));
        if (report.Matches.Count == 0)
            _context.Output.WriteLine("Nothing was found.");
    }
}
