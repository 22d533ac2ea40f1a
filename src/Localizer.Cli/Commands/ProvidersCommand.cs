using System.CommandLine;
using Localizer.Pipeline;

namespace Localizer.Cli.Commands;

/// <summary><c>localizer providers</c>: which providers are ready, and what is missing for the others.</summary>
internal static class ProvidersCommand
{
    /// <summary>The command, ready to be parsed.</summary>
    public static Command Create(CommandContext context)
    {
        var command = new Command("providers", "Lists the providers: which are ready, and what is missing for the others.\n\nExample: localizer providers");
        command.SetAction(_ =>
        {
            foreach (var entry in ProviderCatalog.All)
                context.Output.WriteLine($"{entry.Name,-8} {(entry.Needs.Length == 0 ? "ready" : "needs " + entry.Needs),-8} {entry.Does}");
            context.Output.WriteLine("This version has no machine translation service: what a memory lacks needs a person, or a memory that has it.");
            return ExitCode.Done;
        });
        return command;
    }
}
