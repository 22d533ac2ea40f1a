using System.Text.Json.Nodes;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Tests.Providers.Services;

/// <summary>What is LibreTranslate's own.</summary>
public sealed class LibreTranslateServiceTests
{
    private readonly LibreTranslateFixture _fixture = new();

    [Fact]
    public async Task The_servers_limit_is_asked_with_its_locales()
    {
        await using var server = await WireServer.StartAsync(_fixture);
        var service = _fixture.Create($"{server.Endpoint}");

        var locales = await service.GetLocalesAsync(TestContext.Current.CancellationToken);

        locales.Pairs.ShouldBe([("en", "vi"), ("en", "zh-Hant"), ("vi", "en")]);
        service.Capabilities.MaxItemCharacters.ShouldBe(1500);
    }

    [Fact]
    public async Task A_server_that_wants_a_key_is_not_sent_a_text_without_one()
    {
        await using var server = await WireServer.StartAsync(_fixture);
        var service = TranslationServices.All.Single(entry => entry.Name == "libretranslate").Create(
            new ServiceSettings { Variable = name => name == "LIBRETRANSLATE_URL" ? $"{server.Endpoint}" : null });

        var exception = await Should.ThrowAsync<ProviderException>(
            () => service.TranslateAsync(ServiceFixture.Request(service, "x"), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.NotAuthorized);
        exception.Message.ShouldContain("LIBRETRANSLATE_API_KEY");
        server.Translations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Escapes_in_plain_text_get_one_more_layer_since_the_server_takes_one_away()
    {
        await using var server = await WireServer.StartAsync(_fixture);
        var service = _fixture.Create($"{server.Endpoint}");

        await service.TranslateAsync(
            ServiceFixture.Request(service, "Write &lt; for <, AT&T & co; &#8217;") with { Form = MarkupForm.Text }, TestContext.Current.CancellationToken);
        await service.TranslateAsync(ServiceFixture.Request(service, "a &lt; b") with { Form = MarkupForm.Html }, TestContext.Current.CancellationToken);

        _fixture.TextsOf(server.Translations[0]).ShouldBe(["Write &amp;lt; for <, AT&T & co; &amp;#8217;"]);
        _fixture.TextsOf(server.Translations[1]).ShouldBe(["a &lt; b"]);
        JsonNode.Parse(server.Translations[1].Body)!["format"]!.GetValue<string>().ShouldBe("html");
        server.Translations[0].Headers["Accept-Language"].ShouldBe("en");
    }

    [Fact]
    public async Task An_emoji_with_status_200_is_no_translation()
    {
        await using var server = await WireServer.StartAsync(_fixture);
        var service = _fixture.Create($"{server.Endpoint}");
        server.Script((context, cancellation) => WireServer.SendAsync(context, 200, """{"translatedText":"🤖"}""", cancellation));

        var exception = await Should.ThrowAsync<ProviderException>(
            () => service.TranslateAsync(ServiceFixture.Request(service, "x"), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.MalformedAnswer);
    }

    [Fact]
    public async Task A_pair_that_is_not_there_is_not_asked_for_though_both_languages_are()
    {
        await using var server = await WireServer.StartAsync(_fixture);
        var service = _fixture.Create($"{server.Endpoint}");

        var exception = await Should.ThrowAsync<ProviderException>(() => service.TranslateAsync(
            ServiceFixture.Request(service, "x") with { From = Locale.Parse("vi"), To = [Locale.Parse("zh-Hant")] }, TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.LocaleUnsupported);
        exception.Message.ShouldContain("from vi to zh-Hant");
    }
}
