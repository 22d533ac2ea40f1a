namespace Localizer.Cli;

/// <summary>What a command reads from and writes to, so that tests run the whole command in their own process.</summary>
internal sealed record CommandContext
{
    /// <summary>The folder that relative paths start from.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>Standard input.</summary>
    public required Stream Input { get; init; }

    /// <summary>Standard output as bytes, for pages.</summary>
    public required Stream OutputStream { get; init; }

    /// <summary>Standard output as text, for results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error, for progress and messages.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether standard error is a terminal, where progress may be drawn.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The context of the running process.</summary>
    public static CommandContext OfProcess()
    {
        var output = Console.OpenStandardOutput();
        return new CommandContext
        {
            CurrentFolder = Directory.GetCurrentDirectory(),
            Input = Console.OpenStandardInput(),
            OutputStream = output,
            Output = new StreamWriter(output, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true },
            Error = Console.Error,
            IsErrorTerminal = !Console.IsErrorRedirected,
        };
    }
}
