using Localizer.Cli.Output;
using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;
using Localizer.Pipeline;

namespace Localizer.Cli.Tests.Output;

/// <summary>The line that shows how far a run is, and the line that says in the end what it came to.</summary>
public sealed class TerminalProgressTests
{
    private static readonly RunProgress Asking = new(3, 10, "articles/news.html")
    {
        Provider = "azure",
        SegmentsDone = 120,
        SegmentsTotal = 400,
        CharactersPerMinute = 31_250,
        QuotaPerMinute = 666_667,
        Retries = 2,
    };

    [Fact]
    public void It_says_pages_segments_the_rate_against_the_quota_and_what_was_sent_again()
    {
        using var terminal = new StringWriter();
        using var progress = new TerminalProgress(terminal, width: 200);

        progress.Report(Asking);

        terminal.ToString().ShouldBe("\r3/10 pages  azure: 120/400 segments, 31,250/666,667 characters/min, 2 retries  articles/news.html");
    }

    [Fact]
    public void What_there_is_nothing_to_say_of_is_left_out()
    {
        using var terminal = new StringWriter();
        using var progress = new TerminalProgress(terminal, width: 200);

        progress.Report(new RunProgress(0, 2, ""));
        progress.Report(Asking with { QuotaPerMinute = null, Retries = 0 });

        Lines(terminal).ShouldBe(["0/2 pages", "3/10 pages  azure: 120/400 segments, 31,250 characters/min  articles/news.html"]);
    }

    [Fact]
    public void A_shorter_line_leaves_nothing_of_the_longer_one_and_in_the_end_nothing_is_left()
    {
        using var terminal = new StringWriter();
        using (var progress = new TerminalProgress(terminal, width: 200))
        {
            progress.Report(new RunProgress(1, 2, "a-page-with-a-long-name.html"));
            progress.Report(new RunProgress(2, 2, "b.html"));
        }

        Screen(terminal).ShouldBe(["1/2 pages  a-page-with-a-long-name.html", "2/2 pages  b.html", ""]);
    }

    [Fact]
    public void Where_there_is_no_room_a_pages_folders_go_first_and_no_line_is_wider_than_the_terminal()
    {
        using var terminal = new StringWriter();
        using (var progress = new TerminalProgress(terminal, width: 80))
            progress.Report(Asking with { Page = "articles/2026/november/[bold]/page.html", QuotaPerMinute = null, Retries = 0 });
        using (var progress = new TerminalProgress(terminal, width: 50))
            progress.Report(Asking);

        Lines(terminal).ShouldBe(
        [
            "3/10 pages  azure: 120/400 segments, 31,250 characters/min  …r/[bold]/page.html",
            "3/10 pages  azure: 120/400 segments, 31,250/666,6",
        ]);
    }

    [Fact]
    public async Task The_closing_line_says_requests_what_was_sent_again_what_was_billed_and_what_it_costs()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        azure.Script(new Fault.Status(503));
        using var place = new Workplace { Variables = { ["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}", ["AZURE_TRANSLATOR_KEY"] = "emulator-key" } };
        place.Write("localizer.json", """{"from":"en","providers":{"azure":{"price":12.5,"currency":"EUR"}}}""");
        place.Write("page.html", "<!DOCTYPE html><html lang=en><title>A title</title><p>One text of eight and twenty.</p>");

        var result = await place.RunAsync("translate", "page.html", "--to", "es", "-p", "azure", "--fail-on", "never");

        var cost = azure.BilledCharacters * 12.5m / 1_000_000m;
        result.Output.Split('\n').ShouldContain(FormattableString.Invariant($"azure: 2 requests, 1 sent again, {azure.BilledCharacters} characters billed, {cost:0.00##} EUR"));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false, "--no-progress")]
    [InlineData(true, false, "--quiet")]
    [InlineData(false, false)]
    public async Task A_run_draws_it_on_a_terminal_and_nowhere_else(bool isTerminal, bool draws, params string[] options)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = new Workplace { Variables = { ["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}", ["AZURE_TRANSLATOR_KEY"] = "emulator-key" }, IsErrorTerminal = isTerminal };
        place.Write("page.html", "<!DOCTYPE html><html lang=en><title>A title</title><p>One text of eight and twenty.</p>");

        var result = await place.RunAsync(["translate", "page.html", "--to", "es", "-p", "azure", "--fail-on", "never", .. options]);

        if (!draws)
        {
            result.Error.ShouldNotContain('\r');
            return;
        }

        using var terminal = new StringWriter();
        terminal.Write(result.Error);
        Screen(terminal).ShouldContain(line => line.StartsWith("1/1 pages", StringComparison.Ordinal));
        Screen(terminal).ShouldContain(line => line.Contains("azure: 2/2 segments", StringComparison.Ordinal));
    }

    private static string[] Lines(StringWriter terminal) => [.. Screen(terminal).Where(line => line.Length > 0)];

    // What stood on the terminal's line between two returns to its beginning, without what only wipes.
    private static string[] Screen(StringWriter terminal) => [.. terminal.ToString().Split('\r')[1..].Select(line => line.TrimEnd()).SkipWhile(line => line.Length == 0).Distinct()];
}
