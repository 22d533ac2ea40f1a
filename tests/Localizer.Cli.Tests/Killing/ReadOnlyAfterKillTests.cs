namespace Localizer.Cli.Tests.Killing;

/// <summary>
/// A project that a killed run left behind, logs and all, and that nothing may be written into: what needs to write nothing works, and says
/// what it would say elsewhere.
/// </summary>
public sealed class ReadOnlyAfterKillTests
{
    private const long Size = 16 * 1024 * 1024;

    // SQLite's index of the log is there no longer in a copy that leaves it out.
    public static TheoryData<string> Left => ["all that it left", "without the index of the log"];

    [Theory]
    [MemberData(nameof(Left))]
    public async Task What_only_reads_works_as_in_a_project_that_can_be_written(string left)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var service = await PaidService.StartAsync(ProjectSize.Small.Latency, call =>
        {
            if (call.Number >= 12)
                arrived.TrySetResult();
        });
        using var project = new DisturbedProject(ProjectSize.Small, service);
        using var disk = SmallDisk.TryMount(project.Place.Folder, Size);
        Assert.SkipWhen(disk is null, "a small file system cannot be mounted here");
        project.WriteInto(ProjectSize.Small);
        project.Place.Write("imported.csv", "source,vi,es\nOnly imported.,Nhập.,Importado.\n");
        (await project.Place.RunAsync("memory", "import", "imported.csv")).ExitCode.ShouldBe(0);
        using (var run = project.StartBuilt(RunKey.First))
        {
            await Task.WhenAny(arrived.Task, run.WaitForExitAsync(TestContext.Current.CancellationToken));
            run.Kill(entireProcessTree: true);
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var state = Path.Combine(project.Place.Folder, ".localizer");
        new FileInfo(Path.Combine(state, "journal.db-wal")).Length.ShouldBeGreaterThan(0, "a run that was over before it was killed shows nothing");
        if (left.StartsWith("without", StringComparison.Ordinal))
        {
            foreach (var index in Directory.GetFiles(state, "*-shm"))
                File.Delete(index);
        }

        using var elsewhere = new Workplace();
        string[][] commands =
        [
            [.. DisturbedProject.Arguments(RunKey.First), "--dry-run", "--format", "json"],
            [.. DisturbedProject.Arguments(RunKey.Frozen), "-o", elsewhere.Folder],
            ["memory", "search", "Only imported.", "--to", "vi"],
            ["memory", "stats"],
            ["memory", "stats", "--ledger"],
        ];
        disk.SetReadOnly(true);
        var requests = service.Requests;
        var readOnly = new List<CliResult>();
        foreach (var command in commands)
            readOnly.Add(await project.Place.RunAsync(command));
        disk.SetReadOnly(false);

        service.Requests.ShouldBe(requests);
        readOnly.Select(result => result.ExitCode).ShouldBe([0, 5, 0, 0, 0], string.Join('\n', readOnly.Select(result => result.Error)));
        foreach (var (command, result) in commands.Zip(readOnly).Where(row => !row.First.Contains("--frozen")))
            result.Output.ShouldBe((await project.Place.RunAsync(command)).Output, string.Join(' ', command));
        readOnly[2].Output.ShouldContain("Nhập.");
        readOnly[4].Output.ShouldContain("azure vi");
    }
}
