using System.CommandLine;
using System.Globalization;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Pipeline.HandOff;

namespace Localizer.Cli.Commands;

/// <summary><c>localizer merge</c>: what a translator gave back, into the records of its pages.</summary>
internal static class MergeCommand
{
    /// <summary>The command, ready to be parsed.</summary>
    public static Command Create(CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Description = "A file that 'localizer extract --xliff' wrote, translated.", Arity = ArgumentArity.OneOrMore };
        var config = new Option<string?>("--config", "-c") { Description = "The configuration. [localizer.json here or in a folder above]" };
        var (from, srx, select, exclude) = (CommonOptions.FromOption(), CommonOptions.SrxOption(), CommonOptions.SelectOption(), CommonOptions.ExcludeOption());
        var command = new Command("merge", """
            Takes back what a translator made of files of 'localizer extract --xliff': each target is proved to be safe and recorded as a person's.
            What no longer fits the page's source is refused and named. 'localizer translate' then writes the pages. What 'extract' was given of
            --from, --srx, --select and --exclude is given again here, so that the pages are read in the same way.

            Example: localizer merge handoff/vi/nvidia-h20-returns.html.xlf
            Exit codes: 0 done, 2 bad input, 3 something was refused; all else was taken.
            """)
        {
            files, from, srx, select, exclude, config,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var loaded = ConfigurationFile.Load(parsed.GetValue(config), context.CurrentFolder);
            var setup = new CommonSetup(context.CurrentFolder, loaded, parsed.GetValue(from) is { } named ? Locale.Parse(named) : null, [], [], [], parsed.GetValue(srx))
            {
                Selection = CommonOptions.SelectionOf(loaded, parsed.GetValue(select), parsed.GetValue(exclude)),
            };
            var scope = CommonOptions.ScopeOf(setup, parsed.GetValue(select), parsed.GetValue(exclude));
            using var memory = setup.OpenMemory(setup.MemoryPlace, _ => { });
            var options = setup.OptionsFor([], [], memory) with { StateFolder = setup.StateFolder, Notify = context.Error.WriteLine };
            var isRefused = false;
            await foreach (var back in new HandOffMerge(options, scope, context.CurrentFolder, loaded.Folder)
                .TakeAsync((parsed.GetValue(files) ?? []).Select(file => new NamedFile(Path.GetFullPath(Path.Combine(context.CurrentFolder, file)), file)), cancellationToken).ConfigureAwait(false))
            {
                foreach (var finding in back.Refused.Concat(back.Noted))
                    await context.Error.WriteLineAsync(finding.ToString()).ConfigureAwait(false);
                isRefused |= back.Refused.Count > 0;
                var refused = back.Refused.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $", {back.Refused.Count} refused") : "";
                await context.Output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{back.File}: {back.Taken} taken into {back.Record}, {back.Left} left as they were{refused}")).ConfigureAwait(false);
            }

            return isRefused ? ExitCode.GateFailed : ExitCode.Done;
        });
        return command;
    }
}
