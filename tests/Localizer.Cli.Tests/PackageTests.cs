using Localizer.Cli.Tests.Asking;

namespace Localizer.Cli.Tests;

/// <summary>
/// The tool as people get it: installed from a folder of packages, run from an empty folder. The packages are those of <c>eng/pack</c>,
/// whose native one takes minutes to make: <c>.ci/run</c> makes them once, and names their folder in LOCALIZER_PACKAGES.
/// </summary>
public class PackageTests
{
    private const string Page = "<!DOCTYPE html><html lang=en><title>News</title><p>Chips are <b>back</b> &amp; cheap.</p><p>Prices fell by 5%.</p></html>";

    public static TheoryData<string> Providers => [.. EmulatedService.All.Keys];

    [Theory]
    [InlineData("Localizer.Cli", "the native program, for this machine")]
    [InlineData("Localizer.Cli.any", "the portable one, for all others")]
    public async Task A_flavour_is_installed_from_a_folder_and_runs_from_an_empty_one(string package, string flavour)
    {
        using var tools = new Workplace();
        using var empty = new Workplace();
        var localizer = await InstallAsync(package, tools);

        var help = await RunAsync(empty, localizer, "--help");
        help.ExitCode.ShouldBe(0, $"{flavour}: {help.Error}");
        help.Output.ShouldContain("translate");
        (await RunAsync(empty, localizer, "providers")).ExitCode.ShouldBe(0);
        (await RunAsync(empty, localizer, "init")).Output.ShouldContain("localizer.json: written");
        empty.Write("a.html", Page);
        (await RunAsync(empty, localizer, "translate", ".", "--to", "vi", "-p", "pseudo", "--report", "r")).ExitCode.ShouldBe(0);
        empty.Read("output/vi/a.html").ShouldContain("⟦");
        empty.Exists("translations/vi/a.html.xlf").ShouldBeTrue();
        empty.Exists("r/report.html").ShouldBeTrue();
        (await RunAsync(empty, localizer, "doctor")).ExitCode.ShouldBe(0);
        (await RunAsync(empty, localizer, "check", "output/vi/a.html", "--source", "a.html", "--fail-on", "never")).ExitCode.ShouldBe(0);
        (await RunAsync(empty, localizer, "nonsense")).ExitCode.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_native_program_speaks_with_every_service_as_the_portable_one_does(string provider)
    {
        using var tools = new Workplace();
        var localizer = await InstallAsync("Localizer.Cli", tools);
        var service = EmulatedService.All[provider];
        await using var emulator = await service.StartAsync(new EmulatedBehaviour());
        using var portable = service.PlaceFor(emulator, Page);
        using var native = service.PlaceFor(emulator, Page);
        var (expected, billed) = (await service.RunAsync(emulator, portable), emulator.BilledCharacters);

        var result = await RunAsync(native, localizer, "translate", "page.html", "--from", "en", "--to", "es", "-p", service.Provider, "--format", "json");

        result.ExitCode.ShouldBe(expected.Result.ExitCode, result.Error);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldBe(expected.Result.Output);
        native.Read("output/es/page.html").ShouldBe(portable.Read("output/es/page.html"));
        emulator.BilledCharacters.ShouldBe(2 * billed);
    }

    private static async Task<string> InstallAsync(string package, Workplace tools)
    {
        var packages = Environment.GetEnvironmentVariable("LOCALIZER_PACKAGES") ?? "";
        Assert.SkipWhen(packages.Length == 0, "LOCALIZER_PACKAGES does not name a folder that eng/pack made; .ci/run does.");
        Assert.SkipWhen(Directory.GetFiles(packages, "Localizer.Cli.linux-x64.*.nupkg").Length == 0, "The native flavour was not made: there is no C linker, or this is no Linux on x64.");
        var install = await RunAsync(tools, "dotnet", "tool", "install", package, "--tool-path", "bin", "--source", packages);
        install.ExitCode.ShouldBe(0, install.Output + install.Error);
        return Path.Combine(tools.Folder, "bin/localizer");
    }

    private static Task<CliResult> RunAsync(Workplace place, string program, params string[] arguments) => BuiltCommand.EndOfAsync(BuiltCommand.StartProgram(place, program, arguments));
}
