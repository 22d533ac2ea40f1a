using System.CommandLine;
using Localizer.Cli.Output;
using Localizer.Html;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Reports;

namespace Localizer.Cli.Commands;

/// <summary><c>localizer glossary</c>: what is wrong with glossaries, and what is not in them yet.</summary>
internal static class GlossaryCommand
{
    /// <summary>The command with its own commands, ready to be parsed.</summary>
    public static Command Create(CommandContext context) => new("glossary", "Checks glossaries, and finds terms for them.")
    {
        CreateCheck(context), CreateSuggest(context), CreateExport(context),
    };

    private static Command CreateCheck(CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Description = "A glossary; may be repeated, the nearest first. [those of the configuration]", Arity = ArgumentArity.ZeroOrMore };
        var articles = new Option<string[]>("--articles", "-a") { Description = "Articles by which to tell which terms never occur or misfire; may be repeated." };
        var fix = new Option<bool>("--fix") { Description = "Put right what is safe in CSV files: white space, hidden characters, letters that are not in NFC. Every other byte stays." };
        var failOn = new Option<FailOn?>("--fail-on") { Description = "Which findings are exit code 3: error, warning or never. [error]" };
        var config = ConfigOption();
        var reportFolder = new Option<string?>("--report") { Description = "Write report.json and results.sarif into this folder." };
        var format = new Option<OutputFormat>("--format") { Description = "text or json. [text]" };
        var command = new Command("check", """
            Looks for what is wrong with glossaries: duplicate and contradictory rows, forbidden forms, hidden characters, lost letters and marks.

            Example: localizer glossary check glossaries/business-technology.csv --articles articles
            Exit codes: 0 nothing that fails, 2 bad input, 3 a finding fails.
            """)
        {
            files, articles, fix, failOn, config, reportFolder, format,
        };
        command.SetAction(parsed =>
        {
            var setup = SetupOf(context, parsed.GetValue(config), parsed.GetValue(files) ?? []);
            var texts = TextsOf(setup, parsed.GetValue(articles) ?? []).Select(text => text.Text);
            var glossaries = setup.GlossaryFiles;
            var isFixing = parsed.GetValue(fix);
            var checkedOnes = GlossaryCheck.Run(glossaries, texts);
            if (isFixing)
            {
                foreach (var glossary in checkedOnes.Where(glossary => glossary.Fixes > 0))
                    new OutputFolder(Path.GetDirectoryName(glossary.File.FullPath)!, context.CurrentFolder).Write(glossary.File.FullPath, glossary.Content.Span);
            }

            var left = isFixing ? GlossaryCheck.Run(glossaries, texts) : checkedOnes;
            var report = GlossaryCheck.Report(left, isFixing ? [.. checkedOnes.Select(glossary => glossary.Fixes)] : [], parsed.GetValue(failOn) ?? FailOn.Error);
            ReportWriter.Write(report, parsed.GetValue(reportFolder), context);
            if (parsed.GetValue(format) == OutputFormat.Json)
                context.Output.WriteLine(ReportJson.Write(report));
            else
                WriteText(left, report, context.Output);
            return report.ExitCode;
        });
        return command;
    }

    private static Command CreateSuggest(CommandContext context)
    {
        var paths = new Argument<string[]>("PATH") { Description = "A page, a folder (searched for .html, .htm and .xhtml), or a glob.", Arity = ArgumentArity.OneOrMore };
        var to = new Option<string[]>("--to", "-t") { Description = "The locales to give columns to.", AllowMultipleArgumentsPerToken = false };
        var least = new Option<int?>("--least") { Description = "How often words must come together to be a phrase. [3]" };
        var glossary = new Option<string[]>("--glossary", "-g") { Description = "A glossary whose terms are left out; may be repeated. [those of the configuration]" };
        var config = ConfigOption();
        var command = new Command("suggest", """
            Finds what may be terms in articles: names, product codes, abbreviations with what they stand for, phrases that come again. Prints rows of a
            glossary to complete, each with how often it occurs and a context.

            Example: localizer glossary suggest articles --to vi > new-terms.csv
            Exit codes: 0 done, 2 bad input.
            """)
        {
            paths, to, least, glossary, config,
        };
        command.SetAction(parsed =>
        {
            var setup = SetupOf(context, parsed.GetValue(config), parsed.GetValue(glossary) ?? []);
            var locales = (parsed.GetValue(to) ?? []).SelectMany(tags => tags.Split(',')).Select(Locale.Parse).ToList();
            var candidates = GlossarySuggestions.Find(TextsOf(setup, parsed.GetValue(paths) ?? []), setup.LoadTerms(context.Error.WriteLine), parsed.GetValue(least) ?? 3);
            context.Output.Write(GlossarySuggestions.ToCsv(candidates, locales));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateExport(CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Description = "A glossary (CSV, .xlsx or TBX); may be repeated, the nearest first. [those of the configuration]", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string>("--output", "-o") { Description = "The file to write: .tbx for TBX, .xlsx for a workbook, .tsv for tabs, else CSV.", Required = true };
        var style = new Option<string>("--style") { Description = "How TBX has data categories: dca (as attributes) or dct (as elements). [dca]", DefaultValueFactory = _ => "dca" };
        style.AcceptOnlyFromAmong("dca", "dct");
        var config = ConfigOption();
        var command = new Command("export", """
            Writes glossaries, as they stack, to one file in TBX, .xlsx or CSV, and says what the format has no place for.

            Example: localizer glossary export terms.tbx --output glossaries/terms.csv
            Exit codes: 0 done, 2 bad input.
            """)
        {
            files, output, style, config,
        };
        command.SetAction(parsed =>
        {
            var setup = SetupOf(context, parsed.GetValue(config), parsed.GetValue(files) ?? []);
            var file = Path.GetFullPath(Path.Combine(context.CurrentFolder, parsed.GetValue(output)!));
            var terms = GlossaryFile.Load(setup.GlossaryFiles, context.Error.WriteLine);
            var content = GlossaryExport.Write(terms, file, parsed.GetValue(style) == "dct", setup.DefaultFrom, context.Error.WriteLine);
            new OutputFolder(Path.GetDirectoryName(file)!, context.CurrentFolder).Write(file, content);
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string?> ConfigOption() => new("--config", "-c") { Description = "The configuration. [localizer.json here or in a folder above]" };

    private static CommonSetup SetupOf(CommandContext context, string? config, string[] glossaries)
    {
        var loaded = ConfigurationFile.Load(config, context.CurrentFolder);
        return new CommonSetup(context.CurrentFolder, loaded, From: null, [], glossaries, [], Srx: null)
        {
            Selection = SelectionRules.Create(loaded.Configuration.Select, loaded.Configuration.Exclude, loaded.Configuration.Rules),
        };
    }

    private static List<(string Text, string Page)> TextsOf(CommonSetup setup, string[] paths) => paths.Length == 0
        ? []
        : [.. GlossarySuggestions.TextsOf(
            setup.FindPages(paths, setup.Loaded.Resolve(setup.Loaded.Configuration.Output ?? "output")), setup.DefaultFrom, setup.LoadSegmenter(_ => { }), setup.Selection)];

    private static void WriteText(IEnumerable<CheckedGlossary> glossaries, GlossaryReport report, TextWriter output)
    {
        foreach (var (glossary, row) in glossaries.Zip(report.Files))
        {
            foreach (var finding in glossary.Findings)
                output.WriteLine(finding);
            var mended = row.Fixed > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"; {row.Fixed} cells put right") : "";
            output.WriteLine(string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"{row.Path}: {row.Rows} rows, {glossary.Findings.Count(finding => finding.Severity == Severity.Error)} errors, {glossary.Findings.Count(finding => finding.Severity == Severity.Warning)} warnings{mended}"));
        }
    }
}
