using System.Text.Json;
using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;
using Localizer.Emulators.DeepL;

namespace Localizer.Cli.Tests;

/// <summary><c>memory stats --ledger</c> and the report's ledger: what was paid by day, provider, locale and article, as the services' own books have it.</summary>
public class LedgerTests
{
    private const string Key = "emulator-key";

    [Fact]
    public async Task The_ledger_is_what_the_services_billed_over_all_runs()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        await using var deepl = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = [Key] });
        using var place = new Workplace();
        place.Variables["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}";
        place.Variables["AZURE_TRANSLATOR_KEY"] = Key;
        place.Variables["DEEPL_SERVER_URL"] = $"{deepl.Endpoint}";
        place.Variables["DEEPL_AUTH_KEY"] = Key;
        place.Write("localizer.json", """{"from":"en","root":"articles","providers":{"azure":{"price":10}}}""");
        place.Write("articles/one.html", PageOf("The market grew.", "Nobody had expected it."));
        place.Write("articles/news/two.html", PageOf("The market grew.", "A rival <b>fell</b> behind."));

        var first = await RunAsync(place, "vi,es", "azure");
        await RunAsync(place, "vi,es", "azure");
        var second = await RunAsync(place, "fr", "deepl");

        var ledger = Rows((await place.RunAsync("memory", "stats", "--ledger", "--format", "json")).Output, "rows");
        Sum(ledger, "azure").ShouldBe(azure.BilledCharacters);
        Sum(ledger, "deepl").ShouldBe(deepl.BilledCharacters);
        ledger.Select(row => (row.GetProperty("locale").GetString(), row.GetProperty("article").GetString())).ShouldBe(
            [("es", "news/two.html"), ("es", "one.html"), ("vi", "news/two.html"), ("vi", "one.html"), ("fr", "news/two.html"), ("fr", "one.html")]);
        ledger.Where(row => row.GetProperty("provider").GetString() == "azure").Sum(row => row.GetProperty("cost").GetDecimal()).ShouldBe(azure.BilledCharacters * 10 / 1_000_000m);
        Sum(Rows(first.Output, "ledger"), "azure").ShouldBe(azure.BilledCharacters);
        Rows(second.Output, "ledger").ShouldAllBe(row => row.GetProperty("provider").GetString() == "deepl");

        var text = await place.RunAsync("memory", "stats", "--ledger");
        text.Output.ShouldContain(" azure es news/two.html: ");
        text.Output.ShouldContain(FormattableString.Invariant($"{azure.BilledCharacters + deepl.BilledCharacters:#,0} characters in "));
    }

    [Fact]
    public async Task Each_day_has_its_own_rows_and_begins_at_midnight_utc()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        var clock = new ClockThatStands { Now = new DateTimeOffset(2026, 3, 1, 23, 59, 30, TimeSpan.Zero) };
        using var place = new Workplace { Time = clock };
        place.Variables["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}";
        place.Variables["AZURE_TRANSLATOR_KEY"] = Key;
        place.Write("localizer.json", """{"from":"en","root":"articles"}""");
        place.Write("articles/one.html", PageOf("The market grew."));
        (await RunAsync(place, "vi", "azure")).ExitCode.ShouldBe(0);
        var before = azure.BilledCharacters;

        // Where a clock on the wall is nine hours ahead it is the second day both times.
        clock.Now = new DateTimeOffset(2026, 3, 2, 9, 0, 30, TimeSpan.FromHours(9));
        place.Write("articles/one.html", PageOf("The market grew.", "A rival fell behind."));
        var second = await RunAsync(place, "vi", "azure");

        second.ExitCode.ShouldBe(0, second.Error);
        var after = azure.BilledCharacters - before;
        after.ShouldBe("A rival fell behind.".Length);
        Days(Rows((await place.RunAsync("memory", "stats", "--ledger", "--format", "json")).Output, "rows")).ShouldBe([("2026-03-01", before), ("2026-03-02", after)]);
        Days(Rows(second.Output, "ledger")).ShouldBe([("2026-03-02", after)]);
        var text = await place.RunAsync("memory", "stats", "--ledger");
        text.Output.ShouldContain("2026-03-01 azure vi one.html: ");
        text.Output.ShouldContain("2026-03-02 azure vi one.html: ");

        static IEnumerable<(string?, long)> Days(List<JsonElement> rows) => rows.Select(row => (row.GetProperty("day").GetString(), row.GetProperty("characters").GetInt64()));
    }

    public static TheoryData<string> InVain => ["omit", "merge", "swap"];

    [Theory]
    [MemberData(nameof(InVain))]
    public async Task What_was_paid_in_vain_is_in_the_books(string fault)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = new Workplace();
        place.Variables["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}";
        place.Variables["AZURE_TRANSLATOR_KEY"] = Key;
        place.Write("articles/one.html", PageOf([.. Enumerable.Range(1, 12).Select(number => $"The market grew by {number} percent.")]));
        Fault scripted = fault switch
        {
            "omit" => new Fault.OmitItem(3),
            "swap" => new Fault.SwapItems(2, 7),
            _ => new Fault.MergeItems(4),
        };
        azure.Script(scripted);

        var run = await RunAsync(place, "vi", "azure");

        run.ExitCode.ShouldBe(0, run.Error);
        Sum(Rows(run.Output, "ledger"), "azure").ShouldBe(azure.BilledCharacters);
        Sum(Rows((await place.RunAsync("memory", "stats", "--ledger", "--format", "json")).Output, "rows"), "azure").ShouldBe(azure.BilledCharacters);
        Rows(run.Output, "billing").Single().GetProperty("characters").GetInt64().ShouldBe(azure.BilledCharacters);
    }

    [Fact]
    public async Task A_project_that_has_paid_nothing_has_an_empty_ledger()
    {
        using var place = new Workplace();

        var run = await place.RunAsync("memory", "stats", "--ledger");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldBe("0 characters in 0 answers, by .localizer/journal.db\n");
        place.Exists(".localizer").ShouldBeFalse();
    }

    private static Task<CliResult> RunAsync(Workplace place, string to, string provider) =>
        place.RunAsync("translate", "articles", "--to", to, "-p", provider, "--fail-on", "never", "--format", "json");

    private static List<JsonElement> Rows(string json, string name) => [.. JsonDocument.Parse(json).RootElement.GetProperty(name).EnumerateArray()];

    private static long Sum(List<JsonElement> rows, string provider) =>
        rows.Where(row => row.GetProperty("provider").GetString() == provider).Sum(row => row.GetProperty("characters").GetInt64());

    private static string PageOf(params string[] paragraphs) =>
        $"<!DOCTYPE html><html lang=en><title>News of the day</title>{string.Concat(paragraphs.Select(paragraph => $"<p>{paragraph}</p>"))}";

    // Only the time of day stands.
    private sealed class ClockThatStands : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
