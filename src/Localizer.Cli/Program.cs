using Localizer.Cli;

return await CommandLine.RunAsync(args, CommandContext.OfProcess()).ConfigureAwait(false);
