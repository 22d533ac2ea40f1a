using System.Text;
using Localizer.Emulators.Apertium;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Emulators.Tests.Apertium;

/// <summary>What the emulated server answers, in the recorded values of the real one where there are any.</summary>
public sealed class ApertiumTests : IAsyncLifetime
{
    private const string Sentence = "The red house is big. ";

    private static readonly Dictionary<string, string> Recorded = new()
    {
        ["The cat sleeps on the table."] = "Los sueños de gato en la mesa.",
        ["<p>The <b>red house</b> is big &amp; old.</p><p>Blorptastic word &copy; 2026</p>"] =
            "<p>La <b>casa roja</b> es grande &amp; viejo.</p><p>*Blorptastic Palabra &copy; 2026</p>",
        ["The *star* word"] = "La palabra* de estrella",
        ["<p>The <b>cat</b>'s tail.</p>"] = "<p>La cola</b> del <b>gato.</p>",
        ["She said: the red house"] = " Dijo: la casa roja",
    };

    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["red house"] = "Casa roja",
        ["house"] = "Casa",
        ["text"] = "Texto",
        ["⟦1⟧ red house ⟦/1⟧"] = "⟦1⟧ casa roja ⟦/1⟧",
    };

    private ApertiumEmulator _emulator = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await ApertiumEmulator.StartAsync(new ApertiumOptions
        {
            Recorded = (text, to) => to == "spa" ? Recorded.GetValueOrDefault(text) : null,
            Translate = (text, _) => Meanings.GetValueOrDefault(text, text),
            IsUnknown = word => word.StartsWith("blorp", StringComparison.OrdinalIgnoreCase),
        });
        _client = new RawClient(_emulator.Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("The cat sleeps on the table.", "", "Los sueños de gato en la mesa.")]
    [InlineData("<p>The <b>red house</b> is big &amp; old.</p><p>Blorptastic word &copy; 2026</p>", "",
        "<p>La <b>casa roja</b> es grande &amp; viejo.</p><p>*Blorptastic Palabra &copy; 2026</p>")]
    [InlineData("<p>The <b>red house</b> is big &amp; old.</p><p>Blorptastic word &copy; 2026</p>", "no",
        "<p>La <b>casa roja</b> es grande &amp; viejo.</p><p>Blorptastic Palabra &copy; 2026</p>")]
    [InlineData("The *star* word", "no", "La palabra* de estrella")]
    [InlineData("<p>The <b>cat</b>'s tail.</p>", "", "<p>La cola</b> del <b>gato.</p>")]
    [InlineData("She said: the red house", "", " Dijo: la casa roja")]
    [InlineData("""<img src="a.png" alt="red house"> text""", "", """<img src="a.png" alt="red house"> Texto""")]
    [InlineData("<script>var house = 1;</script><p>house</p><!-- house -->", "", "<script>var house = 1;</script><p>Casa</p><!-- house -->")]
    [InlineData("""<span class="notranslate">red house</span>""", "", """<span class="notranslate">Casa roja</span>""")]
    [InlineData("""<i translate="no">red house</i>""", "", """<i translate="no">Casa roja</i>""")]
    [InlineData("<code>house</code>", "", "<code>Casa</code>")]
    [InlineData("<p>⟦1⟧ red house ⟦/1⟧</p>", "", "<p>⟦1⟧ casa roja ⟦/1⟧</p>")]
    [InlineData("&eacute; &amp; &hellip; &mdash; &euro; &lt; 5", "", "ￃﾩ &amp; &hellip; &mdash; &euro; &lt; 5")]
    [InlineData("Blorpy word", "", "*Blorpy word")]
    [InlineData("Blorpy word", "YES", "Blorpy word")]
    [InlineData("", "", "")]
    [InlineData(" house\n", "", "Casa")]
    public async Task A_text_gets_what_was_recorded(string source, string markUnknown, string target)
    {
        (string, string)[] fields = [("langpair", "eng|spa"), ("q", source), ("format", "html")];

        var answer = await _client.PostFormAsync("/translate", markUnknown.Length == 0 ? fields : [.. fields, ("markUnknown", markUnknown)]);

        answer.Json["responseData"]!["translatedText"]!.GetValue<string>().ShouldBe(target);
        answer.Body.ShouldNotContain("</");
        answer.Header("Content-Type").ShouldBe("application/json; charset=UTF-8");
    }

    [Fact]
    public async Task Both_verbs_and_both_kinds_of_codes_are_taken()
    {
        var got = await _client.GetAsync("/translate?langpair=en%7Ces&q=house");

        got.Body.ShouldBe("""{"responseData":{"translatedText":"Casa"},"responseDetails":null,"responseStatus":200}""");
        got.Header("Etag").ShouldNotBeNull();
        got.Header("Access-Control-Allow-Methods").ShouldBe("GET,POST,OPTIONS");
        (await _client.PostFormAsync("/translate", ("langpair", "eng|spa"), ("q", "<b>house</b>"), ("format", "txt"))).Body
            .ShouldContain("<b>house<\\/b>");
        (await _client.SendAsync(HttpMethod.Options, "/translate")).Status.ShouldBe(204);
        (await _client.GetAsync("/listPairs")).Json["responseData"]!.AsArray().Count.ShouldBe(8);
    }

    [Theory]
    [InlineData("/translate?langpair=eng%7Cdeu&q=a", 400, "That pair is not installed")]
    [InlineData("/translate?langpair=engspa&q=a", 400, "That pair is invalid, use e.g. eng|spa")]
    [InlineData("/translate?langpair=eng%7Cspa", 400, "Missing argument q")]
    [InlineData("/translate?q=a", 400, "Missing argument langpair")]
    [InlineData("/list?q=all", 400, "Expecting q argument to be one of analysers, generators, spellers, disambiguators, or pairs")]
    [InlineData("/list?q=pairs&src=xxx", 500, "Internal Server Error")]
    public async Task An_error_is_explained(string target, int status, string explanation)
    {
        var answer = await _client.GetAsync(target);

        var message = status == 400 ? "Bad Request" : "Internal Server Error";
        (answer.Status, answer.Body)
            .ShouldBe((status, $$"""{"status":"error","code":{{status}},"message":"{{message}}","explanation":"{{explanation}}"}"""));
    }

    [Fact]
    public async Task Json_is_not_read_and_an_unknown_path_is_a_page()
    {
        var json = await _client.PostJsonAsync("/translate", """{"langpair":"eng|spa","q":"house"}""");
        var page = await _client.GetAsync("/none");

        (json.Status, json.Json["explanation"]!.GetValue<string>()).ShouldBe((400, "Missing argument langpair"));
        page.Status.ShouldBe(404);
        page.Body.ShouldStartWith("<html><title>404: Not Found</title>");
    }

    [Fact]
    public async Task A_long_text_is_cut_in_silence_after_as_many_sentences_as_was_measured()
    {
        var text = string.Concat(Enumerable.Repeat(Sentence, 1_900));

        var answer = await _client.PostFormAsync("/translate", ("langpair", "eng|spa"), ("q", text));

        answer.Status.ShouldBe(200);
        Sentences(answer).ShouldBe(1_860);
        _emulator.BilledCharacters.ShouldBe(text.Length);
    }

    [Fact]
    public async Task Under_load_it_is_cut_sooner()
    {
        var time = new FakeTimeProvider();
        await using var emulator = await ApertiumEmulator.StartAsync(
            new ApertiumOptions { Translate = (text, _) => text, Latency = _ => TimeSpan.FromSeconds(1), TimeProvider = time });
        using var client = new RawClient(emulator.Endpoint);
        var text = string.Concat(Enumerable.Repeat(Sentence, 1_000));

        var posted = Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => client.PostFormAsync("/translate", ("langpair", "eng|spa"), ("q", text))));
        while (emulator.BilledCharacters < 8 * text.Length)
            await Task.Yield();
        while (!posted.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await posted).Select(Sentences).Order().ShouldBe([450, 450, 450, 450, 450, 450, 1_000, 1_000]);
    }

    [Fact]
    public async Task Documents_are_translated_by_their_type()
    {
        static byte[] Form(string type, string text) => Encoding.UTF8.GetBytes(
            "--x\r\nContent-Disposition: form-data; name=\"langpair\"\r\n\r\neng|spa\r\n"
            + $"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\nContent-Type: {type}\r\n\r\n{text}\r\n--x--\r\n");

        async Task<RawAnswer> Post(byte[] body) => await _client.SendAsync(HttpMethod.Post, "/translateDoc", body, "multipart/form-data; boundary=x");

        var html = await Post(Form("text/html", "<p>red house</p>"));
        (html.Body, html.Header("Content-Type")).ShouldBe(("<p>Casa roja</p>", "text/html; charset=UTF-8"));
        (await Post(Form("application/json", "{}"))).Json["explanation"]!.GetValue<string>().ShouldBe("Invalid file type application/json");
        (await Post("--x--"u8.ToArray())).Status.ShouldBe(500);
    }

    [Fact]
    public async Task Faults_look_as_they_were_recorded()
    {
        _emulator.Script(
            new Fault.Status(503), new ApertiumFault.SilentCut(5), new Fault.Damage(Damages.LeadWithSpace), new Fault.Damage(Damages.MoveTag));
        const string target = "/translate?langpair=eng%7Cspa&q=%3Cb%3Ehouse%3C/b%3E";

        var stuck = await _client.GetAsync(target);
        (stuck.Status, stuck.Json["explanation"]!.GetValue<string>()).ShouldBe((503, "internal error"));
        (await Text()).ShouldBe("<b>ho");
        (await Text()).ShouldBe(" <b>Casa</b>");
        (await Text()).ShouldBe("Casa</b><b>");

        async Task<string> Text() => (await _client.GetAsync(target)).Json["responseData"]!["translatedText"]!.GetValue<string>();
    }

    private static int Sentences(RawAnswer answer) =>
        answer.Json["responseData"]!["translatedText"]!.GetValue<string>().Count(character => character == '.');
}
