using System.Text.Json.Nodes;
using Localizer.Emulators.AzureTranslator;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Tests.Providers.Services;

/// <summary>What is Azure's own, in both versions of its interface.</summary>
public sealed class AzureServiceTests
{
    private static readonly string[] Texts = ["The first sentence is here.", "Another one comes second.", "The third one is of no interest."];

    public static TheoryData<string> Versions => ["azure 3.0", "azure 2026"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Translations_go_by_the_language_that_they_name_and_not_by_their_place(string version)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Keys = [ServiceFixture.Secret] });
        var service = Fixture(version).Create($"{azure.Endpoint}");
        azure.Script(new AzureTranslatorFault.ReverseTargets(1));

        var answer = await service.TranslateAsync(Request("es", "vi", "zh-TW"), TestContext.Current.CancellationToken);

        answer.Texts[0].Select(text => text?.Text).ShouldBe(Texts.Select(text => $"[es] {text}"));
        answer.Texts[1].Select(text => text?.Text).ShouldBe(Texts.Select(text => $"[vi] {text}"));
        answer.Texts[2].Select(text => text?.Text).ShouldBe(Texts.Select(text => $"[zh-Hant] {text}"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_translation_into_another_language_than_was_asked_for_is_none(string version)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync(new AzureTranslatorOptions { Keys = [ServiceFixture.Secret] });
        var service = Fixture(version).Create($"{azure.Endpoint}");
        azure.Script(new AzureTranslatorFault.OtherLanguage(1, 0, "fr"), new AzureTranslatorFault.OtherLanguage(1, 0, "vi"));

        foreach (var isTwice in (bool[])[false, true])
        {
            var answer = await service.TranslateAsync(Request("es", "vi"), TestContext.Current.CancellationToken);

            answer.Texts[0].Select(text => text?.Text).ShouldBe([$"[es] {Texts[0]}", null, $"[es] {Texts[2]}"]);
            answer.Texts[1].Select(text => text?.Text).ShouldBe([$"[vi] {Texts[0]}", isTwice ? null : $"[vi] {Texts[1]}", $"[vi] {Texts[2]}"]);
        }
    }

    [Theory]
    [InlineData("azure 3.0", """[{"translations":[{"text":"Xin chào"}]}]""")]
    [InlineData("azure 3.0", """[{"translations":[{"text":"Xin chào","to":"es"}]}]""")]
    [InlineData("azure 3.0", """[{"translations":[]}]""")]
    [InlineData("azure 2026", """{"value":[{"translations":[{"text":"Xin chào"}]}]}""")]
    [InlineData("azure 2026", """{"value":[{"translations":[{"text":"Xin chào","language":7}]}]}""")]
    [InlineData("azure 2026", """{"value":[{}]}""")]
    [InlineData("azure 2026", """{"value":[]}""")]
    public async Task An_item_that_does_not_name_the_language_has_no_answer(string version, string body)
    {
        var answer = await AnswerAsync(version, body, "Hello");

        answer.Texts[0].ShouldBe([null]);
    }

    [Theory]
    [InlineData("azure 3.0", """[{"translations":[{"text":"Xin chào","to":"vi","sentLen":{"srcSentLen":[2147483647,2147483647],"transSentLen":[1]}}]}]""")]
    [InlineData("azure 2026", """{"value":[{"translations":[{"text":"Xin chào","language":"vi","sourceCharacters":1e30}]}]}""")]
    [InlineData("azure 2026", """{"value":[{"translations":[{"text":"Xin chào","language":"VI","sourceCharacters":"5"}]}]}""")]
    public async Task Lengths_that_make_no_sense_say_nothing(string version, string body) =>
        (await AnswerAsync(version, body, "Hello")).Texts[0].ShouldBe([new ServiceText("Xin chào")]);

    [Theory]
    [InlineData("azure 3.0", """[{"translations":[{"text":"\ud800","to":"vi"}]}]""")]
    [InlineData("azure 3.0", """[{"translations":[{"text":"x","to":"vi","sentLen":{"srcSentLen":[1e30]}}]}]""")]
    [InlineData("azure 3.0", """[{"translations":{"text":"x"}}]""")]
    [InlineData("azure 3.0", """[{"detectedLanguage":{"score":"high"},"translations":[]}]""")]
    [InlineData("azure 3.0", "[null]")]
    [InlineData("azure 2026", """{"value":{"translations":[]}}""")]
    public async Task An_answer_of_another_shape_is_malformed_and_no_defect_of_ours(string version, string body)
    {
        var exception = await Should.ThrowAsync<ProviderException>(() => AnswerAsync(version, body, "Hello"));

        exception.Failure.ShouldBe(ProviderFailure.MalformedAnswer);
    }

    [Theory]
    [InlineData("azure 3.0", """{"translation":{"vi":{"name":"x","nativeName":"x","dir":"ttb"}}}""")]
    [InlineData("azure 3.0", """{"translation":["vi"]}""")]
    [InlineData("azure 2026", """{"translation":["vi"]}""")]
    [InlineData("azure 2026", """{}""")]
    public async Task A_list_of_languages_of_another_shape_is_malformed(string version, string body)
    {
        await using var server = await WireServer.StartAsync(new ListingFixture(body));
        var service = Fixture(version).Create($"{server.Endpoint}");

        var exception = await Should.ThrowAsync<ProviderException>(() => service.GetLocalesAsync(TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.MalformedAnswer);
    }

    public static MatrixTheoryData<string, (int Code, ProviderFailure Failure, double? Seconds, string Advice)> Refusals => new(
        Versions.Select(row => row.Data),
        [
            (429000, ProviderFailure.RateLimited, null, "providers.azure.tier"),
            (429001, ProviderFailure.RateLimited, null, "providers.azure.tier"),
            (429002, ProviderFailure.RateLimited, null, "providers.azure.tier"),
            (500000, ProviderFailure.Unavailable, null, "Run again later"),
            (503000, ProviderFailure.Unavailable, null, "Run again later"),
            (408001, ProviderFailure.Unavailable, 60, "Run again later"),
            (408002, ProviderFailure.Unavailable, null, "Run again later"),
            (403000, ProviderFailure.NotAuthorized, null, "AZURE_TRANSLATOR_KEY"),
            (403001, ProviderFailure.QuotaSpent, null, "wait for the next month"),
            (401000, ProviderFailure.NotAuthorized, null, "AZURE_TRANSLATOR_REGION"),
            (401015, ProviderFailure.NotAuthorized, null, "Speech key"),
            (400050, ProviderFailure.TooLarge, null, "Fewer or shorter"),
            (400072, ProviderFailure.TooLarge, null, "Fewer or shorter"),
            (400077, ProviderFailure.TooLarge, null, "Fewer or shorter"),
            (400036, ProviderFailure.LocaleUnsupported, null, "another provider for this locale"),
            (400074, ProviderFailure.BadRequest, null, "may be to blame"),
            (400079, ProviderFailure.NotFound, null, "providers.azure"),
            (415000, ProviderFailure.NotFound, null, "AZURE_TRANSLATOR_ENDPOINT"),
        ]);

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Each_code_is_the_right_failure_with_the_services_words_and_our_advice(string version, (int Code, ProviderFailure Failure, double? Seconds, string Advice) refusal)
    {
        var fixture = Fixture(version);
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");
        JsonNode code = version == "azure 3.0" ? refusal.Code : $"{refusal.Code}";
        var error = new JsonObject { ["code"] = code, ["message"] = $"No, {ServiceFixture.Secret}: '{ServiceFixture.PageText}' is not for us.\r\nReally." };
        server.Script((context, cancellation) => WireServer.SendAsync(context, refusal.Code / 1000, new JsonObject { ["error"] = error }.ToJsonString(), cancellation));

        var exception = await Should.ThrowAsync<ProviderException>(
            () => service.TranslateAsync(ServiceFixture.Request(service, ServiceFixture.PageText), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(refusal.Failure, exception.Message);
        exception.Status.ShouldBe(refusal.Code / 1000);
        (exception.RetryAfter?.TotalSeconds).ShouldBe(refusal.Seconds);
        exception.Message.ShouldContain($"“{refusal.Code}: No, …: '…' is not for us.  Really.”");
        exception.Message.ShouldContain(refusal.Advice);
        exception.Message.ShouldNotContain(ServiceFixture.Secret);
        exception.Message.ShouldNotContain(ServiceFixture.PageText);
    }

    [Theory]
    [InlineData("F0", null, 0)]
    [InlineData("S1", null, 10)]
    [InlineData("S3", null, 10)]
    [InlineData("F0", "my-model", 0)]
    [InlineData("S1", "my-model", null)]
    public void A_price_is_said_where_it_is_known(string tier, string? category, int? price)
    {
        var environment = new AzureFixture().Environment("http://127.0.0.1:9");
        var entry = TranslationServices.All.Single(entry => entry.Name == "azure");
        var settings = new ServiceSettings { Variable = environment.GetValueOrDefault, Configuration = new ProviderConfiguration { Tier = tier, Category = category } };

        var service = entry.CreateConfigured(settings);
        var told = entry.CreateConfigured(settings with { Configuration = settings.Configuration! with { Price = 40, Currency = "EUR" } });

        using var closing = service as IDisposable;
        using var closingToo = told as IDisposable;
        service.Capabilities.CostOf(2_000_000, default).ShouldBe(2 * price);
        (service.Capabilities.IsPriced, service.Capabilities.IsFree).ShouldBe((price is not null, price == 0));
        (told.Capabilities.CostOf(2_000_000, default), told.Capabilities.Currency).ShouldBe((80, "EUR"));
    }

    // By the hour, as Microsoft's table has them; what is policed is a sixtieth of it in any minute.
    [Theory]
    [InlineData("F0", 2_000_000)]
    [InlineData("S1", 40_000_000)]
    [InlineData("S2", 40_000_000)]
    [InlineData("S3", 120_000_000)]
    [InlineData("S4", 200_000_000)]
    [InlineData(null, 40_000_000)]
    public void A_tier_has_its_quota(string? tier, long charactersAnHour)
    {
        var environment = new AzureFixture().Environment("http://127.0.0.1:9");
        var entry = TranslationServices.All.Single(entry => entry.Name == "azure");

        var service = entry.CreateConfigured(new ServiceSettings { Variable = environment.GetValueOrDefault, Configuration = new ProviderConfiguration { Tier = tier } });

        using var closing = service as IDisposable;
        var quota = service.Capabilities.Quota.ShouldNotBeNull();
        quota.Window.ShouldBe(TimeSpan.FromMinutes(1));
        ((double)quota.Characters).ShouldBeInRange(charactersAnHour / 60 * 0.998, charactersAnHour / 60.0 + 1);
    }

    private static async Task<ServiceAnswer> AnswerAsync(string version, string body, string text)
    {
        var fixture = Fixture(version);
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");
        server.Script((context, cancellation) => WireServer.SendAsync(context, 200, body, cancellation));
        return await service.TranslateAsync(ServiceFixture.Request(service, text), TestContext.Current.CancellationToken);
    }

    private static ServiceFixture Fixture(string name) => ServiceFixture.All.Single(fixture => fixture.Name == name);

    private static ServiceRequest Request(params string[] targets) => new()
    {
        From = Locale.Parse("en"),
        To = [.. targets.Select(Locale.Parse)],
        Form = MarkupForm.Html,
        Items = [.. Texts.Select(text => new ServiceItem(text))],
    };

    private sealed class ListingFixture(string body) : AzureFixture
    {
        public override string? List(WireRequest request) => body;
    }
}
