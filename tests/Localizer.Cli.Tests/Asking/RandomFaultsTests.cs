using System.Globalization;
using Localizer.Emulators;

namespace Localizer.Cli.Tests.Asking;

/// <summary>A tenth of all requests fails, by a seed: every text arrives, and none is answered twice.</summary>
public sealed class RandomFaultsTests(ITestOutputHelper output)
{
    private static readonly Fault[] Faults =
    [
        new Fault.Status(503), new Fault.Status(429, RetryAfter: "0"), new Fault.Status(500), new Fault.Reset(), new Fault.DropMidBody(), new Fault.TruncateJson(),
    ];

    [Theory]
    [InlineData("azure", 1)]
    [InlineData("deepl", 2)]
    [InlineData("openai", 3)]
    [InlineData("libretranslate", 4)]
    public async Task Each_text_is_answered_whole_exactly_once(string name, int seed)
    {
        var service = EmulatedService.All[name];
        var texts = Enumerable.Range(0, 400).Select(i => string.Create(CultureInfo.InvariantCulture, $"In case {i} of them analysts had expected {i * 7} chips to be sold before the end of it.")).ToList();
        await using var emulator = await service.StartAsync(new EmulatedBehaviour { Rule = FaultRules.AtRandom((ulong)seed, 0.1, Faults) });
        using var place = service.PlaceFor(emulator, string.Concat(texts.Select(text => $"<p>{text}</p>\n")));
        // Small requests, so that there are many.
        place.Write("localizer.json", $"{{\"providers\":{{\"{service.Provider}\":{{\"quota\":{{\"characters\":9600,\"seconds\":0.2}}}}}}}}");

        var run = await service.RunAsync(emulator, place);

        run.ExitCode.ShouldBe(0, run.Result.Error);
        run.Page.ShouldBe(string.Concat(texts.Select(text => $"<p>{SmallModel.Enciphered(text)}</p>\n")));
        var requests = emulator.Calls.Where(call => call.Method == "POST").ToList();
        var lost = requests.Where(call => call.Texts.Count > 0 && !call.AnsweredWhole).ToList();
        output.WriteLine($"{name}: {requests.Count} requests, {requests.Count(call => call.Fault is not null)} with a fault, {lost.Count(call => call.Status == 200)} answered and lost");
        requests.Count(call => call.Fault is not null).ShouldBeGreaterThan(3);
        requests.Where(call => call is { Status: 200, AnsweredWhole: true }).SelectMany(call => call.Texts).Order(StringComparer.Ordinal)
            .ShouldBe(texts.Order(StringComparer.Ordinal));
    }
}
