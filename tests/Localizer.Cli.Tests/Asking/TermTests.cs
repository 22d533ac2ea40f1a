using System.Text.Json;

namespace Localizer.Cli.Tests.Asking;

/// <summary>Terms through each service's own markup: the emulated services translate every word in their own way.</summary>
public sealed class TermTests
{
    private const string Page = "<!DOCTYPE html><html lang=en><meta charset=utf-8><p>The old chip of <b>H20</b> sells <a href=x>well under export controls</a> &amp; more.</p>\n";
    private const string Glossary = "source,es,dnt\nchip,semiconductor,\nexport control,control de exportación,\nH20,,x\n";

    public static TheoryData<string> Providers => [.. EmulatedService.All.Keys];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Every_service_gives_back_what_is_protected(string provider)
    {
        var service = EmulatedService.All[provider];
        await using var emulator = await service.StartAsync(new EmulatedBehaviour());
        using var place = service.PlaceFor(emulator, Page);
        place.Write("terms.csv", Glossary);
        var plan = await service.RunAsync(emulator, place, "-g", "terms.csv", "--dry-run");

        var run = await service.RunAsync(emulator, place, "-g", "terms.csv");

        run.ExitCode.ShouldBe(0, run.Result.Error);
        run.Page.ShouldContain(" semiconductor ");
        run.Page.ShouldContain("<b>H20</b>");
        run.Page.ShouldContain("control de exportación</a> &amp; zber.</p>");
        run.Findings.ShouldNotContain(finding => finding.StartsWith("term", StringComparison.Ordinal));
        var terms = JsonDocument.Parse(run.Result.Output).RootElement.GetProperty("terms").EnumerateArray().ToList();
        terms.Sum(term => term.GetProperty("native").GetInt32() + term.GetProperty("protected").GetInt32()).ShouldBe(3);
        if (provider is not ("openai" or "ollama"))
            run.Characters.ShouldBe(run.Billed);
        run.Characters.ShouldBeLessThanOrEqualTo(plan.AtMost);
        run.Characters.ShouldBeGreaterThanOrEqualTo(plan.Characters);
    }
}
