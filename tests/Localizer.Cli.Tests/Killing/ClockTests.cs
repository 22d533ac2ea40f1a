namespace Localizer.Cli.Tests.Killing;

/// <summary>A clock that is set back while a run goes on, and stays so.</summary>
public class ClockTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(365)]
    public async Task Pages_records_and_bill_are_those_of_a_clock_that_runs_on(int days)
    {
        var undisturbed = await Undisturbed.RunAsync(ProjectSize.Small);
        var clock = new ClockThatIsSet();
        await using var service = await PaidService.StartAsync(undisturbed.Size.Latency, call =>
        {
            if (call.Number >= 3)
                clock.SetBack(TimeSpan.FromDays(days));
        });
        using var project = new DisturbedProject(undisturbed.Size, service);
        project.Place.Time = clock;

        var result = await project.RunAsync(RunKey.First);

        result.ExitCode.ShouldBe(0, result.Error);
        clock.WasSet.ShouldBeTrue();
        project.Localized().ShouldBe(undisturbed.Localized);
        (await undisturbed.ShouldBeReachedAsync(project, service, "the clock was set back: ")).ShouldBeEmpty();
        service.BilledCharacters.ShouldBe(undisturbed.Billed);
    }

    private sealed class ClockThatIsSet : TimeProvider
    {
        private long _ticksBack;

        public bool WasSet => Volatile.Read(ref _ticksBack) != 0;

        public void SetBack(TimeSpan time) => Volatile.Write(ref _ticksBack, time.Ticks);

        // Only the time of day is set; time stamps are of a clock that never is.
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - TimeSpan.FromTicks(Volatile.Read(ref _ticksBack));
    }
}
