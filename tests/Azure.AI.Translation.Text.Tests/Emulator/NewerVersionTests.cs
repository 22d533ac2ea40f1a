using System.Text.Json.Nodes;
using Localizer.Emulators.AzureTranslator;

namespace Azure.AI.Translation.Text.Tests.Emulator;

/// <summary>The emulator's version 2026-06-06: an object of inputs, each with its own targets.</summary>
public sealed class NewerVersionTests : IAsyncLifetime
{
    private AzureTranslatorEmulator _emulator = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Deployments = ["gpt-mini"] });
        _client = new RawClient(_emulator);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Each_input_has_its_own_targets_and_kind_of_text()
    {
        var answer = await Post(
            """
            {"inputs":[
              {"text":"one <b>éé</b>","textType":"Html","language":"en","targets":[{"language":"vi"},{"language":"zh-cn","tone":"formal"}]},
              {"text":"<b>","targets":[{"language":"es","deploymentName":"gpt-mini","allowFallback":false}]}]}
            """);

        answer.Body.ShouldBe(
            """{"value":[{"detectedLanguage":{"language":"en","score":1.0},"translations":["""
            + """{"language":"vi","sourceCharacters":13,"text":"[vi] one <b>[vi] éé</b>"},"""
            + """{"language":"zh-Hans","sourceCharacters":13,"text":"[zh-Hans] one <b>[zh-Hans] éé</b>"}]},"""
            + """{"detectedLanguage":{"language":"en","score":1.0},"translations":["""
            + """{"language":"es","sourceCharacters":3,"text":"[es] <b>"}]}]}""");
        answer.Header("X-Metered-Usage").ShouldBe("29");
        answer.Header("X-MT-System").ShouldBe("Microsoft,Microsoft,Microsoft");
        _emulator.BilledCharacters.ShouldBe(29);
        _emulator.Calls[0].Targets.ShouldBe(["vi", "zh-Hans", "es"]);
    }

    [Theory]
    [InlineData("/translate", "2026-06-06", 0)]
    [InlineData("/translator/text/translate", "2026-06-06", 0)]
    [InlineData("/translator/text/v3.0/translate", "2026-06-06", 400021)]
    [InlineData("/translator/text/translate", "3.0", 404000)]
    [InlineData("/translate", "2025-10-01-preview", 400021)]
    [InlineData("/detect", "2026-06-06", 404000)]
    public async Task A_path_fits_its_version(string path, string version, int code)
    {
        const string body = """{"inputs":[{"text":"a","targets":[{"language":"vi"}]}]}""";

        var answer = await _client.SendAsync(HttpMethod.Post, $"{path}?api-version={version}", body);

        answer.ErrorCode.ShouldBe(code);
    }

    [Fact]
    public async Task A_scripted_refusal_has_its_code_as_text_too()
    {
        _emulator.Script(new AzureTranslatorFault.Refuse(429001), new Localizer.Emulators.Fault.Status(503));
        foreach (var code in (string[])["429001", "503000"])
        {
            var answer = await Post("""{"inputs":[{"text":"a","targets":[{"language":"vi"}]}]}""");

            answer.Body.ShouldContain($"\"code\":\"{code}\"");
        }
    }

    [Theory]
    [InlineData("""[{"Text":"a"}]""", 400074)]
    [InlineData("""{"inputs":[]}""", 400005)]
    [InlineData("""{"inputs":[{"Text":"a","targets":[{"language":"vi"}]}]}""", 400005)]
    [InlineData("""{"inputs":[{"text":"a"}]}""", 400036)]
    [InlineData("""{"inputs":[{"text":"a","targets":[]}]}""", 400036)]
    [InlineData("""{"inputs":[{"text":"a","targets":[{"language":"tlh-x"}]}]}""", 400036)]
    [InlineData("""{"inputs":[{"text":"a","targets":["vi"]}]}""", 400036)]
    [InlineData("""{"inputs":[{"text":"a","language":"xx","targets":[{"language":"vi"}]}]}""", 400035)]
    [InlineData("""{"inputs":[{"text":"a","textType":"xml","targets":[{"language":"vi"}]}]}""", 400071)]
    [InlineData("""{"inputs":[{"text":"a","targets":[{"language":"vi","tone":"rude"}]}]}""", 400042)]
    [InlineData("""{"inputs":[{"text":"a","targets":[{"language":"vi","referenceTextPairs":[{},{},{},{},{},{}]}]}]}""", 400042)]
    [InlineData("""{"inputs":[{"text":"a","targets":[{"language":"vi","deploymentName":"none","allowFallback":false}]}]}""", 400079)]
    public async Task A_body_is_checked_and_the_error_code_is_a_string(string body, int code)
    {
        var answer = await Post(body);

        JsonNode.Parse(answer.Body)!["error"]!["code"]!.GetValue<string>().ShouldBe($"{code}");
        _emulator.BilledCharacters.ShouldBe(0);
    }

    [Fact]
    public async Task Sizes_are_checked_over_each_inputs_targets()
    {
        static string Body(int characters) =>
            $$$"""{"inputs":[{"text":"{{{new string('a', characters)}}}","targets":[{"language":"vi"},{"language":"es"}]}]}""";

        (await Post(Body(25_001))).ErrorCode.ShouldBe(400077);
        (await Post(Body(50_001))).ErrorCode.ShouldBe(400050);
        (await Post(Body(25_000))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Languages_have_models_and_transliterate_takes_an_object()
    {
        var languages = JsonNode.Parse((await _client.SendAsync(HttpMethod.Get, "/languages?api-version=2026-06-06")).Body)!;
        var written = await _client.SendAsync(
            HttpMethod.Post,
            "/transliterate?language=ja&fromScript=Jpan&toScript=Latn&api-version=2026-06-06",
            """{"inputs":[{"text":"こんにちは"}]}""");

        languages["translation"]!["vi"]!["models"]![0]!.GetValue<string>().ShouldBe("general");
        languages["models"]![0]!.GetValue<string>().ShouldBe("general");
        languages["dictionary"].ShouldBeNull();
        written.Body.ShouldBe("""{"value":[{"text":"こんにちは","script":"Latn"}]}""");
    }

    private Task<RawAnswer> Post(string body) => _client.SendAsync(HttpMethod.Post, "/translate?api-version=2026-06-06", body);
}
