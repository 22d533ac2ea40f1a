using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;
using Localizer.Emulators.Chat;

namespace Localizer.Cli.Tests.Asking;

/// <summary>Answers that are swapped, left out, doubled, merged and emptied at random places: nothing is filed under another text's key.</summary>
public sealed class MixUpTests(ITestOutputHelper output)
{
    private const int Trials = 25;

    private static readonly Func<int, int, Fault>[] Kinds =
    [
        (first, second) => new Fault.SwapItems(first, second), (first, _) => new Fault.OmitItem(first), (first, _) => new Fault.DoubleItem(first),
        (first, _) => new Fault.MergeItems(first), (first, _) => new Fault.EmptyItem(first),
    ];

    // They answer in order and say nothing else: what has no number in it and changes places cannot be told apart by anybody.
    private static readonly string[] TellNothing = ["google", "google v3", "libretranslate"];

    // Apertium takes one text at a time, which cannot be mistaken for another.
    public static TheoryData<string> Services => [.. EmulatedService.All.Keys.Except(["apertium"])];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Whatever_is_mixed_up_at_random_places_nothing_is_misfiled(string name)
    {
        var service = EmulatedService.All[name];
        var random = new Random(20261125);
        var (misfiled, unseen, missing) = (0, 0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var hasNumbers = TellNothing.Contains(name) && trial % 2 == 0;
            var texts = Enumerable.Range(0, 40).Select(i => Sentence(random, hasNumbers ? 1000 + i : null)).Distinct().ToList();
            var (first, second) = (random.Next(texts.Count), random.Next(texts.Count));
            var isSwap = trial % Kinds.Length == 0;
            await using var emulator = await service.StartAsync(new EmulatedBehaviour { Recorded = (text, _) => $"[es] {text}" });
            emulator.Script(Kinds[trial % Kinds.Length](first, second));
            using var place = service.PlaceFor(emulator, string.Concat(texts.Select(text => $"<p>{text}</p>\n")));

            var run = await service.RunAsync(emulator, place, "--fail-on", "never");

            var lines = run.Page.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < texts.Count; i++)
            {
                if (lines[i].Contains($">{texts[i]}<", StringComparison.Ordinal))
                    missing++;
                else if (!lines[i].Contains($">[es] {texts[i]}<", StringComparison.Ordinal))
                    _ = isSwap && IsAlike(name, hasNumbers, texts[first], texts[second]) ? unseen++ : misfiled++;
            }
        }

        output.WriteLine($"{name}: {Trials} mix-ups, {misfiled} misfiled, {unseen} swapped with nothing to tell them apart, {missing} left in the source");
        misfiled.ShouldBe(0);
        missing.ShouldBe(0);
    }

    [Theory]
    [InlineData("azure")]
    [InlineData("azure 2026")]
    public async Task No_translation_is_filed_under_another_locale(string name)
    {
        var service = EmulatedService.All[name];
        await using var emulator = await AzureTranslatorEmulator.StartAsync();
        emulator.Script(new AzureTranslatorFault.ReverseTargets(3), new AzureTranslatorFault.OtherLanguage(0, 1, "fr"));
        using var place = service.PlaceFor(emulator, string.Concat(Enumerable.Range(0, 9).Select(i => $"<p>The sentence after {new string('x', i + 1)}.</p>\n")));

        var result = await place.RunAsync("translate", "page.html", "--from", "en", "--to", "es,vi,de", "-p", "azure", "--fail-on", "never");

        result.ExitCode.ShouldBe(0, result.Error);
        foreach (var locale in (string[])["es", "vi", "de"])
        {
            var page = place.Read($"output/{locale}/page.html");
            page.Split($"<p>[{locale}] The sentence after ").Length.ShouldBe(10, page);
        }
    }

    // What texts can be told apart by: numbers in each of them, inline codes or terms in every second one. With none of these, texts that
    // stand under others' ids are seen by nobody.
    public static TheoryData<string, string> Signs => new MatrixTheoryData<string, string>(["openai", "ollama"], ["numbers", "codes", "terms", "nothing"]);

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Texts_that_stand_under_others_ids_are_seen_by_what_they_hold(string name, string sign)
    {
        var service = EmulatedService.All[name];
        var random = new Random(20261126);
        var (misfiled, unseen, missing) = (0, 0, 0);
        for (var trial = 0; trial < 5; trial++)
        {
            var texts = Enumerable.Range(0, 40).Select(i => Signed(Sentence(random, sign == "numbers" ? 1000 + i : null), sign, i)).Distinct().ToList();
            await using var emulator = await service.StartAsync(new EmulatedBehaviour());
            emulator.Script(new ChatFault.RotatedTexts());
            using var place = service.PlaceFor(emulator, string.Concat(texts.Select(text => $"<p>{text}</p>\n")));
            place.Write("terms.csv", "source,es,dnt\nNvidia,,yes\n");

            var run = await service.RunAsync(emulator, place, "-g", "terms.csv", "--fail-on", "never");

            var lines = run.Page.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < texts.Count; i++)
            {
                if (lines[i].Contains($">{texts[i]}<", StringComparison.Ordinal))
                    missing++;
                else if (!lines[i].Contains($">{SmallModel.Enciphered(texts[i])}<", StringComparison.Ordinal))
                    _ = sign == "nothing" ? unseen++ : misfiled++;
            }
        }

        output.WriteLine($"{name}, {sign}: {misfiled} misfiled, {unseen} swapped with nothing to tell them apart, {missing} left in the source");
        misfiled.ShouldBe(0);
        missing.ShouldBe(0);
    }

    private static string Signed(string sentence, string sign, int index) => (sign, index % 2) switch
    {
        ("codes", 0) => $"{sentence[..^1]} <b>again</b>.",
        ("terms", 0) => sentence.Replace("the", "Nvidia", StringComparison.Ordinal).Replace("Yesterday", "Yesterday Nvidia", StringComparison.Ordinal),
        _ => sentence,
    };

    private static bool IsAlike(string name, bool hasNumbers, string one, string other) =>
        TellNothing.Contains(name) ? !hasNumbers : one.Length == other.Length;

    private static string Sentence(Random random, int? number)
    {
        string[] words = ["the", "market", "for", "chips", "grew", "faster", "than", "analysts", "had", "expected", "when", "new", "models", "of", "a", "rival", "came", "out"];
        return $"Yesterday {string.Join(' ', Enumerable.Range(0, random.Next(4, 20)).Select(_ => words[random.Next(words.Length)]))}{(number is { } said ? $" {said}" : "")}.";
    }
}
