using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Pipeline.Translation;
using Localizer.Providers;
using Localizer.Tests.Providers.Resilience;
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
        tally.Translated(new TranslationProgress("scripted", 3, 0, 0));
        tally.Translated(new TranslationProgress("scripted", 1, 0, 0));
        tally.PageDone(new PageInput("page.html", null, "articles/page.html", default));

        _told.Last.ShouldBe(new RunProgress(1, 2, "articles/page.html") { Provider = "scripted", SegmentsDone = 4, SegmentsTotal = 7 });
        _told.Count.ShouldBe(5);
    }

    [Fact]
    public void Characters_a_minute_are_counted_from_the_first_answer_on_and_stand_beside_the_quota()
    {
        var tally = TallyOf(new CharacterQuota(5_000, TimeSpan.FromSeconds(30)));
        _time.Advance(TimeSpan.FromMinutes(10));

        tally.Translated(new TranslationProgress("scripted", 1, 2_000, 0));
        _time.Advance(TimeSpan.FromSeconds(30));
        tally.Translated(new TranslationProgress("scripted", 1, 1_000, 0));

        _told.Last.CharactersPerMinute.ShouldBe(6_000);
        _told.Last.QuotaPerMinute.ShouldBe(10_000);
    }

    [Fact]
    public void In_the_first_moment_the_rate_is_no_fancy_number()
    {
        var tally = TallyOf(quota: null);

        tally.Translated(new TranslationProgress("scripted", 1, 100, 0));

        _told.Last.CharactersPerMinute.ShouldBe(6_000, "as if it had taken a second");
    }

    [Fact]
    public void The_service_that_is_asked_now_is_named_with_its_own_quota_and_retries()
    {
        var tally = TallyOf(new CharacterQuota(1_000, TimeSpan.FromMinutes(1)));

        tally.Translated(new TranslationProgress("scripted", 1, 100, 2));
        (_told.Last.Provider, _told.Last.Retries, _told.Last.QuotaPerMinute).ShouldBe(("scripted", 2, 1_000));
        tally.Translated(new TranslationProgress("another", 1, 100, 0));

        (_told.Last.Provider, _told.Last.Retries, _told.Last.QuotaPerMinute).ShouldBe(("another", 0, null));
        _told.Last.SegmentsDone.ShouldBe(2);
    }

    private ProgressTally TallyOf(CharacterQuota? quota)
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
