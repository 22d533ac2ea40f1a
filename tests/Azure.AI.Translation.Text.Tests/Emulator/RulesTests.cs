using System.Text.Json.Nodes;
using Localizer.Emulators.AzureTranslator;

namespace Azure.AI.Translation.Text.Tests.Emulator;

/// <summary>The contract's rules, as the emulator holds clients to them.</summary>
public sealed class RulesTests : IAsyncLifetime
{
    private AzureTranslatorEmulator _emulator = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Region = "westeurope", EntraTokens = ["t1"] });
        _client = new RawClient(_emulator);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("to=vi&api-version=3.0", 0)]
    [InlineData("to=vi&from=en&textType=HTML&api-version=3.0", 0)]
    [InlineData("to=VI&category=general&allowFallback=false&api-version=3.0", 0)]
    [InlineData("to=vi&category=mine&api-version=3.0", 0)]
    [InlineData("to=vi", 400021)]
    [InlineData("to=vi&api-version=2025-05-01-preview", 400021)]
    [InlineData("api-version=3.0", 400036)]
    [InlineData("to=&api-version=3.0", 400036)]
    [InlineData("to=vi,es&api-version=3.0", 400036)]
    [InlineData("to=vi&to=tlh-x&api-version=3.0", 400036)]
    [InlineData("to=vi&from=xx&api-version=3.0", 400035)]
    [InlineData("to=vi&textType=xml&api-version=3.0", 400071)]
    [InlineData("to=vi&includeAlignment=1&api-version=3.0", 400042)]
    [InlineData("to=vi&category=mine&allowFallback=false&api-version=3.0", 400079)]
    [InlineData("to=vi&ClientTraceId=no-guid&api-version=3.0", 400043)]
    public async Task A_query_is_checked(string query, int code) => (await Post(query)).ErrorCode.ShouldBe(code);

    [Theory]
    [InlineData("""[{"Text":"a"}]""", "application/json", 0)]
    [InlineData("""[{"text":"a"}]""", "application/json; charset=UTF-8", 0)]
    [InlineData("""[{"TEXT":"a"}]""", "application/json", 0)]
    [InlineData("""[{"Text":"a"}]""", "text/plain", 415000)]
    [InlineData("""[{"Text":"a"}]""", "application/json; charset=utf-16", 415000)]
    [InlineData("""[{"Text":"a"}""", "application/json", 400074)]
    [InlineData("", "application/json", 400074)]
    [InlineData("""{"Text":"a"}""", "application/json", 400074)]
    [InlineData("""[{"Text":"\ud800"}]""", "application/json", 400074)]
    [InlineData("[]", "application/json", 400005)]
    [InlineData("""[{"Text":1}]""", "application/json", 400005)]
    [InlineData("""["a"]""", "application/json", 400005)]
    public async Task A_body_is_checked(string body, string contentType, int code) =>
        (await Post("to=vi&api-version=3.0", body, contentType)).ErrorCode.ShouldBe(code);

    [Theory]
    [InlineData(1_000, 50, 1, 0)]
    [InlineData(1_001, 1, 1, 400072)]
    [InlineData(1, 50_000, 1, 0)]
    [InlineData(1, 50_001, 1, 400050)]
    [InlineData(2, 25_001, 1, 400077)]
    [InlineData(1, 25_000, 2, 0)]
    [InlineData(1, 25_001, 2, 400077)]
    public async Task Sizes_are_checked_across_all_targets(int elements, int characters, int targets, int code)
    {
        var body = new JsonArray([.. Enumerable.Range(0, elements).Select(_ => new JsonObject { ["Text"] = new string('é', characters) })]);

        var answer = await Post($"{string.Join('&', new[] { "to=vi", "to=es" }.Take(targets))}&api-version=3.0", body.ToJsonString());

        answer.ErrorCode.ShouldBe(code);
        _emulator.BilledCharacters.ShouldBe(code == 0 ? elements * characters * targets : 0);
    }

    [Theory]
    [InlineData("Ocp-Apim-Subscription-Key", "emulator-key", "Ocp-Apim-Subscription-Region", "WestEurope", 0)]
    [InlineData("Ocp-Apim-Subscription-Key", "emulator-key", "X-None", "", 401000)]
    [InlineData("Ocp-Apim-Subscription-Key", "emulator-key", "Ocp-Apim-Subscription-Region", "westus", 401000)]
    [InlineData("Ocp-Apim-Subscription-Key", "emulator-key", "Ocp-Apim-Subscription-Region", "westeurope, westeurope", 401000)]
    [InlineData("Ocp-Apim-Subscription-Key", "other", "Ocp-Apim-Subscription-Region", "westeurope", 401000)]
    [InlineData("Authorization", "Bearer t1", "Ocp-Apim-Subscription-Region", "westeurope", 401000)]
    [InlineData("Authorization", "Basic t1", "Ocp-Apim-Subscription-Region", "westeurope", 401000)]
    public async Task Credentials_are_checked(string name, string value, string otherName, string otherValue, int code) =>
        (await _client.SendAsync(
            HttpMethod.Post, "/translate?to=vi&api-version=3.0", """[{"Text":"a"}]""", headers: [(name, value), (otherName, otherValue)]))
        .ErrorCode.ShouldBe(code);

    [Theory]
    [InlineData("GET", "/translate?to=vi&api-version=3.0", 405000)]
    [InlineData("POST", "/languages?api-version=3.0", 405000)]
    [InlineData("POST", "/translator/text/v3.0?api-version=3.0", 404000)]
    [InlineData("POST", "/translator/text/translate?api-version=3.0", 404000)]
    [InlineData("GET", "/languages?scope=other&api-version=3.0", 400001)]
    public async Task Verbs_and_paths_are_checked(string verb, string target, int code) =>
        (await _client.SendAsync(new HttpMethod(verb), target)).ErrorCode.ShouldBe(code);

    [Fact]
    public async Task Answers_at_a_custom_domain_carry_its_headers_and_errors_carry_a_request_id()
    {
        (string, string)[] region = [("Ocp-Apim-Subscription-Region", "westeurope")];

        var custom = await _client.SendAsync(
            HttpMethod.Post, "/translator/text/v3.0/translate?to=vi&api-version=3.0", """[{"Text":"a"}]""", headers: region);
        var refused = await Post("api-version=3.0");

        custom.Status.ShouldBe(200);
        custom.Header("x-ms-region").ShouldBe("West US");
        Guid.TryParse(custom.Header("apim-request-id"), out _).ShouldBeTrue();
        custom.Header("X-RequestId").ShouldBe("TRAN.EMULATOR.000001");
        custom.Header("Access-Control-Expose-Headers").ShouldBe("X-RequestId, X-Metered-Usage");
        refused.Header("X-RequestId").ShouldBe("TRAN.EMULATOR.000002");
        refused.Header("X-Metered-Usage").ShouldBeNull();
    }

    [Fact]
    public async Task Languages_need_no_credentials_and_have_a_tag()
    {
        const string target = "/languages?api-version=3.0";
        var first = await _client.SendAsync(HttpMethod.Get, target, headers: [("Ocp-Apim-Subscription-Key", "wrong")]);
        var again = await _client.SendAsync(HttpMethod.Get, target, headers: [("If-None-Match", first.Header("ETag")!)]);

        first.Header("Content-Type").ShouldBe("application/json");
        var languages = JsonNode.Parse(first.Body)!;
        new[] { "ar", "fa", "he", "ps", "prs", "dv", "ku" }
            .ShouldAllBe(code => languages["translation"]![code]!["dir"]!.GetValue<string>() == "rtl");
        new[] { "no", "zh", "sr" }.ShouldAllBe(code => languages["translation"]![code] == null);
        languages["transliteration"]!["ja"]!["scripts"]![0]!["toScripts"]![0]!["code"]!.GetValue<string>().ShouldBe("Latn");
        languages["dictionary"]!["es"]!["translations"]![0]!["code"]!.GetValue<string>().ShouldBe("en");
        (again.Status, again.Body).ShouldBe((304, ""));
    }

    [Fact]
    public async Task The_calls_beside_translate_answer_too()
    {
        (string, string)[] region = [("Ocp-Apim-Subscription-Region", "westeurope")];

        var detected = await _client.SendAsync(HttpMethod.Post, "/detect?api-version=3.0", """[{"Text":"a"}]""", headers: region);
        var written = await _client.SendAsync(
            HttpMethod.Post,
            "/transliterate?language=ja&fromScript=Jpan&toScript=Latn&api-version=3.0",
            """[{"Text":"こんにちは"}]""",
            headers: region);

        detected.Body.ShouldBe("""[{"language":"en","score":1.0,"isTranslationSupported":true,"isTransliterationSupported":false}]""");
        written.Body.ShouldBe("""[{"text":"こんにちは","script":"Latn"}]""");
    }

    private Task<RawAnswer> Post(string query, string body = """[{"Text":"a"}]""", string contentType = "application/json") =>
        _client.SendAsync(HttpMethod.Post, $"/translate?{query}", body, contentType, ("Ocp-Apim-Subscription-Region", "westeurope"));
}
