using System.Diagnostics;
using System.Text.Json;

namespace Localizer.Benchmarks;

/// <summary>The Azure emulator in a process of its own, and what its books say.</summary>
internal sealed class HostedAzure : IDisposable
{
    private readonly Process _process;
    private readonly string _books;
    private int _warmedUp;

    private HostedAzure(Process process, string books, Dictionary<string, string> variables)
    {
        _process = process;
        _books = books;
        Variables = variables;
    }

    /// <summary>The environment that leads the command to it.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Starts it.</summary>
    /// <param name="books">The file that gets its books.</param>
    /// <param name="arguments">Quota, latency and faults as the emulators' host takes them.</param>
    public static HostedAzure Start(string books, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])[BuiltAssembly.Of("tests/Emulators.Host", "Localizer.Emulators.Host.dll"), "--provider", "azure", "--books", books, .. arguments])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!variables.ContainsKey("AZURE_TRANSLATOR_ENDPOINT") || !variables.ContainsKey("AZURE_TRANSLATOR_KEY"))
        {
            var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The emulator did not start.");
            if (line.Split('=', 2) is [var name, var value])
                variables[name] = value;
        }

        return new HostedAzure(process, books, variables);
    }

    /// <summary>Asks once for a translation, so that what is measured meets a service that is up and running.</summary>
    public async Task WarmUpAsync()
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Variables["AZURE_TRANSLATOR_ENDPOINT"].TrimEnd('/')}/translate?api-version=3.0&from=en&to=vi&textType=html")
        {
            Content = new StringContent("""[{"Text":"."}]""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Ocp-Apim-Subscription-Key", Variables["AZURE_TRANSLATOR_KEY"]);
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        _warmedUp++;
    }

    /// <summary>The requests to translate, each as it ended; without those that warmed it up.</summary>
    public List<BookedRequest> Requests()
    {
        using var file = new FileStream(_books, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var requests = new SortedDictionary<int, BookedRequest>();
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var entry = json.RootElement;
            if (entry.GetProperty("path").GetString()!.StartsWith("/translate", StringComparison.Ordinal))
            {
                requests[entry.GetProperty("number").GetInt32()] = new BookedRequest(
                    entry.GetProperty("at").GetDateTimeOffset(), entry.GetProperty("status").GetInt32(),
                    entry.GetProperty("billedCharacters").GetInt64(), entry.GetProperty("state").GetString() == "answered");
            }
        }

        return [.. requests.Values.Skip(_warmedUp)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}

/// <summary>A request in the emulator's books.</summary>
/// <param name="At">When it arrived.</param>
/// <param name="Status">Its status, or 0.</param>
/// <param name="Billed">What it cost.</param>
/// <param name="IsAnswered">Whether its answer left whole.</param>
internal sealed record BookedRequest(DateTimeOffset At, int Status, long Billed, bool IsAnswered);
