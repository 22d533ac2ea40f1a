using System.Globalization;
using Localizer.Pipeline;
using Spectre.Console;

namespace Localizer.Cli.Output;

/// <summary>Draws how far a run is, on one line of a terminal that is cleared at the end.</summary>
internal sealed class TerminalProgress : IProgress<RunProgress>, IDisposable
{
    private const int LeastWidth = 20;
    private const int LeastOfPage = 8;

    private readonly IAnsiConsole _console;
    private readonly Lock _lock = new();
    private int _shown;

    /// <summary>Draws to standard error.</summary>
    /// <param name="error">Standard error.</param>
    /// <param name="width">The terminal's width in columns; <see langword="null"/> to ask the terminal.</param>
    public TerminalProgress(TextWriter error, int? width = null)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        if (width is { } columns)
            _console.Profile.Width = columns;
    }

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            // Page names are text, never markup: a bracket in one would be read as a style.
            var line = Line(value, Math.Max(LeastWidth, _console.Profile.Width - 1));
            _console.Profile.Out.Writer.Write("\r" + line.PadRight(_shown));
            _shown = line.Length;
        }
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

    // The page comes last, and where there is no room for all its folders go first.
    private static string Line(RunProgress value, int width)
    {
        var line = $"{value.PagesDone}/{value.PagesTotal} pages{Service(value)}";
        var room = width - line.Length - "  ".Length;
        var page = value.Page.Length <= room ? value.Page : room < LeastOfPage ? "" : "…" + value.Page[^(room - 1)..];
        if (page.Length > 0)
            line += $"  {page}";
        return line.Length > width ? line[..width] : line;
    }

    private static string Service(RunProgress value)
    {
        if (value.Provider is null)
            return "";
        var quota = value.QuotaPerMinute is { } allowed ? string.Create(CultureInfo.InvariantCulture, $"/{allowed:#,0}") : "";
        var retries = value.Retries == 0 ? "" : value.Retries == 1 ? ", 1 retry" : $", {value.Retries} retries";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {value.Provider}: {value.SegmentsDone}/{value.SegmentsTotal} segments, {value.CharactersPerMinute:#,0}{quota} characters/min{retries}");
    }
}
