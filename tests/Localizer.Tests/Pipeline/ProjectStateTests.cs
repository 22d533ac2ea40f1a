using Localizer.Glossaries;
using Localizer.Memory;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Segmentation;
using Localizer.Tests.Providers.Resilience;

namespace Localizer.Tests.Pipeline;

public sealed class ProjectStateTests : IDisposable
{
    private readonly TemporaryFiles _files = new();
    private readonly WatchedTime _time = new();
    private readonly List<string> _said = [];

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_second_run_says_that_it_waits_and_goes_on_when_the_first_has_ended()
    {
        var first = await ProjectState.OpenAsync(Options(), asksServices: true, TestContext.Current.CancellationToken);
        _said.ShouldBeEmpty();
        var second = ProjectState.OpenAsync(Options(), asksServices: true, TestContext.Current.CancellationToken);

        for (var i = 0; i < 3; i++)
            _time.Advance(await _time.NextWaitAsync());
        var last = await _time.NextWaitAsync();
        second.IsCompleted.ShouldBeFalse();
        _said.ShouldHaveSingleItem().ShouldContain("(.localizer)");
        await first.DisposeAsync();
        _time.Advance(last);

        await using var state = await second;
        state.Journal.ShouldNotBeNull();
        _said.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_waits_can_be_ended()
    {
        await using var first = await ProjectState.OpenAsync(Options(), asksServices: true, TestContext.Current.CancellationToken);
        using var run = new CancellationTokenSource();
        var second = ProjectState.OpenAsync(Options(), asksServices: true, run.Token);
        await _time.NextWaitAsync();

        await run.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(second);
    }

    [Fact]
    public async Task A_plan_waits_for_nobody_and_makes_no_files()
    {
        await using (var plan = await ProjectState.OpenAsync(Options() with { Mode = RunMode.Plan }, asksServices: true, TestContext.Current.CancellationToken))
            plan.Journal.ShouldBeNull();
        Directory.Exists(_files.Path(".localizer")).ShouldBeFalse();

        await using var first = await ProjectState.OpenAsync(Options(), asksServices: true, TestContext.Current.CancellationToken);
        await using var beside = await ProjectState.OpenAsync(Options() with { Mode = RunMode.Plan }, asksServices: true, TestContext.Current.CancellationToken);
        beside.Journal.ShouldNotBeNull();
        _said.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_journal_that_cannot_be_used_leaves_the_project_free()
    {
        Directory.CreateDirectory(_files.Path(".localizer"));
        _files.Add(".localizer/journal.db", string.Concat(Enumerable.Repeat("This is no database. ", 100)));
        await Should.ThrowAsync<BadInputException>(() => ProjectState.OpenAsync(Options(), asksServices: true, TestContext.Current.CancellationToken));
        File.Delete(_files.Path(".localizer/journal.db"));

        await using var again = await ProjectState.OpenAsync(Options(), asksServices: true, TestContext.Current.CancellationToken);

        _said.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_bad_input()
    {
        _files.Add(".localizer", "a file");

        (await Should.ThrowAsync<BadInputException>(() => ProjectState.OpenAsync(Options(), asksServices: true, TestContext.Current.CancellationToken)))
            .Diagnostic.Id.ShouldBe("state-unusable");
    }

    private PipelineOptions Options() => new()
    {
        Pages = [],
        To = [Locale.Parse("vi")],
        DefaultFrom = Locale.Parse("en"),
        Output = new OutputFolder(_files.Path("output"), _files.Path("")),
        StateFolder = _files.Path(".localizer"),
        Segmenter = DefaultSegmenter.Instance,
        Terms = Termbase.Empty,
        Memory = new TranslationMemory(),
        Notify = _said.Add,
        Time = _time,
    };
}
