using Localizer.Emulators;

namespace Localizer.Cli.Tests.Asking;

/// <summary>A text that a service refuses with 400 is found by halving, and the others are paid for once.</summary>
public sealed class PoisonTests(ITestOutputHelper output)
{
    private const string Guilty = "The poison number 137 stands here.";

    private static readonly string[] Texts = [.. Enumerable.Range(0, 200).Select(i => i == 137 ? Guilty : $"Paragraph number {i} says what it says.")];

    // Apertium takes one text at a time: there is nothing to halve.
    public static TheoryData<string> Services => [.. EmulatedService.All.Keys.Except(["apertium"])];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_guilty_text_is_found_by_halving_and_the_others_are_paid_for_once(string name)
    {
        var service = EmulatedService.All[name];
        var page = string.Concat(Texts.Select(text => $"<p>{text}</p>\n"));
        await using var willing = await service.StartAsync(new EmulatedBehaviour());
        using var clean = service.PlaceFor(willing, page);
        (await service.RunAsync(willing, clean)).ExitCode.ShouldBe(0);
        var (requests, largest) = (Requests(willing).Count, Requests(willing).Max(call => call.Texts.Count));

        await using var emulator = await service.StartAsync(new EmulatedBehaviour
        {
            Rule = call => AskedTexts.Of(call).Contains(Guilty) ? new Fault.Status(400) : null,
        });
        using var place = service.PlaceFor(emulator, page);
        var run = await service.RunAsync(emulator, place);

        run.ExitCode.ShouldBe(4, run.Result.Error);
        run.Missing.ShouldBe(1);
        run.Page.ShouldContain($"<p lang=\"en\">{Guilty}</p>");
        var sent = Requests(emulator);
        output.WriteLine($"{name}: {requests} requests of at most {largest} texts without the guilty one, {sent.Count} with it");
        sent.Count.ShouldBeLessThanOrEqualTo(requests + (2 * (int)Math.Ceiling(Math.Log2(largest))) + 1);
        sent.Where(call => call.Status == 200).SelectMany(call => call.Texts).Order(StringComparer.Ordinal)
            .ShouldBe(Texts.Where(text => text != Guilty).Order(StringComparer.Ordinal));
        emulator.BilledCharacters.ShouldBe(sent.Where(call => call.Status == 200).Sum(call => call.BilledCharacters));
    }

    private static List<EmulatorCall> Requests(Emulator emulator) => [.. emulator.Calls.Where(call => call.Method == "POST")];
}
