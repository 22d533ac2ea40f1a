using System.CommandLine;

namespace Localizer.Emulators.Host;

/// <summary>The command: which service, how it is limited, what goes wrong with it, and for how long it runs.</summary>
public static class EmulatorCommand
{
    /// <summary>Runs a service until it is cancelled or its time is over.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Gets the endpoint and the environment variables that lead a client to it.</param>
    /// <param name="error">Gets what is wrong with the command line.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>0, or 2 for wrong use.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var provider = new Option<string>("--provider") { Required = true, Description = "The service." };
        provider.AcceptOnlyFromAmong([.. HostedService.Names]);
        var quota = new Option<string?>("--quota")
        {
            Description = "Characters (tokens, for chat) in a window: F0, S1, S2, S3, S4 a minute, S1@5s the same rate by 5 s, or 1000/10s.",
        };
        var fault = new Option<string[]>("--fault")
        {
            Description = "What goes wrong, in order: KIND[=VALUE][:COUNT], such as 429=2:3 (three times, Retry-After 2); KIND@100 or "
                + $"KIND@1h for good after 100 requests or an hour. Kinds: a status, {string.Join(", ", FaultArgument.Kinds)}.",
        };
        var chance = new Option<string?>("--chance") { Description = "Faults befall requests at random, such as 10%, rather than in order." };
        var seed = new Option<ulong>("--seed") { Description = "Begins the random sequence.", DefaultValueFactory = _ => 1 };
        var latency = new Option<string?>("--latency") { Description = "Time an answer takes: 150ms, or 150ms+0.02ms with time a character." };
        var port = new Option<int>("--port") { Description = "Port of 127.0.0.1; 0 for any that is free." };
        var time = new Option<double?>("--for") { Description = "Seconds to run; without it, until Ctrl-C." };
        var books = new Option<FileInfo?>("--books") { Description = "File that gets a line of JSON a request; the last line of a number holds." };
        var command = new RootCommand("Runs an emulated translation service on 127.0.0.1.")
        {
            provider, quota, fault, chance, seed, latency, port, time, books,
        };
        command.SetAction(async (parsed, stop) =>
        {
            try
            {
                var faults = FaultPlan.Read(parsed.GetValue(fault) ?? [], parsed.GetValue(chance), parsed.GetValue(seed));
                var settings = new HostSettings(
                    Amounts.Quota(parsed.GetValue(quota)), Amounts.Latency(parsed.GetValue(latency)), parsed.GetValue(port), faults);
                await ServeAsync(parsed.GetValue(provider)!, settings, parsed.GetValue(books), parsed.GetValue(time), output, stop);
                return 0;
            }
            catch (FormatException exception)
            {
                await error.WriteLineAsync(exception.Message);
                return 2;
            }
        });
        var result = command.Parse([.. args]);
        var code = await result.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellation);
        return result.Errors.Count > 0 ? 2 : code;
    }

    private static async Task ServeAsync(
        string provider, HostSettings settings, FileInfo? books, double? seconds, TextWriter output, CancellationToken cancellation)
    {
        using var journal = books is null ? null : new Journal(books);
        await using var service = await HostedService.StartAsync(provider, settings, journal is null ? null : journal.Write);
        foreach (var fault in settings.Faults.Script)
            service.Emulator.Script(fault);
        await output.WriteLineAsync($"{provider} listens on {service.Emulator.Endpoint}");
        foreach (var (name, value) in service.Environment)
            await output.WriteLineAsync($"{name}={value}");
        await output.FlushAsync(CancellationToken.None);

        try
        {
            await Task.Delay(seconds is { } time ? TimeSpan.FromSeconds(time) : Timeout.InfiniteTimeSpan, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is the way to end it.
        }
    }
}
