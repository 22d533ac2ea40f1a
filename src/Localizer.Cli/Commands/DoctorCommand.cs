using System.CommandLine;
using System.Globalization;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Pipeline.Doctor;
using Localizer.Providers;
using Localizer.Reports;

namespace Localizer.Cli.Commands;

/// <summary><c>localizer doctor</c>: what of this machine and this configuration would make a run fail.</summary>
internal sealed class DoctorCommand
{
    private readonly CommandContext _context;
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Where the pages are. [the configuration's root, else the project's folder]",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _to = new("--to") { Description = "Locales that the project is translated into, besides those that it has records of.", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string?> _provider = new("--provider", "-p") { Description = "The providers that a run would ask, with commas. [the configuration's, else memory]" };
    private readonly Option<bool> _offline = new("--offline") { Description = "Ask no service anything." };
    private readonly Option<FailOn?> _failOn = new("--fail-on") { Description = "Which troubles make the exit code other than 0: error, warning or never. [error]" };
    private readonly Option<string?> _config = new("--config", "-c") { Description = "The configuration. [localizer.json here or in a folder above]" };
    private readonly Option<OutputFormat> _format = new("--format") { Description = "text or json. [text]" };

    private DoctorCommand(CommandContext context) => _context = context;

    /// <summary>The command, ready to be parsed.</summary>
    public static Command Create(CommandContext context)
    {
        var doctor = new DoctorCommand(context);
        var command = new Command("doctor", $"""
            Looks for what would make a run fail, or go otherwise than expected: in the configuration, the project's files and folders, the
            environment, and the services that a run would ask; says of each trouble what to do (docs/reference/troubles.md lists them).
            Nothing is written. Each of these services translates '{ServiceTrial.Word}' once, which may be billed as {ServiceTrial.Word.Length} characters.

            Example: localizer doctor --provider azure
            Exit codes: 0 nothing that makes a run fail, else the one that a run would end with: 2 bad input, 4 a service fails;
            3 warnings, with --fail-on warning.
            """)
        {
            doctor._paths, doctor._to, doctor._provider, doctor._offline, doctor._failOn, doctor._config, doctor._format,
        };
        command.SetAction(doctor.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new DoctorOptions
        {
            CurrentFolder = _context.CurrentFolder,
            Configuration = parsed.GetValue(_config),
            Paths = parsed.GetValue(_paths) ?? [],
            To = [.. (parsed.GetValue(_to) ?? []).SelectMany(tags => tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(Locale.Parse)],
            Providers = parsed.GetValue(_provider),
            AsksServices = !parsed.GetValue(_offline),
            FailOn = parsed.GetValue(_failOn) ?? FailOn.Error,
            Variable = _context.Variable,
            Time = _context.Time,
        };
        var report = await Examination.RunAsync(options, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_format) == OutputFormat.Json)
            await _context.Output.WriteLineAsync(ReportJson.Write(report)).ConfigureAwait(false);
        else
            await WriteTextAsync(report).ConfigureAwait(false);
        return report.ExitCode;
    }

    private async Task WriteTextAsync(DoctorReport report)
    {
        foreach (var trouble in report.Diagnostics)
            await _context.Output.WriteLineAsync(trouble.ToString()).ConfigureAwait(false);
        var found = report.Troubles.Count switch
        {
            0 => "No trouble",
            1 => "1 trouble",
            var count => $"{count.ToString(CultureInfo.InvariantCulture)} troubles",
        };
        await _context.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{found} found, of {Examination.Kinds.Count} kinds looked for.")).ConfigureAwait(false);
    }
}
