using Localizer.Emulators;
using Localizer.Model;
using Localizer.Providers;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Tests.Providers.Services;

/// <summary>Every adapter against the emulator of its service's contract, which holds it to the contract's rules and keeps books.</summary>
public sealed class EmulatedServiceTests
{
    private static readonly TimeSpan Little = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, Break> Breaks = new()
    {
        ["429 with Retry-After"] = new(ProviderFailure.RateLimited, new Fault.Status(429, "5")) { RetryAfter = TimeSpan.FromSeconds(5) },
        ["429 without Retry-After"] = new(ProviderFailure.RateLimited, new Fault.Status(429)),
        ["a burst of 503"] = new(ProviderFailure.Unavailable, new Fault.Status(503), new Fault.Status(503), new Fault.Status(503)),
        ["slow first byte"] = new(null, new Fault.Delay(TimeSpan.FromMilliseconds(50))),
        ["a first byte that does not come in time"] = new(ProviderFailure.TimedOut, new Fault.Delay(TimeSpan.FromHours(1))) { Patience = Little },
        ["trickle"] = new(null, new Fault.Trickle(16, TimeSpan.FromMilliseconds(1))),
        ["hang"] = new(ProviderFailure.TimedOut, new Fault.Hang()) { Patience = Little },
        ["redirect"] = new(ProviderFailure.Redirected, new Fault.Redirect(new Uri("https://elsewhere.example/"))),
        ["reset"] = new(ProviderFailure.Network, new Fault.Reset()),
        ["reset in mid body"] = new(ProviderFailure.Network, new Fault.DropMidBody()),
        ["truncated JSON"] = new(ProviderFailure.Network, new Fault.TruncateJson()),
        ["empty body"] = new(ProviderFailure.Network, new Fault.EmptyBody()),
        ["gzip bomb"] = new(ProviderFailure.MalformedAnswer, new Fault.GzipBomb(64 * 1024 * 1024)),
        ["wrong charset"] = new(ProviderFailure.MalformedAnswer, new Fault.WrongCharset()),
        ["flood"] = new(ProviderFailure.MalformedAnswer, new Fault.Flood(10_000_000)),
    };

    private const string Swap = "swaps two";

    // What a service may do to items whose order or number is all that tells them apart.
    private static readonly Dictionary<string, Fault> Disorders = new()
    {
        ["drops the first"] = new Fault.OmitItem(0),
        ["drops one"] = new Fault.OmitItem(2),
        ["doubles one"] = new Fault.DoubleItem(1),
        ["merges two"] = new Fault.MergeItems(1),
        ["merges the last two"] = new Fault.MergeItems(4),
        ["empties one"] = new Fault.EmptyItem(3),
        [Swap] = new Fault.SwapItems(0, 3),
    };

    public static MatrixTheoryData<string, string> AllBreaks => new(Names, Breaks.Keys);

    // Apertium takes one item at a time, which cannot be mistaken for another. Two answers in each other's place are noticed where
    // something tells whose they are; elsewhere the pipeline has the numbers in them to go by.
    public static TheoryData<string, string> AllDisorders => new(
        from fixture in ServiceFixture.All
        where fixture.Name != "apertium"
        from disorder in Disorders.Keys
        where disorder != Swap || fixture.TellsItems
        select (fixture.Name, disorder));

    public static TheoryData<string> Services => [.. Names];

    private static IEnumerable<string> Names => ServiceFixture.All.Select(fixture => fixture.Name);

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Each_form_is_taken_and_comes_back_in_order_with_its_markup(string name)
    {
        var fixture = Fixture(name);
        await using var emulator = await fixture.StartEmulatorAsync(text => text.ToUpperInvariant());
        var service = fixture.Create($"{emulator.Endpoint}");
        foreach (var form in service.Capabilities.Forms)
        {
            string[] texts = [.. Enumerable.Range(1, Math.Min(3, service.Capabilities.MaxItems)).Select(i => Written(form, i))];

            var answer = await service.TranslateAsync(Request(service, texts) with { Form = form }, TestContext.Current.CancellationToken);

            answer.Texts[0].Length.ShouldBe(texts.Length);
            for (var i = 0; i < texts.Length; i++)
            {
                var text = answer.Texts[0][i].ShouldNotBeNull().Text;
                text.ShouldContain($"NUMBER {i + 1}");
                foreach (var tag in Tags(form))
                    text.ShouldContain(tag);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task What_the_declared_limits_allow_the_service_takes(string name)
    {
        var fixture = Fixture(name);
        await using var emulator = await fixture.StartEmulatorAsync(text => text);
        var service = fixture.Create($"{emulator.Endpoint}");
        await service.GetLocalesAsync(TestContext.Current.CancellationToken);
        var limits = service.Capabilities;
        var each = Math.Min(limits.MaxItemCharacters, limits.MaxRequestCharacters / limits.MaxItems);
        string[] many = [.. Enumerable.Range(0, limits.MaxItems).Select(_ => Words(each))];

        var full = await service.TranslateAsync(Request(service, many) with { Form = MarkupForm.Text }, TestContext.Current.CancellationToken);
        var longest = await service.TranslateAsync(
            Request(service, Words(limits.MaxItemCharacters)) with { Form = MarkupForm.Text }, TestContext.Current.CancellationToken);

        full.Texts[0].Select(text => text?.Text).ShouldBe(many);
        longest.Texts[0][0]!.Text.Length.ShouldBe(limits.MaxItemCharacters);
    }

    [Theory]
    [MemberData(nameof(AllBreaks))]
    public async Task A_broken_exchange_is_the_right_failure_and_the_next_one_is_well(string name, string broken)
    {
        var fixture = Fixture(name);
        await using var emulator = await fixture.StartEmulatorAsync(text => $"á {text} é");
        var fault = Breaks[broken];
        var service = fixture.Create($"{emulator.Endpoint}", fault.Patience);
        emulator.Script(fault.Faults);

        foreach (var _ in fault.Faults)
        {
            var asking = service.TranslateAsync(Request(service, ServiceFixture.PageText), TestContext.Current.CancellationToken);
            if (fault.Expected is null)
            {
                (await asking).Texts[0][0]!.Text.ShouldContain(ServiceFixture.PageText);
                continue;
            }

            var exception = await Should.ThrowAsync<ProviderException>(() => asking);

            // A chat model is told how long its answer may be, and stops there.
            exception.Failure.ShouldBe(broken == "flood" && fixture is ChatFixture ? ProviderFailure.TooLarge : fault.Expected.Value, exception.Message);
            exception.Message.ShouldNotContain(ServiceFixture.Secret);
            exception.Message.ShouldNotContain(ServiceFixture.PageText);
            exception.RetryAfter.ShouldBe(broken == "429 without Retry-After" && name == "libretranslate" ? TimeSpan.FromMinutes(1) : fault.RetryAfter);
        }

        var next = fault.Patience is null ? service : fixture.Create($"{emulator.Endpoint}");
        var answer = await next.TranslateAsync(Request(next, ServiceFixture.PageText), TestContext.Current.CancellationToken);
        answer.Texts[0][0]!.Text.ShouldContain(ServiceFixture.PageText);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_key_that_runs_out_after_an_hour_is_not_authorized_from_then_on(string name)
    {
        var fixture = Fixture(name);
        var time = new FakeTimeProvider();
        var rule = FaultRules.AfterTime(TimeSpan.FromHours(1), new Fault.Status(401));
        await using var emulator = await fixture.StartEmulatorWithAsync(options => options with { TimeProvider = time, Rule = rule });
        var service = fixture.Create($"{emulator.Endpoint}");

        var answer = await service.TranslateAsync(Request(service, "x"), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromHours(1));
        var exception = await Should.ThrowAsync<ProviderException>(() => service.TranslateAsync(Request(service, "x"), TestContext.Current.CancellationToken));

        answer.Texts[0][0].ShouldNotBeNull();
        exception.Failure.ShouldBe(ProviderFailure.NotAuthorized);
        exception.Message.ShouldContain("Check ");
    }

    [Theory]
    [MemberData(nameof(AllDisorders))]
    public async Task Nothing_lands_under_another_item(string name, string disorder)
    {
        var fixture = Fixture(name);
        await using var emulator = await fixture.StartEmulatorAsync(text => $"«{text}»");
        var service = fixture.Create($"{emulator.Endpoint}");
        emulator.Script(Disorders[disorder]);
        string[] texts =
        [
            "The first sentence is here.", "Another one comes second.", "The third one is of no interest.",
            "Number four: nothing new.", "A fifth sentence, why not.", "And that is the sixth of them.",
        ];

        var answer = await service.TranslateAsync(Request(service, texts) with { Form = MarkupForm.Text }, TestContext.Current.CancellationToken);

        for (var i = 0; i < texts.Length; i++)
            answer.Texts[0][i]?.Text.ShouldBe($"«{texts[i]}»");
    }

    private static ServiceFixture Fixture(string name) => ServiceFixture.All.Single(fixture => fixture.Name == name);

    private static ServiceRequest Request(ITranslationService service, params string[] texts) =>
        ServiceFixture.Request(service, texts) with { To = [Locale.Parse("es")] };

    private static string Written(MarkupForm form, int number) => form switch
    {
        MarkupForm.Xml => $"<g id=\"1\">Number {number}</g> “á” &amp; <x id=\"2\"/>co.",
        MarkupForm.Html => $"<b id=1>Number {number}</b> “á” &amp; <br id=2>co.",
        MarkupForm.Markers => $"⟦1⟧Number {number}⟦/1⟧ “á” &amp; ⟦2⟧co.",
        MarkupForm.NumberedTags => $"<1>Number {number}</1> “á” & <2/>co.",
        _ => $"Number {number} “á” & co.",
    };

    private static string[] Tags(MarkupForm form) => form switch
    {
        MarkupForm.Xml => ["<g id=\"1\">", "</g>", "<x id=\"2\"/>"],
        MarkupForm.Html => ["<b id=1>", "</b>", "<br id=2>"],
        MarkupForm.Markers => ["⟦1⟧", "⟦/1⟧", "⟦2⟧"],
        MarkupForm.NumberedTags => ["<1>", "</1>", "<2/>"],
        _ => [],
    };

    private static string Words(int characters) => string.Concat(Enumerable.Repeat("word ", (characters / 5) + 1))[..(characters - 1)].TrimEnd().PadRight(characters, 's');

    /// <summary>What goes wrong, and what it is told as; null when an answer comes all the same.</summary>
    private sealed record Break(ProviderFailure? Expected, params Fault[] Faults)
    {
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>How long an exchange may take; null for long enough.</summary>
        public TimeSpan? Patience { get; init; }
    }
}
