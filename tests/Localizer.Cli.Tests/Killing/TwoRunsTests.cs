namespace Localizer.Cli.Tests.Killing;

/// <summary>Two runs at once on one project: one works, the other waits and says so; nothing is paid for twice.</summary>
public class TwoRunsTests
{
    [Fact]
    public async Task The_second_one_waits_and_says_so_and_both_are_right()
    {
        var undisturbed = await Undisturbed.RunAsync(ProjectSize.Small);
        await using var service = await PaidService.StartAsync(undisturbed.Size.Latency);
        using var project = new DisturbedProject(undisturbed.Size, service);

        var both = await Task.WhenAll(project.RunBuiltAsync(RunKey.First), project.RunBuiltAsync(RunKey.First));

        both.ShouldAllBe(run => run.ExitCode == 0);
        both.Count(run => run.Error.Contains("Another run works on this project (.localizer); waiting for it to end.", StringComparison.Ordinal)).ShouldBe(1);
        (await undisturbed.ShouldBeReachedAsync(project, service, "two runs at once: ")).ShouldBeEmpty();
        service.BilledCharacters.ShouldBe(undisturbed.Billed);
    }

    [Fact]
    public async Task The_one_that_waits_goes_on_when_the_other_is_killed()
    {
        var undisturbed = await Undisturbed.RunAsync(ProjectSize.Small);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var service = await PaidService.StartAsync(undisturbed.Size.Latency, call =>
        {
            if (call.Number > 4)
                asked.TrySetResult();
        });
        using var project = new DisturbedProject(undisturbed.Size, service);
        using var first = project.StartBuilt(RunKey.First);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        using var second = project.StartBuilt(RunKey.Next);
        (await second.StandardError.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("Another run works on this project (.localizer); waiting for it to end.");

        first.Kill();
        await second.WaitForExitAsync(TestContext.Current.CancellationToken);

        second.ExitCode.ShouldBe(0, await second.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        project.Localized().ShouldBe(undisturbed.Localized);
        project.Files().ShouldBe(undisturbed.Files);
        await undisturbed.ShouldBeReachedAsync(project, service, "the first of two runs was killed: ");
    }
}
