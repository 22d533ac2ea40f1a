using System.Globalization;
using System.Text;
using Localizer.Emulators;

namespace Localizer.Cli.Tests.Asking;

/// <summary>A service that takes less than we know of: its refusals slow a run down until they come no longer, and nothing is lost.</summary>
public sealed class LearnedQuotaTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Half_of_what_is_configured_is_found_out()
    {
        const int Characters = 24_000;
        const string Configuration = """{"providers":{"azure":{"quota":{"characters":48000,"seconds":1}}}}""";

        var refused = await RefusedAsync("azure", Characters, windows: 8, Configuration);

        refused.Take(4).Sum().ShouldBeInRange(1, 24);
        refused.Skip(4).Sum().ShouldBeLessThanOrEqualTo(1, "a trial");
    }

    /// <summary>Runs a page of so many windows' characters, and gives how many requests were refused in each window of the service's clock.</summary>
    private async Task<int[]> RefusedAsync(string name, int characters, int windows, string configuration)
    {
        var service = EmulatedService.All[name];
        await using var emulator = await service.StartAsync(new EmulatedBehaviour
        {
            Quota = new CharacterQuota(characters, Window),
            Latency = _ => TimeSpan.FromMilliseconds(20),
        });
        var page = PageOf(characters * windows);
        using var place = service.PlaceFor(emulator, page);
        place.Write("localizer.json", configuration);

        var run = await service.RunAsync(emulator, place, "--fail-on", "never");

        run.ExitCode.ShouldBe(0, run.Result.Error);
        run.Missing.ShouldBe(0);
        emulator.BilledCharacters.ShouldBe(run.Characters, "each text is paid for once");
        var calls = emulator.Calls.Where(call => call.Texts.Count > 0).ToList();
        var began = calls[0].ReceivedAt;
        var refused = new int[(int)((calls[^1].ReceivedAt - began) / Window) + 1];
        foreach (var call in calls.Where(call => call.Status == 429))
            refused[(int)((call.ReceivedAt - began) / Window)]++;
        output.WriteLine($"{calls.Count} requests, refused in each window: {string.Join(' ', refused)}");
        return refused;
    }

    private static string PageOf(int characters)
    {
        var page = new StringBuilder();
        for (var i = 0; page.Length < characters; i++)
            page.Append(CultureInfo.InvariantCulture, $"<p>In case {i} of them analysts had expected {i * 7} chips to be sold before the end of the year, and no more.</p>\n");
        return page.ToString();
    }
}
