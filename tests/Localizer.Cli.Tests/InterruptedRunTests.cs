using System.Diagnostics;
using Localizer.Emulators.AzureTranslator;

namespace Localizer.Cli.Tests;

/// <summary>A run that is interrupted (Ctrl-C) ends soon, says so, and keeps what it paid for.</summary>
public class InterruptedRunTests
{
    private const string Command = "src/Localizer.Cli/bin";

    [Theory]
    [InlineData(400)]
    [InlineData(60_000)]
    public async Task It_ends_within_two_seconds_with_130_and_answers_on_their_way_are_kept(int latencyMilliseconds)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGINT to send");
        var token = TestContext.Current.CancellationToken;
        var latency = TimeSpan.FromMilliseconds(latencyMilliseconds);
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Latency = _ => latency });
        using var workplace = new Workplace();
        workplace.Write("localizer.json", """{"providers":{"azure":{"quota":{"characters":600,"seconds":0.02}}}}""");
        workplace.Write("page.html", "<!DOCTYPE html><html lang=en><title>Long</title>" + string.Concat(Enumerable.Range(0, 400).Select(i => $"<p>Paragraph {i} of a long page.</p>")));
        workplace.Variables["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}";
        workplace.Variables["AZURE_TRANSLATOR_KEY"] = "emulator-key";

        using var run = Start(workplace);
        while (azure.BilledCharacters == 0)
        {
            run.HasExited.ShouldBeFalse();
            await Task.Delay(5, token);
        }

        var watch = Stopwatch.StartNew();
        using (var interrupt = Process.Start("kill", ["-INT", $"{run.Id}"]))
            await interrupt.WaitForExitAsync(token);
        await run.WaitForExitAsync(token);
        var took = watch.Elapsed;

        TestContext.Current.TestOutputHelper?.WriteLine($"ended after {took.TotalSeconds:0.00} s; {azure.BilledCharacters} characters billed");
        run.ExitCode.ShouldBe(130, await run.StandardError.ReadToEndAsync(token));
        took.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        if (latency > TimeSpan.FromSeconds(1))
            return;

        // What was in flight had a second to arrive: the next run pays for none of it again.
        (await workplace.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);
        azure.Calls.SelectMany(call => call.Texts).GroupBy(text => text).ShouldAllBe(group => group.Count() == 1);
    }

    private static Process Start(Workplace workplace)
    {
        var build = Path.GetRelativePath(Path.Combine(Workplace.Repository, "tests/Localizer.Cli.Tests/bin"), AppContext.BaseDirectory);
        // Whoever starts the tests may ignore the signal, as shells do for what runs in the background; a process inherits that.
        string[] program = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        string[] command = ["exec", Path.Combine(Workplace.Repository, Command, build, "Localizer.Cli.dll"), "translate", "page.html", "--to", "vi", "-p", "azure"];
        var start = new ProcessStartInfo(program[0], [.. program[1..], .. command])
        {
            WorkingDirectory = workplace.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in workplace.Variables)
            start.Environment[name] = value;
        start.Environment.Remove("CI");
        return Process.Start(start)!;
    }
}
