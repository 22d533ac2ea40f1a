using System.Globalization;
using System.Text.Json;
using Localizer.Cli.Tests.Asking;
using Localizer.Emulators;

namespace Localizer.Cli.Tests.Budget;

/// <summary>
/// What a plan says that a run will cost, and what each service bills for it by its own rules: markup, entities, code points, targets.
/// </summary>
public sealed class BudgetMatrixTests(ITestOutputHelper output)
{
    private const string Folder = "tests/Localizer.Cli.Tests/Budget/Cases";

    private static readonly IReadOnlyList<string> Cases = [.. Directory.GetFiles(Path.Combine(Workplace.Repository, Folder), "*.html").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    // Chat models bill tokens of a prompt, of which a text is a part: TokenBudgetTests holds limits to their books.
    private static readonly IReadOnlyList<string> ByCharacters = [.. EmulatedService.All.Keys.Except(["openai", "ollama"])];

    // Pages that even a service that answers well is asked for a second time, since its answer is doubted.
    private static readonly Dictionary<string, string> AskedAgain = new()
    {
        ["forms"] = "the services' own words are not those of the glossary",
    };

    public static MatrixTheoryData<string, string> Everywhere => new(ByCharacters, Cases);

    public static MatrixTheoryData<string, string> EverywhereMisbehaving => new(ByCharacters, Misbehaviours.Keys);

    public static MatrixTheoryData<string, string, string> EverywhereUnreliable => new(
        ByCharacters, ["refuses now and then", "loses answers now and then"], ["--max-characters", "--max-cost"]);

    public static MatrixTheoryData<string, int> EverywhereAtOnce => new(ByCharacters, [1, 2, 8]);

    private static Dictionary<string, EmulatedBehaviour> Misbehaviours { get; } = new()
    {
        ["loses all codes"] = new() { Recorded = Losing(0) },
        ["loses codes where there are several"] = new() { Recorded = Losing(2) },
        ["answers empty items now and then"] = new() { Rule = FaultRules.AtRandom(3, 0.4, new Fault.EmptyItem(0), new Fault.Damage(Damages.LoseTags), new Fault.Damage(Damages.DoubleTag)) },
        ["refuses now and then"] = new() { Rule = FaultRules.AtRandom(5, 0.15, new Fault.Status(503), new Fault.Status(429, RetryAfter: "0"), new Fault.Reset()) },
        ["loses answers now and then"] = new() { Rule = FaultRules.AtRandom(7, 0.2, new Fault.DropMidBody(), new Fault.TruncateJson(), new Fault.EmptyBody()) },
    };

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_service_that_answers_well_bills_what_was_expected_to_the_character(string name, string page)
    {
        var service = EmulatedService.All[name];
        await using var emulator = await service.StartAsync(new EmulatedBehaviour());
        using var place = PlaceOf(service, emulator, page);
        foreach (var locales in (string[])["es", SeveralOf(service)])
        {
            var before = emulator.BilledCharacters;
            var plan = await RunAsync(service, place, locales, "--dry-run");
            plan.ExitCode.ShouldBe(0, plan.Error);
            emulator.BilledCharacters.ShouldBe(before, "a plan asks nobody");

            var run = await RunAsync(service, place, locales);

            var billed = emulator.BilledCharacters - before;
            output.WriteLine($"{name} {page} {locales}: expected {Bill(plan, "characters")}, billed {billed}, at most {Bill(plan, "atMost")}");
            run.ExitCode.ShouldBe(0, run.Error);
            Bill(run, "characters").ShouldBe(billed);
            FirstRung(run).ShouldBe(Bill(plan, "characters"));
            billed.ShouldBeLessThanOrEqualTo(Bill(plan, "atMost"));
            if (AskedAgain.TryGetValue(page, out var why))
                billed.ShouldBeGreaterThan(Bill(plan, "characters"), $"no longer so: {why}");
            else
                billed.ShouldBe(Bill(plan, "characters"));
        }
    }

    [Theory]
    [MemberData(nameof(EverywhereMisbehaving))]
    public async Task A_service_that_misbehaves_bills_no_more_than_was_said_but_for_answers_that_were_lost(string name, string misbehaviour)
    {
        var service = EmulatedService.All[name];
        await using var emulator = await service.StartAsync(Misbehaviours[misbehaviour]);
        using var place = PlaceOf(service, emulator, "markup");
        var plan = await RunAsync(service, place, "es", "--dry-run");

        var run = await RunAsync(service, place, "es");

        var lost = emulator.Calls.Where(call => !call.AnsweredWhole).Sum(call => call.BilledCharacters);
        output.WriteLine($"{name} {misbehaviour}: expected {Bill(plan, "characters")}, billed {emulator.BilledCharacters}, at most {Bill(plan, "atMost")}, lost {lost}; exit code {run.ExitCode}");
        run.ExitCode.ShouldBeOneOf(0, 4);
        emulator.BilledCharacters.ShouldBeLessThanOrEqualTo(Bill(plan, "atMost") + lost);
        if (run.ExitCode == 0)
            emulator.BilledCharacters.ShouldBeGreaterThanOrEqualTo(Bill(plan, "characters"));
    }

    [Theory]
    [MemberData(nameof(EverywhereAtOnce))]
    public async Task No_limit_is_passed_by_the_service_s_books_and_finished_pages_are_written(string name, int jobs)
    {
        var service = EmulatedService.All[name];
        // One that loses codes is asked for all pages on a rung before the next, so that none is finished before the last of them.
        var how = jobs == 1 ? new EmulatedBehaviour() : Misbehaviours["loses codes where there are several"];
        await using var whole = await service.StartAsync(how);
        using var all = PagesOf(service, whole);
        (await RunOnAsync(service, all, "articles", "es", "--jobs", "8")).ExitCode.ShouldBe(0);

        foreach (var share in (double[])[0, 0.3, 0.75])
        {
            var limit = (long)(whole.BilledCharacters * share);
            await using var emulator = await service.StartAsync(how);
            using var place = PagesOf(service, emulator);
            // A million characters cost a million, so that a limit of cost is one of characters.
            var limits = jobs == 2 ? ("--max-cost", $"{limit}") : ("--max-characters", $"{limit}");

            var run = await RunOnAsync(service, place, "articles", "es", "--jobs", jobs.ToString(CultureInfo.InvariantCulture), limits.Item1, limits.Item2);

            output.WriteLine($"{name} {jobs} jobs {limits}: billed {emulator.BilledCharacters} of {whole.BilledCharacters}; exit code {run.ExitCode}");
            emulator.BilledCharacters.ShouldBeLessThanOrEqualTo(limit);
            run.ExitCode.ShouldBe(6, run.Error);
            run.Error.ShouldContain(limits.Item1);
            var pages = JsonDocument.Parse(run.Output).RootElement.GetProperty("pages").EnumerateArray().ToList();
            if (jobs == 1 && share > 0.5)
                pages.ShouldContain(page => page.GetProperty("status").GetString() == "written");
            foreach (var page in pages)
            {
                var (path, status) = (page.GetProperty("path").GetString()!, page.GetProperty("status").GetString());
                // Each page is there and what it is without a limit, or named as one that is not.
                if (status == "written")
                {
                    place.ReadBytes($"output/es/{Path.GetFileName(path)}").ShouldBe(all.ReadBytes($"output/es/{Path.GetFileName(path)}"), path);
                    run.Error.ShouldNotContain(path);
                }
                else
                {
                    status.ShouldBe("incomplete", path);
                    run.Error.ShouldContain(path);
                }
            }

            // What was paid for is not paid for again.
            (await RunOnAsync(service, place, "articles", "es", "--jobs", "8")).ExitCode.ShouldBe(0);
            emulator.BilledCharacters.ShouldBe(whole.BilledCharacters);
        }
    }

    [Theory]
    [MemberData(nameof(EverywhereUnreliable))]
    public async Task No_limit_is_passed_by_the_books_of_a_service_that_refuses_or_loses_answers(string name, string misbehaviour, string limit)
    {
        var service = EmulatedService.All[name];
        await using var whole = await service.StartAsync(new EmulatedBehaviour());
        using var all = PagesOf(service, whole);
        (await RunOnAsync(service, all, "articles", "es", "--jobs", "8")).ExitCode.ShouldBe(0);
        foreach (var share in (double[])[0.3, 0.75])
        {
            var most = (long)(whole.BilledCharacters * share);
            await using var emulator = await service.StartAsync(Misbehaviours[misbehaviour]);
            using var place = PagesOf(service, emulator);
            // A service that refuses for its quota's sake is waited for by the minute.
            place.Time = new HastyTime(120);

            var run = await RunOnAsync(service, place, "articles", "es", "--jobs", "8", limit, most.ToString(CultureInfo.InvariantCulture));

            var lost = emulator.Calls.Where(call => !call.AnsweredWhole).Sum(call => call.BilledCharacters);
            output.WriteLine($"{name} {misbehaviour} {limit} {most}: billed {emulator.BilledCharacters}, of it lost {lost}; exit code {run.ExitCode}");
            emulator.BilledCharacters.ShouldBeLessThanOrEqualTo(most);
            emulator.BilledCharacters.ShouldBeGreaterThan(0);
            Bill(run, "characters").ShouldBeLessThanOrEqualTo(emulator.BilledCharacters);
            run.ExitCode.ShouldBeOneOf(4, 6);
        }
    }

    private static string SeveralOf(EmulatedService service) => service.Provider == "apertium" ? "es,ca" : "es,fr,de";

    private static Workplace PlaceOf(EmulatedService service, Emulator emulator, string page)
    {
        var place = service.Prepare(emulator, new Workplace());
        place.Write("page.html", File.ReadAllText(Path.Combine(Workplace.Repository, Folder, $"{page}.html")));
        if (Path.Combine(Workplace.Repository, Folder, $"{page}.csv") is var terms && File.Exists(terms))
            place.Write("glossary.csv", File.ReadAllText(terms));
        return place;
    }

    private static Workplace PagesOf(EmulatedService service, Emulator emulator)
    {
        var place = service.Prepare(emulator, new Workplace());
        var settings = JsonDocument.Parse(service.Configuration ?? "{}").RootElement;
        var version = settings.TryGetProperty("providers", out var providers) ? providers.GetProperty(service.Provider).GetProperty("apiVersion").GetString() : null;
        place.Write("localizer.json", JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["providers"] = new Dictionary<string, object>
            {
                [service.Provider] = version is null ? new { price = 1_000_000 } : new { price = 1_000_000, apiVersion = version },
            },
        }));
        for (var page = 0; page < 6; page++)
        {
            place.Write($"articles/{page}.html", string.Concat(Enumerable.Range(0, 4).Select(i =>
                $"<p>Factories of page {page} in <a href='/{i}'>province number {i}</a>, which employ thousands, sold more <b>finished goods</b> again.</p>\n<p>Plain paragraph {i} of page {page}, <i>and no more</i>.</p>\n")));
        }

        return place;
    }

    private static Task<CliResult> RunAsync(EmulatedService service, Workplace place, string locales, params string[] arguments) =>
        RunOnAsync(service, place, "page.html", locales, [.. place.Exists("glossary.csv") ? ["-g", "glossary.csv"] : (string[])[], .. arguments]);

    private static Task<CliResult> RunOnAsync(EmulatedService service, Workplace place, string path, string locales, params string[] arguments) => place.RunAsync(
        ["translate", path, "--from", "en", "--to", locales, "-p", service.Provider, "--no-record", "--fail-on", "never", "--format", "json", .. arguments]);

    private static long Bill(CliResult result, string name) => JsonDocument.Parse(result.Output).RootElement.GetProperty("billing")[0].GetProperty(name).GetInt64();

    private static long FirstRung(CliResult result) => JsonDocument.Parse(result.Output).RootElement.GetProperty("billing")[0].GetProperty("rungs").EnumerateArray()
        .Where(row => row.GetProperty("rung").GetInt32() == 1).Sum(row => row.GetProperty("characters").GetInt64());

    private static Func<string, string, string?> Losing(int most) =>
        (text, _) => SmallModel.CountTokens(text) > most ? SmallModel.Enciphered(SmallModel.WithoutTokens(text)) : null;
}
