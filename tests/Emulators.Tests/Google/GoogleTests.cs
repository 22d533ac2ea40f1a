using Localizer.Emulators.Google;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Emulators.Tests.Google;

/// <summary>What both versions of the emulated service answer.</summary>
public sealed class GoogleTests : IAsyncLifetime
{
    private const string V2 = "/language/translate/v2";
    private const string V3 = "/v3/projects/emulator-project:translateText";
    private const string Regional = "/v3/projects/emulator-project/locations/us-central1:translateText";
    private const string GlossaryName = "projects/emulator-project/locations/us-central1/glossaries/g";

    private static readonly (string, string) Token = ("Authorization", "Bearer emulator-token");

    private GoogleEmulator _emulator = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await GoogleEmulator.StartAsync(new GoogleOptions
        {
            Translate = (text, to) => (text, to) is ("Hello", "es") ? "Hola" : $"[{to}] {text}",
            Glossaries = [new GoogleGlossary("us-central1", "g", "en", "es", [new("chip", "CHIP")])],
        });
        _client = new RawClient(_emulator.Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"contents":["Hello"],"targetLanguageCode":"es","mimeType":"text/plain"}""",
        """{"translations":[{"translatedText":"Hola","detectedLanguageCode":"en"}]}""")]
    [InlineData("""{"contents":["a 'b' & c","<b class=\"notranslate\">x</b>"],"targetLanguageCode":"es","sourceLanguageCode":"en"}""",
        """{"translations":[{"translatedText":"[es] a 'b' &amp; c"},{"translatedText":"<b class=\"notranslate\">x</b>"}]}""")]
    [InlineData("""{"contents":["a"],"targetLanguageCode":"es","sourceLanguageCode":"en","model":"projects/emulator-project/locations/global/models/general/nmt"}""",
        """{"translations":[{"translatedText":"[es] a","model":"projects/123456789/locations/global/models/general/nmt"}]}""")]
    public async Task Version_3_answers_with_conditional_fields(string request, string answer) =>
        (await _client.PostJsonAsync(V3, request, Token)).Body.ShouldBe(answer);

    [Theory]
    [InlineData("""{"q":["it's \"a\""],"target":"de","source":"en"}""", """{"data":{"translations":[{"translatedText":"[de] it&#39;s &quot;a&quot;"}]}}""")]
    [InlineData("""{"q":"it's <b>","target":"de","format":"text"}""",
        """{"data":{"translations":[{"translatedText":"[de] it's <b>","detectedSourceLanguage":"en"}]}}""")]
    [InlineData("""{"q":["a"],"target":"de","source":"en","model":"nmt"}""", """{"data":{"translations":[{"translatedText":"[de] a","model":"nmt"}]}}""")]
    public async Task Version_2_takes_html_unless_told_and_escapes_quotes_there(string request, string answer) =>
        (await _client.PostJsonAsync($"{V2}?key=emulator-key", request)).Body.ShouldBe(answer);

    [Fact]
    public async Task A_glossarys_translation_stands_next_to_the_other()
    {
        var request = $$$"""{"contents":["a Chip"],"targetLanguageCode":"es","sourceLanguageCode":"en","glossaryConfig":{"glossary":"{{{GlossaryName}}}","ignoreCase":true}}""";

        (await _client.PostJsonAsync(Regional, request, Token)).Body.ShouldBe(
            """{"translations":[{"translatedText":"[es] a Chip"}],"glossaryTranslations":[{"translatedText":"[es] a CHIP","glossaryConfig":{"glossary":"projects/123456789/locations/us-central1/glossaries/g","ignoreCase":true}}]}""");
        (await _client.PostJsonAsync(V3, request, Token)).Status.ShouldBe(400);
        (await _client.PostJsonAsync(Regional, request.Replace("glossaries/g", "glossaries/h"), Token)).Status.ShouldBe(404);
        (await _client.PostJsonAsync(Regional, request.Replace("\"sourceLanguageCode\":\"en\",", ""), Token)).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("", "", "", 403, "forbidden")]
    [InlineData("?key=other", "", "", 400, "API_KEY_INVALID")]
    [InlineData("", "X-goog-api-key", "emulator-key", 200, null)]
    [InlineData("", "Authorization", "Bearer emulator-token", 200, null)]
    [InlineData("", "Authorization", "Bearer other", 401, "authError")]
    public async Task Version_2_takes_a_key_or_a_token(string query, string name, string value, int status, string? code)
    {
        (string, string)[] headers = name.Length == 0 ? [] : [(name, value)];

        (await _client.PostJsonAsync(V2 + query, """{"q":["a"],"target":"de"}""", headers)).Status.ShouldBe(status);
        _emulator.Calls[0].ErrorCode.ShouldBe(code);
    }

    [Fact]
    public async Task Version_3_takes_a_token_only()
    {
        const string request = """{"contents":["a"],"targetLanguageCode":"es"}""";

        (await _client.PostJsonAsync($"{V3}?key=emulator-key", request)).Json["error"]!["status"]!.GetValue<string>().ShouldBe("UNAUTHENTICATED");
        (await _client.PostJsonAsync(V3.Replace("emulator-project", "other"), request, Token)).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData(128, 1, 200)]
    [InlineData(129, 1, 400)]
    [InlineData(1, 110_000, 413)]
    public async Task Version_2_has_limits(int texts, int length, int status) => (await _client.PostJsonAsync(
        $"{V2}?key=emulator-key", $$"""{"q":[{{Texts(texts, length)}}],"target":"de"}""")).Status.ShouldBe(status);

    [Theory]
    [InlineData(1_024, 1, 200)]
    [InlineData(1_025, 1, 400)]
    [InlineData(1, 30_720, 200)]
    [InlineData(2, 15_361, 400)]
    public async Task Version_3_has_limits(int texts, int length, int status)
    {
        var answer = await _client.PostJsonAsync(V3, $$"""{"contents":[{{Texts(texts, length)}}],"targetLanguageCode":"de"}""", Token);

        answer.Status.ShouldBe(status);
        _emulator.BilledCharacters.ShouldBe(status == 200 ? texts * length : 0);
    }

    [Theory]
    [InlineData("""{"target":"de"}""")]
    [InlineData("""{"q":["a"]}""")]
    [InlineData("""{"q":["a"],"target":"xx"}""")]
    [InlineData("""{"q":["a"],"target":"de","format":"xml"}""")]
    [InlineData("""{"q":[1],"target":"de"}""")]
    [InlineData("{")]
    public async Task A_bad_request_is_an_invalid_argument(string request) =>
        (await _client.PostJsonAsync($"{V2}?key=emulator-key", request)).Json["error"]!["status"]!.GetValue<string>().ShouldBe("INVALID_ARGUMENT");

    [Fact]
    public async Task Languages_and_detections_have_their_shapes()
    {
        (await _client.GetAsync($"{V2}/languages?target=en&key=emulator-key")).Body.ShouldContain("""{"language":"zh-CN","name":"Chinese (Simplified)"}""");
        (await _client.PostJsonAsync($"{V2}/detect?key=emulator-key", """{"q":["a"]}""")).Body
            .ShouldBe("""{"data":{"detections":[[{"language":"en","confidence":1,"isReliable":false}]]}}""");
        (await _client.GetAsync("/v3/projects/emulator-project/supportedLanguages?displayLanguageCode=en", Token)).Body
            .ShouldContain("""{"languageCode":"vi","displayName":"Vietnamese","supportSource":true,"supportTarget":true}""");
        (await _client.PostJsonAsync("/v3/projects/emulator-project:detectLanguage", """{"content":"a"}""", Token)).Body
            .ShouldBe("""{"languages":[{"languageCode":"en","confidence":1}]}""");
        (await _client.GetAsync("/v3/projects/emulator-project/locations/us-central1/glossaries/g", Token)).Json["entryCount"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory]
    [InlineData(403, "userRateLimitExceeded")]
    [InlineData(429, "rateLimitExceeded")]
    public async Task A_minutes_and_a_days_quota_are_told_apart_by_their_reasons(int status, string reason)
    {
        var time = new FakeTimeProvider();
        await using var emulator = await GoogleEmulator.StartAsync(new GoogleOptions
        {
            TimeProvider = time,
            Quota = new CharacterQuota(3, TimeSpan.FromMinutes(1)),
            FreeCharacters = 5,
            QuotaStatus = status,
            QuotaTellsRetryAfter = false,
        });
        using var client = new RawClient(emulator.Endpoint, ("X-goog-api-key", "emulator-key"));
        const string request = """{"q":["abc"],"target":"de"}""";

        (await client.PostJsonAsync(V2, request)).Status.ShouldBe(200);
        var minute = await client.PostJsonAsync(V2, """{"q":["ab"],"target":"de"}""");
        var day = await client.PostJsonAsync(V2, request);

        (minute.Status, minute.Json["error"]!["errors"]![0]!["reason"]!.GetValue<string>(), minute.Header("Retry-After")).ShouldBe((status, reason, null));
        (day.Status, day.Json["error"]!["message"]!.GetValue<string>()).ShouldBe((403, "Daily Limit Exceeded"));
    }

    [Fact]
    public async Task Own_faults_look_as_the_contract_says()
    {
        _emulator.Script(
            new GoogleFault.UserRateLimit(), new GoogleFault.DailyLimit(), new GoogleFault.ServiceDisabled(), new GoogleFault.MissingText(0),
            new Fault.Damage(Damages.SwapTags), new Fault.Status(429));
        const string request = """{"q":["<b>a</b><i>c</i>"],"target":"de","source":"en"}""";

        var answers = new List<RawAnswer>();
        for (var i = 0; i < 6; i++)
            answers.Add(await _client.PostJsonAsync($"{V2}?key=emulator-key", request));

        answers.Select(answer => answer.Status).ShouldBe([403, 403, 403, 200, 200, 429]);
        _emulator.Calls.Select(call => call.ErrorCode)
            .ShouldBe(["userRateLimitExceeded", "dailyLimitExceeded", "SERVICE_DISABLED", null, null, "rateLimitExceeded"]);
        answers[3].Body.ShouldBe("""{"data":{"translations":[{}]}}""");
        answers[4].Body.ShouldContain("</b>[de] a<b>");
    }

    private static string Texts(int count, int length) => string.Join(',', Enumerable.Repeat($"\"{new string('a', length)}\"", count));
}
