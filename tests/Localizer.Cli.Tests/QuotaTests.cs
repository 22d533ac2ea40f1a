using System.Globalization;
using System.Text;
using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;

namespace Localizer.Cli.Tests;

/// <summary>A quota is held to, so that the service need not refuse anything.</summary>
public class QuotaTests(ITestOutputHelper output)
{
    private const int Windows = 10;

    // S1 allows 40 million characters an hour.
    private const int CharactersASecond = 40_000_000 / 3600;

    [Fact]
    public async Task At_most_one_in_a_thousand_requests_is_refused_over_ten_windows()
    {
        var window = TimeSpan.FromSeconds(0.6);
        var characters = (int)(CharactersASecond * window.TotalSeconds);
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions
        {
            Quota = new CharacterQuota(characters, window),
            Latency = call => TimeSpan.FromMilliseconds(50 + (0.02 * call.BilledCharacters)),
        });
        using var workplace = new Workplace();
        workplace.Variables["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}";
        workplace.Variables["AZURE_TRANSLATOR_KEY"] = "emulator-key";
        workplace.Write("localizer.json", FormattableString.Invariant(
            $"{{\"providers\":{{\"azure\":{{\"quota\":{{\"characters\":{characters},\"seconds\":{window.TotalSeconds}}}}}}}}}"));
        workplace.Write("page.html", Page(characters * Windows));

        var result = await workplace.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure", "--fail-on", "never");

        result.ExitCode.ShouldBe(0, result.Error);
        azure.BilledCharacters.ShouldBeGreaterThan(characters * Windows);
        var requests = azure.Calls.Where(call => call.Target.Contains("/translate", StringComparison.Ordinal)).ToList();
        requests.Count.ShouldBeGreaterThan(20 * Windows);
        var took = (requests.Max(call => call.ReceivedAt) - requests.Min(call => call.ReceivedAt)) / window;
        output.WriteLine(FormattableString.Invariant($"{requests.Count} requests, {(double)azure.BilledCharacters / characters:F2} windows' characters in {took:F2} windows"));
        requests.Count(call => call.Status == 429).ShouldBeLessThanOrEqualTo(requests.Count / 1_000);
    }

    private static string Page(int characters)
    {
        var page = new StringBuilder("<!DOCTYPE html><html lang=en><title>Numbers</title>");
        for (var i = 0; page.Length < characters * 1.2; i++)
            page.Append(CultureInfo.InvariantCulture, $"<p>In case {i} of them analysts had expected {i * 7} chips to be sold before the end of the year, and no more.</p>\n");
        return page.ToString();
    }
}
