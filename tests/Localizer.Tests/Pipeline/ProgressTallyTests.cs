using System.Text;
using Localizer.Emulators;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Pipeline.Translation;
using Localizer.Providers;
using Localizer.Tests.Providers.Resilience;
using Localizer.Tests.Providers.Services;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Tests.Pipeline;

public sealed class ProgressTallyTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Told _told = new();

    [Fact]
    public void Pages_and_segments_are_counted_of_all()
    {
        var tally = TallyOf(quota: null);

        tally.Found(5);
        tally.Found(2);
        for (var i = 0; i < 4; i++)
            tally.Settled();
        tally.Translated(new TranslationProgress("scripted", 0, 0));
        tally.PageDone(new PageInput("page.html", null, "articles/page.html", default));

        _told.Last.ShouldBe(new RunProgress(1, 2, "articles/page.html") { Provider = "scripted", SegmentsDone = 4, SegmentsTotal = 7 });
        _told.Count.ShouldBe(4);
    }

    [Fact]
    public void Characters_a_minute_are_counted_from_the_first_answer_on_and_stand_beside_the_quota()
    {
        var tally = TallyOf(new Localizer.Providers.CharacterQuota(5_000, TimeSpan.FromSeconds(30)));
        _time.Advance(TimeSpan.FromMinutes(10));

        tally.Translated(new TranslationProgress("scripted", 2_000, 0));
        _time.Advance(TimeSpan.FromSeconds(30));
        tally.Translated(new TranslationProgress("scripted", 1_000, 0));

        _told.Last.CharactersPerMinute.ShouldBe(6_000);
        _told.Last.QuotaPerMinute.ShouldBe(10_000);
    }

    [Fact]
    public void In_the_first_moment_the_rate_is_no_fancy_number()
    {
        var tally = TallyOf(quota: null);

        tally.Translated(new TranslationProgress("scripted", 100, 0));

        _told.Last.CharactersPerMinute.ShouldBe(6_000, "as if it had taken a second");
    }

    [Fact]
    public void The_service_that_is_asked_now_is_named_with_its_own_quota_and_retries()
    {
        var tally = TallyOf(new Localizer.Providers.CharacterQuota(1_000, TimeSpan.FromMinutes(1)));

        tally.Translated(new TranslationProgress("scripted", 100, 2));
        (_told.Last.Provider, _told.Last.Retries, _told.Last.QuotaPerMinute).ShouldBe(("scripted", 2, 1_000));
        tally.Translated(new TranslationProgress("another", 100, 0));

        (_told.Last.Provider, _told.Last.Retries, _told.Last.QuotaPerMinute).ShouldBe(("another", 0, null));
    }

    [Theory]
    [InlineData("azure 3.0")]
    [InlineData("deepl")]
    public async Task In_the_end_all_segments_are_done_however_they_were_settled(string name)
    {
        using var files = new TemporaryFiles();
        var fixture = ServiceFixture.All.Single(fixture => fixture.Name == name);
        // Some answers lose a code and are repaired or asked for in another way, one is refused for good, and a sentence stands there three times.
        await using var emulator = await fixture.StartEmulatorWithAsync(options => options with
        {
            Translate = (text, _) => SmallModel.Enciphered(text),
            Recorded = (text, _) => text.Contains("fewer", StringComparison.Ordinal) ? SmallModel.Enciphered(SmallModel.WithoutTokens(text)) : null,
            Rule = call => Encoding.UTF8.GetString(call.Body.Span).Contains("poison", StringComparison.Ordinal) ? new Fault.Status(400) : null,
        });
        var service = fixture.Create($"{emulator.Endpoint}");
        using var closing = service as IDisposable;
        const string Page = "<title>All</title><p>The same.</p><p>The same.</p><p>Two <b>bold</b> and <i>fewer</i> codes.</p><p>A poison text.</p>";
        var folder = files.Path("output");
        var options = PageRun.OptionsOf([], "es", service) with
        {
            Pages = [new PageInput("a.html", files.Add("a.html", Page), "a.html"), new PageInput("b.html", files.Add("b.html", "<p>The same.</p>"), "b.html")],
            Output = new OutputFolder(folder, folder),
            StateFolder = files.Path("state"),
        };

        var report = await new LocalizationPipeline(options).RunAsync(_told, TestContext.Current.CancellationToken);

        report.ExitCode.ShouldBe(ExitCode.NotTranslated);
        (_told.Last.PagesDone, _told.Last.SegmentsDone, _told.Last.SegmentsTotal).ShouldBe((2, 6, 6));
    }

    private ProgressTally TallyOf(Localizer.Providers.CharacterQuota? quota)
    {
        var plain = new ScriptedService((_, _) => Task.FromResult(ScriptedService.Answer));
        var service = new ScriptedService((_, _) => Task.FromResult(ScriptedService.Answer)) { Capabilities = plain.Capabilities with { Quota = quota } };
        var options = PageRun.OptionsOf([], "vi", service) with { To = [Locale.Parse("vi"), Locale.Parse("es")], Time = _time };
        return new ProgressTally(options, _told);
    }

    private sealed class Told : IProgress<RunProgress>
    {
        public RunProgress Last { get; private set; }

        public int Count { get; private set; }

        public void Report(RunProgress value) => (Last, Count) = (value, Count + 1);
    }
}
