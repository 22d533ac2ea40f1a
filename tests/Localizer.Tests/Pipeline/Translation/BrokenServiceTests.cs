using System.Text;
using Localizer.Emulators;
using Localizer.Pipeline;
using Localizer.Providers;
using Localizer.Providers.Resilience;
using Localizer.Reports;
using Localizer.Tests.Providers.Services;

namespace Localizer.Tests.Pipeline.Translation;

/// <summary>A page through each emulated service while exchanges break: what is retried, what comes of the page, and what it costs.</summary>
public sealed class BrokenServiceTests
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        "<!DOCTYPE html><html lang=en><title>News of the day</title><p>One <b>bold</b> word.</p><p>Another paragraph is here.</p>");

    // What breaks, how often the request is sent again for it, and whether the service had billed what was lost.
    private static readonly Dictionary<string, (Fault[] Faults, int Retries, bool IsBilled)> Breaks = new()
    {
        ["a burst of 503"] = ([new Fault.Status(503), new Fault.Status(503), new Fault.Status(503)], 3, false),
        ["429 without Retry-After"] = ([new Fault.Status(429)], 1, false),
        ["429 with Retry-After"] = ([new Fault.Status(429, RetryAfter: "0")], 1, false),
        ["truncated JSON"] = ([new Fault.TruncateJson()], 1, true),
        ["reset"] = ([new Fault.Reset()], 1, false),
        ["reset in mid body"] = ([new Fault.DropMidBody()], 1, true),
        ["slow first byte"] = ([new Fault.Delay(TimeSpan.FromMilliseconds(50))], 0, false),
        ["trickle"] = ([new Fault.Trickle(16, TimeSpan.FromMilliseconds(1))], 0, false),
    };

    public static MatrixTheoryData<string, string> Cases => new(ServiceFixture.All.Select(fixture => fixture.Name), Breaks.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_passes_is_asked_again_and_the_page_comes_out_as_if_nothing_had_been(string name, string broken)
    {
        var (faults, retries, isBilled) = Breaks[broken];
        var clean = await RunAsync(name, []);

        var run = await RunAsync(name, faults);

        clean.Report.ExitCode.ShouldBe(ExitCode.Done);
        run.Report.ExitCode.ShouldBe(ExitCode.Done);
        run.Page.ShouldBe(clean.Page);
        run.Page.ShouldNotContain("Another paragraph");
        run.Report.Billing.Single().Retries.ShouldBe(retries);
        run.Requests.ShouldBe(clean.Requests + retries);
        if (isBilled)
            run.Billed.ShouldBeInRange(clean.Billed, 2 * clean.Billed);
        else
            run.Billed.ShouldBe(clean.Billed);
    }

    public static TheoryData<string> Services => [.. ServiceFixture.All.Select(fixture => fixture.Name)];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_refused_key_is_asked_with_once_and_the_page_stays_as_it_is(string name)
    {
        var run = await RunAsync(name, [.. Enumerable.Repeat(new Fault.Status(401), 50)]);

        run.Report.ExitCode.ShouldBe(ExitCode.NotTranslated);
        run.Report.Billing.Single().Retries.ShouldBe(0);
        run.Requests.ShouldBe(1);
        run.Billed.ShouldBe(0);
        run.Page.ShouldContain("Another paragraph is here.");
    }

    // Each service has a circuit of its own: the first one's opens at the tenth exchange, of which one was to ask for its locales; of eight
    // at a time seven may be out already.
    [Fact]
    public async Task A_service_that_is_down_is_left_alone_and_the_next_one_is_not_held_up_by_that()
    {
        var page = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 400).Select(i => $"<p>Paragraph number {i} says what it says.</p>\n")));
        var (azure, deepl) = (ServiceFixture.All.Single(fixture => fixture.Name == "azure 3.0"), ServiceFixture.All.Single(fixture => fixture.Name == "deepl"));
        await using var first = await azure.StartEmulatorAsync(SmallModel.Enciphered);
        await using var second = await deepl.StartEmulatorAsync(SmallModel.Enciphered);
        first.Script([.. Enumerable.Repeat(new Fault.Status(503), 500)]);
        var (broken, next) = (azure.Create($"{first.Endpoint}", TimeSpan.FromMinutes(10)), deepl.Create($"{second.Endpoint}", TimeSpan.FromMinutes(10)));
        using var closingBroken = broken as IDisposable;
        using var closingNext = next as IDisposable;
        // A small quota makes many requests of the page.
        var small = ConfiguredService.Of(broken, new ProviderConfiguration { Quota = new QuotaConfiguration(9_600, 0.1) });

        var (output, report) = await PageRun.RunAsync(PageRun.OptionsOf(page, "es", small) with
        {
            Providers = [small, next],
            // The circuit stays open for longer than anybody waits.
            Resilience = new ResilienceOptions
            {
                BaseDelay = TimeSpan.FromMilliseconds(10),
                MaxDelay = TimeSpan.FromMilliseconds(20),
                MaxRetryAfter = TimeSpan.FromMilliseconds(20),
                BreakDuration = TimeSpan.FromMinutes(1),
            },
        });

        report.ExitCode.ShouldBe(ExitCode.Done);
        Encoding.UTF8.GetString(output).ShouldNotContain("Paragraph number");
        first.Calls.Count(call => call.Method == "POST").ShouldBeInRange(9, 16);
        first.BilledCharacters.ShouldBe(0);
        var asked = second.Calls.Where(call => call.Texts.Count > 0).ToList();
        asked.Sum(call => call.Texts.Count).ShouldBe(400);
        asked.Count.ShouldBe(400 / 50, "DeepL takes 50 texts at a time");
        report.Billing[^1].Retries.ShouldBe(0);
    }

    private static async Task<(string Page, RunReport Report, int Requests, long Billed)> RunAsync(string name, Fault[] faults)
    {
        var fixture = ServiceFixture.All.Single(fixture => fixture.Name == name);
        await using var emulator = await fixture.StartEmulatorAsync(SmallModel.Enciphered);
        emulator.Script(faults);
        var service = fixture.Create($"{emulator.Endpoint}", TimeSpan.FromMinutes(10));
        using var closing = service as IDisposable;
        var configured = ConfiguredService.Of(service, new ProviderConfiguration { Quota = new QuotaConfiguration(1_000_000, 0.5) });
        var options = PageRun.OptionsOf(Page, "es", configured) with
        {
            Jobs = 1,
            // LibreTranslate's 429 means a minute when it does not say how long.
            Time = new HastyTime(60),
            Resilience = new ResilienceOptions { BaseDelay = TimeSpan.FromMilliseconds(10), MaxDelay = TimeSpan.FromMilliseconds(50) },
        };
        var (output, report) = await PageRun.RunAsync(options);
        var requests = emulator.Calls.Count(call => call.Method == "POST" && call.Target.Contains("ranslate", StringComparison.Ordinal) || call.Target.Contains("/chat/completions", StringComparison.Ordinal));
        return (Encoding.UTF8.GetString(output), report, requests, emulator.BilledCharacters);
    }
}
