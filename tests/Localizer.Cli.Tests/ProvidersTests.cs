using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;
using Localizer.Emulators.Chat;
using Localizer.Emulators.DeepL;

namespace Localizer.Cli.Tests;

/// <summary><c>localizer providers</c>: what is ready, what is missing, what it costs, which locales there are, and whether it works.</summary>
public sealed class ProvidersTests
{
    private const string Key = "s3cr3t-k3y-0123456789";

    [Fact]
    public async Task Without_an_environment_what_needs_nothing_is_ready_and_the_rest_says_what_it_needs()
    {
        using var place = new Workplace();

        var result = await place.RunAsync("providers");

        result.ExitCode.ShouldBe(0);
        foreach (var name in (string[])["memory", "pseudo", "source"])
            Line(result, name).ShouldContain(" ready ");
        Line(result, "deepl").ShouldContain("needs DEEPL_AUTH_KEY");
        Line(result, "google").ShouldContain("needs GOOGLE_TRANSLATE_API_KEY");
        Line(result, "libretranslate").ShouldContain("needs LIBRETRANSLATE_URL");
        Line(result, "apertium").ShouldContain("needs APERTIUM_APY_URL or the command 'apertium'");
        Line(result, "openai").ShouldContain("needs OPENAI_API_KEY");
        Line(result, "ollama").ShouldContain("needs OLLAMA_MODEL");
    }

    [Fact]
    public async Task A_ready_service_says_its_locales_and_no_text_is_sent()
    {
        await using var emulator = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = [Key] });
        using var place = Ready(emulator.Endpoint);

        var result = await place.RunAsync("providers");

        result.ExitCode.ShouldBe(0);
        Line(result, "deepl").ShouldContain(" ready ");
        Line(result, "deepl").ShouldContain("25 USD a million characters");
        result.Output.ShouldContain("locales ");
        result.Output.ShouldContain(" vi");
        emulator.BilledCharacters.ShouldBe(0);
    }

    [Fact]
    public async Task Check_says_what_came_back_and_what_was_billed()
    {
        await using var emulator = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = [Key], Translate = (_, _) => "Hola" });
        await using var chat = await ChatEmulator.StartAsync(new ChatOptions { Server = ChatServer.Ollama });
        using var place = Ready(emulator.Endpoint);
        place.Variables["OLLAMA_HOST"] = $"{chat.Endpoint}";
        place.Variables["OLLAMA_MODEL"] = "emulated-model";

        var result = await place.RunAsync("providers", "--check");

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("works: 'Hello' came back as 'Hola' (es), 5 characters billed");
        result.Output.ShouldContain("works: 'Hello' came back as '[es] Hello' (es), ");
        emulator.BilledCharacters.ShouldBe(5);
        chat.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_names_a_service_that_refuses_and_does_not_betray_the_key()
    {
        await using var emulator = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = ["another"] });
        using var place = Ready(emulator.Endpoint);

        var result = await place.RunAsync("providers", "--check");

        result.ExitCode.ShouldBe(4);
        result.Output.ShouldContain("fails: deepl answered 40");
        result.Output.ShouldContain("DEEPL_AUTH_KEY");
        (result.Output + result.Error).ShouldNotContain(Key);
    }

    [Fact]
    public async Task A_key_for_an_unencrypted_address_is_said_and_not_sent()
    {
        using var place = Ready(new Uri("http://192.0.2.1"));

        var result = await place.RunAsync("providers");

        result.ExitCode.ShouldBe(0);
        Line(result, "deepl").ShouldContain("cannot be used");
        result.Output.ShouldContain("DEEPL_AUTH_KEY would go to http://192.0.2.1 unencrypted");
    }

    [Fact]
    public async Task What_the_configuration_says_of_a_service_holds()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Keys = [Key] });
        using var place = new Workplace { Variables = { ["AZURE_TRANSLATOR_KEY"] = Key, ["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}" } };
        place.Write("localizer.json", """{"providers":{"azure":{"apiVersion":"2026-06-06","price":7.5,"currency":"EUR"}}}""");

        var result = await place.RunAsync("providers", "--check");

        result.ExitCode.ShouldBe(0, result.Output);
        Line(result, "azure").ShouldContain("7.5 EUR a million characters, by localizer.json");
        azure.Calls.ShouldAllBe(call => call.Target.Contains("api-version=2026-06-06", StringComparison.Ordinal));
        azure.Calls.Count(call => call.Target.Contains("/translate", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_model_s_prices_are_those_of_tokens()
    {
        using var place = new Workplace();
        place.Write("localizer.json", """{"providers":{"openai":{"tokenPrice":{"input":0.4,"output":1.6},"currency":"EUR"}}}""");

        Line(await place.RunAsync("providers"), "openai").ShouldContain("0.4 EUR a million tokens in and 1.6 out, by localizer.json");
    }

    [Fact]
    public async Task A_configuration_that_does_not_hold_is_said_of_its_service()
    {
        using var place = new Workplace { Variables = { ["AZURE_TRANSLATOR_KEY"] = Key, ["AZURE_TRANSLATOR_ENDPOINT"] = "http://127.0.0.1:9" } };
        place.Write("other.json", """{"providers":{"azure":{"tier":"S9"}}}""");

        var result = await place.RunAsync("providers", "--config", "other.json");

        result.ExitCode.ShouldBe(2, result.Output);
        result.Error.ShouldContain("S9");
    }

    [Fact]
    public async Task A_resource_that_is_named_makes_azure_ready_without_a_key()
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        using var place = new Workplace { Variables = { ["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}" } };
        using var bare = new Workplace();
        place.Write("localizer.json", """{"providers":{"azure":{"resourceId":"/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a"}}}""");

        Line(await place.RunAsync("providers"), "azure").ShouldContain(" ready ");
        Line(await bare.RunAsync("providers"), "azure").ShouldContain("needs AZURE_TRANSLATOR_KEY");
    }

    [Theory]
    [InlineData("providers", "--check")]
    [InlineData("doctor", "--provider", "azure")]
    [InlineData("doctor", "--provider", "ollama")]
    public async Task A_service_that_hangs_is_waited_for_a_minute_at_most_and_said_to_hang(params string[] command)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Rule = _ => new Fault.Hang() });
        await using var ollama = await ChatEmulator.StartAsync(new ChatOptions { Server = ChatServer.Ollama, Rule = _ => new Fault.Hang() });
        using var place = new Workplace
        {
            Time = new HastyTime(60),
            Variables =
            {
                ["AZURE_TRANSLATOR_KEY"] = "emulator-key", ["AZURE_TRANSLATOR_ENDPOINT"] = $"{azure.Endpoint}", ["OLLAMA_HOST"] = $"{ollama.Endpoint}",
                ["OLLAMA_MODEL"] = "emulated-model",
            },
        };
        place.Write("page.html", "<p>x");

        var result = await place.RunAsync(command);

        result.ExitCode.ShouldBe(4, result.Output + result.Error);
        if (command[^1] != "ollama")
            result.Output.ShouldContain("azure gave no whole answer within 20 s. Run again later, or name another provider after it.");
        if (command[^1] != "azure")
            result.Output.ShouldContain("ollama did not translate 'Hello' within 60 s. Run again later, or name another provider after it.");
    }

    [Fact]
    public async Task A_provider_that_is_not_ready_is_bad_input_that_names_what_is_missing()
    {
        using var place = new Workplace();
        place.Write("p.html", "<p>x");

        var result = await place.RunAsync("translate", "p.html", "--to", "vi", "-p", "deepl");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("error provider-not-ready: The provider 'deepl' needs DEEPL_AUTH_KEY.");
    }

    private static Workplace Ready(Uri deepl) =>
        new() { Variables = { ["DEEPL_AUTH_KEY"] = Key, ["DEEPL_SERVER_URL"] = $"{deepl}" } };

    private static string Line(CliResult result, string provider) =>
        result.Output.Split('\n').Single(line => line.StartsWith(provider + " ", StringComparison.Ordinal));
}
