using System.Text;
using Localizer.Emulators;
using Localizer.Pipeline;
using Localizer.Providers;
using Localizer.Providers.Resilience;
using Localizer.Tests.Providers.Services;

namespace Localizer.Tests.Pipeline.Translation;

/// <summary>Requests that wait for what others leave of the budget, at a service that refuses all.</summary>
public sealed class RefusedWithinBudgetTests
{
    // More items than one request takes, each of 13 characters.
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        "<!DOCTYPE html><html lang=en>" + string.Concat(Enumerable.Range(0, 1_500).Select(i => $"<p>Paragraph {i + 100:D3}.</p>")));

    [Fact]
    public async Task Two_requests_of_which_the_limit_holds_one_are_each_tried_so_often_and_no_more()
    {
        var fixture = ServiceFixture.All.Single(fixture => fixture.Name == "azure 3.0");
        await using var emulator = await fixture.StartEmulatorAsync(SmallModel.Enciphered);
        emulator.Script([.. Enumerable.Repeat(new Fault.Status(429, RetryAfter: "0"), 200)]);
        var service = fixture.Create($"{emulator.Endpoint}", TimeSpan.FromMinutes(10));
        using var closing = service as IDisposable;
        var configured = ConfiguredService.Of(service, new ProviderConfiguration { Quota = new QuotaConfiguration(10_000_000, 0.5) });
        var resilience = new ResilienceOptions { MaxRetries = 4, BaseDelay = TimeSpan.FromMilliseconds(5), MaxDelay = TimeSpan.FromMilliseconds(10) };
        var options = PageRun.OptionsOf(Page, "es", configured) with { Jobs = 2, MaxCharacters = 15_000, Time = new HastyTime(60), Resilience = resilience };

        var (output, report) = await PageRun.RunAsync(options);

        report.ExitCode.ShouldBe(ExitCode.NotTranslated);
        Encoding.UTF8.GetString(output).ShouldContain("Paragraph 100.");
        emulator.BilledCharacters.ShouldBe(0);
        emulator.Calls.Count(call => call.Method == "POST").ShouldBeInRange(5, 2 * 5);
    }
}
