using Localizer.Emulators;

namespace Localizer.Cli.Tests.Asking;

/// <summary>On every rung: what was paid for is not paid for again, and no budget is passed.</summary>
public sealed class PaidOnceTests(ITestOutputHelper output)
{
    private const string Quota = """{"providers":{"azure":{"quota":{"characters":400,"seconds":0.01}},"google":{"quota":{"characters":400,"seconds":0.01}},"openai":{"quota":{"characters":2000,"seconds":0.01}}}}""";

    // Pieces of two clauses, the same words under several links, and a sentence that goes no further than rung 1.
    private static readonly string Page = string.Concat(Enumerable.Range(0, 6).Select(i =>
        $"<p>Factories in <a href='/{i}'>province number {i}</a>, which employ thousands, sold more <b>finished goods</b> again.</p>\n"
        + $"<p>Paragraph {i} says <i>nothing at all</i> that is new.</p>\n<p>Plain paragraph {i} has no codes.</p>\n"));

    public static TheoryData<string, string> Faults => new()
    {
        { "azure", "loses all codes" }, { "azure", "loses codes where there are several pairs" }, { "openai", "loses all codes" },
        { "google", "loses all codes" }, { "google v3", "loses all codes" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_run_that_breaks_off_at_any_request_pays_for_nothing_again(string provider, string fault)
    {
        var service = EmulatedService.All[provider];
        var how = new EmulatedBehaviour { Recorded = Recorded(fault) };
        var (page, billed, requests, _) = await RunBrokenAsync(service, how, int.MaxValue);

        requests.ShouldBeGreaterThan(3);
        for (var i = 1; i < requests; i++)
        {
            var broken = await RunBrokenAsync(service, how, i);
            broken.Page.ShouldBe(page, $"broken off after request {i}");
            // A page that was done without the last answers is done: nobody asks for them later. One that settled for less is worked on
            // again, and comes to the same bill as any other.
            if (broken.IsDone)
                broken.Billed.ShouldBeLessThan(billed, $"broken off after request {i}");
            else
                broken.Billed.ShouldBe(billed, $"broken off after request {i}");
        }

        output.WriteLine($"{requests} requests, {billed} characters");
    }

    [Fact]
    public async Task No_budget_is_passed_on_any_rung()
    {
        var azure = EmulatedService.All["azure"];
        var how = new EmulatedBehaviour { Recorded = Recorded("loses all codes") };
        var whole = (await RunBrokenAsync(azure, how, int.MaxValue)).Billed;
        for (var budget = 0L; budget < whole; budget += 97)
        {
            await using var emulator = await azure.StartAsync(how);
            using var place = azure.PlaceFor(emulator, Page);
            place.Write("localizer.json", Quota);

            var run = await azure.RunAsync(emulator, place, "--no-record", "--max-characters", $"{budget}");

            run.ExitCode.ShouldBe(6);
            emulator.BilledCharacters.ShouldBeLessThanOrEqualTo(budget);
            (await azure.RunAsync(emulator, place, "--no-record")).ExitCode.ShouldBe(0);
            emulator.BilledCharacters.ShouldBe(whole);
        }
    }

    // Breaks off after some requests, when the key holds no longer, and goes on with a good one.
    private static async Task<(string Page, long Billed, int Requests, bool IsDone)> RunBrokenAsync(EmulatedService service, EmulatedBehaviour how, int requests)
    {
        var (asked, isHealed) = (0, false);
        await using var emulator = await service.StartAsync(how with
        {
            Rule = _ => Interlocked.Increment(ref asked) > requests && !isHealed ? new Fault.Status(401) : null,
        });
        using var place = service.PlaceFor(emulator, Page);
        place.Write("localizer.json", Quota);
        var first = await service.RunAsync(emulator, place, "--no-record", "--jobs", "3");
        // The last request may be one that a translation can be made without.
        first.ExitCode.ShouldBe(first.Missing > 0 ? 4 : 0, first.Result.Error);
        var all = asked;
        // Those in flight are refused as well, and nothing is sent after them.
        if (requests < int.MaxValue)
            all.ShouldBeLessThanOrEqualTo(requests + 3);
        isHealed = true;
        var second = await service.RunAsync(emulator, place, "--no-record", "--jobs", "3");
        second.ExitCode.ShouldBe(0, second.Result.Error);
        return (second.Page, PaidTo(emulator), all, requests < int.MaxValue && asked == all);
    }

    // What it answered, whatever it counts: a chat model bills tokens, of prompts that are cut otherwise after a break.
    private static long PaidTo(Emulator emulator) => emulator.Calls.Where(call => call.Status == 200).Sum(call => call.Texts.Sum(text => (long)text.Length));

    private static Func<string, string, string?> Recorded(string fault)
    {
        var most = fault == "loses all codes" ? 0 : 2;
        return (text, _) => SmallModel.CountTokens(text) > most ? SmallModel.Enciphered(SmallModel.WithoutTokens(text)) : null;
    }
}
