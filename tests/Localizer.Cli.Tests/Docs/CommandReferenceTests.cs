using System.CommandLine;
using System.Text;
using Localizer.Pipeline.Doctor;

namespace Localizer.Cli.Tests.Docs;

/// <summary>The reference of commands and troubles is made from the commands and the rules themselves.</summary>
public class CommandReferenceTests
{
    [Fact]
    public void The_reference_of_commands_is_the_commands_own() => ApprovedDocument.Hold(Commands(), "docs/reference/commands.md");

    [Fact]
    public void The_reference_of_troubles_is_the_rules_own() => ApprovedDocument.Hold(Troubles(), "docs/reference/troubles.md");

    private static string Commands()
    {
        var page = new StringBuilder("# Commands\n\nMade from the commands themselves; `localizer COMMAND --help` says the same.\n");
        foreach (var command in CommandLine.CreateRoot(CommandContext.OfProcess()).Subcommands)
            Write(page, command, "localizer");
        return page.ToString();
    }

    private static void Write(StringBuilder page, Command command, string parent)
    {
        var name = $"{parent} {command.Name}";
        if (command.Subcommands.Count > 0)
        {
            foreach (var below in command.Subcommands)
                Write(page, below, name);
            return;
        }

        page.Append($"\n## {name}\n\n```text\n{command.Description}\n```\n\n| argument or option | |\n| --- | --- |\n");
        foreach (var argument in command.Arguments)
            page.Append($"| `{argument.Name}{(argument.Arity.MaximumNumberOfValues > 1 ? "…" : "")}` | {Cell(argument.Description)} |\n");
        foreach (var option in command.Options.Where(option => option.Name != "--help"))
        {
            var names = string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Prepend(option.Name).Select(alias => $"`{alias}`"));
            page.Append($"| {names} | {(option.Required ? "Needed. " : "")}{Cell(option.Description)} |\n");
        }
    }

    private static string Troubles()
    {
        var page = new StringBuilder("""
            # Troubles that `localizer doctor` looks for

            Made from the rules themselves. Each is told with its place and its remedy; what stands between backquotes in a remedy is a command
            for a shell in the project's folder. The exit code of `doctor` is the one that a run would end with. What only warns fails with
            `--fail-on warning` (3).

            | trouble | what it is | a run ends with |
            | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var (id, looksFor, runEndsWith) in Examination.Kinds)
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{id}` | {Cell(looksFor)} | {(runEndsWith == 0 ? "(warning)" : runEndsWith.ToString(System.Globalization.CultureInfo.InvariantCulture))} |\n");
        return page.ToString();
    }

    private static string Cell(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
