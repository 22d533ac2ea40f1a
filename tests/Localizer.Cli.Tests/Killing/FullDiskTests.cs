using System.Globalization;

namespace Localizer.Cli.Tests.Killing;

/// <summary>
/// A disk that is full at any time of a run: it ends with a message and not with a defect, nothing is half-written, and when there is room
/// again the next run goes on from there. How many sizes are tried: the variable LOCALIZER_KILLS; `eng/kill` sets it.
/// </summary>
public class FullDiskTests(ITestOutputHelper output)
{
    private const long Size = 16 * 1024 * 1024;
    private const int Jobs = 8;

    // Of what is left in the end; while a run goes on, the logs and indexes of three databases take up about three times as much.
    private const double Span = 4;

    private static int Sizes => Environment.GetEnvironmentVariable("LOCALIZER_KILLS") is null ? 8 : 48;

    [Fact]
    public async Task The_run_says_so_and_the_next_one_goes_on_when_there_is_room()
    {
        var undisturbed = await Undisturbed.RunAsync(ProjectSize.Small);
        var random = new Random(20261125);
        var needed = await NeededAsync(undisturbed.Size);
        for (var i = 0; i < Sizes; i++)
        {
            // Evenly over the span, and within each step anywhere.
            var free = (long)(needed * Span * (i + random.NextDouble()) / Sizes);
            await using var service = await PaidService.StartAsync(undisturbed.Size.Latency);
            using var project = new DisturbedProject(undisturbed.Size, service);
            using var disk = MountOn(project, undisturbed.Size);
            disk.Fill(free);

            var full = await project.RunBuiltAsync(RunKey.First, "-v");

            var what = string.Create(CultureInfo.InvariantCulture, $"{free} bytes free of {needed} needed: {full.ExitCode} {full.Error}");
            (full.ExitCode is 0 or 2).ShouldBeTrue(what);
            if (full.ExitCode != 0)
                full.Error.ShouldContain("free space", Case.Sensitive, what);
            project.Unfinished().ShouldBeEmpty(what);
            foreach (var (file, content) in project.Localized())
                content.ShouldBe(undisturbed.Localized[file], what);

            disk.Empty();
            var lost = await undisturbed.ShouldBeReachedAsync(project, service, what);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{free / 1024} KiB free: exit {full.ExitCode}, {lost.Count} answers paid that could not be kept. {full.Error.Split('\n').FirstOrDefault(line => line.StartsWith("error", StringComparison.Ordinal))}"));
            lost.Count.ShouldBeLessThanOrEqualTo(2 * Jobs, "no request is sent once an answer could not be kept: " + what);
        }
    }

    // What a run takes up on such a disk.
    private static async Task<long> NeededAsync(ProjectSize size)
    {
        await using var service = await PaidService.StartAsync(size.Latency);
        using var project = new DisturbedProject(size, service);
        using var disk = MountOn(project, size);
        var before = disk.Free;
        (await project.RunBuiltAsync(RunKey.First)).ExitCode.ShouldBe(0);
        return before - disk.Free;
    }

    private static SmallDisk MountOn(DisturbedProject project, ProjectSize size)
    {
        var disk = SmallDisk.TryMount(project.Place.Folder, Size);
        Assert.SkipWhen(disk is null, "a small file system cannot be mounted here");
        project.WriteInto(size);
        return disk;
    }
}
