using System.Globalization;
using Localizer.Pipeline;
using Spectre.Console;

namespace Localizer.Cli.Output;

/// <summary>Draws how far a run is, on one line of a terminal that is cleared at the end.</summary>
internal sealed class TerminalProgress : IProgress<RunProgress>, IDisposable
{
    private readonly IAnsiConsole _console;
    private readonly Lock _lock = new();
    private int _shown;

    /// <summary>Draws to standard error.</summary>
    public TerminalProgress(TextWriter error) =>
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            // Page names are text, never markup: a bracket in one would be read as a style.
            var line = $"{value.PagesDone} of {value.PagesTotal} pages  {value.Page}{Service(value)}";
            var width = Math.Max(20, _console.Profile.Width - 1);
            line = line.Length > width ? line[..width] : line;
            _console.Profile.Out.Writer.Write("\r" + line.PadRight(_shown));
            _shown = line.Length;
        }
    }

    private static string Service(RunProgress value)
    {
        if (value.Provider is null)
            return "";
        var quota = value.QuotaPerMinute is { } allowed ? string.Create(CultureInfo.InvariantCulture, $" of {allowed:#,0}") : "";
        var retries = value.Retries == 0 ? "" : $", {value.Retries} sent again";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {value.Provider}: {value.SegmentsDone} of {value.SegmentsTotal} segments, {value.CharactersPerMinute:#,0}{quota} characters a minute{retries}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_shown > 0)
                _console.Profile.Out.Writer.Write("\r" + new string(' ', _shown) + "\r");
        }
    }
}
