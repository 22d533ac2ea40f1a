using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Localizer.Cli.Output;

/// <summary>A log for people: one line an event, with its time and how grave it is.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="time">The clock.</param>
internal sealed class LineLog(TextWriter output, TimeProvider time) : ILogger
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Debug and < LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
            return;
        var message = OneLine(exception is null ? formatter(state, null) : $"{formatter(state, exception)} ({exception.Message})");
        var line = string.Create(CultureInfo.InvariantCulture, $"{time.GetLocalNow():HH:mm:ss.fff} {NameOf(logLevel)} {message}");
        lock (_lock)
            output.WriteLine(line);
    }

    // What a service says must neither break the line nor reach the terminal as a command.
    private static string OneLine(string message) => string.Create(message.Length, message, static (line, text) =>
    {
        for (var i = 0; i < line.Length; i++)
            line[i] = char.IsControl(text[i]) ? ' ' : text[i];
    });

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        _ => "error",
    };
}
