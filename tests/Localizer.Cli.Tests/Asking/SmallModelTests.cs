using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Localizer.Emulators;

namespace Localizer.Cli.Tests.Asking;

/// <summary>Models that stop translating at odd tokens: no sentence stays in the source where plain text would have been translated.</summary>
public sealed partial class SmallModelTests(ITestOutputHelper output)
{
    private const string Sentence = "<p>Analysts who follow the market say that demand for the new chips will grow faster than supply.</p>\n";

    public static TheoryData<string, string> Models
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var provider in EmulatedService.All.Keys)
            {
                data.Add(provider, "leaves the rest");
                data.Add(provider, "is cut off");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task The_samples_are_translated_as_if_there_were_no_odd_tokens(string provider, string model)
    {
        var recorded = model == "is cut off" ? SmallModel.ThatIsCutOff(SmallModel.Enciphered) : SmallModel.ThatLeavesTheRest(SmallModel.Enciphered);
        var undisturbed = await RunSamplesAsync(provider, new EmulatedBehaviour());
        var small = await RunSamplesAsync(provider, new EmulatedBehaviour { Recorded = recorded });

        output.WriteLine($"{small.Rungs}; {small.NeedsReview} for review");
        small.ExitCode.ShouldBe(undisturbed.ExitCode);
        small.Sentences.Except(undisturbed.Sentences).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_every_way_leaves_half_translated_is_marked()
    {
        var how = new EmulatedBehaviour { Recorded = (text, _) => SmallModel.Enciphered(text[..(text.Length / 2)]) + text[(text.Length / 2)..] };

        var run = await EmulatedService.All["azure"].RunAsync(how, Sentence);

        run.ExitCode.ShouldBe(0, run.Result.Error);
        run.Findings.ShouldContain("needs-review");
        run.NeedsReview.ShouldBe(1);
        run.Page.ShouldContain("<p>Analysts jub sbyybj");
        run.Result.Error.ShouldContain("seems to be left as it was");
    }

    [Fact]
    public async Task What_every_way_cuts_off_is_marked()
    {
        var how = new EmulatedBehaviour { Recorded = (text, _) => SmallModel.Enciphered(text[..(text.Length / 3)]) };

        var run = await EmulatedService.All["azure"].RunAsync(how, Sentence);

        run.ExitCode.ShouldBe(0, run.Result.Error);
        run.Findings.ShouldContain("needs-review");
        run.Result.Error.ShouldContain("seems to be missing");
    }

    [Fact]
    public async Task What_every_way_gives_back_as_it_was_is_not_translated()
    {
        var run = await EmulatedService.All["azure"].RunAsync(new EmulatedBehaviour { Recorded = (text, _) => text }, Sentence);

        run.ExitCode.ShouldBe(4);
        run.Missing.ShouldBe(1);
        run.Findings.ShouldBe(["not-translated"]);
        run.Result.Error.ShouldContain("azure gave a translation that is the source, unchanged");
    }

    private static async Task<(int ExitCode, List<string> Sentences, string Rungs, int NeedsReview)> RunSamplesAsync(string provider, EmulatedBehaviour how)
    {
        var service = EmulatedService.All[provider];
        await using var emulator = await service.StartAsync(how);
        using var place = service.Prepare(emulator, new Workplace().WithSamples());

        // What is enciphered has none of the forms that a glossary asks for; names stay as they are.
        const string Glossary = "glossaries/business-technology.csv";
        place.Write(Glossary, string.Concat(place.Read(Glossary).Split('\n').Where((row, index) => index == 0 || row.Contains(",yes,", StringComparison.Ordinal)).Select(row => row + "\n")));
        var result = await place.RunAsync("translate", "articles", "--to", "es", "-p", service.Provider, "--format", "json", "--fail-on", "never");
        var report = JsonDocument.Parse(result.Output).RootElement;
        var pages = Directory.GetFiles(Path.Combine(place.Folder, "output"), "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return (
            result.ExitCode,
            [.. pages.SelectMany(page => EndOfSentence().Split(White().Replace(WebUtility.HtmlDecode(Tag().Replace(File.ReadAllText(page), "")), "")))],
            report.GetProperty("billing")[0].GetProperty("rungs").GetRawText(),
            report.GetProperty("pages").EnumerateArray().Sum(page => page.GetProperty("segments").TryGetProperty("needsReview", out var count) ? count.GetInt32() : 0));
    }

    // Codes may stand at other words; the words may not be others.
    [GeneratedRegex(@"(?<=[.!?}])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EndOfSentence();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex White();
}
