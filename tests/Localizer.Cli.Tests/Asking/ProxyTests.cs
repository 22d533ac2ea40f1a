using Localizer.Emulators;

namespace Localizer.Cli.Tests.Asking;

/// <summary>A proxy that the environment names, in a process of its own: what goes to this machine goes to nobody else, keys least of all.</summary>
public sealed class ProxyTests
{
    public static TheoryData<string> Services => [.. EmulatedService.All.Keys];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Nothing_for_a_service_on_this_machine_goes_through_a_proxy(string name)
    {
        var seen = 0;
        await using var proxy = await LoopbackServer.StartAsync((_, _) =>
        {
            Interlocked.Increment(ref seen);
            return Task.CompletedTask;
        });
        var service = EmulatedService.All[name];
        await using var emulator = await service.StartAsync(new EmulatedBehaviour());
        using var place = service.PlaceFor(emulator, "<!DOCTYPE html><html lang=en><title>A title</title><p>One word.</p>");
        foreach (var variable in (string[])["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
            place.Variables[variable] = $"{proxy.Endpoint}";
        foreach (var variable in (string[])["NO_PROXY", "no_proxy"])
            place.Variables[variable] = "";

        var result = await BuiltCommand.RunAsync(place, "translate", "page.html", "--to", "es", "-p", service.Provider, "--fail-on", "never");

        result.ExitCode.ShouldBe(0, result.Error);
        emulator.Calls.ShouldNotBeEmpty();
        seen.ShouldBe(0, "the proxy was asked");
    }
}
