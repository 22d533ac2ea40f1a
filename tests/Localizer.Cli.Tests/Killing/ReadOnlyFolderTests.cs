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

    [Fact]
    public async Task A_plan_is_made_in_a_project_that_is_read_only_and_leaves_no_trace_in_another()
    {
        await using var service = await PaidService.StartAsync(ProjectSize.Small.Latency);
        using var project = new DisturbedProject(ProjectSize.Small, service);
        using var disk = MountOn(project.Place.Folder);
        project.WriteInto(ProjectSize.Small);
        (await project.RunAsync(RunKey.First)).ExitCode.ShouldBe(0);
        project.Place.Write("imported.csv", "source,vi,es\nImported and new.,Nhập.,Importado.\n");
        (await project.Place.RunAsync("memory", "import", "imported.csv")).ExitCode.ShouldBe(0);
        project.Place.Write("articles/page-0.html", "<!DOCTYPE html><html lang=en><title>All is new on this page</title><p>Imported and new.");
        string[] plan = [.. DisturbedProject.Arguments(RunKey.First), "--dry-run"];
        var before = Files(project.Place.Folder);

        var writable = await project.Place.RunAsync(plan);
        var after = Files(project.Place.Folder);
        disk.SetReadOnly(true);
        var readOnly = await project.Place.RunAsync(plan);
        disk.SetReadOnly(false);

        readOnly.ExitCode.ShouldBe(0, readOnly.Error);
        readOnly.Output.ShouldBe(writable.Output);
        readOnly.Error.ShouldBe(writable.Error);
        after.ShouldBe(before);
    }

    [Fact]
    public async Task A_frozen_run_writes_elsewhere_from_a_project_that_is_read_only()
    {
        await using var service = await PaidService.StartAsync(ProjectSize.Small.Latency);
        using var project = new DisturbedProject(ProjectSize.Small, service);
        using var elsewhere = new Workplace();
        using var disk = MountOn(project.Place.Folder);
        project.WriteInto(ProjectSize.Small);
        (await project.RunAsync(RunKey.First)).ExitCode.ShouldBe(0);
        string[] frozen = [.. DisturbedProject.Arguments(RunKey.Frozen), "-o", elsewhere.Folder];
        disk.SetReadOnly(true);

        var first = await project.Place.RunAsync(frozen);
        first.ExitCode.ShouldBe(0, first.Error);
        foreach (var page in Enumerable.Range(0, ProjectSize.Small.Pages))
            elsewhere.Read($"vi/page-{page}.html").ShouldContain($"Trang {page} bắt đầu ở đây.");
        elsewhere.Write("vi/page-0.html", "<p>A person wrote this.");
        var second = await project.Place.RunAsync(frozen);
        disk.SetReadOnly(false);

        second.ExitCode.ShouldBe(3, second.Error);
        elsewhere.Read("vi/page-0.html").ShouldBe("<p>A person wrote this.", "a person's page is never written over");
    }

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {new FileInfo(file).Length} {File.GetLastWriteTimeUtc(file):O}")];

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
