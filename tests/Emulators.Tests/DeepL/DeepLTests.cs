using Localizer.Emulators.DeepL;

namespace Localizer.Emulators.Tests.DeepL;

/// <summary>What the emulated service answers to <c>/v2/translate</c> and to what is asked beside it.</summary>
public sealed class DeepLTests : IAsyncLifetime
{
    private static readonly Dictionary<(string Text, string To), string> Recorded = new()
    {
        [("<p>This is a <strong>premium</strong> feature.</p>", "DE")] = "<p>Dies ist eine <strong>Premium</strong>-Funktion.</p>",
        [("Press <b>Continue</b> to advance.", "DE")] = "Drücken Sie <b>„Weiter\",</b> um fortzufahren.",
    };

    private static readonly Dictionary<(string Text, string To), string> Meanings = new()
    {
        [("proton beam", "DE")] = "Protonenstrahl",
        [("proton beam", "ES")] = "haz de protones",
    };

    private DeepLEmulator _emulator = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await DeepLEmulator.StartAsync(new DeepLOptions
        {
            Recorded = (text, to) => Recorded.GetValueOrDefault((text, to)),
            Translate = (text, to) => Meanings.GetValueOrDefault((text, to), $"[{to}] {text}"),
            KeysWithoutScope = ["scoped"],
            Keys = ["emulator-key:fx", "scoped"],
        });
        _client = new RawClient(_emulator.Endpoint, ("Authorization", "DeepL-Auth-Key emulator-key:fx"), ("User-Agent", "tests/1"));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task The_recorded_request_gets_its_fields_and_keeps_its_tags()
    {
        var answer = await Post(
            """{"text":["proton beam","<p>proton beam</p>"],"target_lang":"de","tag_handling":"html","tag_handling_version":"v2","show_billed_characters":true,"model_type":"latency_optimized"}""");

        answer.Body.ShouldBe(
            """{"translations":[{"detected_source_language":"EN","text":"Protonenstrahl","billed_characters":11,"model_type_used":"quality_optimized","tag_handling_version":"v2"},"""
            + """{"detected_source_language":"EN","text":"<p>Protonenstrahl</p>","billed_characters":18,"model_type_used":"quality_optimized","tag_handling_version":"v2"}]}""");
        answer.Header("X-Trace-ID")!.Length.ShouldBe(32);
        _emulator.BilledCharacters.ShouldBe(29);
    }

    [Fact]
    public async Task A_form_is_taken_like_json()
    {
        var answer = await _client.PostFormAsync("/v2/translate", ("text", "proton beam"), ("text", "a & b"), ("target_lang", "ES"));

        answer.Body.ShouldBe(
            """{"translations":[{"detected_source_language":"EN","text":"haz de protones"},{"detected_source_language":"EN","text":"[ES] a & b"}]}""");
    }

    [Theory]
    [InlineData("<p>This is a <strong>premium</strong> feature.</p>", "<p>Dies ist eine <strong>Premium</strong>-Funktion.</p>")]
    [InlineData("Press <b>Continue</b> to advance.", "Drücken Sie <b>„Weiter\",</b> um fortzufahren.")]
    public async Task Documented_examples_come_as_they_are_documented(string source, string target) =>
        (await Translate(source, "tag_handling", "html")).ShouldBe(target);

    [Theory]
    [InlineData("html", """a <b class="notranslate">x</b> <i translate="no">y</i> &amp;""", """[DE] a <b class="notranslate">x</b> <i translate="no">y</i> [DE] &amp;""")]
    [InlineData("html", "a <b>never closed", "[DE] a <b>[DE] never closed")]
    [InlineData("xml", """a <x id="1"/> <k>y</k> <b class="notranslate">z</b>""", """[DE] a <x id="1"/> <k>y</k> <b class="notranslate">[DE] z</b>""")]
    [InlineData("", """<b translate="no">x</b>""", """[DE] <b translate="no">x</b>""")]
    public async Task Markup_is_what_the_request_says(string tagHandling, string source, string target) =>
        (await Translate(source, "tag_handling", tagHandling, ("ignore_tags", "k,l"))).ShouldBe(target);

    [Theory]
    [InlineData("v2", "a <b>x", 400)]
    [InlineData("v2", "a <b></i>x</b>", 400)]
    [InlineData("v2", "a &nbsp; b", 400)]
    [InlineData("v2", "a <b/>x", 200)]
    [InlineData("v1", "a <b>x", 200)]
    public async Task Version_2_reads_xml_strictly(string version, string source, int status)
    {
        var answer = await _client.PostFormAsync(
            "/v2/translate", ("text", source), ("target_lang", "DE"), ("tag_handling", "xml"), ("tag_handling_version", version));

        answer.Status.ShouldBe(status);
        if (status == 400)
            answer.Body.ShouldBe("""{"message":"Tag handling parsing failed, please check input."}""");
    }

    [Theory]
    [InlineData("""{"target_lang":"de"}""", "Parameter 'text' not specified")]
    [InlineData("""{"text":["a"],"target_lang":"xx"}""", "Value for 'target_lang' not supported.")]
    [InlineData("""{"text":["a"]}""", "Parameter 'target_lang' not specified")]
    [InlineData("""{"text":["a"],"target_lang":"de","source_lang":"EN-GB"}""", "Value for 'source_lang' not supported.")]
    [InlineData("""{"text":["a"],"target_lang":"tr","formality":"more"}""", "Target language 'TR' doesn't support formality.")]
    [InlineData("""{"text":["a"],"target_lang":"de","formality":"rude"}""", "Value for 'formality' not supported.")]
    [InlineData("""{"text":["a"],"target_lang":"de","glossary_id":"g"}""", "Use of a glossary requires the source_lang parameter to be specified")]
    [InlineData("""{"text":["a"],"target_lang":"de","tag_handling":"sgml"}""", "Value for 'tag_handling' not supported.")]
    [InlineData("""{"text":["a"],"target_lang":"vi","custom_instructions":["be kind"]}""", "Value for 'custom_instructions' not supported.")]
    [InlineData("""{"text":["a"]""", "Bad request")]
    [InlineData("""{"text":["\ud800"],"target_lang":"de"}""", "Bad request")]
    public async Task A_bad_parameter_is_named(string body, string message)
    {
        var answer = await Post(body);

        (answer.Status, answer.Json["message"]!.GetValue<string>()).ShouldBe((400, message));
        _emulator.BilledCharacters.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"text":["a"],"target_lang":"tr","formality":"prefer_more"}""")]
    [InlineData("""{"text":["a"],"target_lang":"de","custom_instructions":["be kind"],"context":"c"}""")]
    [InlineData("""{"text":["a"],"target_lang":"zh-hant","source_lang":"en"}""")]
    public async Task What_is_allowed_goes_through(string body) => (await Post(body)).Status.ShouldBe(200);

    [Theory]
    [InlineData(50, 1, 200)]
    [InlineData(51, 1, 400)]
    [InlineData(1, 131_072 - 32, 200)]
    [InlineData(1, 131_072 - 31, 413)]
    public async Task Sizes_are_checked(int texts, int length, int status)
    {
        var body = $$"""{"text":[{{string.Join(',', Enumerable.Repeat($"\"{new string('a', length)}\"", texts))}}],"target_lang":"de"}""";

        (await Post(body)).Status.ShouldBe(status, $"{body.Length} bytes");
    }

    [Theory]
    [InlineData("", 403)]
    [InlineData("DeepL-Auth-Key other", 403)]
    [InlineData("Bearer emulator-key:fx", 403)]
    [InlineData("DeepL-Auth-Key scoped", 403)]
    public async Task A_key_must_be_known_and_come_in_the_header(string authorization, int status)
    {
        (string, string)[] header = [("Authorization", authorization)];

        var answer = await _client.PostJsonAsync(
            "/v2/translate?auth_key=emulator-key:fx", """{"text":["a"],"target_lang":"de"}""", header);

        answer.Status.ShouldBe(status);
        (await _client.GetAsync("/v3/languages?resource=translate_text", header)).Status.ShouldBe(authorization is "DeepL-Auth-Key scoped" ? 403 : 401);
    }

    [Fact]
    public async Task A_request_without_user_agent_is_refused()
    {
        var answer = await _client.GetAsync("/v2/usage", ("User-Agent", ""));

        (answer.Status, answer.Body).ShouldBe((400, """{"message":"User-Agent header missing."}"""));
    }

    [Fact]
    public async Task Usage_counts_code_points_until_the_quota_is_spent()
    {
        await using var emulator = await DeepLEmulator.StartAsync(new DeepLOptions { FreeCharacters = 5, IsPro = true });
        using var client = new RawClient(emulator.Endpoint, ("Authorization", "DeepL-Auth-Key emulator-key"), ("User-Agent", "tests/1"));

        var first = await client.PostJsonAsync("/v2/translate", """{"text":["a🙂<b"],"target_lang":"de"}""");
        var second = await client.PostJsonAsync("/v2/translate", """{"text":["ab"],"target_lang":"de"}""");
        var usage = (await client.GetAsync("/v2/usage")).Json;

        first.Status.ShouldBe(200);
        (second.Status, second.Body).ShouldBe((456, """{"message":"Quota for this billing period has been exceeded."}"""));
        (usage["character_count"]!.GetValue<long>(), usage["character_limit"]!.GetValue<long>()).ShouldBe((4, 5));
        usage["products"]![0]!["api_key_unit_count"]!.GetValue<long>().ShouldBe(4);
        (await _client.GetAsync("/v2/usage")).Body.ShouldBe("""{"character_count":0,"character_limit":1250000}""");
    }

    [Fact]
    public async Task Languages_are_told_in_two_spellings()
    {
        var old = (await _client.GetAsync("/v2/languages?type=target")).Json.AsArray();
        var languages = (await _client.GetAsync("/v3/languages?resource=translate_text")).Json.AsArray();

        old.Single(one => one!["language"]!.GetValue<string>() == "PT-BR")!["supports_formality"]!.GetValue<bool>().ShouldBeTrue();
        var brazilian = languages.Single(one => one!["lang"]!.GetValue<string>() == "pt-br")!;
        (brazilian["usable_as_source"]!.GetValue<bool>(), brazilian["usable_as_target"]!.GetValue<bool>()).ShouldBe((false, true));
        brazilian["features"]!["formality"]!["status"]!.GetValue<string>().ShouldBe("stable");
        languages.Single(one => one!["lang"]!.GetValue<string>() == "th")!["features"]!["glossary"].ShouldBeNull();
        (await _client.GetAsync("/v3/languages?product=translate_text")).Status.ShouldBe(400);
        (await _client.GetAsync("/v2/glossary-language-pairs")).Body.ShouldContain("""{"source_lang":"en","target_lang":"vi"}""");
    }

    [Fact]
    public async Task Own_faults_refuse_without_billing()
    {
        _emulator.Script(new DeepLFault.QuotaExceeded(), new DeepLFault.Silent(429), new Fault.Status(529), new Fault.Status(504));

        const string body = """{"text":["a"],"target_lang":"de"}""";
        (await Post(body)).Status.ShouldBe(456);
        var silent = await Post(body);
        (silent.Status, silent.Body, silent.Header("Retry-After")).ShouldBe((429, "", null));
        (await Post(body)).Status.ShouldBe(529);
        (await Post(body)).Status.ShouldBe(504);
        (await Post(body)).Status.ShouldBe(200);
        _emulator.BilledCharacters.ShouldBe(1);
    }

    private async Task<string> Translate(string source, string name, string value, params (string, string)[] more)
    {
        (string, string)[] fields = [("text", source), ("target_lang", "DE"), ("tag_handling_version", "v2"), .. more];
        var answer = await _client.PostFormAsync("/v2/translate", value.Length == 0 ? fields : [.. fields, (name, value)]);
        return answer.Json["translations"]![0]!["text"]!.GetValue<string>();
    }

    private Task<RawAnswer> Post(string body) => _client.PostJsonAsync("/v2/translate", body);
}
