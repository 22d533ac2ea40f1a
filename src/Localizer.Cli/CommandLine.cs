using System.CommandLine;
using Localizer.Cli.Commands;
using Localizer.Model;
using Localizer.Pipeline;

namespace Localizer.Cli;

/// <summary>The command <c>localizer</c>: parses, calls, and turns what went wrong into a message and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>How long an interrupted run may take to finish what it is writing.</summary>
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Runs the command.</summary>
    /// <param name="args">The arguments, without the command's name.</param>
    /// <param name="context">What it reads from and writes to.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var root = CreateRoot(context);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && !AsksForCompletion(args))
        {
            foreach (var error in parsed.Errors)
                await context.Error.WriteLineAsync($"error usage: {error.Message}").ConfigureAwait(false);
            var name = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
            await context.Error.WriteLineAsync($"Run 'localizer {name}--help' to see what it takes.").ConfigureAwait(false);
            return ExitCode.BadInput;
        }

        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TerminationTimeout,
            Output = context.Output,
            Error = context.Error,
        };
        return await InvokeAsync(parsed, configuration, context).ConfigureAwait(false);
    }

    /// <summary>The command with all its commands, ready to be parsed.</summary>
    public static RootCommand CreateRoot(CommandContext context) => new("Localizes article HTML: pages in, localized pages out, nothing but the words changed.")
    {
        TranslateCommand.Create(context),
        ExtractCommand.Create(context),
        MergeCommand.Create(context),
        CheckCommand.Create(context),
        GlossaryCommand.Create(context),
        MemoryCommand.Create(context),
        ProvidersCommand.Create(context),
        InitCommand.Create(context),
        DoctorCommand.Create(context),
    };

    // What a shell wants to have completed is not finished, and so seldom right.
    private static bool AsksForCompletion(string[] args) => args.Length > 0 && args[0].StartsWith("[suggest", StringComparison.Ordinal);

    private static async Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration configuration, CommandContext context)
    {
        try
        {
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (BadInputException exception)
        {
            await context.Error.WriteLineAsync(exception.Diagnostic.ToString()).ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            await context.Error.WriteLineAsync("Interrupted. Pages that were written are whole; run the same command to go on.").ConfigureAwait(false);
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The last line of defence: whatever it is, it is a defect of ours, and people get one line of it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var isVerbose = parsed.Tokens.Any(token => token.Value is "-v" or "--verbose");
            await context.Error.WriteLineAsync(isVerbose
                ? $"error defect: {exception}"
                : $"error defect: {exception.Message} This is a defect of localizer; -v shows where.").ConfigureAwait(false);
            return ExitCode.Defect;
        }
    }
}
