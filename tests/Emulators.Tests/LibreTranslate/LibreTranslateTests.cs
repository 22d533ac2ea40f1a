using System.Text;
using Localizer.Emulators.LibreTranslate;

namespace Localizer.Emulators.Tests.LibreTranslate;

/// <summary>What the emulated server answers.</summary>
public sealed class LibreTranslateTests : IAsyncLifetime
{
    private LibreTranslateEmulator _emulator = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await LibreTranslateEmulator.StartAsync(new LibreTranslateOptions
        {
            Translate = (text, to) => (text, to) switch
            {
                ("Hello", "es") => "Hola",
                ("World", "es") => "Mundo",
                _ => $"[{to}] {text}",
            },
            CharacterLimit = 5_000,
            BatchLimit = 3,
            AlternativesLimit = 2,
        });
        _client = new RawClient(_emulator.Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"q":"Hello","source":"en","target":"es","format":"text"}""", """{"translatedText":"Hola"}""")]
    [InlineData("""{"q":["Hello","World"],"source":"en","target":"es"}""", """{"translatedText":["Hola","Mundo"]}""")]
    [InlineData("""{"q":"Hello","source":"auto","target":"es"}""", """{"detectedLanguage":{"confidence":90.0,"language":"en"},"translatedText":"Hola"}""")]
    [InlineData("""{"q":["Hello","World"],"source":"auto","target":"es","alternatives":1}""",
        """{"alternatives":[["Hola (1)"],["Mundo (1)"]],"detectedLanguage":[{"confidence":90.0,"language":"en"},{"confidence":90.0,"language":"en"}],"translatedText":["Hola","Mundo"]}""")]
    [InlineData("""{"q":"Hello","source":"en","target":"es","format":"html","alternatives":1}""", """{"alternatives":[],"translatedText":"Hola"}""")]
    [InlineData("""{"q":"a","source":"en","target":"pb"}""", """{"translatedText":"[pt-BR] a"}""")]
    [InlineData("""{"q":"a &lt;b&gt; &amp; c","source":"en","target":"vi","format":"html"}""", """{"translatedText":"[vi] a <b> & c"}""")]
    [InlineData("""{"q":"a &lt;b&gt;","source":"en","target":"vi"}""", """{"translatedText":"[vi] a <b>"}""")]
    [InlineData("""{"q":"<code>x</code> <i translate=\"no\">y</i> <b class=\"notranslate\">z</b>","source":"en","target":"vi","format":"html"}""",
        """{"translatedText":"<code>x</code> <i translate=\"no\">y</i> <b class=\"notranslate\">[vi] z</b>"}""")]
    [InlineData("""{"q":"☀ ☁","source":"auto","target":"vi"}""", """{"detectedLanguage":{"confidence":0.0,"language":"en"},"translatedText":"☀ ☁"}""")]
    [InlineData("""{"q":"a\n","source":"en","target":"vi"}""", """{"translatedText":"[vi] a\n"}""")]
    public async Task A_request_gets_its_shape(string request, string answer)
    {
        var got = await _client.PostJsonAsync("/translate", request);

        (got.Status, got.Body).ShouldBe((200, answer));
        got.Header("Access-Control-Allow-Origin").ShouldBe("*");
    }

    [Theory]
    [InlineData("""{"source":"en","target":"es"}""", "Invalid request: missing q parameter")]
    [InlineData("""{"q":"","source":"en","target":"es"}""", "Invalid request: missing q parameter")]
    [InlineData("""{"q":"a","target":"es"}""", "Invalid request: missing source parameter")]
    [InlineData("""{"q":"a","source":"en"}""", "Invalid request: missing target parameter")]
    [InlineData("""{"q":"a","source":"en","target":"zz"}""", "zz is not supported")]
    [InlineData("""{"q":"a","source":"en","target":"es","format":"xml"}""", "xml format is not supported")]
    [InlineData("""{"q":["a","b","c","d"],"source":"en","target":"es"}""", "Invalid request: request (4) exceeds text limit (3)")]
    [InlineData("""{"q":"a","source":"en","target":"es","alternatives":3}""", "Invalid request: request (3) exceeds text limit (2)")]
    [InlineData("""{"q":"a" """, "Invalid JSON format")]
    public async Task A_bad_request_is_refused_in_its_words(string request, string error)
    {
        var answer = await _client.PostJsonAsync("/translate", request);

        (answer.Status, answer.Body).ShouldBe((400, $$"""{"error":"{{error}}"}"""));
    }

    [Theory]
    [InlineData(5_000, 200)]
    [InlineData(5_001, 400)]
    public async Task A_text_has_at_most_so_many_characters(int length, int status)
    {
        var answer = await _client.PostJsonAsync("/translate", $$"""{"q":"{{new string('a', length)}}","source":"en","target":"es"}""");

        answer.Status.ShouldBe(status);
        if (status == 400)
            answer.Body.ShouldBe("""{"error":"Invalid request: request (5001) exceeds text limit (5000)"}""");
        _emulator.BilledCharacters.ShouldBe(status == 200 ? length : 0);
    }

    [Fact]
    public async Task Forms_lose_their_line_ends()
    {
        const string multipart = "--x\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\né\r\n--x\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\nen\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"target\"\r\n\r\nvi\r\n--x--\r\n";

        (await _client.PostFormAsync("/translate", ("q", "a\r\nb\u2028c\n"), ("source", "en"), ("target", "vi"))).Body
            .ShouldBe("""{"translatedText":"[vi] a\nb\nc"}""");
        (await _client.SendAsync(HttpMethod.Post, "/translate", Encoding.UTF8.GetBytes(multipart), "multipart/form-data; boundary=x")).Body
            .ShouldBe("""{"translatedText":"[vi] é"}""");
    }

    [Fact]
    public async Task A_key_comes_in_the_body_and_a_prefix_before_the_path()
    {
        await using var emulator = await LibreTranslateEmulator.StartAsync(new LibreTranslateOptions { NeedsKey = true, Prefix = "/lt" });
        using var client = new RawClient(emulator.Endpoint);

        Task<RawAnswer> Post(string key) =>
            client.PostJsonAsync("/lt/translate", $$"""{"q":"a","source":"en","target":"es"{{key}}}""");
        (await Post("")).Body.ShouldBe("""{"error":"Please contact the server operator to get an API key"}""");
        var wrong = await Post(""","api_key":"other" """);
        (wrong.Status, wrong.Body).ShouldBe((403, """{"error":"Invalid API key"}"""));
        (await Post(""","api_key":"emulator-key" """)).Status.ShouldBe(200);
        (await client.GetAsync("/translate")).Header("Content-Type")!.ShouldStartWith("text/html");
        (await client.GetAsync("/lt/translate")).Status.ShouldBe(405);
        (await client.GetAsync("/lt/frontend/settings")).Json["keyRequired"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_batch_costs_its_texts_and_refusals_end_in_a_ban()
    {
        await using var emulator = await LibreTranslateEmulator.StartAsync(
            new LibreTranslateOptions { Requests = new RequestQuota(80, TimeSpan.FromMinutes(1)), FloodThreshold = 2 });
        using var client = new RawClient(emulator.Endpoint);
        var batch = $$"""{"q":[{{string.Join(',', Enumerable.Repeat("\"a\"", 79))}}],"source":"en","target":"es"}""";
        const string two = """{"q":["a","b"],"source":"en","target":"es"}""";

        (await client.PostJsonAsync("/translate", batch)).Status.ShouldBe(200);
        var slow = await client.PostJsonAsync("/translate", two);
        (slow.Status, slow.Body, slow.Header("Retry-After")).ShouldBe((429, """{"error":"Slowdown: 80 per 1 minute"}""", null));
        (await client.PostJsonAsync("/translate", two)).Status.ShouldBe(429);
        var banned = await client.PostJsonAsync("/translate", """{"q":"a","source":"en","target":"es"}""");
        (banned.Status, banned.Body).ShouldBe((403, """{"error":"Too many request limits violations"}"""));
    }

    [Fact]
    public async Task Other_calls_and_own_faults()
    {
        (await _client.GetAsync("/health")).Body.ShouldBe("""{"status":"ok"}""");
        (await _client.GetAsync("/frontend/settings")).Json["charLimit"]!.GetValue<int>().ShouldBe(5_000);
        (await _client.GetAsync("/languages")).Json[0]!["targets"]!.AsArray().Select(code => code!.GetValue<string>()).ShouldContain("zh-Hans");
        (await _client.PostFormAsync("/detect", ("q", "bonjour"))).Body.ShouldBe("""[{"confidence":90.0,"language":"en"}]""");

        _emulator.Script(new LibreTranslateFault.Bogus(), new LibreTranslateFault.Banned(), new Fault.OmitItem(0), new Fault.Status(500));
        const string batch = """{"q":["a","b"],"source":"en","target":"vi"}""";
        var bogus = await _client.PostJsonAsync("/translate", batch);
        (bogus.Status, bogus.Json["translatedText"]!.GetValue<string>()).ShouldBe((200, "🤖"));
        (await _client.PostJsonAsync("/translate", batch)).Status.ShouldBe(403);
        (await _client.PostJsonAsync("/translate", batch)).Body.ShouldBe("""{"translatedText":["[vi] b"]}""");
        (await _client.PostJsonAsync("/translate", batch)).Status.ShouldBe(500);
        _emulator.BilledCharacters.ShouldBe(2);
    }
}
