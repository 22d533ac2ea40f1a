using System.Diagnostics;

namespace Localizer.Cli.Tests;

/// <summary>What is written of dates, numbers and quotes comes from the data that we carry, and not from the machine.</summary>
public class CultureTests
{
    private const string Locales = "vi,es,ar,fa,th,tr,ja,de,hi";

    [Fact]
    public async Task The_same_bytes_come_out_with_the_machine_s_own_cultures_and_without_any()
    {
        Assert.SkipUnless(HasCultures(), "this machine has no ICU, so that there is only one way to run");
        using var invariant = WithPages();
        await RunAsync(invariant, isInvariant: true, language: "C");
        using var cultured = WithPages();
        await RunAsync(cultured, isInvariant: false, language: "tr_TR.UTF-8");
        var expected = OutputsOf(invariant);
        expected.Count.ShouldBe(Locales.Split(',').Length);
        expected["th/page.html"].ShouldContain("กรกฎาคม");
        OutputsOf(cultured).ShouldBe(expected);
    }

    private static Workplace WithPages()
    {
        var workplace = new Workplace();
        workplace.Write("localizer.json", """{"quotes":"locale","root":"."}""");
        workplace.Write("page.html", """
            <!DOCTYPE html><html lang="en"><head><title>INDEX of titles: Iı</title></head><body>
            <p>July 16, 2025</p><p>Wednesday, July 16, 2025</p><p>16 tháng 7 2025</p><p><time datetime="2025-04-07">7/4/2025</time></p>
            <p>He said “Nvidia’s 1,234.5 chips at 99% cost $4 trillion” on <time>July 16</time>.</p>
            </body></html>
            """);
        return workplace;
    }

    private static async Task RunAsync(Workplace workplace, bool isInvariant, string language)
    {
        var build = Path.Combine(
            Workplace.Repository, "src/Localizer.Cli/bin", Path.GetRelativePath(Path.Combine(Workplace.Repository, "tests/Localizer.Cli.Tests/bin"), AppContext.BaseDirectory));
        const string Switch = "\"System.Globalization.Invariant\": ";
        var settings = await File.ReadAllTextAsync(Path.Combine(build, "Localizer.Cli.runtimeconfig.json"), TestContext.Current.CancellationToken);
        settings.ShouldContain($"{Switch}true");
        var runtime = workplace.Write("runtime.json", settings.Replace($"{Switch}true", Switch + (isInvariant ? "true" : "false"), StringComparison.Ordinal));
        var start = new ProcessStartInfo(
            "dotnet",
            ["exec", "--runtimeconfig", runtime, "--depsfile", Path.Combine(build, "Localizer.Cli.deps.json"), Path.Combine(build, "Localizer.Cli.dll"),
                "translate", "page.html", "--to", Locales, "--provider", "pseudo", "--fail-on", "never"])
        {
            WorkingDirectory = workplace.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        (start.Environment["LANG"], start.Environment["LC_ALL"]) = (language, language);
        using var run = Process.Start(start)!;
        var said = await Task.WhenAll(run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        run.ExitCode.ShouldBe(0, string.Concat(said));
    }

    private static SortedDictionary<string, string> OutputsOf(Workplace workplace) => new(
        Directory.GetFiles(Path.Combine(workplace.Folder, "output"), "*.html", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(Path.Combine(workplace.Folder, "output"), file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static bool HasCultures() =>
        ((string[])["/usr/lib", "/usr/lib64", "/lib"]).Where(Directory.Exists).Any(folder =>
            Directory.EnumerateFiles(folder, "libicuuc.so*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true }).Any());
}
