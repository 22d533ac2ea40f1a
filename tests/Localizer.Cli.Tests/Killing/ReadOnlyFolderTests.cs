namespace Localizer.Cli.Tests.Killing;

/// <summary>Folders that cannot be written: the run says which, pays nothing where it could not keep it, and keeps what it paid for.</summary>
public class ReadOnlyFolderTests
{
    private const long Size = 16 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Histories => ["a project that was never localized", "a project that was localized before"];

    [Theory]
    [MemberData(nameof(Histories))]
    public async Task In_a_project_that_is_read_only_nothing_is_asked(string history)
    {
        await using var service = await PaidService.StartAsync(ProjectSize.Small.Latency);
        using var project = new DisturbedProject(ProjectSize.Small, service);
        using var disk = MountOn(project.Place.Folder);
        project.WriteInto(ProjectSize.Small);
        if (history.EndsWith("before", StringComparison.Ordinal))
        {
            (await project.RunAsync(RunKey.First)).ExitCode.ShouldBe(0);
            project.Place.Write("articles/page-0.html", "<!DOCTYPE html><html lang=en><title>All is new on this page</title>");
        }

        var requests = service.Requests;
        disk.SetReadOnly(true);
        using var run = project.StartBuilt(RunKey.Next);
        var isOver = run.WaitForExit(Patience);
        run.Kill();
        disk.SetReadOnly(false);

        isOver.ShouldBeTrue("a folder that cannot be written is not another run to wait for");
        var error = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        run.ExitCode.ShouldBe(2, error);
        error.ShouldContain("error state-unusable: '.localizer' cannot be written");
        service.Requests.ShouldBe(requests);
    }

    [Theory]
    [InlineData("output")]
    [InlineData("translations")]
    public async Task What_was_paid_for_before_a_folder_could_not_be_written_is_not_paid_for_again(string folder)
    {
        var undisturbed = await Undisturbed.RunAsync(ProjectSize.Small);
        await using var service = await PaidService.StartAsync(undisturbed.Size.Latency);
        using var project = new DisturbedProject(undisturbed.Size, service);
        var full = Directory.CreateDirectory(Path.Combine(project.Place.Folder, folder)).FullName;
        using var disk = MountOn(full);
        disk.SetReadOnly(true);

        var result = await project.RunAsync(RunKey.First);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain($"error output-unwritable: '{folder}/");
        disk.SetReadOnly(false);
        (await undisturbed.ShouldBeReachedAsync(project, service, folder)).ShouldBeEmpty();
    }

    private static SmallDisk MountOn(string folder)
    {
        var disk = SmallDisk.TryMount(folder, Size);
        Assert.SkipWhen(disk is null, "a small file system cannot be mounted here");
        return disk;
    }
}
