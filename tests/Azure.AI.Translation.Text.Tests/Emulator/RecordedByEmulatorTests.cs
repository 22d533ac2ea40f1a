using Localizer.Emulators.AzureTranslator;

namespace Azure.AI.Translation.Text.Tests.Emulator;

/// <summary>The emulator in the place of the recorded service: told what each phrase means, it answers what the service answered.</summary>
public class RecordedByEmulatorTests
{
    // What the service's model knows, and no rule of the wire can tell: phrase, target, translation.
    private static readonly Dictionary<(string Text, string To), string> Meanings = new()
    {
        [("Hola mundo", "cs")] = "Ahoj světe",
        [("This is a test.", "cs")] = "Tohle je test.",
        [("This is a test.", "es")] = "Esto es una prueba.",
        [("This is a test.", "de")] = "Dies ist ein Test.",
        [("Esto es una prueba.", "cs")] = "Tohle je test.",
        [("Dies ist ein Test.", "cs")] = "Tohle je test.",
        [("This", "cs")] = "Toto",
        [("is", "cs")] = "je",
        [("a test.", "cs")] = "test.",
        [("非常可怕的", "en")] = "very scary",
        [("The word", "es")] = "La palabra",
        [("is a dictionary entry.", "es")] = "es una entrada de diccionario.",
        [("It is a beautiful morning", "cs")] = "Je krásné ráno",
        [("هذا اختبار.", "zh-Hans")] = "这是个测试。",
        [("shit this is fucking crazy", "zh-Hans")] = "妈的，这***太疯狂了",
    };

    private static readonly AzureTranslatorOptions Service = new()
    {
        Translate = (text, to) => Meanings.GetValueOrDefault((text, to), text),
        Detect = text => text switch
        {
            "Esto es una prueba." => "es",
            "Dies ist ein Test." => "de",
            _ when text.StartsWith("La réponse", StringComparison.Ordinal) => "fr",
            _ => "en",
        },
        Align = (_, target) => target == "Je krásné ráno" ? "0:1-0:1 0:1-3:8 18:24-10:13" : null,
        Transliterate = (text, _, script) => (text, script) switch
        {
            ("hudha akhtabar.", "Arab") => "هذا اختبار.",
            ("这是个测试。", "Latn") => "zhè shì gè cè shì。",
            _ => text,
        },
    };

    [Theory]
    [MemberData(nameof(RecordedExchangeTests.Names), MemberType = typeof(RecordedExchangeTests))]
    public async Task A_recorded_request_gets_the_recorded_answer_byte_for_byte(string name)
    {
        var exchange = RecordedExchange.Named(name);
        await using var emulator = await AzureTranslatorEmulator.StartAsync(Service);
        using var client = new RawClient(emulator);

        var answer = await client.SendAsync(HttpMethod.Post, exchange.Target, exchange.RequestBody);

        answer.Status.ShouldBe(200, answer.Body);
        answer.Body.ShouldBe(exchange.ResponseBody);
        answer.Header("X-Metered-Usage").ShouldBe($"{exchange.MeteredUsage}");
        answer.Header("X-MT-System").ShouldBe(exchange.System);
        answer.Header("Content-Type").ShouldBe("application/json; charset=utf-8");
        emulator.BilledCharacters.ShouldBe(exchange.MeteredUsage);
    }
}
