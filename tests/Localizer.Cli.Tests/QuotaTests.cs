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

    // A text of three locales is billed three times, and its markup with it.
    [Theory]
    [InlineData("vi", CharactersASecond, "In case {0} of them analysts had expected {1} chips to be sold before the end of the year, and no more.")]
    [InlineData("vi,es,de", 3 * CharactersASecond, "In <a href='/{0}'>case {0} of them</a> analysts had expected <b class=count>{1} chips</b> to be sold before the end of the year.")]
    public async Task At_most_one_in_a_thousand_requests_is_refused_over_ten_windows(string locales, int charactersASecond, string paragraph)
    {
        var window = TimeSpan.FromSeconds(0.6);
        var characters = (int)(charactersASecond * window.TotalSeconds);
        var targets = locales.Split(',').Length;
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
        workplace.Write("page.html", Page(characters * Windows / targets, paragraph));

        var result = await workplace.RunAsync("translate", "page.html", "--to", locales, "-p", "azure", "--fail-on", "never");

        result.ExitCode.ShouldBe(0, result.Error);
        azure.BilledCharacters.ShouldBeGreaterThan(characters * Windows);
        var requests = azure.Calls.Where(call => call.Target.Contains("/translate", StringComparison.Ordinal)).ToList();
        requests.Count.ShouldBeGreaterThan(20 * Windows);
        requests.Where(call => call.Status == 200).ShouldAllBe(call => call.BilledCharacters == call.Texts.Sum(text => text.Length) * call.Targets.Count);
        requests.Max(call => call.Targets.Count).ShouldBe(targets);
        var took = (requests.Max(call => call.ReceivedAt) - requests.Min(call => call.ReceivedAt)) / window;
        var most = MostAskedIn(window, requests);
        output.WriteLine(FormattableString.Invariant($"{requests.Count} requests, {(double)azure.BilledCharacters / characters:F2} windows' characters in {took:F2} windows, at most {(double)most / characters:P1} of a quota in any window"));
        most.ShouldBeLessThanOrEqualTo(characters);
        requests.Count(call => call.Status == 429).ShouldBeLessThanOrEqualTo(requests.Count / 1_000);
    }

    // What was asked for, refused or not, in the window that had most of it.
    private static long MostAskedIn(TimeSpan window, List<EmulatorCall> requests) => requests.Max(first => requests
        .Where(call => call.ReceivedAt >= first.ReceivedAt && call.ReceivedAt - first.ReceivedAt < window)
        .Sum(call => call.Texts.Sum(text => (long)text.Length) * call.Targets.Count));

    private static string Page(int characters, string paragraph)
    {
        var page = new StringBuilder("<!DOCTYPE html><html lang=en><title>Numbers</title>");
        for (var i = 0; page.Length < characters * 1.2; i++)
            page.Append("<p>").AppendFormat(CultureInfo.InvariantCulture, paragraph, i, i * 7).Append("</p>\n");
        return page.ToString();
    }
}
