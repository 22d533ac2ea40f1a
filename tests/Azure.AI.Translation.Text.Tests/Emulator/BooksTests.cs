using System.Text;
using System.Text.Json.Nodes;
using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;
using Microsoft.Extensions.Time.Testing;

namespace Azure.AI.Translation.Text.Tests.Emulator;

/// <summary>What the emulator writes down, its quotas, and its faults.</summary>
public class BooksTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_books_say_what_was_asked_and_what_it_cost()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await using var emulator = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { TimeProvider = time });
        using var client = new RawClient(emulator);

        await client.TranslateAsync("to=vi&to=zh-cn", "one 🙂", "<b>");
        await client.TranslateAsync("to=none", "one");

        emulator.Calls.Select(call => (call.Number, call.Status, call.ErrorCode, call.BilledCharacters, call.AnsweredWhole))
            .ShouldBe([(1, 200, null, 18L, true), (2, 400, "400036", 0L, true)]);
        var first = emulator.Calls[0];
        first.ReceivedAt.ShouldBe(time.GetUtcNow());
        first.Target.ShouldBe("/translate?api-version=3.0&to=vi&to=zh-cn");
        first.Texts.ShouldBe(["one 🙂", "<b>"]);
        first.Targets.ShouldBe(["vi", "zh-Hans"]);
        first.Headers["ocp-apim-subscription-key"].ShouldBe("emulator-key");
        Encoding.UTF8.GetString(first.Body.Span).ShouldContain("Text");
    }

    [Fact]
    public async Task Characters_come_back_one_window_after_they_were_granted()
    {
        var time = new FakeTimeProvider();
        await using var emulator = await AzureTranslatorEmulator.StartAsync(
            new AzureTranslatorOptions { TimeProvider = time, Quota = new CharacterQuota(10, Minute) });
        using var client = new RawClient(emulator);

        (await client.TranslateAsync("to=vi", "123456")).Status.ShouldBe(200);
        time.Advance(TimeSpan.FromSeconds(20));
        (await client.TranslateAsync("to=vi", "1234")).Status.ShouldBe(200);
        var full = await client.TranslateAsync("to=vi", "1");
        (full.ErrorCode, full.Header("Retry-After")).ShouldBe((429001, "40"));
        (await client.TranslateAsync("to=vi", "1234567")).Header("Retry-After").ShouldBe("60");
        (await client.TranslateAsync("to=vi", "12345678901")).Header("Retry-After").ShouldBeNull();
        time.Advance(TimeSpan.FromSeconds(40) - TimeSpan.FromTicks(1));
        (await client.TranslateAsync("to=vi", "1")).Status.ShouldBe(429);
        time.Advance(TimeSpan.FromTicks(1));
        (await client.TranslateAsync("to=vi", "123456")).Status.ShouldBe(200);
        (await client.TranslateAsync("to=vi", "1")).Status.ShouldBe(429);

        emulator.BilledCharacters.ShouldBe(16);
    }

    [Fact]
    public async Task The_free_quota_ends_for_good()
    {
        var time = new FakeTimeProvider();
        await using var emulator = await AzureTranslatorEmulator.StartAsync(
            new AzureTranslatorOptions { TimeProvider = time, FreeCharacters = 5 });
        using var client = new RawClient(emulator);

        (await client.TranslateAsync("to=vi", "123")).Status.ShouldBe(200);
        (await client.TranslateAsync("to=vi", "123")).ErrorCode.ShouldBe(403001);
        time.Advance(TimeSpan.FromDays(40));
        (await client.TranslateAsync("to=vi", "123")).ErrorCode.ShouldBe(403001);
        (await client.TranslateAsync("to=vi", "12")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Faults_befall_translations_in_the_order_of_the_script()
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync();
        using var client = new RawClient(emulator);
        emulator.Script(
            new AzureTranslatorFault.Refuse(429002, "Wed, 21 Oct 2099 07:28:00 GMT"),
            new AzureTranslatorFault.OmitItem(1),
            new AzureTranslatorFault.SwapItems(0, 2),
            new AzureTranslatorFault.Damage(text => text.Replace(']', '[')),
            new AzureTranslatorFault.None());

        await client.SendAsync(HttpMethod.Get, "/languages?api-version=3.0");
        var refused = await client.TranslateAsync("to=vi", "1", "2", "3");
        (refused.ErrorCode, refused.Header("Retry-After")).ShouldBe((429002, "Wed, 21 Oct 2099 07:28:00 GMT"));
        Texts(await client.TranslateAsync("to=vi", "1", "2", "3")).ShouldBe(["[vi] 1", "[vi] 3"]);
        Texts(await client.TranslateAsync("to=vi", "1", "2", "3")).ShouldBe(["[vi] 3", "[vi] 2", "[vi] 1"]);
        Texts(await client.TranslateAsync("to=vi", "1")).ShouldBe(["[vi[ 1"]);
        Texts(await client.TranslateAsync("to=vi", "1")).ShouldBe(["[vi] 1"]);
        Texts(await client.TranslateAsync("to=vi", "1")).ShouldBe(["[vi] 1"]);

        emulator.Calls.Select(call => (call.BilledCharacters, call.AnsweredWhole))
            .ShouldBe([(0, true), (0, true), (3, false), (3, false), (1, false), (1, true), (1, true)]);
    }

    [Fact]
    public async Task A_late_answer_waits_on_the_emulators_clock_and_was_billed_before()
    {
        var time = new FakeTimeProvider();
        await using var emulator = await AzureTranslatorEmulator.StartAsync(
            new AzureTranslatorOptions { TimeProvider = time, Latency = call => TimeSpan.FromSeconds(call.Number == 1 ? 16 : 0) });
        using var client = new RawClient(emulator);

        var first = client.TranslateAsync("to=vi", "1");
        while (emulator.BilledCharacters == 0)
            await Task.Yield();
        (await client.TranslateAsync("to=vi", "2")).Status.ShouldBe(200);
        first.IsCompleted.ShouldBeFalse();
        emulator.Calls[0].AnsweredWhole.ShouldBeFalse();

        while (!first.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(16));
            await Task.Yield();
        }

        (await first).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Full_books_end_a_runaway_client()
    {
        await using var emulator = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { RoomForCalls = 1 });
        using var client = new RawClient(emulator);

        (await client.TranslateAsync("to=vi", "1")).Status.ShouldBe(200);
        var full = await client.TranslateAsync("to=vi", "1");

        full.Status.ShouldBe(500);
        full.Body.ShouldContain("The books are full");
        emulator.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Stopping_ends_calls_that_hang()
    {
        var emulator = await AzureTranslatorEmulator.StartAsync();
        using var client = new RawClient(emulator);
        emulator.Script(new AzureTranslatorFault.Hang());
        var call = client.TranslateAsync("to=vi", "1");
        while (emulator.Calls is not [{ Fault: AzureTranslatorFault.Hang }])
            await Task.Yield();

        await emulator.DisposeAsync();

        await Should.ThrowAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public void The_emulator_knows_nothing_of_the_code_that_it_tests() =>
        typeof(AzureTranslatorEmulator).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .ShouldAllBe(name => name.Split('.', 2)[0] == "System" || name.Split('.', 2)[0] == "Microsoft");

    private static IEnumerable<string> Texts(RawAnswer answer) =>
        JsonNode.Parse(answer.Body)!.AsArray().Select(item => item!["translations"]![0]!["text"]!.GetValue<string>());
}
