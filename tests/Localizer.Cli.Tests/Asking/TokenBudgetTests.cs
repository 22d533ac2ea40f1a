using System.Globalization;
using System.Text;
using System.Text.Json;
using Localizer.Emulators.Chat;

namespace Localizer.Cli.Tests.Asking;

/// <summary>A chat model bills tokens, and tells how many only afterwards: a limit of cost holds all the same, by the model's own books.</summary>
public sealed class TokenBudgetTests(ITestOutputHelper output)
{
    private const decimal InputPrice = 200;
    private const decimal OutputPrice = 800;
    private const string Prices = """{"from":"en","providers":{"openai":{"tokenPrice":{"input":200,"output":800},"currency":"EUR"}}}""";

    private const string Telling = "tells what it bills";

    private static readonly string Page = "<!DOCTYPE html><html lang=en><title>Chips</title>"
        + string.Concat(Enumerable.Range(0, 90).Select(i => $"<p>Analysts of house {i} had expected <b>{i * 7} chips</b> to be sold, “and no more”, before the end of the year.</p>\n"));

    public static TheoryData<string> Servers => [Telling, "counts a byte as a token", "does not tell what it bills"];

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task No_limit_of_cost_is_passed_and_the_next_run_goes_on_from_there(string server)
    {
        var whole = (await RunAsync(server, [])).Billed;
        foreach (var share in (decimal[])[0, 0.3m, 0.7m, 1.5m, 4, 12])
        {
            var budget = Math.Round(whole * share, 4);
            var run = await RunAsync(server, ["--max-cost", budget.ToString(CultureInfo.InvariantCulture)]);

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{budget} EUR: {run.Billed} billed of {whole}, exit {run.ExitCode}"));
            run.Billed.ShouldBeLessThanOrEqualTo(budget);
            run.ExitCode.ShouldBeOneOf(0, 6);
            if (run.Reported is { } reported && server != "does not tell what it bills")
                reported.ShouldBe(run.Billed);
            else if (run.Reported is { } most)
                most.ShouldBeGreaterThanOrEqualTo(run.Billed);
        }
    }

    [Fact]
    public async Task A_limit_that_is_enough_is_not_eaten_up_by_what_is_put_aside()
    {
        // 8 requests at a time could cost far more than the limit, if all of them came to the worst.
        var whole = (await RunAsync(Telling, [])).Billed;

        var run = await RunAsync(Telling, ["--jobs", "8", "--max-cost", Math.Round(whole + 20, 2).ToString(CultureInfo.InvariantCulture)]);

        run.ExitCode.ShouldBe(0);
        run.Billed.ShouldBe(whole);
    }

    [Fact]
    public async Task A_plan_tells_what_it_can_cost_at_most()
    {
        await using var emulator = await ChatEmulator.StartAsync();
        using var place = PlaceFor(emulator);

        var plan = await place.RunAsync("translate", "page.html", "--to", "es", "-p", "openai", "--format", "json", "--dry-run");
        var run = await RunAsync(Telling, []);

        var bill = JsonDocument.Parse(plan.Output).RootElement.GetProperty("billing")[0];
        bill.GetProperty("cost").ValueKind.ShouldBe(JsonValueKind.Null);
        bill.GetProperty("atMostCost").GetDecimal().ShouldBeGreaterThan(run.Billed);
        bill.GetProperty("currency").GetString().ShouldBe("EUR");
        emulator.Calls.ShouldBeEmpty();
        (await place.RunAsync("translate", "page.html", "--to", "es", "-p", "openai", "--dry-run")).Output.ShouldContain(" EUR if texts have to be asked for in every way");
    }

    [Fact]
    public async Task Books_of_articles_add_up_to_the_bill()
    {
        await using var emulator = await ChatEmulator.StartAsync();
        using var place = PlaceFor(emulator);
        (await place.RunAsync("translate", "page.html", "--to", "es", "-p", "openai", "--report", "report")).ExitCode.ShouldBe(0);

        var report = JsonDocument.Parse(place.Read("report/report.json")).RootElement;
        var ledger = report.GetProperty("ledger").EnumerateArray().Sum(row => row.GetProperty("cost").GetDecimal());

        Math.Round(ledger, 9).ShouldBe(Math.Round(CostOf(emulator), 9));
        report.GetProperty("billing")[0].GetProperty("cost").GetDecimal().ShouldBe(CostOf(emulator));
    }

    [Theory]
    [InlineData("""{"providers":{"openai":{"price":0.4}}}""", "openai bills tokens, not characters.", "tokenPrice")]
    [InlineData("""{"providers":{"azure":{"tokenPrice":{"input":1,"output":2}}}}""", "azure bills characters, not tokens.", "price")]
    [InlineData("""{"providers":{"deepl":{"tokenPrice":{"input":1,"output":2}}}}""", "deepl bills characters, not tokens.", "price")]
    [InlineData("""{"providers":{"openai":{"tokenPrice":{"input":-1,"output":2}}}}""", "A price is not less than 0.", "tokens")]
    public async Task A_price_in_the_wrong_unit_is_refused_with_the_right_one(string configuration, string message, string advice)
    {
        using var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("localizer.json", configuration);

        var result = await place.RunAsync("translate", "page.html", "--to", "es", "-p", "pseudo");

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(message);
        result.Error.ShouldContain(advice);
    }

    [Fact]
    public async Task A_limit_of_cost_without_a_price_says_which_setting_gives_it()
    {
        await using var emulator = await ChatEmulator.StartAsync();
        using var place = PlaceFor(emulator);
        place.Write("localizer.json", """{"from":"en"}""");

        var result = await place.RunAsync("translate", "page.html", "--to", "es", "-p", "openai", "--max-cost", "1");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("providers.openai.tokenPrice");
    }

    private static async Task<(int ExitCode, decimal Billed, decimal? Reported)> RunAsync(string server, string[] arguments)
    {
        var options = new ChatOptions();
        await using var emulator = await ChatEmulator.StartAsync(server switch
        {
            "counts a byte as a token" => options with { Tokens = Encoding.UTF8.GetByteCount },
            "does not tell what it bills" => options with { TellsUsage = false },
            _ => options,
        });
        using var place = PlaceFor(emulator);
        var result = await place.RunAsync(["translate", "page.html", "--to", "es", "-p", "openai", "--format", "json", "--fail-on", "never", .. arguments]);
        var billing = JsonDocument.Parse(result.Output).RootElement.GetProperty("billing");
        var reported = billing.GetArrayLength() == 0 ? (decimal?)null : billing[0].GetProperty("cost").GetDecimal();
        var billed = CostOf(emulator);
        if (result.ExitCode == 6)
            (await place.RunAsync("translate", "page.html", "--to", "es", "-p", "openai", "--fail-on", "never")).ExitCode.ShouldBe(0);
        return (result.ExitCode, billed, reported);
    }

    private static decimal CostOf(ChatEmulator emulator) =>
        emulator.Calls.Sum(call => (call.InputTokens * InputPrice) + (call.OutputTokens * OutputPrice)) / 1_000_000m;

    private static Workplace PlaceFor(ChatEmulator emulator)
    {
        var place = new Workplace();
        place.Write("page.html", Page);
        place.Write("localizer.json", Prices);
        place.Variables["OPENAI_API_KEY"] = "emulator-key";
        place.Variables["OPENAI_BASE_URL"] = $"{emulator.Endpoint}v1";
        place.Variables["OPENAI_MODEL"] = "emulated-model";
        return place;
    }
}
