using Localizer.Emulators;
using Localizer.Emulators.Chat;

namespace Localizer.Cli.Tests.Asking;

/// <summary>A chat model that stops before its answer is whole, or refuses one text: the others are translated, and the one is named.</summary>
public sealed class ChatRefusalTests(ITestOutputHelper output)
{
    private const int MostItems = 8;
    private const string Guilty = "The <b>bomb</b> fell on the city at night.";

    private static readonly string[] Texts =
        [.. Enumerable.Range(0, 40).Select(i => i == 23 ? Guilty : $"Paragraph number {i} says <i>what it says</i> again.")];

    private static readonly string Page = string.Concat(Texts.Select(text => $"<p>{text}</p>\n"));

    [Fact]
    public async Task What_is_too_long_is_asked_for_in_parts_and_one_text_that_is_refused_is_left_out_and_named()
    {
        var service = EmulatedService.All["openai"];
        await using var emulator = await service.StartAsync(new EmulatedBehaviour
        {
            Rule = call => AskedTexts.Of(call).Count(IsAsked) > MostItems ? new ChatFault.Length() : AskedTexts.Of(call).Any(IsGuilty) ? new ChatFault.Apology() : null,
        });
        using var place = service.PlaceFor(emulator, Page);

        var run = await service.RunAsync(emulator, place);

        run.ExitCode.ShouldBe(4, run.Result.Error);
        run.Missing.ShouldBe(1);
        run.Findings.ShouldBe(["not-translated"]);
        run.Result.Output.ShouldContain("\"line\": 24");
        run.Page.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(Texts.Select(text => text == Guilty ? $"<p lang=\"en\">{text}</p>" : $"<p>{SmallModel.Enciphered(text)}</p>"));
        var asked = emulator.Calls.Where(call => call.Texts.Any(IsGuilty)).ToList();
        var alone = asked.Where(call => call.Texts.Count == 1).Select(call => call.Texts[0]).ToList();
        output.WriteLine($"{emulator.Calls.Count} requests, {asked.Count} with the text that is refused, alone: {string.Join(" | ", alone)}");
        alone.Distinct().Count().ShouldBe(alone.Count, "the same question is put once");
        alone.Count.ShouldBeLessThanOrEqualTo(5, "the rungs of the ladder");
        emulator.Calls.Where(call => call.Fault is null).SelectMany(call => call.Texts).Distinct().Count().ShouldBe(Texts.Length - 1);
        emulator.Calls.Where(call => call.Fault is null).Sum(call => call.Texts.Count).ShouldBe(Texts.Length - 1, "what was answered is not asked for again");
    }

    [Fact]
    public async Task A_refusal_in_the_place_of_a_translation_is_reported()
    {
        var service = EmulatedService.All["openai"];
        await using var emulator = await service.StartAsync(new EmulatedBehaviour
        {
            Recorded = (text, _) => IsGuilty(text) ? "I'm sorry, but I can't help with that." : null,
        });
        using var place = service.PlaceFor(emulator, Page.Replace(Guilty, SmallModel.WithoutTokens(Guilty), StringComparison.Ordinal));

        var run = await service.RunAsync(emulator, place);

        run.ExitCode.ShouldBe(3, run.Result.Error);
        run.Findings.ShouldContain("model-refusal");
        run.Result.Output.ShouldContain("is what a model says when it refuses");
    }

    private static bool IsGuilty(string text) => text.Contains("fell on the city", StringComparison.Ordinal);

    private static bool IsAsked(string text) => text.Contains("Paragraph number", StringComparison.Ordinal) || IsGuilty(text);
}
