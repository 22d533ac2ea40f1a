using System.Globalization;

namespace Localizer.Cli.Tests.Killing;

/// <summary>
/// A disk that is full while people move translations in and out: the command says so, what was there stays, nothing half-written is left,
/// and when there is room again the same command succeeds.
/// </summary>
public class FullDiskDeskTests(ITestOutputHelper output)
{
    private const long Size = 24 * 1024 * 1024;
    private const int Units = 3_000;

    public static TheoryData<string> Commands => ["memory import", "memory export", "extract", "merge"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_command_says_so_and_succeeds_when_there_is_room(string command)
    {
        var failed = 0;
        foreach (var free in (long[])[0, 8, 40, 120, 300, 700])
        {
            using var place = new Workplace();
            using var disk = SmallDisk.TryMount(place.Folder, Size);
            Assert.SkipWhen(disk is null, "a small file system cannot be mounted here");
            await PrepareAsync(place);
            var record = place.Read("translations/vi/page.html.xlf");
            disk.Fill(free * 1024);

            var full = await RunAsync(place, command);

            var what = string.Create(CultureInfo.InvariantCulture, $"{command} with {free} KiB free: {full.ExitCode} {full.Error}");
            output.WriteLine(what);
            full.ExitCode.ShouldBeOneOf(0, 2);
            if (full.ExitCode == 2)
            {
                failed++;
                full.Error.ShouldContain("free space", Case.Sensitive, what);
                full.Error.ShouldNotContain("defect");
                place.Read("translations/vi/page.html.xlf").ShouldBe(record, what);
            }

            Directory.EnumerateFiles(place.Folder, ".*.tmp", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).ShouldBeEmpty(what);
            disk.Empty();
            var again = await RunAsync(place, command);
            again.ExitCode.ShouldBe(0, what + again.Error);
            (await place.RunAsync("memory", "stats")).Output.ShouldContain($"big.csv (imported), vi: {Units} of persons");
        }

        failed.ShouldBeGreaterThan(0, "some of the sizes are too small");
    }

    private static Task<CliResult> RunAsync(Workplace place, string command) => command switch
    {
        "memory import" => place.RunAsync("memory", "import", "other.csv"),
        "memory export" => place.RunAsync("memory", "export", "--locale", "vi", "-o", "out.tmx"),
        "extract" => place.RunAsync("extract", "page.html", "--xliff", "1.2", "--to", "vi", "-o", "again", "--all"),
        _ => place.RunAsync("merge", "handoff/vi/page.html.xlf"),
    };

    private static async Task PrepareAsync(Workplace place)
    {
        place.Write("page.html", "<!DOCTYPE html><html lang=en>" + string.Concat(Enumerable.Range(0, 800).Select(number => $"<p>Paragraph number {number} has some words of its own.</p>\n")));
        place.Write("big.csv", "source,vi\n" + string.Concat(Enumerable.Range(0, Units).Select(number => $"Sentence number {number} says something that nobody else says.,Câu số {number} nói điều mà không ai khác nói.\n")));
        place.Write("other.csv", "source,vi\n" + string.Concat(Enumerable.Range(0, Units).Select(number => $"Another sentence with the number {number} and with many more words.,Một câu khác mang số {number} và có nhiều từ hơn nữa.\n")));
        (await place.RunAsync("memory", "import", "big.csv")).ExitCode.ShouldBe(0);
        (await place.RunAsync("translate", "page.html", "--to", "vi", "-p", "pseudo", "--fail-on", "never")).ExitCode.ShouldBe(0);
        (await place.RunAsync("extract", "page.html", "--xliff", "2.1", "--to", "vi", "-o", "handoff", "--all")).ExitCode.ShouldBe(0);
        var file = place.Read("handoff/vi/page.html.xlf");
        place.Write("handoff/vi/page.html.xlf", file.Replace("</source>", "</source><target>Đoạn này có vài từ.</target>", StringComparison.Ordinal));
    }
}
