using System.Text.Json;
using System.Text.RegularExpressions;
using Localizer.Emulators.AzureTranslator;

namespace Localizer.Cli.Tests.Asking;

/// <summary>Several locales go in one request to Azure where they need the same, in both versions of its interface.</summary>
public sealed partial class SeveralTargetsTests
{
    private const string Glossary = "source,vi,es,dnt\nNvidia,,,yes\nmarket,thị trường,mercado,\n";

    private static readonly string Page = "<!DOCTYPE html><html lang=en><title>News</title>"
        + string.Concat(Enumerable.Range(0, 25).Select(i => $"<p>Nvidia sold <b>{i} chips</b> more than expected.</p>\n"))
        + "<p>The market had closed by then.</p>";

    [Theory]
    [InlineData("azure")]
    [InlineData("azure 2026")]
    public async Task Texts_that_need_the_same_in_each_locale_share_their_requests(string name)
    {
        var service = EmulatedService.All[name];
        await using var emulator = await service.StartAsync(new EmulatedBehaviour());
        using var place = service.PlaceFor(emulator, Page);
        place.Write("terms.csv", Glossary);
        string[] command = ["translate", "page.html", "--from", "en", "--to", "vi,es,de", "-p", "azure", "-g", "terms.csv", "--fail-on", "never", "--format", "json"];

        var plan = await place.RunAsync([.. command, "--dry-run"]);
        var run = await place.RunAsync(command);

        run.ExitCode.ShouldBe(0, run.Error);
        var asked = emulator.Calls.Where(call => call.Texts.Count > 0).ToList();
        asked[0].Targets.ShouldBe(["vi", "es", "de"]);
        asked[0].Texts.Count.ShouldBe(27);
        asked[0].BilledCharacters.ShouldBe(asked[0].Texts.Sum(text => text.Length) * 3);
        Bill(run).GetProperty("characters").GetInt64().ShouldBe(emulator.BilledCharacters);
        Bill(run).GetProperty("requests").GetInt32().ShouldBe(asked.Count);

        // What follows asks for the term that no answer had, in each locale by itself.
        Bill(plan).GetProperty("requests").GetInt32().ShouldBe(1);
        Bill(plan).GetProperty("characters").GetInt64().ShouldBe(asked[0].BilledCharacters);
        asked.Skip(1).ShouldAllBe(call => call.Targets.Count == 1 && call.Texts.All(text => text.Contains("market", StringComparison.OrdinalIgnoreCase) || text.Contains("mercado") || text.Contains("thị trường")));
        foreach (var locale in (string[])["vi", "es", "de"])
        {
            var page = place.Read($"output/{locale}/page.html");
            page.ShouldContain($"<html lang={locale}>");
            Sold().Count(page).ShouldBe(25);
            page.ShouldNotContain("had closed by then");
        }
    }

    // 50,000 characters are what Azure takes in a request, of all its locales together.
    [Fact]
    public async Task Terms_that_stay_as_they_are_cost_no_request()
    {
        var service = EmulatedService.All["azure"];
        await using var emulator = await service.StartAsync(new EmulatedBehaviour());
        using var place = service.PlaceFor(emulator, string.Concat(Enumerable.Range(0, 1_500).Select(i =>
            $"<p>In case {i} of them {(i % 3 == 0 ? "Nvidia" : "a rival")} had expected {i * 7} chips to be sold before the end of <b>it</b>.</p>\n")));
        place.Write("terms.csv", "source,dnt\nNvidia,yes\n");

        var run = await place.RunAsync("translate", "page.html", "--from", "en", "--to", "vi,es", "-p", "azure", "-g", "terms.csv", "--fail-on", "never");

        run.ExitCode.ShouldBe(0, run.Error);
        var asked = emulator.Calls.Where(call => call.Texts.Count > 0).ToList();
        asked.ShouldAllBe(call => call.Targets.SequenceEqual(new[] { "vi", "es" }));
        asked.SelectMany(call => call.Texts).ShouldBeUnique();
        asked.Count.ShouldBe((int)Math.Ceiling(Math.Max(emulator.BilledCharacters / 50_000.0, 1_500 / 1_000.0)));
        asked.Count.ShouldBeGreaterThan(3);
    }

    private static JsonElement Bill(CliResult result) => JsonDocument.Parse(result.Output).RootElement.GetProperty("billing")[0];

    [GeneratedRegex("<b>[0-9]+ [^<]*</b>", RegexOptions.None, 1000)]
    private static partial Regex Sold();
}
