using System.CommandLine;
using Localizer.Pipeline;
using Localizer.Reports;

namespace Localizer.Cli.Commands;

/// <summary><c>localizer extract</c>: what would be translated.</summary>
internal static class ExtractCommand
{
    /// <summary>The command, ready to be parsed.</summary>
    public static Command Create(CommandContext context)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "A page, a folder (searched for .html, .htm and .xhtml), or a glob.",
            Arity = ArgumentArity.OneOrMore,
        };
        var from = new Option<string?>("--from") { Description = "The locale of the pages. [the page's own lang, else the configuration's, else en]" };
        var config = new Option<string?>("--config", "-c") { Description = "The configuration. [localizer.json here or in a folder above]" };
        var select = CommonOptions.SelectOption();
        var exclude = CommonOptions.ExcludeOption();
        var srx = CommonOptions.SrxOption();
        var format = new Option<OutputFormat>("--format") { Description = "text or json. [text]" };
        var command = new Command("extract", """
            Lists what would be translated: each unit with its place, its kind and its segments. Nothing is asked and nothing written.

            Example: localizer extract articles --format json
            Exit codes: 0 done, 2 bad input.
            """)
        {
            paths, from, srx, select, exclude, config, format,
        };
        command.SetAction(parsed =>
        {
            var loaded = ConfigurationFile.Load(parsed.GetValue(config), context.CurrentFolder);
            var setup = new CommonSetup(
                context.CurrentFolder, loaded, parsed.GetValue(from) is { } named ? Model.Locale.Parse(named) : null, [], [], [], parsed.GetValue(srx));
            var pages = setup.FindPages(parsed.GetValue(paths) ?? [], loaded.Resolve(loaded.Configuration.Output ?? "output"));
            var selection = CommonOptions.SelectionOf(loaded, parsed.GetValue(select), parsed.GetValue(exclude));
            var report = Extraction.Run(pages, setup.From, setup.DefaultFrom, setup.LoadSegmenter(context.Error.WriteLine), selection);
            if (parsed.GetValue(format) == OutputFormat.Json)
                context.Output.WriteLine(ReportJson.Write(report));
            else
                WriteText(report, context.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteText(ExtractReport report, TextWriter output)
    {
        foreach (var file in report.Files)
        {
            output.WriteLine($"{file.Path} ({file.Encoding}, {file.SourceLocale})");
            foreach (var unit in file.Units)
            {
                var mark = unit.Translate ? "" : " (not to be translated)";
                output.WriteLine($"  {unit.Line}:{unit.Column} {unit.Kind} {unit.Name} {unit.Id}{mark}");
                foreach (var segment in unit.Segments)
                    output.WriteLine($"    {segment.Id} {segment.Source}");
            }
        }
    }
}
