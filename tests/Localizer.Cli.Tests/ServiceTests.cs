using System.Text;
using Localizer.Cli.Tests.Asking;
using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;
using Localizer.Emulators.DeepL;

namespace Localizer.Cli.Tests;

/// <summary>Pages through services: what is sent, what comes of it on the page, what it costs, and what the exit code says.</summary>
public class ServiceTests
{
    private const string Key = "emulator-key";

    [Fact]
    public async Task Samples_are_translated_and_a_second_run_asks_nobody()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        azure.Script(new Fault.Status(503), new Fault.Status(429, RetryAfter: "1"), new Fault.DropMidBody());
        using var workplace = Of(azure);

        var first = await workplace.RunAsync("translate", "articles", "--to", "vi,es", "-p", "azure");

        first.ExitCode.ShouldBe(0, first.Error + first.Output);
        var page = workplace.Read("output/es/nvidia-h20-returns.html");
        page.ShouldContain("[es] ");
        var (calls, bill) = (azure.Calls.Count, azure.BilledCharacters);
        calls.ShouldBeGreaterThan(3);

        var second = await workplace.RunAsync("translate", "articles", "--to", "vi,es", "-p", "azure");

        second.ExitCode.ShouldBe(0, second.Error);
        Translations(azure).Count.ShouldBe(Translations(azure).Take(calls).Count());
        azure.BilledCharacters.ShouldBe(bill);
        workplace.Read("output/es/nvidia-h20-returns.html").ShouldBe(page);
        second.Output.ShouldContain("unchanged");
    }

    [Fact]
    public async Task The_newer_version_of_the_interface_gives_the_same_pages()
    {
        var pages = new List<string>();
        foreach (var version in (string[])["3.0", "2026-06-06"])
        {
            await using var azure = await AzureTranslatorEmulator.StartAsync();
            azure.Script(new Fault.Status(503), new Fault.DropMidBody());
            using var workplace = Of(azure);
            workplace.Write("localizer.json", $"{{\"from\":\"en\",\"root\":\"articles\",\"providers\":{{\"azure\":{{\"apiVersion\":\"{version}\"}}}}}}");

            var result = await workplace.RunAsync("translate", "articles", "--to", "vi,es", "-p", "azure");

            result.ExitCode.ShouldBe(0, result.Error);
            azure.Calls.ShouldAllBe(call => call.Target.Contains($"api-version={version}", StringComparison.Ordinal));
            pages.Add(workplace.Read("output/vi/nvidia-h20-returns.html") + workplace.Read("output/es/nvidia-h20-returns.html"));
        }

        pages[1].ShouldBe(pages[0]);
    }

    [Fact]
    public async Task Pages_and_records_do_not_depend_on_how_many_requests_are_in_flight()
    {
        var files = new List<(string Name, string Content)[]>();
        foreach (var jobs in (string[])["1", "16"])
        {
            var random = new Random(jobs.Length);
            await using var azure = await AzureTranslatorEmulator.StartAsync(
                new AzureTranslatorOptions { Latency = call => TimeSpan.FromMilliseconds(random.Next(40)) });
            using var workplace = Of(azure);
            workplace.Write("localizer.json", """{"from":"en","root":"articles","providers":{"azure":{"quota":{"characters":1500,"seconds":0.05}}}}""");
            (await workplace.RunAsync("translate", "articles", "--to", "vi,es", "-p", "azure", "--jobs", jobs)).ExitCode.ShouldBe(0);
            files.Add([.. FilesOf(workplace, "output"), .. FilesOf(workplace, "translations")]);
            azure.Calls.Count.ShouldBeGreaterThan(5);
        }

        files[0].Length.ShouldBeGreaterThan(4);
        files[1].ShouldBe(files[0]);

        static IEnumerable<(string Name, string Content)> FilesOf(Workplace place, string folder) =>
            Directory.GetFiles(Path.Combine(place.Folder, folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(file => (Path.GetRelativePath(place.Folder, file), File.ReadAllText(file)));
    }

    [Fact]
    public async Task A_text_that_the_service_refuses_is_alone_in_being_left_out()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions
        {
            Rule = call => Encoding.UTF8.GetString(call.Body.Span).Contains("poison", StringComparison.Ordinal) ? new Fault.Status(400) : null,
        });
        using var workplace = Of(azure, "<!DOCTYPE html><html lang=en><title>T</title>" + string.Concat(Enumerable.Range(0, 40).Select(i => $"<p>Paragraph {i} of them.</p>")) + "<p>The poison one.</p>");

        var result = await workplace.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure");

        result.ExitCode.ShouldBe(4, result.Error);
        var page = workplace.Read("output/vi/page.html");
        page.ShouldContain("<p lang=\"en\">The poison one.</p>");
        Count(page, "<p>[vi] Paragraph").ShouldBe(40);
        result.Error.ShouldContain("page.html:1:");
        result.Error.ShouldContain("Why: azure");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task A_crowd_of_texts_that_the_service_refuses_leaves_the_rest_translated(int jobs)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions
        {
            Rule = call => Encoding.UTF8.GetString(call.Body.Span).Contains("poison", StringComparison.Ordinal) ? new Fault.Status(400) : null,
        });
        using var workplace = Of(azure, "<!DOCTYPE html><html lang=en><title>T</title>"
            + string.Concat(Enumerable.Range(0, 40).Select(i => $"<p>The poison number {i}.</p>")) + string.Concat(Enumerable.Range(0, 40).Select(i => $"<p>Paragraph {i} of them.</p>")));

        var result = await workplace.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure", "--jobs", $"{jobs}");

        result.ExitCode.ShouldBe(4, result.Error);
        Count(workplace.Read("output/vi/page.html"), "<p>[vi] Paragraph").ShouldBe(40);
    }

    public static TheoryData<string> MixedUp => ["omit", "swap", "double", "merge", "empty"];

    [Theory]
    [MemberData(nameof(MixedUp))]
    public async Task Nothing_lands_under_another_segment(string fault)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        Fault scripted = fault switch
        {
            "omit" => new Fault.OmitItem(3),
            "swap" => new Fault.SwapItems(2, 7),
            "double" => new Fault.DoubleItem(4),
            "merge" => new Fault.MergeItems(5),
            _ => new Fault.EmptyItem(6),
        };
        azure.Script(scripted);
        using var workplace = Of(azure, "<!DOCTYPE html><html lang=en><title>Numbers</title>"
            + string.Concat(Enumerable.Range(10, 30).Select(i => $"<p>Paragraph number {i} says so.</p>")));

        var result = await workplace.RunAsync("translate", "page.html", "--to", "vi", "-p", "azure");

        result.ExitCode.ShouldBe(0, result.Error);
        var page = workplace.Read("output/vi/page.html");
        for (var i = 10; i < 40; i++)
            page.ShouldContain($"<p>[vi] Paragraph number {i} says so.</p>");
    }

    [Fact]
    public async Task What_one_service_cannot_do_goes_to_the_next_that_was_named()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { FreeCharacters = 10 });
        await using var deepl = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = [Key] });
        using var workplace = Of(azure, "<!DOCTYPE html><html lang=en><title>A title</title><p>One <b>bold</b> word.</p>");
        workplace.Variables["DEEPL_SERVER_URL"] = $"{deepl.Endpoint}";
        workplace.Variables["DEEPL_AUTH_KEY"] = Key;

        var alone = await workplace.RunAsync("translate", "page.html", "--to", "es", "-p", "azure");
        alone.ExitCode.ShouldBe(4);
        alone.Error.ShouldContain("azure");
        deepl.Calls.ShouldBeEmpty("a key in the environment chooses no provider");

        var both = await workplace.RunAsync("translate", "page.html", "--to", "es", "-p", "azure,deepl");
        both.ExitCode.ShouldBe(0, both.Error);
        workplace.Read("output/es/page.html").ShouldContain("<b>");
        deepl.BilledCharacters.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_budget_is_never_passed_and_the_next_run_goes_on_from_there()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var workplace = Of(azure);

        var plan = await workplace.RunAsync("translate", "articles", "--to", "es", "-p", "azure", "--dry-run", "--format", "json");
        plan.ExitCode.ShouldBe(0);
        azure.BilledCharacters.ShouldBe(0);
        var expected = System.Text.Json.JsonDocument.Parse(plan.Output).RootElement.GetProperty("billing")[0].GetProperty("characters").GetInt64();

        var first = await workplace.RunAsync("translate", "articles", "--to", "es", "-p", "azure", "--max-characters", "3000");
        first.ExitCode.ShouldBe(6, first.Error);
        azure.BilledCharacters.ShouldBeInRange(1, 3000);
        first.Error.ShouldContain("--max-characters");

        var second = await workplace.RunAsync("translate", "articles", "--to", "es", "-p", "azure");
        second.ExitCode.ShouldBe(0, second.Error);
        azure.BilledCharacters.ShouldBe(expected);
    }

    [Fact]
    public async Task A_budget_holds_for_a_run_that_writes_its_pages_twice()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var workplace = Of(azure);
        workplace.Write("localizer.json", """{"from":"en","publish":[{"level":"translated"}]}""");
        workplace.Write("pages/short.html", "<!DOCTYPE html><html lang=en><title>Short</title><p><a href=long.html>The long one</a></p>");
        workplace.Write("pages/long.html", "<!DOCTYPE html><html lang=en><title>Long</title>" + string.Concat(Enumerable.Range(0, 20).Select(i => $"<p>Paragraph number {i} of the long one.</p>")));

        var run = await workplace.RunAsync("translate", "pages", "--to", "vi", "-p", "azure", "--no-record", "--max-characters", "300", "--format", "json");

        run.ExitCode.ShouldBe(6, run.Error);
        azure.BilledCharacters.ShouldBeInRange(1, 300);
        using var report = System.Text.Json.JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("billing")[0].GetProperty("characters").GetInt64().ShouldBe(azure.BilledCharacters);
    }

    [Fact]
    public async Task Under_CI_a_paid_service_needs_a_budget()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var workplace = Of(azure);
        workplace.Variables["CI"] = "true";

        var result = await workplace.RunAsync("translate", "articles", "--to", "es", "-p", "azure");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("--max-characters");
        azure.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Codes_that_the_service_damages_are_repaired_or_asked_for_in_another_way()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        azure.Script(new Fault.Damage(text => text.Replace("</b>", "", StringComparison.Ordinal).Replace("</i>", "< / i >", StringComparison.Ordinal)));
        using var workplace = Of(azure, "<!DOCTYPE html><html lang=en><title>A title</title><p>See <a href=https://example.com/>the report</a> of <em>July</em>.</p>");

        var result = await workplace.RunAsync("translate", "page.html", "--to", "es", "-p", "azure");

        result.ExitCode.ShouldBe(0, result.Error);
        var page = workplace.Read("output/es/page.html");
        page.ShouldContain("<a href=https://example.com/>");
        Count(page, "</a>").ShouldBe(1);
        Count(page, "</em>").ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_cannot_add_markup()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync(
            new AzureTranslatorOptions { Translate = (text, _) => text.Replace("word", "<script>alert(1)</script> &amp;lt;", StringComparison.Ordinal) });
        using var workplace = Of(azure, "<!DOCTYPE html><html lang=en><title>A title</title><p>One word.</p>");

        await workplace.RunAsync("translate", "page.html", "--to", "es", "-p", "azure");

        workplace.Read("output/es/page.html").ShouldNotContain("<script");
    }

    [Fact]
    public async Task A_key_does_not_follow_a_redirect()
    {
        await using var elsewhere = await AzureTranslatorEmulator.StartAsync();
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Rule = _ => new Fault.Redirect(elsewhere.Endpoint) });
        using var workplace = Of(azure, "<!DOCTYPE html><html lang=en><title>A title</title>");

        var result = await workplace.RunAsync("translate", "page.html", "--to", "es", "-p", "azure");

        result.ExitCode.ShouldBe(4);
        result.Error.ShouldContain(elsewhere.Endpoint.Authority);
        result.Error.ShouldNotContain(Key);
        elsewhere.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_key_ends_the_asking_at_once_with_the_services_words()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var workplace = Of(azure);
        workplace.Variables["AZURE_TRANSLATOR_KEY"] = "another-secret";

        var result = await workplace.RunAsync("translate", "articles", "--to", "es", "-p", "azure");

        result.ExitCode.ShouldBe(4);
        Translations(azure).Count.ShouldBe(1);
        result.Error.ShouldContain("401");
        result.Error.ShouldNotContain("another-secret");
    }

    [Theory]
    [InlineData("azure", "403001: The operation is not allowed because the subscription has exceeded its free quota.", "wait for the next month")]
    [InlineData("deepl", "deepl answered 456: “Quota for this billing period has been exceeded.”", "Wait for the next period")]
    public async Task A_spent_quota_ends_the_asking_at_once_with_the_services_words_and_advice(string provider, string words, string advice)
    {
        await using Emulator emulator = provider == "azure"
            ? await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { FreeCharacters = 10 })
            : await DeepLEmulator.StartAsync(new DeepLOptions { FreeCharacters = 10 });
        using var place = EmulatedService.All[provider].PlaceFor(emulator, "<!DOCTYPE html><html lang=en><title>A title</title><p>One text that is longer than that.</p>");

        var result = await place.RunAsync("translate", "page.html", "--to", "es", "-p", provider);

        result.ExitCode.ShouldBe(4);
        emulator.Calls.Count(call => call.Target.Contains("/translate", StringComparison.Ordinal)).ShouldBe(1);
        result.Error.ShouldContain(words);
        result.Error.ShouldContain(advice);
    }

    public static TheoryData<Fault> Untrusted =>
    [
        new Fault.Damage(text => text + "<script>alert(1)</script>"),
        new Fault.Damage(text => text + "\u0000"),
        new Fault.Damage(text => text + "\u0001"),
        new Fault.Damage(text => text + "\u001b[31m"),
        new Fault.Damage(text => text + "&lt;script&gt;"),
        new Fault.Flood(10_000_000),
        new Fault.GzipBomb(200_000_000),
        new Fault.WrongCharset(),
        new Fault.EmptyBody(),
        new Fault.TruncateJson(),
    ];

    [Theory]
    [MemberData(nameof(Untrusted))]
    public async Task Whatever_comes_back_no_tag_no_control_character_and_no_flood_gets_onto_a_page(Fault fault)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions
        {
            Rule = _ => fault,
            // Letters that another character encoding writes with other bytes.
            Translate = (text, to) => $"[{to}] é{text}ñ",
        });
        using var workplace = Of(azure, "<!DOCTYPE html><html lang=en><title>A title</title><p>One text.</p><p>Another <b>text</b>.</p>");

        var result = await workplace.RunAsync("translate", "page.html", "--to", "es", "-p", "azure", "--fail-on", "never");

        result.ExitCode.ShouldBeOneOf(0, 4);
        var page = workplace.Read("output/es/page.html");
        page.ShouldNotContain("<script");
        page.AsSpan().ContainsAnyInRange('\0', '\u0008').ShouldBeFalse();
        page.AsSpan().ContainsAnyInRange('\u000E', '\u001F').ShouldBeFalse();
        page.ShouldNotContain("\uFFFD");
        page.Length.ShouldBeLessThan(1_000);
    }

    private static List<EmulatorCall> Translations(AzureTranslatorEmulator azure) =>
        [.. azure.Calls.Where(call => call.Target.Contains("/translate", StringComparison.Ordinal))];

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static Workplace Of(AzureTranslatorEmulator azure, string? page = null)
    {
        var workplace = new Workplace();
        workplace.Variables["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}";
        workplace.Variables["AZURE_TRANSLATOR_KEY"] = Key;
        if (page is not null)
        {
            workplace.Write("page.html", Encoding.UTF8.GetBytes(page));
            return workplace;
        }

        var articles = Path.Combine(Workplace.Repository, "articles");
        foreach (var file in Directory.GetFiles(articles, "*.html", SearchOption.AllDirectories))
            workplace.Write(Path.Combine("articles", Path.GetRelativePath(articles, file)), File.ReadAllBytes(file));
        return workplace;
    }
}
