using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Localizer.Cli.Tests.Asking;
using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;
using Microsoft.AspNetCore.Http;

namespace Localizer.Cli.Tests;

/// <summary>Logs, traces and metrics: they come when they are asked for, and hold neither a text of the page nor a key.</summary>
public class TelemetryTests
{
    private const string Key = "emulator-key";
    private const string Words = "Unpublished figures of the quarter";

    [Fact]
    public async Task Spans_and_metrics_reach_a_collector_and_hold_neither_text_nor_key()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        azure.Script(new Fault.Status(503));
        await using var collector = await Collector.StartAsync();
        using var workplace = Of(azure);
        workplace.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"{collector.Endpoint}";

        var result = await workplace.RunAsync("translate", "page.html", "--to", "es", "-p", "azure");

        result.ExitCode.ShouldBe(0, result.Error);
        var traces = collector.Received("/v1/traces");
        foreach (var expected in (string[])["localizer.run", "localizer.page", "localizer.batch", "localizer.attempt", "page.html", "azure", "Unavailable"])
            traces.ShouldContain(expected, Case.Sensitive);
        var metrics = collector.Received("/v1/metrics");
        foreach (var expected in (string[])["localizer.requests", "localizer.retries", "localizer.characters", "localizer.pages", "localizer.attempt.duration"])
            metrics.ShouldContain(expected, Case.Sensitive);
        (traces + metrics).ShouldNotContain(Words);
        (traces + metrics).ShouldNotContain(Key);
        azure.Calls.ShouldAllBe(call => !call.Headers.ContainsKey("traceparent"), "the service is told nothing of our traces");
    }

    [Fact]
    public async Task Texts_are_in_the_spans_when_that_is_asked_for()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        await using var collector = await Collector.StartAsync();
        using var workplace = Of(azure);
        workplace.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"{collector.Endpoint}";
        workplace.Variables["LOCALIZER_TRACE_TEXT"] = "1";

        await workplace.RunAsync("translate", "page.html", "--to", "es", "-p", "azure");

        var traces = collector.Received("/v1/traces");
        traces.ShouldContain(Words);
        traces.ShouldNotContain(Key);
    }

    [Fact]
    public async Task A_collector_that_is_not_there_does_no_harm()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        Uri gone;
        await using (var collector = await Collector.StartAsync())
            gone = collector.Endpoint;
        using var workplace = Of(azure);
        workplace.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"{gone}";

        (await workplace.RunAsync("translate", "page.html", "--to", "es", "-p", "azure")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_collector_nothing_of_OpenTelemetry_is_loaded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what a process has loaded is read from /proc");
        foreach (var collector in (string[])["", "http://127.0.0.1:9"])
        {
            var asked = new TaskCompletionSource();
            await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Latency = _ => HeldBack(asked) });
            using var workplace = Of(azure);
            workplace.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector;
            using var run = BuiltCommand.Start(workplace, "translate", "page.html", "--to", "es", "-p", "azure");
            try
            {
                await asked.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
                var loaded = await File.ReadAllTextAsync($"/proc/{run.Id}/maps", TestContext.Current.CancellationToken);

                loaded.ShouldContain("Polly.Core.dll");
                loaded.Contains("OpenTelemetry", StringComparison.Ordinal).ShouldBe(collector.Length > 0);
            }
            finally
            {
                run.Kill();
                await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
        }
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "nowhere", "OTEL_EXPORTER_OTLP_ENDPOINT 'nowhere' is no address.")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "carrier/pigeon", "OTEL_EXPORTER_OTLP_PROTOCOL 'carrier/pigeon' is not known.")]
    public async Task A_setting_that_cannot_be_used_is_named(string variable, string value, string message)
    {
        using var workplace = new Workplace();
        workplace.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9";
        workplace.Variables[variable] = value;

        var result = await workplace.RunAsync("translate", "page.html", "--to", "es");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(message);
    }

    [Fact]
    public async Task A_collectors_key_is_not_sent_for_all_to_read()
    {
        using var workplace = new Workplace();
        workplace.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://collector.example:4318";
        workplace.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "api-key=s3cr3t";

        var result = await workplace.RunAsync("translate", "page.html", "--to", "es");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldNotContain("s3cr3t");
    }

    [Fact]
    public async Task Verbose_logs_what_happens_a_line_each_without_text_or_key()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        azure.Script(new Fault.Status(503));
        using var workplace = Of(azure);

        var result = await workplace.RunAsync("translate", "page.html", "--to", "es", "-p", "azure", "-v");

        result.ExitCode.ShouldBe(0);
        var lines = result.Error.Split('\n').Where(line => line.Length > 12 && char.IsAsciiDigit(line[0])).Select(line => line[13..].TrimEnd('\r')).ToList();
        lines.ShouldContain("info 1 pages into es, by azure");
        lines.ShouldContain("info azure: sent again after Unavailable");
        lines.ShouldContain(line => line.StartsWith("debug azure: 2 texts into es, ", StringComparison.Ordinal));
        lines.ShouldContain("info page.html [es]: Written, 2 segments, 0 of them missing");
        lines.ShouldNotContain(line => line.Contains(Words, StringComparison.OrdinalIgnoreCase), "findings quote texts, the log does not");
        result.Error.ShouldNotContain(Key);
        (await workplace.RunAsync("translate", "page.html", "--to", "es", "-p", "azure")).Error.ShouldNotContain("info ");
    }

    [Theory]
    [InlineData("azure")]
    [InlineData("deepl")]
    [InlineData("google")]
    [InlineData("openai")]
    public async Task A_service_that_repeats_text_and_key_in_a_refusal_does_not_get_them_into_spans_or_logs(string provider)
    {
        var service = EmulatedService.All[provider];
        await using var collector = await Collector.StartAsync();
        await using var emulator = await service.StartAsync(new EmulatedBehaviour { Rule = Echo });
        using var workplace = service.PlaceFor(emulator, $"<!DOCTYPE html><html lang=en><title>A title</title><p>{Words}.</p>");
        workplace.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"{collector.Endpoint}";

        var result = await workplace.RunAsync("translate", "page.html", "--from", "en", "--to", "es", "-p", provider, "-v");

        result.ExitCode.ShouldBe(4);
        emulator.Calls.ShouldContain(call => call.Fault is Fault.Intercept && ((Fault.Intercept)call.Fault).Body.Contains(Words, StringComparison.Ordinal));
        var traces = collector.Received("/v1/traces");
        traces.ShouldContain("BadRequest");
        (traces + collector.Received("/v1/metrics")).ShouldNotContain(Words);
        (traces + collector.Received("/v1/metrics")).ShouldNotContain(Key);
        result.Error.ShouldNotContain(Key);
        var log = result.Error.Split('\n').Where(line => line.Length > 12 && char.IsAsciiDigit(line[0])).ToList();
        log.ShouldContain(line => line.Contains("answered 400: “", StringComparison.Ordinal) && line.Contains("Cannot translate with key …: ", StringComparison.Ordinal));
        log.ShouldNotContain(line => line.Contains(Words, StringComparison.OrdinalIgnoreCase), "findings quote texts, the log does not");
    }

    // The shapes of all services' errors at once, quoting what was asked for; what is asked for last, the page's texts, first.
    private static Fault.Intercept? Echo(EmulatorCall call)
    {
        if (call.Method != "POST")
            return null;
        var said = JsonSerializer.Serialize($"Cannot translate with key {Key}: {string.Join(" / ", AskedTexts.Of(call).Reverse())}");
        return new Fault.Intercept(400, "application/json", $$$"""{"message":{{{said}}},"error":{"code":400000,"message":{{{said}}}}}""");
    }

    // The request is in flight as long as the test looks at the process.
    private static TimeSpan HeldBack(TaskCompletionSource asked)
    {
        asked.TrySetResult();
        return TimeSpan.FromSeconds(30);
    }

    private static Workplace Of(AzureTranslatorEmulator azure)
    {
        var workplace = new Workplace();
        workplace.Variables["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}";
        workplace.Variables["AZURE_TRANSLATOR_KEY"] = Key;
        workplace.Write("page.html", $"<!DOCTYPE html><html lang=en><title>A title</title><p>{Words}.</p>");
        return workplace;
    }

    /// <summary>Takes what an exporter sends.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Body)> _received = new();
        private LoopbackServer? _server;

        public Uri Endpoint => _server!.Endpoint;

        public static async Task<Collector> StartAsync()
        {
            var collector = new Collector();
            collector._server = await LoopbackServer.StartAsync(async (context, cancellation) =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body, cancellation);
                collector._received.Enqueue((context.Request.Path.Value!, Encoding.UTF8.GetString(body.ToArray())));
                context.Response.StatusCode = StatusCodes.Status200OK;
            });
            return collector;
        }

        /// <summary>The bodies of a path; Protocol Buffers write strings as they are.</summary>
        public string Received(string path) => string.Concat(_received.Where(sent => sent.Path == path).Select(sent => sent.Body));

        public ValueTask DisposeAsync() => _server!.DisposeAsync();
    }
}
