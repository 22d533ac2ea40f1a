using Localizer.Model;
using Localizer.Providers;
using Localizer.Providers.Apertium;

namespace Localizer.Tests.Providers.Services;

/// <summary>What is Apertium's own, behind APY and as the command of this machine.</summary>
public sealed class ApertiumServiceTests
{
    private static readonly ServiceSettings Machine = new() { Variable = name => name == "PATH" ? Environment.GetEnvironmentVariable("PATH") : null };

    private readonly ApertiumFixture _fixture = new();

    [Theory]
    [InlineData(MarkupForm.Markers, "html")]
    [InlineData(MarkupForm.Text, "txt")]
    public async Task A_form_says_pair_format_and_that_unknown_words_are_not_marked(MarkupForm form, string format)
    {
        await using var server = await WireServer.StartAsync(_fixture);
        var service = _fixture.Create($"{server.Endpoint}");

        await service.TranslateAsync(
            ServiceFixture.Request(service, "⟦1⟧red⟦/1⟧ &amp; big") with { Form = form, To = [Locale.Parse("ca-valencia")] }, TestContext.Current.CancellationToken);

        var sent = ApertiumFixture.Form(server.Translations[0]);
        sent["langpair"].ShouldBe("eng|cat_valencia");
        sent["markUnknown"].ShouldBe("no");
        sent["format"].ShouldBe(format);
        sent["q"].ShouldBe("⟦1⟧red⟦/1⟧ &amp; big");
    }

    [Fact]
    public void Named_entities_become_characters_but_the_three_that_html_needs()
    {
        ApertiumText.Outgoing("caf&eacute; &amp; &quot;x&quot; &lt;b&gt; it&#39;s &nbsp;&bogus; & a;", MarkupForm.Markers)
            .ShouldBe("café &amp; \"x\" &lt;b&gt; it's \u00A0&bogus; & a;");
        ApertiumText.Outgoing("caf&eacute;", MarkupForm.Text).ShouldBe("caf&eacute;");
    }

    [Fact]
    public async Task White_space_at_the_ends_is_the_items_own()
    {
        await using var server = await WireServer.StartAsync(_fixture);
        var service = _fixture.Create($"{server.Endpoint}");
        server.Script((context, cancellation) => WireServer.SendAsync(context, 200, _fixture.TranslateAnswer(["  Xin chào "]), cancellation));

        var answer = await service.TranslateAsync(ServiceFixture.Request(service, " Hello\n"), TestContext.Current.CancellationToken);

        answer.Texts[0][0].ShouldBe(new ServiceText(" Xin chào\n"));
        ApertiumFixture.Form(server.Translations[0])["q"].ShouldBe("Hello");
    }

    [Fact]
    public async Task A_text_that_would_be_cut_off_is_not_sent()
    {
        await using var server = await WireServer.StartAsync(_fixture);
        var service = _fixture.Create($"{server.Endpoint}");

        var exception = await Should.ThrowAsync<ProviderException>(
            () => service.TranslateAsync(ServiceFixture.Request(service, new string('x', 1001)), TestContext.Current.CancellationToken));
        await service.TranslateAsync(ServiceFixture.Request(service, string.Concat(Enumerable.Repeat("𝄞", 1000))), TestContext.Current.CancellationToken);

        exception.Failure.ShouldBe(ProviderFailure.TooLarge);
        server.Translations.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_pair_that_the_server_lost_is_a_locale_that_it_does_not_have()
    {
        await using var server = await WireServer.StartAsync(_fixture);
        var service = _fixture.Create($"{server.Endpoint}");
        server.Script((context, cancellation) => WireServer.SendAsync(context, 400, _fixture.Error("That pair is not installed"), cancellation));

        var exception = await Should.ThrowAsync<ProviderException>(
            () => service.TranslateAsync(ServiceFixture.Request(service, "x"), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.LocaleUnsupported);
    }

    [Fact]
    public async Task The_command_translates_for_real()
    {
        using var service = OfMachine();

        var answer = await service.TranslateAsync(
            Request("The ⟦1⟧red house⟦/1⟧ is &lt;big&gt; &amp; old."), TestContext.Current.CancellationToken);

        answer.Texts[0][0].ShouldBe(new ServiceText("La ⟦1⟧casa roja⟦/1⟧ es &lt;grande&gt; &amp; viejo."));
        (await service.GetLocalesAsync(TestContext.Current.CancellationToken)).Pairs.ShouldContain(("eng", "spa"));
    }

    [Fact]
    public async Task The_command_is_no_shell()
    {
        using var service = OfMachine();
        var trap = Path.Combine(Path.GetTempPath(), $"localizer-{Guid.NewGuid():N}");

        var answer = await service.TranslateAsync(Request($"The house; `touch {trap}` $(touch {trap}) | touch {trap}"), TestContext.Current.CancellationToken);

        answer.Texts[0][0].ShouldNotBeNull();
        File.Exists(trap).ShouldBeFalse();
    }

    [Fact]
    public async Task A_command_that_hangs_is_killed_with_what_it_started()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a command that hangs is a shell script.");
        using var folder = new FakeCommand("""
            [ "$1" = "-l" ] && { echo "  eng-spa"; exit 0; }
            sleep 600 & echo $! > "$(dirname "$0")/pid"
            wait
            """);
        using var service = new ApertiumService(folder.Settings with { AttemptTimeout = TimeSpan.FromSeconds(2) });

        var exception = await Should.ThrowAsync<ProviderException>(() => service.TranslateAsync(Request("x"), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.TimedOut);
        folder.HasEnded("pid").ShouldBeTrue();
    }

    [Theory]
    [InlineData("echo 'it broke' >&2; exit 3", "ended with code 3: “it broke”")]
    [InlineData("head -c 3000000 /dev/zero | tr '\\0' x", "more than 1 MiB")]
    [InlineData("printf '\\377\\376'", "not in UTF-8")]
    public async Task What_a_broken_command_says_is_no_translation(string script, string words)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a broken command is a shell script.");
        using var folder = new FakeCommand($$"""
            [ "$1" = "-l" ] && { echo "  eng-spa"; exit 0; }
            {{script}}
            """);
        using var service = new ApertiumService(folder.Settings);

        var exception = await Should.ThrowAsync<ProviderException>(() => service.TranslateAsync(Request("x"), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.MalformedAnswer);
        exception.Message.ShouldContain(words);
    }

    [Fact]
    public void A_server_that_is_named_wins_over_the_command()
    {
        using var service = new ApertiumService(Machine with
        {
            Variable = name => name == "APERTIUM_APY_URL" ? "http://127.0.0.1:2737" : Environment.GetEnvironmentVariable(name),
        });

        service.Endpoint.ShouldBe("http://127.0.0.1:2737");
    }

    private static ApertiumService OfMachine()
    {
        var isInstalled = ApertiumCommand.Find(Machine) is not null && File.Exists("/usr/share/apertium/modes/eng-spa.mode");
        Assert.SkipUnless(isInstalled, "Apertium with English to Spanish is not installed (apt-get install apertium-eng-spa).");
        return new ApertiumService(Machine);
    }

    private static ServiceRequest Request(string text) => new()
    {
        From = Locale.Parse("en"),
        To = [Locale.Parse("es")],
        Form = MarkupForm.Markers,
        Items = [new ServiceItem(text)],
    };

    /// <summary>A command 'apertium' in a folder of its own.</summary>
    private sealed class FakeCommand : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("localizer-").FullName;

        public FakeCommand(string script)
        {
            var file = Path.Combine(_folder, "apertium");
            File.WriteAllText(file, "#!/bin/sh\n" + script + "\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        public ServiceSettings Settings => new() { Variable = name => name == "PATH" ? _folder : null };

        // A killed process stays in the list until its new parent has read how it ended.
        public bool HasEnded(string pidFile)
        {
            var stat = $"/proc/{File.ReadAllText(Path.Combine(_folder, pidFile)).Trim()}/stat";
            return SpinWait.SpinUntil(() => !File.Exists(stat) || File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
