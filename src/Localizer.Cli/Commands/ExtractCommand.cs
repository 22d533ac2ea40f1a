using System.CommandLine;
using System.Globalization;
using Localizer.Exchange.Xliff;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Pipeline.HandOff;
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
        var from = CommonOptions.FromOption();
        var config = new Option<string?>("--config", "-c") { Description = "The configuration. [localizer.json here or in a folder above]" };
        var select = CommonOptions.SelectOption();
        var exclude = CommonOptions.ExcludeOption();
        var srx = CommonOptions.SrxOption();
        var format = new Option<OutputFormat>("--format") { Description = "text or json. [text]" };
        var handOff = new HandOffOptions();
        var command = new Command("extract", """
            Lists what would be translated: each unit with its place, its kind and its segments. Nothing is asked and nothing written. With --xliff,
            writes for translators what is missing or marked for review, a file a page and locale; 'localizer merge' takes it back. A file that
            one of them worked on and that was not merged yet is left as it is.

            Example: localizer extract articles --format json
            Example: localizer extract articles --xliff 1.2 --to vi -o handoff
            Exit codes: 0 done, 2 bad input, 3 a translator's work is in the way.
            """)
        {
            paths, from, srx, select, exclude, config, format, handOff.Version, handOff.To, handOff.Output, handOff.All, handOff.Force,
        };
        command.SetAction(parsed =>
        {
            var loaded = ConfigurationFile.Load(parsed.GetValue(config), context.CurrentFolder);
            var setup = new CommonSetup(
                context.CurrentFolder, loaded, parsed.GetValue(from) is { } named ? Locale.Parse(named) : null, [], [], [], parsed.GetValue(srx))
            {
                Selection = CommonOptions.SelectionOf(loaded, parsed.GetValue(select), parsed.GetValue(exclude)),
            };
            var pages = setup.FindPages(parsed.GetValue(paths) ?? [], loaded.Resolve(loaded.Configuration.Output ?? "output"));
            if (parsed.GetValue(handOff.Version) is { } version)
            {
                var scope = CommonOptions.ScopeOf(setup, parsed.GetValue(select), parsed.GetValue(exclude));
                return HandOff(setup, scope, pages, version == "1.2" ? XliffVersion.Xliff12 : XliffVersion.Xliff21, handOff, parsed, context);
            }

            var report = Extraction.Run(pages, setup.From, setup.DefaultFrom, setup.LoadSegmenter(context.Error.WriteLine), setup.Selection);
            if (parsed.GetValue(format) == OutputFormat.Json)
                context.Output.WriteLine(ReportJson.Write(report));
            else
                WriteText(report, context.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static int HandOff(
        CommonSetup setup, HandOffScope scope, IReadOnlyList<PageInput> pages, XliffVersion version, HandOffOptions options, ParseResult parsed, CommandContext context)
    {
        if (parsed.GetValue(options.Output) is not { } folder || parsed.GetValue(options.To) is not { Length: > 0 } tags)
            throw new BadInputException(new Diagnostic("usage", Severity.Error, "--xliff needs --to and --output.", Hint: "Give both, such as --to vi -o handoff."));
        var locales = tags.SelectMany(tag => tag.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(Locale.Parse).Distinct().ToList();
        var output = new OutputFolder(Path.GetFullPath(Path.Combine(context.CurrentFolder, folder)), context.CurrentFolder);
        using var memory = ProjectMemory.OpenWhole(setup.MemoryPlace, setup.MemoryFiles, setup.Records, setup.From ?? setup.DefaultFrom, context.Error.WriteLine);
        var result = new HandOffExport(setup.OptionsFor(pages, locales, memory) with { Force = parsed.GetValue(options.Force) }, output, scope, setup.Loaded.Folder)
            .Write(parsed.GetValue(options.All) ? HandOffChoice.All : HandOffChoice.Open, version);
        foreach (var finding in result.Noted.Concat(result.Refused))
            context.Error.WriteLine(finding);
        foreach (var file in result.Files)
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.File}: {file.Missing} segments to translate, {file.Review} to review"));
        if (result.Files.Count == 0 && result.Refused.Count == 0)
            context.Output.WriteLine("Nothing is missing or marked for review.");
        return result.Refused.Count > 0 ? ExitCode.GateFailed : ExitCode.Done;
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
                {
                    output.WriteLine($"    {segment.Id} {segment.Source}");
                    foreach (var note in segment.Notes ?? [])
                        output.WriteLine($"      {note.Kind}: {note.Text}");
                }
            }
        }
    }
}

/// <summary>The options of a hand-off to translators.</summary>
internal sealed class HandOffOptions
{
    /// <summary>Sets them up.</summary>
    public HandOffOptions() => Version.AcceptOnlyFromAmong("1.2", "2.1");

    /// <summary>The version of XLIFF.</summary>
    public Option<string?> Version { get; } = new("--xliff") { Description = "Write files for translators in this version of XLIFF: 1.2 or 2.1." };

    /// <summary>The locales.</summary>
    public Option<string[]> To { get; } = new("--to", "-t") { Description = "The locales to translate into, with --xliff.", AllowMultipleArgumentsPerToken = false };

    /// <summary>The folder that the files go to.</summary>
    public Option<string?> Output { get; } = new("--output", "-o") { Description = "The folder that the files go to, with --xliff." };

    /// <summary>Whether all segments are handed off.</summary>
    public Option<bool> All { get; } = new("--all") { Description = "With --xliff, all segments, not just what is missing or marked for review." };

    /// <summary>Whether a translator's work is written over.</summary>
    public Option<bool> Force { get; } = new("--force") { Description = "With --xliff, write over a file that a translator worked on; a backup is kept beside it." };
}
