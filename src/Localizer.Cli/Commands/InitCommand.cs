using System.CommandLine;
using System.Globalization;
using System.Text;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Pipeline.Setup;

namespace Localizer.Cli.Commands;

/// <summary><c>localizer init</c>: a configuration for the folder that it finds.</summary>
internal static class InitCommand
{
    /// <summary>The command, ready to be parsed.</summary>
    public static Command Create(CommandContext context)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The project's folder. [the current one]", DefaultValueFactory = _ => "." };
        var command = new Command("init", """
            Writes a commented localizer.json for what the folder holds (pages, glossaries, translation memories, segmentation rules), and a
            .gitignore that leaves .localizer/ out and keeps translations/. Nothing that is there is changed: a localizer.json stays as it is,
            and to a .gitignore only lines are added that it lacks.

            Example: localizer init
            Exit codes: 0 done, 2 there is a localizer.json already, or the folder cannot be read.
            """)
        {
            folder,
        };
        command.SetAction(parsed => Run(Path.GetFullPath(Path.Combine(context.CurrentFolder, parsed.GetValue(folder)!)), context));
        return command;
    }

    private static int Run(string folder, CommandContext context)
    {
        var output = new OutputFolder(folder, context.CurrentFolder);
        var file = Path.Combine(folder, ConfigurationFile.Name);
        if (!Directory.Exists(folder))
            throw Bad("path-not-found", $"'{output.Shown(folder)}' is no folder.", "Name one that exists.");
        if (Path.Exists(file))
            throw Bad("configuration-exists", $"'{output.Shown(file)}' is there already, and nothing was changed.", "'localizer doctor' says what may be wrong with it.");
        var found = new FolderSurvey(folder).Look();
        foreach (var diagnostic in found.LeftOut)
            context.Error.WriteLine(diagnostic with { Severity = Severity.Warning });
        output.Write(file, Encoding.UTF8.GetBytes(ConfigurationTemplate.Write(found)));
        context.Output.WriteLine($"{output.Shown(file)}: written, for {Describe(found)}");
        var ignore = Path.Combine(folder, GitIgnore.Name);
        var present = File.Exists(ignore) ? InputFile.Read(ignore, output.Shown(ignore)) : [];
        if (output.Write(ignore, GitIgnore.Complete(present)))
            context.Output.WriteLine($"{output.Shown(ignore)}: {(present.Length == 0 ? "written" : "completed")}");
        context.Output.WriteLine(Next(found));
        return ExitCode.Done;
    }

    private static string Describe(FoundProject found)
    {
        var parts = new List<string> { Count(found.Pages, "page", found.Root.Length == 0 ? "" : $" in {found.Root}") + $" ({found.From})" };
        parts.AddRange(found.Glossaries.Select(file => $"the glossary {file.Path}{For(file)}"));
        parts.AddRange(found.Memories.Select(file => $"the memory {file.Path}{For(file)}"));
        if (found.Srx is not null)
            parts.Add($"the segmentation rules {found.Srx}");
        return string.Join(", ", parts);
    }

    private static string Next(FoundProject found)
    {
        if (found.Pages == 0)
            return "Next: put pages (.html, .htm, .xhtml) here, and name their folder as \"root\".";
        var to = found.Locales.Count == 0 ? "LOCALE" : string.Join(',', found.Locales);
        return $"Next: localizer translate {(found.Root.Length == 0 ? "." : found.Root)} --to {to} --dry-run";
    }

    private static string For(FoundFile file) => file.Locales.Count == 0 ? "" : $" ({string.Join(", ", file.Locales)})";

    private static string Count(int count, string what, string where) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}{where}");

    private static BadInputException Bad(string id, string message, string hint) => new(new Diagnostic(id, Severity.Error, message, Hint: hint));
}
