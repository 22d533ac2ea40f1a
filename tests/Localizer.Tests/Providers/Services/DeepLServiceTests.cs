using System.Text.Json;
using Localizer.Emulators;
using Localizer.Emulators.DeepL;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Tests.Providers.Services;

/// <summary>The adapter of DeepL against the emulator of its contract.</summary>
public sealed class DeepLServiceTests
{
    private static readonly DeepLOptions Keyed = new() { Keys = [ServiceFixture.Secret] };

    [Fact]
    public async Task Xml_goes_with_the_elements_that_are_inline_and_untouchable()
    {
        await using var emulator = await DeepLEmulator.StartAsync(Keyed);
        var service = Create(emulator);
        const string Text = "The <g id=\"1\">red</g> house of <t>Nvidia</t> &amp; co.<x id=\"2\"/>";

        var answer = await service.TranslateAsync(Request(service, MarkupForm.Xml, "de", Text), TestContext.Current.CancellationToken);

        var translated = answer.Texts[0][0].ShouldNotBeNull().Text;
        translated.ShouldContain("<t>Nvidia</t>");
        translated.ShouldContain("<g id=\"1\">");
        var sent = Sent(emulator);
        sent.GetProperty("tag_handling").GetString().ShouldBe("xml");
        sent.GetProperty("tag_handling_version").GetString().ShouldBe("v2");
        Strings(sent, "ignore_tags").ShouldBe(["t"]);
        Strings(sent, "non_splitting_tags").ShouldBe(["g", "h", "k", "m", "x", "t"]);
        Strings(sent, "text").ShouldBe([Text]);
        sent.GetProperty("source_lang").GetString().ShouldBe("EN");
        sent.TryGetProperty("formality", out _).ShouldBeFalse();
        sent.TryGetProperty("context", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(MarkupForm.Html, "html")]
    [InlineData(MarkupForm.Text, null)]
    public async Task Other_forms_name_no_xml(MarkupForm form, string? handling)
    {
        await using var emulator = await DeepLEmulator.StartAsync(Keyed);
        var service = Create(emulator);

        await service.TranslateAsync(Request(service, form, "de", "A < B"), TestContext.Current.CancellationToken);

        var sent = Sent(emulator);
        (sent.TryGetProperty("tag_handling", out var value) ? value.GetString() : null).ShouldBe(handling);
        sent.TryGetProperty("ignore_tags", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("zh-TW", "ZH-HANT")]
    [InlineData("zh-Hans", "ZH-HANS")]
    [InlineData("pt-BR", "PT-BR")]
    [InlineData("nb", "NB")]
    [InlineData("en-AU", "EN-GB")]
    public async Task Targets_are_spelled_as_the_service_does(string locale, string code)
    {
        await using var emulator = await DeepLEmulator.StartAsync(Keyed);
        var service = Create(emulator);

        await service.TranslateAsync(
            Request(service, MarkupForm.Text, locale, "Hello") with { From = Locale.Parse(locale.StartsWith("en", StringComparison.Ordinal) ? "de" : "en-GB") },
            TestContext.Current.CancellationToken);

        Sent(emulator).GetProperty("target_lang").GetString().ShouldBe(code);
        Sent(emulator).GetProperty("source_lang").GetString().ShouldBeOneOf("EN", "DE");
    }

    [Fact]
    public async Task Context_is_the_title_and_neighbours_that_are_no_items_and_is_not_billed()
    {
        await using var emulator = await DeepLEmulator.StartAsync(Keyed);
        var service = Create(emulator);
        var request = Request(service, MarkupForm.Text, "de", "one", "two") with
        {
            Title = "The title",
            Items = [new ServiceItem("one", "before", "two"), new ServiceItem("two", "one", "after")],
            Style = new StyleGuide("Siezen.", Formality.Formal),
        };

        var answer = await service.TranslateAsync(request, TestContext.Current.CancellationToken);

        Sent(emulator).GetProperty("context").GetString().ShouldBe("The title\nbefore\nafter");
        Sent(emulator).GetProperty("formality").GetString().ShouldBe("prefer_more");
        answer.Usage.Characters.ShouldBe(6);
        emulator.BilledCharacters.ShouldBe(6);
    }

    [Fact]
    public async Task Context_gives_way_when_a_request_would_be_too_large()
    {
        await using var emulator = await DeepLEmulator.StartAsync(Keyed);
        var service = Create(emulator);
        var texts = Enumerable.Repeat(new string('x', 26_000), 5).ToArray();

        await service.TranslateAsync(Request(service, MarkupForm.Text, "de", texts) with { Title = new string('t', 3_000) }, TestContext.Current.CancellationToken);
        var tooLarge = await Should.ThrowAsync<ProviderException>(() => service.TranslateAsync(
            Request(service, MarkupForm.Text, "de", [.. texts, new string('y', 2_000)]), TestContext.Current.CancellationToken));

        Sent(emulator).TryGetProperty("context", out _).ShouldBeFalse();
        tooLarge.Failure.ShouldBe(ProviderFailure.TooLarge);
        emulator.Calls.Count(call => call.Target == "/v2/translate").ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_with_another_number_of_items_belongs_to_no_item()
    {
        await using var emulator = await DeepLEmulator.StartAsync(Keyed);
        var service = Create(emulator);
        emulator.Script(new Fault.OmitItem(1), new Fault.DoubleItem(0), new Fault.EmptyItem(1));
        var request = Request(service, MarkupForm.Text, "de", "one", "two", "three");

        (await service.TranslateAsync(request, TestContext.Current.CancellationToken)).Texts[0].ShouldBe([null, null, null]);
        (await service.TranslateAsync(request, TestContext.Current.CancellationToken)).Texts[0].ShouldBe([null, null, null]);
        var third = (await service.TranslateAsync(request, TestContext.Current.CancellationToken)).Texts[0];
        third.Select(text => text is null).ShouldBe([false, true, false]);
    }

    [Fact]
    public async Task Failures_carry_the_services_own_name_of_the_request()
    {
        await using var emulator = await DeepLEmulator.StartAsync(Keyed);
        var service = Create(emulator);
        emulator.Script(new DeepLFault.QuotaExceeded(), new DeepLFault.Silent(403), new Fault.Status(529));
        var request = Request(service, MarkupForm.Text, "de", "one");

        var failures = new List<ProviderException>();
        for (var i = 0; i < 3; i++)
            failures.Add(await Should.ThrowAsync<ProviderException>(() => service.TranslateAsync(request, TestContext.Current.CancellationToken)));

        failures.Select(failure => failure.Failure).ShouldBe([ProviderFailure.QuotaSpent, ProviderFailure.NotAuthorized, ProviderFailure.Unavailable]);
        failures.ShouldAllBe(failure => failure.RequestId!.Length == 32);
        failures[0].Message.ShouldContain("Quota");
        failures[1].Message.ShouldContain("DEEPL_AUTH_KEY");
    }

    [Fact]
    public async Task Xml_that_is_not_well_formed_is_a_bad_request()
    {
        await using var emulator = await DeepLEmulator.StartAsync(Keyed);
        var service = Create(emulator);

        var exception = await Should.ThrowAsync<ProviderException>(() => service.TranslateAsync(
            Request(service, MarkupForm.Xml, "de", "<g id=\"1\">open"), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.BadRequest);
    }

    [Theory]
    [InlineData("abc", "https://api.deepl.com")]
    [InlineData("abc:fx", "https://api-free.deepl.com")]
    public void The_key_says_whose_host_it_is(string key, string host)
    {
        var settings = new ServiceSettings { Variable = name => name == "DEEPL_AUTH_KEY" ? key : null };

        TranslationServices.All.Single(entry => entry.Name == "deepl").Create(settings).Endpoint.ShouldBe(host);
    }

    private static ITranslationService Create(DeepLEmulator emulator) => new DeepLFixture().Create($"{emulator.Endpoint}");

    private static ServiceRequest Request(ITranslationService service, MarkupForm form, string to, params string[] texts) =>
        ServiceFixture.Request(service, texts) with { Form = form, To = [Locale.Parse(to)] };

    private static JsonElement Sent(DeepLEmulator emulator)
    {
        using var document = JsonDocument.Parse(emulator.Calls.Last(call => call.Target == "/v2/translate").Body);
        return document.RootElement.Clone();
    }

    private static IEnumerable<string?> Strings(JsonElement sent, string name) => sent.GetProperty(name).EnumerateArray().Select(value => value.GetString());
}
