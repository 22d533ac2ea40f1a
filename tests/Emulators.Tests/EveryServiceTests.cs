using System.IO.Compression;
using System.Text;
using Localizer.Emulators.Apertium;
using Localizer.Emulators.AzureTranslator;
using Localizer.Emulators.Chat;
using Localizer.Emulators.DeepL;
using Localizer.Emulators.Google;
using Localizer.Emulators.LibreTranslate;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Emulators.Tests;

/// <summary>What all emulated services do alike: faults on the way, books, and knowing nothing of the code that they test.</summary>
public class EveryServiceTests
{
    public static TheoryData<string> Services => ["azure", "deepl", "google", "google-v3", "libretranslate", "apertium", "openai", "ollama"];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_status_is_refused_in_the_services_shape_and_not_billed(string name)
    {
        await using var service = await Service.StartAsync(name);
        service.Emulator.Script(new Fault.Status(429, "7"), new Fault.Status(503, RetryAfterMs: "250"), new Fault.Status(401));

        var limited = await service.TranslateAsync();
        var unavailable = await service.TranslateAsync();
        var unauthorized = await service.TranslateAsync();

        (limited.Status, limited.Header("Retry-After")).ShouldBe((429, "7"));
        (unavailable.Status, unavailable.Header("retry-after-ms"), unavailable.Header("Retry-After")).ShouldBe((503, "250", null));
        unauthorized.Status.ShouldBe(401);
        new[] { limited, unavailable, unauthorized }.ShouldAllBe(answer => answer.Json is System.Text.Json.Nodes.JsonObject);
        service.Billed.ShouldBe([false, false, false]);
        service.Emulator.Calls.ShouldAllBe(call => call.AnsweredWhole);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_connection_may_break_before_or_in_the_answer(string name)
    {
        await using var service = await Service.StartAsync(name);
        service.Emulator.Script(new Fault.Reset(), new Fault.DropMidBody());

        await Should.ThrowAsync<HttpRequestException>(service.TranslateAsync);
        await Should.ThrowAsync<HttpRequestException>(service.TranslateAsync);

        service.Billed.ShouldBe([false, true]);
        service.Emulator.Calls.ShouldAllBe(call => !call.AnsweredWhole);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_body_may_be_cut_empty_packed_recoded_or_huge(string name)
    {
        await using var service = await Service.StartAsync(name);
        var whole = await service.TranslateAsync();
        service.Emulator.Script(
            new Fault.TruncateJson(), new Fault.EmptyBody(), new Fault.GzipBomb(1_000_000), new Fault.WrongCharset(Actual: "utf-16"),
            new Fault.Flood(300_000));

        var cut = await service.TranslateAsync();
        var empty = await service.TranslateAsync();
        var bomb = await service.TranslateAsync();
        var recoded = await service.TranslateAsync();
        var huge = await service.TranslateAsync();

        cut.Bytes.Length.ShouldBe(whole.Bytes.Length / 2);
        empty.Bytes.ShouldBeEmpty();
        bomb.Header("Content-Encoding").ShouldBe("gzip");
        bomb.Bytes.Length.ShouldBeLessThan(20_000);
        Unpacked(bomb.Bytes).Length.ShouldBe(1_000_000);
        recoded.Header("Content-Type")!.ShouldEndWith("; charset=utf-8");
        recoded.Bytes[1].ShouldBe((byte)0);
        huge.Bytes.Length.ShouldBeGreaterThan(300_000);
        service.Billed.ShouldAllBe(billed => billed);
        service.Emulator.Calls.Select(call => call.AnsweredWhole).ShouldBe([true, false, false, false, false, false]);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Something_in_between_may_answer(string name)
    {
        await using var service = await Service.StartAsync(name);
        service.Emulator.Script(
            new Fault.Redirect(new Uri("http://127.0.0.2:9/x"), 302), new Fault.Intercept(200, "text/html", "<title>Log in</title>"));

        var redirect = await service.TranslateAsync();
        var page = await service.TranslateAsync();

        (redirect.Status, redirect.Header("Location")).ShouldBe((302, "http://127.0.0.2:9/x"));
        (page.Status, page.Body, page.Header("Content-Type")).ShouldBe((200, "<title>Log in</title>", "text/html"));
        service.Billed.ShouldBe([false, false]);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task An_answer_may_be_late_and_come_in_drops(string name)
    {
        var time = new FakeTimeProvider();
        await using var service = await Service.StartAsync(name, time);
        service.Emulator.Script(new Fault.Delay(TimeSpan.FromMinutes(1)), new Fault.Trickle(8, TimeSpan.FromMinutes(1)));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var call = service.TranslateAsync();
            while (!service.Billed.LastOrDefault())
                await Task.Yield();
            call.IsCompleted.ShouldBeFalse();
            while (!call.IsCompleted)
            {
                time.Advance(TimeSpan.FromMinutes(1));
                await Task.Yield();
            }

            (await call).Body.ShouldContain("[vi] one");
        }

        service.Emulator.Calls.ShouldAllBe(call => call.AnsweredWhole);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Texts_may_be_spoiled(string name)
    {
        await using var service = await Service.StartAsync(name);
        service.Emulator.Script(new Fault.Damage(Damages.AddScript), new Fault.Damage(Damages.AddControls), new Fault.EmptyItem(0));

        (await service.TranslateAsync()).Body.Replace("\\/", "/").ShouldContain("<script>alert(1)</script>");
        (await service.TranslateAsync()).Body.ShouldContain("u0007");
        (await service.TranslateAsync()).Body.ShouldNotContain("one");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_call_that_hangs_ends_when_the_service_stops_and_the_journal_says_so(string name)
    {
        var journal = new List<EmulatorCall>();
        await using var service = await Service.StartAsync(name, journal: journal.Add);
        service.Emulator.Script(new Fault.None(), new Fault.Hang());
        await service.TranslateAsync();
        var call = service.TranslateAsync();
        while (service.Emulator.Calls is not [_, { Fault: Fault.Hang }])
            await Task.Yield();

        await service.Emulator.DisposeAsync();

        await Should.ThrowAsync<HttpRequestException>(() => call);
        journal.Select(entry => (entry.Number, entry.Status, entry.AnsweredWhole)).ShouldBe([(1, 200, true), (2, 0, false)]);
    }

    [Fact]
    public async Task A_rule_holds_for_what_no_script_befalls()
    {
        var time = new FakeTimeProvider();
        await using var service = await Service.StartAsync(
            "deepl", time, rule: FaultRules.AfterTime(TimeSpan.FromHours(1), new Fault.Status(401)));

        (await service.TranslateAsync()).Status.ShouldBe(200);
        time.Advance(TimeSpan.FromMinutes(59));
        (await service.TranslateAsync()).Status.ShouldBe(200);
        time.Advance(TimeSpan.FromMinutes(1));
        (await service.TranslateAsync()).Status.ShouldBe(401);
        service.Emulator.Script(new Fault.None());
        (await service.TranslateAsync()).Status.ShouldBe(200);
        (await service.TranslateAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public void Faults_at_random_are_the_same_for_a_seed_and_as_many_as_asked()
    {
        var rule = FaultRules.AtRandom(7, 0.1, new Fault.Reset(), new Fault.Hang());
        var again = FaultRules.AtRandom(7, 0.1, new Fault.Reset(), new Fault.Hang());

        var faults = Enumerable.Range(1, 10_000).Select(number => rule(Call(number))).ToList();

        faults.ShouldBe(Enumerable.Range(1, 10_000).Select(number => again(Call(number))));
        faults.Count(fault => fault is Fault.Reset).ShouldBeInRange(400, 600);
        faults.Count(fault => fault is Fault.Hang).ShouldBeInRange(400, 600);
        FaultRules.AfterRequests(2, new Fault.Reset())(Call(2)).ShouldBeNull();
        FaultRules.AfterRequests(2, new Fault.Reset())(Call(3)).ShouldBeOfType<Fault.Reset>();
    }

    [Theory]
    [InlineData("<b>a</b> c", "<b>a</b><b>a</b> c", "a</b> c<b>", "</b>a<b> c", "a c")]
    [InlineData("a <x/> c", "a <x/><x/> c", "a  c<x/>", "a <x/> c", "a  c")]
    [InlineData("plain", "plain", "plain", "plain", "plain")]
    public void Tags_are_damaged(string text, string doubled, string moved, string swapped, string lost) =>
        (Damages.DoubleTag(text), Damages.MoveTag(text), Damages.SwapTags(text), Damages.LoseTags(text))
            .ShouldBe((doubled, moved, swapped, lost));

    [Fact]
    public void Emulators_know_nothing_of_the_code_that_they_test() =>
        typeof(Emulator).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .ShouldAllBe(name => name.StartsWith("System.") || name == "System" || name.StartsWith("Microsoft."));

    private static EmulatorCall Call(int number) => new()
    {
        Number = number,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        Method = "POST",
        Target = "/",
        Headers = new Dictionary<string, string>(),
    };

    private static byte[] Unpacked(byte[] packed)
    {
        using var unpacked = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
            gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    /// <summary>A service, and the simplest call to translate "one" into Vietnamese.</summary>
    private sealed class Service(Emulator emulator, string target, string body, params (string Name, string Value)[] headers) : IAsyncDisposable
    {
        private readonly RawClient _client = new(emulator.Endpoint, headers);

        public Emulator Emulator => emulator;

        public IEnumerable<bool> Billed => Emulator.Calls.Select(call => call.BilledCharacters + call.InputTokens > 0);

        public static async Task<Service> StartAsync(
            string name, TimeProvider? time = null, Func<EmulatorCall, Fault?>? rule = null, Action<EmulatorCall>? journal = null)
        {
            T With<T>(T options)
                where T : EmulatorOptions =>
                options with { TimeProvider = time ?? TimeProvider.System, Rule = rule, Journal = journal };

            const string chat =
                """{"model":"emulated-model","response_format":{"type":"json_object"},"messages":[{"role":"system","content":"Translate to vi."},{"role":"user","content":"{\"items\":[{\"id\":1,\"text\":\"one\"}]}"}]}""";
            return name switch
            {
                "azure" => new Service(
                    await AzureTranslatorEmulator.StartAsync(With(new AzureTranslatorOptions())),
                    "/translate?api-version=3.0&to=vi", """[{"Text":"one"}]""", ("Ocp-Apim-Subscription-Key", "emulator-key")),
                "deepl" => new Service(
                    await DeepLEmulator.StartAsync(With(new DeepLOptions { Translate = (text, _) => $"[vi] {text}" })),
                    "/v2/translate", """{"text":["one"],"target_lang":"VI"}""",
                    ("Authorization", "DeepL-Auth-Key emulator-key"), ("User-Agent", "tests/1")),
                "google" => new Service(
                    await GoogleEmulator.StartAsync(With(new GoogleOptions())),
                    "/language/translate/v2", """{"q":["one"],"target":"vi"}""", ("X-goog-api-key", "emulator-key")),
                "google-v3" => new Service(
                    await GoogleEmulator.StartAsync(With(new GoogleOptions())),
                    "/v3/projects/emulator-project:translateText", """{"contents":["one"],"targetLanguageCode":"vi"}""",
                    ("Authorization", "Bearer emulator-token")),
                "libretranslate" => new Service(
                    await LibreTranslateEmulator.StartAsync(With(new LibreTranslateOptions())),
                    "/translate", """{"q":"one","source":"en","target":"vi"}"""),
                "apertium" => new Service(
                    await ApertiumEmulator.StartAsync(With(new ApertiumOptions
                    {
                        Pairs = [("eng", "vie")],
                        Translate = (text, _) => $"[vi] {text}",
                    })),
                    "/translate?langpair=en%7Cvi&q=one", ""),
                _ => new Service(
                    await ChatEmulator.StartAsync(With(new ChatOptions { Server = name == "ollama" ? ChatServer.Ollama : ChatServer.OpenAI })),
                    "/v1/chat/completions", chat, ("Authorization", "Bearer emulator-key")),
            };
        }

        public Task<RawAnswer> TranslateAsync() => _client.PostJsonAsync(target, body);

        public async ValueTask DisposeAsync()
        {
            await emulator.DisposeAsync();
            _client.Dispose();
        }
    }
}
