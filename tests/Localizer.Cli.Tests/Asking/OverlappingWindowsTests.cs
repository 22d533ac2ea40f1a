using System.Text.Json;
using Localizer.Emulators;

namespace Localizer.Cli.Tests.Asking;

/// <summary>
/// A run works on pages in windows, and asks for several of them at a time. What stands on pages of different windows is paid for once all
/// the same, on any rung, whatever stands around it, and the plan knows it.
/// </summary>
public sealed class OverlappingWindowsTests
{
    private const int Pages = 230;
    private const string Shared = "<p>The <a href='/all'>same words</a> stand on <b>every page</b> of all windows.</p>\n<p>And so does this sentence.</p>\n";

    [Theory]
    [InlineData("azure", "keeps codes")]
    [InlineData("azure", "loses codes where there are several pairs")]
    [InlineData("azure", "loses all codes")]
    [InlineData("libretranslate", "keeps codes")]
    [InlineData("deepl", "keeps codes")]
    [InlineData("openai", "keeps codes")]
    [InlineData("openai", "loses codes where there are several pairs")]
    public async Task What_stands_on_pages_of_different_windows_is_paid_for_once(string provider, string fault)
    {
        var service = EmulatedService.All[provider];
        var most = fault == "loses all codes" ? 0 : fault == "keeps codes" ? int.MaxValue : 2;
        var how = new EmulatedBehaviour
        {
            Recorded = (text, _) => SmallModel.CountTokens(text) > most ? SmallModel.Enciphered(SmallModel.WithoutTokens(text)) : null,
        };
        await using var emulator = await service.StartAsync(how);
        using var place = service.Prepare(emulator, new Workplace());
        for (var page = 0; page < Pages; page++)
            place.Write($"articles/{page:000}.html", $"<title>Title of page {page}</title><p>Page number {page} speaks for itself alone.</p>\n{Shared}");

        var plan = await place.RunAsync("translate", "articles", "--from", "en", "--to", "es", "-p", provider, "--format", "json", "--dry-run");
        var run = await place.RunAsync("translate", "articles", "--from", "en", "--to", "es", "-p", provider, "--format", "json");

        run.ExitCode.ShouldBe(0, run.Error);
        var asked = emulator.Calls.SelectMany(call => call.Texts).ToList();
        asked.Count.ShouldBeGreaterThanOrEqualTo((2 * Pages) + 2);
        asked.GroupBy(text => text).Where(texts => texts.Count() > 1).Select(texts => $"{texts.Count()} × {texts.Key}").ShouldBeEmpty();
        // A chat model bills tokens; its characters are those of the texts.
        var billed = provider == "openai" ? asked.Sum(text => (long)text.Length) : emulator.BilledCharacters;
        if (most == int.MaxValue)
            Characters(plan).ShouldBe(billed);
        Characters(run).ShouldBe(billed);
        (await place.RunAsync("translate", "articles", "--from", "en", "--to", "es", "-p", provider)).ExitCode.ShouldBe(0);
        emulator.Calls.SelectMany(call => call.Texts).Count().ShouldBe(asked.Count, "a second run finds all of it");
    }

    private static long Characters(CliResult result) =>
        JsonDocument.Parse(result.Output).RootElement.GetProperty("billing")[0].GetProperty("characters").GetInt64();
}
