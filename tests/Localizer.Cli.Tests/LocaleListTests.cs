using Localizer.Emulators;
using Localizer.Emulators.DeepL;

namespace Localizer.Cli.Tests;

/// <summary>The list of a service's locales: asked for patiently, kept between runs, and an old one when there is no other.</summary>
public class LocaleListTests
{
    private const string Key = "emulator-key";

    [Fact]
    public async Task It_is_asked_for_as_patiently_as_a_translation_and_then_kept()
    {
        await using var deepl = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = [Key] });
        await using var gate = await Gate.StartAsync(deepl.Endpoint);
        using var workplace = Of(gate.Endpoint);
        gate.Refusals = 1;

        var first = await RunAsync(workplace);
        first.ExitCode.ShouldBe(0, first.Error);
        gate.Lists.ShouldBe(2);

        workplace.Write("page.html", "<!DOCTYPE html><html lang=en><title>Other news</title>");
        var second = await RunAsync(workplace);
        second.ExitCode.ShouldBe(0, second.Error);
        gate.Lists.ShouldBe(2, "it is kept");
    }

    [Fact]
    public async Task An_old_one_stands_in_while_the_service_gives_none()
    {
        await using var deepl = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = [Key] });
        await using var gate = await Gate.StartAsync(deepl.Endpoint);
        using var workplace = Of(gate.Endpoint);
        (await RunAsync(workplace)).ExitCode.ShouldBe(0);
        var kept = Directory.GetFiles(Path.Combine(workplace.Folder, ".localizer", "locales")).ShouldHaveSingleItem();
        var year = DateTimeOffset.UtcNow.Year;
        File.WriteAllText(kept, File.ReadAllText(kept).Replace($"\"askedAt\":\"{year}-", $"\"askedAt\":\"{year - 2}-", StringComparison.Ordinal));
        gate.Refusals = int.MaxValue;
        workplace.Write("page.html", "<!DOCTYPE html><html lang=en><title>Other news</title>");

        var result = await RunAsync(workplace);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("days ago stands in.");
        workplace.Read("output/es/page.html").ShouldContain("[ES]", Case.Insensitive);
    }

    private static Task<CliResult> RunAsync(Workplace workplace) =>
        workplace.RunAsync("translate", "page.html", "--to", "es", "-p", "deepl", "--fail-on", "never");

    private static Workplace Of(Uri address)
    {
        var workplace = new Workplace();
        workplace.Variables["DEEPL_SERVER_URL"] = $"{address}";
        workplace.Variables["DEEPL_AUTH_KEY"] = Key;
        workplace.Write("page.html", "<!DOCTYPE html><html lang=en><title>News</title><p>One text.</p>");
        return workplace;
    }
}
