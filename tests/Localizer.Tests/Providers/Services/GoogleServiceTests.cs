using System.Text.Json.Nodes;
using Localizer.Model;
using Localizer.Providers;

namespace Localizer.Tests.Providers.Services;

/// <summary>What is Google's own.</summary>
public sealed class GoogleServiceTests
{
    [Theory]
    [InlineData("google v2", MarkupForm.Html, "format", "html")]
    [InlineData("google v2", MarkupForm.Text, "format", "text")]
    [InlineData("google v3", MarkupForm.Html, "mimeType", "text/html")]
    [InlineData("google v3", MarkupForm.Text, "mimeType", "text/plain")]
    public async Task The_form_is_always_said(string name, MarkupForm form, string member, string value)
    {
        var fixture = ServiceFixture.All.Single(fixture => fixture.Name == name);
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");

        await service.TranslateAsync(ServiceFixture.Request(service, "x") with { Form = form }, TestContext.Current.CancellationToken);

        JsonNode.Parse(server.Translations[0].Body)![member]!.GetValue<string>().ShouldBe(value);
    }

    [Theory]
    [InlineData("zh-Hant", "zh-TW")]
    [InlineData("he", "iw")]
    public async Task Locales_are_spelled_as_the_service_does(string locale, string code)
    {
        var fixture = new GoogleBasicFixture();
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");

        await service.TranslateAsync(ServiceFixture.Request(service, "x") with { To = [Locale.Parse(locale)] }, TestContext.Current.CancellationToken);

        JsonNode.Parse(server.Translations[0].Body)!["target"]!.GetValue<string>().ShouldBe(code);
    }

    [Theory]
    [InlineData(403, """{"error":{"code":403,"message":"Limit","errors":[{"reason":"userRateLimitExceeded"}]}}""", ProviderFailure.RateLimited)]
    [InlineData(403, """{"error":{"code":403,"message":"User Rate Limit Exceeded"}}""", ProviderFailure.RateLimited)]
    [InlineData(403, """{"error":{"code":403,"message":"Daily Limit Exceeded"}}""", ProviderFailure.QuotaSpent)]
    [InlineData(403, """{"error":{"code":403,"message":"x","errors":[{"reason":"dailyLimitExceeded"}]}}""", ProviderFailure.QuotaSpent)]
    [InlineData(403, """{"error":{"code":403,"message":"x","status":"PERMISSION_DENIED","errors":[{"reason":"forbidden"}]}}""", ProviderFailure.NotAuthorized)]
    [InlineData(429, """{"error":{"code":429,"message":"x","status":"RESOURCE_EXHAUSTED"}}""", ProviderFailure.RateLimited)]
    [InlineData(400, """{"error":{"code":400,"message":"x","details":[{"@type":"t","reason":"API_KEY_INVALID"}]}}""", ProviderFailure.NotAuthorized)]
    [InlineData(400, """{"error":{"code":400,"message":"x","status":"INVALID_ARGUMENT"}}""", ProviderFailure.BadRequest)]
    public async Task A_refusal_is_read_from_its_body(int status, string body, ProviderFailure expected)
    {
        var fixture = new GoogleBasicFixture();
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");
        server.Script((context, cancellation) => WireServer.SendAsync(context, status, body, cancellation));

        var exception = await Should.ThrowAsync<ProviderException>(
            () => service.TranslateAsync(ServiceFixture.Request(service, "x"), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(expected);
        exception.Status.ShouldBe(status);
    }

    [Fact]
    public async Task An_item_without_a_text_stays_without()
    {
        var fixture = new GoogleAdvancedFixture();
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");
        server.Script((context, cancellation) => WireServer.SendAsync(
            context, 200, """{"translations":[{"translatedText":"Câu thứ nhất."},{},{"translatedText":"Câu thứ ba."}]}""", cancellation));

        var answer = await service.TranslateAsync(ServiceFixture.Request(service, "The first one.", "The second one.", "The third one."), TestContext.Current.CancellationToken);

        answer.Texts[0].ShouldBe([new ServiceText("Câu thứ nhất."), null, new ServiceText("Câu thứ ba.")]);
    }

    [Fact]
    public void Version_3_needs_a_project()
    {
        var exception = Should.Throw<BadInputException>(() => new GoogleBasicFixture().Create("https://translation.googleapis.com/v3"));

        exception.Message.ShouldContain("projects/PROJECT");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("billed-project")]
    public async Task The_project_that_a_persons_token_is_billed_to_is_said_where_it_is_named(string? project)
    {
        var fixture = ServiceFixture.All.Single(fixture => fixture.Name == "google v3");
        await using var server = await WireServer.StartAsync(fixture);
        var environment = fixture.Environment($"{server.Endpoint}");
        var service = TranslationServices.All.Single(entry => entry.Name == "google").Create(new ServiceSettings
        {
            Variable = name => name == "GOOGLE_CLOUD_QUOTA_PROJECT" ? project : environment.GetValueOrDefault(name),
        });

        await service.TranslateAsync(ServiceFixture.Request(service, "x"), TestContext.Current.CancellationToken);

        server.Requests.Count.ShouldBe(2);
        server.Requests.ShouldAllBe(request => request.Headers.GetValueOrDefault("x-goog-user-project") == project);
    }

    [Fact]
    public async Task A_persons_token_without_a_project_is_told_how_to_name_one()
    {
        var fixture = ServiceFixture.All.Single(fixture => fixture.Name == "google v3");
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");
        server.Script((context, cancellation) => WireServer.SendAsync(
            context, 403, fixture.Error("Your application is authenticating by using local credentials. The API requires a quota project, which is not set by default."), cancellation));

        var exception = await Should.ThrowAsync<ProviderException>(
            () => service.TranslateAsync(ServiceFixture.Request(service, "x"), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.NotAuthorized);
        exception.Message.ShouldContain("GOOGLE_CLOUD_QUOTA_PROJECT");
    }
}
