using System.Text.RegularExpressions;
using Localizer.Emulators;

namespace Localizer.Cli.Tests.Asking;

/// <summary>Services that damage codes in so many ways of asking that each rung of the ladder is reached, on every service.</summary>
public sealed partial class LadderTests
{
    // The codes' words have nothing in common with their translation, so nothing but the service tells where they belong.
    private const string Page =
        "<p class=lead>Factories in the <a href='/south?a=1&amp;b'>southern provinces</a>, which employ thousands, sold more <b  id=x>finished goods</b> again.</p>\n";

    private const string Translated =
        "<p class=lead>Factories va gur <a href='/south?a=1&amp;b'>fbhgurea cebivaprf</a>, juvpu rzcybl gubhfnaqf, fbyq zber <b  id=x>svavfurq tbbqf</b> ntnva.</p>\n";

    // What the service does to a text with codes, by the rung that it leaves.
    private static readonly Dictionary<string, (int Rung, Func<EmulatedService, string, string?> Answer)> Faults = new()
    {
        ["keeps codes"] = (1, (_, _) => null),
        ["doubles the first code"] = (2, (_, text) => SmallModel.WithFirstTokenTwice(SmallModel.Enciphered(text))),
        ["loses codes in its own markup"] = (3, (service, text) => text.Contains(service.FirstMarkup, StringComparison.Ordinal) ? WithoutCodes(text) : null),
        ["loses codes where there are several pairs"] = (4, (_, text) => SmallModel.CountTokens(text) > 2 ? WithoutCodes(text) : null),
        ["loses all codes"] = (5, (_, text) => SmallModel.CountTokens(text) > 0 ? WithoutCodes(text) : null),
        ["spoils every answer"] = (6, (_, text) => $"{SmallModel.Enciphered(text)}\u0007"),
    };

    public static TheoryData<string, string> FaultsOfServices
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var service in EmulatedService.All.Keys)
            {
                foreach (var fault in Faults.Keys)
                    data.Add(service, fault);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(FaultsOfServices))]
    public async Task A_segment_is_translated_on_the_first_rung_whose_answer_is_proven(string provider, string fault)
    {
        var service = EmulatedService.All[provider];
        var (rung, answer) = Faults[fault];
        var how = new EmulatedBehaviour { Recorded = (text, _) => answer(service, text) };
        var plan = await service.RunAsync(how, Page, "--dry-run");

        var run = await service.RunAsync(how, Page);

        if (rung == 6)
        {
            run.ExitCode.ShouldBe(4);
            run.Page.ShouldBe(Page.Replace("<p ", "<p lang=\"en\" ", StringComparison.Ordinal), "what stays in the source language says so");
            run.Findings.ShouldContain("not-translated");
            run.Rungs.ShouldBeEmpty();
            run.RungRows.Select(row => row.Rung).ShouldBe([1, 3, 4, 5]);
        }
        else
        {
            run.ExitCode.ShouldBe(0, run.Result.Error);
            run.Page.ShouldBe(Translated);
            run.Rungs.ShouldBe([rung]);
            run.NeedsReview.ShouldBe(rung == 5 ? 1 : 0);
            run.Findings.Contains("needs-review").ShouldBe(rung == 5);
        }

        run.RungRows.Sum(row => row.Characters).ShouldBe(run.Characters);
        if (provider is not ("openai" or "ollama"))
        {
            run.Billed.ShouldBe(run.Characters);
            plan.Characters.ShouldBe(run.RungRows[0].Characters, "the plan expects good answers");
        }

        // Where no answer is any good, all that may be asked is asked: no more than the plan said, and no less.
        if (rung == 6)
            plan.AtMost.ShouldBe(run.Characters);
        else
            run.Characters.ShouldBeLessThanOrEqualTo(plan.AtMost);
    }

    [Fact]
    public async Task An_alignment_puts_codes_where_own_words_do_not_tell()
    {
        // The service says the words of a code otherwise when they stand alone.
        var how = new EmulatedBehaviour
        {
            Recorded = (text, _) => SmallModel.CountTokens(text) > 0 ? WithoutCodes(text) : text is "southern provinces" or "finished goods" ? "xxxx" : null,
            Align = (source, target) => source.Length == target.Length
                ? string.Join(' ', Words().Matches(source).Select(word => $"{word.Index}:{word.Index + word.Length - 1}-{word.Index}:{word.Index + word.Length - 1}"))
                : null,
        };

        var run = await EmulatedService.All["azure"].RunAsync(how, Page);

        run.ExitCode.ShouldBe(0, run.Result.Error);
        run.Page.ShouldBe(Translated);
        run.Rungs.ShouldBe([5]);
    }

    [Fact]
    public async Task The_next_service_is_asked_after_all_ways_of_the_one_before()
    {
        var azure = EmulatedService.All["azure"];
        var deepl = EmulatedService.All["deepl"];
        await using var first = await azure.StartAsync(new EmulatedBehaviour { Recorded = (text, _) => $"{text}\u0007" });
        await using var second = await deepl.StartAsync(new EmulatedBehaviour());
        using var place = deepl.Prepare(second, azure.PlaceFor(first, Page));

        var result = await place.RunAsync("translate", "page.html", "--from", "en", "--to", "es", "-p", "azure,deepl");

        result.ExitCode.ShouldBe(0, result.Error);
        place.Read("output/es/page.html").ShouldBe(Translated);
        Texts(first).ShouldContain(text => text.Contains("southern provinces", StringComparison.Ordinal) && SmallModel.CountTokens(text) == 0);
        Texts(second).Count.ShouldBe(1);
        result.Output.ShouldContain("rung 1: 0 texts");
    }

    [Fact]
    public async Task People_are_told_what_a_rung_means()
    {
        var azure = EmulatedService.All["azure"];
        await using var emulator = await azure.StartAsync(new EmulatedBehaviour { Recorded = (text, _) => SmallModel.CountTokens(text) > 0 ? WithoutCodes(text) : null });
        using var place = azure.PlaceFor(emulator, Page);

        var result = await place.RunAsync("translate", "page.html", "--from", "en", "--to", "es", "-p", "azure");

        result.Error.ShouldContain("page.html:1:15: warning needs-review: “Factories in the southern provinces");
        result.Error.ShouldContain("(rung 5)");
        result.Error.ShouldContain("docs/asking-services.md");
        result.Output.ShouldContain("1 from the provider, 1 of them needs review");
        result.Output.ShouldContain("rung 5: 1 text, ");
        File.Exists(Path.Combine(Workplace.Repository, "docs/asking-services.md")).ShouldBeTrue();
        (await place.RunAsync("translate", "page.html", "--from", "en", "--to", "es", "-p", "azure", "--fail-on", "warning")).ExitCode.ShouldBe(3);
    }

    private static IReadOnlyList<string> Texts(Emulator emulator) => [.. emulator.Calls.SelectMany(call => call.Texts)];

    private static string WithoutCodes(string text) => SmallModel.Enciphered(SmallModel.WithoutTokens(text));

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();
}
