using System.Diagnostics;
using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;

namespace Localizer.Cli.Tests;

/// <summary>A run that is killed (SIGKILL) at any moment has lost nothing that it paid for: the next one goes on from there.</summary>
public class KilledRunTests(ITestOutputHelper output)
{
    private const int Kills = 10;

    // The second service loses all codes, so that each text with a link is asked for on rungs 1, 3 and 5.
    public static TheoryData<string> Services => ["keeps codes", "loses codes"];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_next_run_pays_only_for_answers_that_never_arrived(string service)
    {
        var (page, undisturbed) = await RunUndisturbedAsync(service);
        var random = new Random(20261125);
        var killed = 0;
        for (var i = 0; i < Kills; i++)
        {
            // At the n-th request, and a little later: before, while and after its answer is on its way.
            var (number, later) = (random.Next(1, 20), TimeSpan.FromMilliseconds(random.Next(0, 150)));
            var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var azure = await StartAsync(service, call =>
            {
                if (call.Number >= number)
                    arrived.TrySetResult();
            });
            using var workplace = Of(azure, service);
            using (var run = Start(workplace))
            {
                await Task.WhenAny(arrived.Task, run.WaitForExitAsync(TestContext.Current.CancellationToken));
                arrived.Task.IsCompleted.ShouldBeTrue(run.HasExited ? await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) : "");
                if (!run.WaitForExit(later))
                {
                    run.Kill(entireProcessTree: true);
                    killed++;
                }

                await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            var result = await workplace.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure");

            result.ExitCode.ShouldBe(0, result.Error);
            workplace.Read("output/vi/page.html").ShouldBe(page);
            Directory.GetFiles(Path.Combine(workplace.Folder, "output"), "*", SearchOption.AllDirectories).Length.ShouldBe(1, "no torn or temporary file");
            // An answer that was written out whole may have been on its way still when the process died.
            var lost = azure.BilledCharacters - undisturbed;
            output.WriteLine($"killed {later.TotalMilliseconds} ms after request {number}: {lost} characters lost");
            lost.ShouldBeInRange(0, 8 * 600, "no more than the requests in flight");
        }

        killed.ShouldBeGreaterThan(Kills / 2, "a run that was over before it could be killed shows nothing");
    }

    private static async Task<(string Page, long Billed)> RunUndisturbedAsync(string service)
    {
        await using var azure = await StartAsync(service);
        using var workplace = Of(azure, service);
        (await workplace.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure")).ExitCode.ShouldBe(0);
        return (workplace.Read("output/vi/page.html"), azure.BilledCharacters);
    }

    private static Task<AzureTranslatorEmulator> StartAsync(string service, Action<EmulatorCall>? onRequest = null) => AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions
    {
        Latency = _ => TimeSpan.FromMilliseconds(60),
        Translate = (text, _) => SmallModel.Enciphered(text),
        Recorded = (text, _) => service == "loses codes" && SmallModel.CountTokens(text) > 0 ? SmallModel.Enciphered(SmallModel.WithoutTokens(text)) : null,
        Rule = call =>
        {
            onRequest?.Invoke(call);
            return null;
        },
    });

    private static Workplace Of(AzureTranslatorEmulator azure, string service)
    {
        var workplace = new Workplace();
        workplace.Variables["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}";
        workplace.Variables["AZURE_TRANSLATOR_KEY"] = "emulator-key";
        workplace.Write("localizer.json", """{"providers":{"azure":{"quota":{"characters":600,"seconds":0.02}}}}""");
        workplace.Write("page.html", "<!DOCTYPE html><html lang=en><title>Long</title>" + string.Concat(Enumerable.Range(0, 400).Select(i => service == "keeps codes"
            ? $"<p>Paragraph {i} of a long page.</p>"
            : i % 4 == 0 ? $"<p>Paragraph {i} of <a href={i}>a very long page</a> has some links.</p>" : "")));
        return workplace;
    }

    private static Process Start(Workplace workplace) => BuiltCommand.Start(workplace, "translate", "page.html", "--to", "vi", "-p", "azure");
}
