using System.Diagnostics;
using System.Text.Json;

namespace Localizer.Cli.Tests.Ci;

/// <summary>An emulated service in a process of its own, as users start it by hand; its books are a file.</summary>
internal sealed class HostedEmulator : IDisposable
{
    private static readonly string Assembly = BuiltCommand.AssemblyOf("tests/Emulators.Host", "Localizer.Emulators.Host.dll");

    private readonly Process _process;
    private readonly string _books;

    private HostedEmulator(Process process, string books) => (_process, _books) = (process, books);

    /// <summary>The variables that lead a client to it.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Starts it, and waits until it listens.</summary>
    public static async Task<HostedEmulator> StartAsync(string provider, Workplace place)
    {
        var books = Path.Combine(place.Folder, "books.jsonl");
        var start = new ProcessStartInfo("dotnet", ["exec", Assembly, "--provider", provider, "--books", books, "--for", "300"]) { RedirectStandardOutput = true, UseShellExecute = false };
        var host = new HostedEmulator(Process.Start(start)!, books);
        await host._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 2; i++)
        {
            var variable = (await host._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!.Split('=', 2);
            host.Variables[variable[0]] = variable[1];
        }

        return host;
    }

    /// <summary>How many requests to translate it has had, and what it billed for them.</summary>
    public (int Requests, long Characters) Read()
    {
        using var file = new StreamReader(new FileStream(_books, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var calls = new Dictionary<int, (string Method, long Characters)>();
        while (file.ReadLine() is { Length: > 0 } line)
        {
            var call = JsonDocument.Parse(line).RootElement;
            calls[call.GetProperty("number").GetInt32()] = (call.GetProperty("method").GetString()!, call.GetProperty("billedCharacters").GetInt64());
        }

        return (calls.Values.Count(call => call.Method == "POST"), calls.Values.Sum(call => call.Characters));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
