using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Localizer.Emulators;
using Localizer.Emulators.Chat;
using Localizer.Emulators.DeepL;

namespace Localizer.Cli.Tests;

/// <summary>What services are told beside the texts: style guides and terms, as the emulators received them.</summary>
public class StyleTests
{
    private const string Key = "emulator-key";
    private const string Page = "<!DOCTYPE html><html lang=en><title>News</title><p>The chip is sold by Nvidia.</p><p>Nothing else is new.</p>";

    [Fact]
    public async Task A_model_is_told_the_guide_and_the_terms_that_occur()
    {
        await using var model = await ChatEmulator.StartAsync(new ChatOptions { Keys = [Key] });
        using var workplace = Of(model);
        workplace.Write("style/de.md", "formality: informal\nSay \"du\". No exclamation marks.\n");
        workplace.Write("terms.csv", "source,de,dnt\nchip,Halbleiter,\nNvidia,,yes\nbank,Bank,\n");

        var result = await workplace.RunAsync("translate", "page.html", "--to", "de-AT", "-p", "openai", "-g", "terms.csv", "--fail-on", "never", "--no-record");

        result.ExitCode.ShouldBe(0, result.Error);
        var user = MessageOf(model.Calls[0], "user");
        var told = JsonNode.Parse(user)!;
        told["style"]!.GetValue<string>().ShouldBe("Say \"du\". No exclamation marks.");
        told["terms"]!.ToJsonString().ShouldBe("""[{"source":"chip","target":"Halbleiter"},{"source":"Nvidia","target":"Nvidia"}]""");
        MessageOf(model.Calls[0], "system").ShouldContain("Address readers informally.");
    }

    [Fact]
    public async Task A_changed_guide_asks_again_and_a_changed_term_only_where_it_occurs()
    {
        await using var model = await ChatEmulator.StartAsync(new ChatOptions { Keys = [Key], Translate = WithBothForms });
        using var workplace = Of(model);
        workplace.Write("style/de.md", "Say du.");
        workplace.Write("terms.csv", "source,de\nchip,Halbleiter\n");
        (await RunAsync(workplace, "openai")).ExitCode.ShouldBe(0);
        Texts(model, 0).ShouldBe(3);

        await RunAsync(workplace, "openai");
        model.Calls.Count.ShouldBe(1);

        workplace.Write("terms.csv", "source,de\nchip,Chip\n");
        await RunAsync(workplace, "openai");
        model.Calls.Count.ShouldBe(2);
        Texts(model, 1).ShouldBe(1);

        workplace.Write("style/de.md", "Say Sie.");
        await RunAsync(workplace, "openai");
        model.Calls.Count.ShouldBe(3);
        Texts(model, 2).ShouldBe(3);
    }

    [Fact]
    public async Task DeepL_is_told_the_formality_and_asked_again_when_that_changes_and_for_terms_where_they_occur()
    {
        await using var deepl = await DeepLEmulator.StartAsync(new DeepLOptions { Keys = [Key], Translate = WithBothForms });
        using var workplace = Of(deepl);
        workplace.Write("style/de.md", "formality: formal\nSay Sie.\n");
        workplace.Write("terms.csv", "source,de\nchip,Halbleiter\n");
        var result = await RunAsync(workplace, "deepl");
        result.ExitCode.ShouldBe(0, result.Error);
        var asked = Translations(deepl);
        asked.Select(FormalityOf).Distinct().ShouldBe(["prefer_more"]);

        workplace.Write("style/de.md", "formality: formal\nSay Sie, and be brief.\n");
        await RunAsync(workplace, "deepl");
        Translations(deepl).Count.ShouldBe(asked.Count);

        workplace.Write("terms.csv", "source,de\nchip,Chip\n");
        await RunAsync(workplace, "deepl");
        JsonNode.Parse(Encoding.UTF8.GetString(Translations(deepl).Skip(asked.Count).ShouldHaveSingleItem().Body.Span))!["text"]!.AsArray().Count.ShouldBe(1);

        workplace.Write("style/de.md", "formality: informal\n");
        await RunAsync(workplace, "deepl");
        Translations(deepl).Skip(asked.Count + 1).Select(FormalityOf).Distinct().ShouldBe(["prefer_less"]);

        File.Delete(Path.Combine(workplace.Folder, "style", "de.md"));
        var before = Translations(deepl).Count;
        await RunAsync(workplace, "deepl");
        Translations(deepl).Skip(before).Select(FormalityOf).Distinct().ShouldBe([null]);
    }

    [Fact]
    public async Task A_chat_model_is_told_what_the_memory_has_for_texts_like_the_items()
    {
        await using var model = await ChatEmulator.StartAsync(new ChatOptions { Keys = [Key] });
        using var workplace = Of(model);
        workplace.Write("page.html", "<!DOCTYPE html><html lang=en><p>The new chip is sold in Germany from today on.</p><p>Nobody was there.</p>");
        workplace.Write("m.csv", "source,de\nThe new chip is sold in France from today on.,Der neue Chip wird ab heute in Frankreich verkauft.\n");

        var result = await workplace.RunAsync("translate", "page.html", "--to", "de", "-p", "openai", "-m", "m.csv", "--fail-on", "never");

        result.ExitCode.ShouldBe(0, result.Error);
        var told = JsonNode.Parse(MessageOf(model.Calls[0], "user"))!["hints"]!.AsArray();
        var hint = told.ShouldHaveSingleItem()!;
        ((string?)hint["source"], (string?)hint["target"]).ShouldBe(
            ("The new chip is sold in France from today on.", "Der neue Chip wird ab heute in Frankreich verkauft."));
        MessageOf(model.Calls[0], "system").ShouldContain("\"hints\"");
        workplace.Read("output/de/page.html").ShouldNotContain("Frankreich", Case.Sensitive, "a hint is no translation");

        // What a run wrote itself is no hint: a run that was killed goes on with the questions that it paid for.
        var asked = model.Calls.Count;
        (await workplace.RunAsync("memory", "stats", "-c", workplace.Write("localizer.json", """{"from":"en","memories":["m.csv"]}"""))).ExitCode.ShouldBe(0);
        foreach (var folder in (string[])["translations", "output"])
            Directory.Delete(Path.Combine(workplace.Folder, folder), recursive: true);
        (await workplace.RunAsync("translate", "page.html", "--to", "de", "-p", "openai", "-m", "m.csv", "--fail-on", "never")).ExitCode.ShouldBe(0);
        model.Calls.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task A_guide_that_cannot_be_read_is_named_with_its_place()
    {
        using var workplace = new Workplace();
        workplace.Write("page.html", Page);
        workplace.Write("style/de.md", "formality: friendly\n");

        var result = await workplace.RunAsync("translate", "page.html", "--to", "de");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("style/de.md:1:12");
    }

    // Whatever the glossary says stands there.
    private static string WithBothForms(string text, string to) => $"[{to}] {text.Replace("chip", "Halbleiter Chip", StringComparison.Ordinal)}";

    private static Task<CliResult> RunAsync(Workplace workplace, string provider) =>
        workplace.RunAsync("translate", "page.html", "--to", "de", "-p", provider, "-g", "terms.csv", "--fail-on", "never", "--no-record");

    private static Workplace Of(Emulator emulator)
    {
        var workplace = new Workplace();
        workplace.Variables["OPENAI_BASE_URL"] = $"{emulator.Endpoint}v1";
        workplace.Variables["OPENAI_API_KEY"] = Key;
        workplace.Variables["OPENAI_MODEL"] = "emulated-model";
        workplace.Variables["DEEPL_SERVER_URL"] = $"{emulator.Endpoint}";
        workplace.Variables["DEEPL_AUTH_KEY"] = Key;
        workplace.Write("page.html", Page);
        return workplace;
    }

    private static List<EmulatorCall> Translations(DeepLEmulator deepl) => [.. deepl.Calls.Where(call => call.Target == "/v2/translate")];

    private static string? FormalityOf(EmulatorCall call) => (string?)JsonNode.Parse(Encoding.UTF8.GetString(call.Body.Span))!["formality"];

    private static int Texts(ChatEmulator model, int call) => JsonNode.Parse(MessageOf(model.Calls[call], "user"))!["items"]!.AsArray().Count;

    private static string MessageOf(EmulatorCall call, string role)
    {
        using var json = JsonDocument.Parse(call.Body);
        var content = json.RootElement.GetProperty("messages").EnumerateArray().First(message => message.GetProperty("role").GetString() == role).GetProperty("content");
        return content.ValueKind == JsonValueKind.String ? content.GetString()! : content[0].GetProperty("text").GetString()!;
    }
}
