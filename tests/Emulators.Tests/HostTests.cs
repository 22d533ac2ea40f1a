using System.Text.Json.Nodes;
using Localizer.Emulators.Host;

namespace Localizer.Emulators.Tests;

/// <summary>The command that starts a service by hand.</summary>
public class HostTests
{
    [Theory]
    [InlineData("azure", "AZURE_TRANSLATOR_ENDPOINT=", "AZURE_TRANSLATOR_KEY=emulator-key")]
    [InlineData("deepl", "DEEPL_SERVER_URL=", "DEEPL_AUTH_KEY=emulator-key")]
    [InlineData("google", "GOOGLE_TRANSLATE_ENDPOINT=", "GOOGLE_TRANSLATE_API_KEY=emulator-key")]
    [InlineData("libretranslate", "LIBRETRANSLATE_URL=", "LIBRETRANSLATE_API_KEY=emulator-key")]
    [InlineData("apertium", "APERTIUM_APY_URL=", null)]
    [InlineData("openai", "OPENAI_BASE_URL=", "OPENAI_MODEL=emulated-model")]
    [InlineData("ollama", "OLLAMA_HOST=", "OLLAMA_MODEL=emulated-model")]
    public async Task It_says_how_a_client_gets_there(string provider, string endpoint, string? other)
    {
        var (code, output, error) = await RunAsync("--provider", provider, "--for", "0");

        (code, error).ShouldBe((0, ""));
        output[0].ShouldStartWith($"{provider} listens on http://127.0.0.1:");
        output.ShouldContain(line => line.StartsWith(endpoint + "http://127.0.0.1:"));
        if (other is not null)
            output.ShouldContain(other);
    }

    [Theory]
    [InlineData("--provider", "none")]
    [InlineData("--provider", "azure", "--fault", "explode")]
    [InlineData("--provider", "azure", "--fault", "429:many")]
    [InlineData("--provider", "azure", "--quota", "S9")]
    [InlineData("--provider", "azure", "--latency", "fast")]
    [InlineData("--for", "0")]
    public async Task Wrong_use_is_2_and_says_why(params string[] args)
    {
        var (code, _, error) = await RunAsync([.. args, "--for", "0"]);

        code.ShouldBe(2);
        error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Faults_happen_in_order_and_the_books_are_written_as_they_grow()
    {
        var books = Path.Combine(Directory.CreateTempSubdirectory().FullName, "books.jsonl");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new LineWriter();
        var running = EmulatorCommand.RunAsync(
            ["--provider", "deepl", "--fault", "429=2:2", "--fault", "drop", "--fault", "omit", "--fault", "503@5",
                "--latency", "1ms+0.01ms", "--quota", "100/10s", "--books", books, "--for", "60"],
            output, output, stopping.Token);
        var endpoint = new Uri((await output.LineAsync()).Split(' ')[^1]);
        using var client = new RawClient(endpoint, ("Authorization", "DeepL-Auth-Key emulator-key"), ("User-Agent", "tests/1"));

        async Task<RawAnswer> Post() => await client.PostJsonAsync("/v2/translate", """{"text":["one"],"target_lang":"vi"}""");
        (await Post()).Header("Retry-After").ShouldBe("2");
        (await Post()).Status.ShouldBe(429);
        await Should.ThrowAsync<HttpRequestException>(Post);
        (await Post()).Body.ShouldBe("""{"translations":[]}""");
        (await Post()).Status.ShouldBe(200);
        (await Post()).Status.ShouldBe(503);
        await stopping.CancelAsync();
        (await running).ShouldBe(0);

        var lines = await File.ReadAllLinesAsync(books, TestContext.Current.CancellationToken);
        var last = lines.Select(line => JsonNode.Parse(line)!).GroupBy(line => line["number"]!.GetValue<int>()).OrderBy(call => call.Key)
            .Select(call => call.Last())
            .Select(call => $"{call["path"]} {call["status"]} {call["billedCharacters"]} {call["fault"]} {call["state"]}");
        last.ShouldBe([
            "/v2/translate 429 0 Status answered", "/v2/translate 429 0 Status answered", "/v2/translate 200 3 DropMidBody damaged",
            "/v2/translate 200 3 OmitItem damaged", "/v2/translate 200 3  answered", "/v2/translate 503 0 Status answered",
        ]);
    }

    // S1 has 40 million characters an hour, S3 three times as many, F0 two million.
    [Theory]
    [InlineData("S1@5s", 55_555)]
    [InlineData("S3@5s", 166_666)]
    [InlineData("F0", 33_333)]
    [InlineData("1000/10s", 1_000)]
    public async Task A_quota_gives_the_characters_that_it_says_and_then_429(string quota, int characters)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new LineWriter();
        var running = EmulatorCommand.RunAsync(["--provider", "azure", "--quota", quota, "--for", "60"], output, output, stopping.Token);
        using var client = new RawClient(new Uri((await output.LineAsync()).Split(' ')[^1]), ("Ocp-Apim-Subscription-Key", "emulator-key"));

        async Task<RawAnswer> Post(int length) =>
            await client.PostJsonAsync("/translate?api-version=3.0&from=en&to=vi", $"[{{\"text\":\"{new string('a', length)}\"}}]");
        var statuses = new List<int>();
        for (var left = characters; left > 0; left -= 30_000)
            statuses.Add((await Post(Math.Min(left, 30_000))).Status);
        var refused = await Post(1);
        await stopping.CancelAsync();

        (await running).ShouldBe(0);
        statuses.ShouldAllBe(status => status == 200);
        refused.Status.ShouldBe(429);
        refused.Header("Retry-After").ShouldNotBeNull();
    }

    private static async Task<(int Code, string[] Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await EmulatorCommand.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString().Split(output.NewLine, StringSplitOptions.RemoveEmptyEntries), error.ToString());
    }

    /// <summary>Gives the first line as soon as it is written.</summary>
    private sealed class LineWriter : StringWriter
    {
        private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> LineAsync() => _first.Task.WaitAsync(TestContext.Current.CancellationToken);

        public override Task WriteLineAsync(string? value)
        {
            _first.TrySetResult(value ?? "");
            return base.WriteLineAsync(value);
        }
    }
}
