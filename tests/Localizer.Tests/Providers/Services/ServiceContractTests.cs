using Localizer.Emulators;
using Localizer.Model;
using Localizer.Providers;
using Microsoft.AspNetCore.Http;

namespace Localizer.Tests.Providers.Services;

/// <summary>What holds for every adapter, whatever its service.</summary>
public sealed class ServiceContractTests
{
    public static TheoryData<string> Services => [.. ServiceFixture.All.Select(fixture => fixture.Name)];

    public static MatrixTheoryData<string, string> Faults =>
        new(ServiceFixture.All.Select(fixture => fixture.Name), WireFault.All.Select(fault => fault.Name));

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Answers_come_in_the_order_of_the_items(string name)
    {
        var fixture = Fixture(name);
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");
        var texts = Enumerable.Range(1, Math.Min(service.Capabilities.MaxItems, 12)).Select(i => $"Text {i} “á” & 𝄞").ToArray();

        var answer = await service.TranslateAsync(ServiceFixture.Request(service, texts), TestContext.Current.CancellationToken);

        answer.Texts.Length.ShouldBe(1);
        answer.Texts[0].Select(text => text?.Text).ShouldBe(texts.Select(text => $"[vi] {text}"));
        server.Translations.Count.ShouldBe(1);
        fixture.TextsOf(server.Translations[0]).ShouldBe(texts);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_key_goes_where_the_contract_has_it_and_nowhere_else(string name)
    {
        var fixture = Fixture(name);
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");

        await service.TranslateAsync(ServiceFixture.Request(service, "x"), TestContext.Current.CancellationToken);

        fixture.SecretOf(server.Translations[0]).ShouldBeOneOf(ServiceFixture.Secret, null);
        server.Requests.ShouldAllBe(request => !request.Path.Contains(ServiceFixture.Secret));
        $"{service.Name}{service.Endpoint}{service.Fingerprint}".ShouldNotContain(ServiceFixture.Secret);
        service.Endpoint.ShouldBe($"{server.Endpoint}".TrimEnd('/'));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Limits_and_forms_are_declared(string name)
    {
        var capabilities = Fixture(name).Create("http://127.0.0.1:9").Capabilities;

        capabilities.Forms.ShouldNotBeEmpty();
        capabilities.Forms.ShouldContain(MarkupForm.Text);
        capabilities.MaxItems.ShouldBeGreaterThan(0);
        capabilities.MaxItemCharacters.ShouldBeInRange(1, capabilities.MaxRequestCharacters);
        capabilities.AttemptTimeout.ShouldBe(TimeSpan.FromSeconds(30));
        (capabilities.PricePerMillion is null).ShouldBe(capabilities.Currency is null);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_fault_of_the_wire_is_the_right_failure_and_betrays_nothing(string name, string faultName)
    {
        var fixture = Fixture(name);
        var fault = WireFault.All.Single(fault => fault.Name == faultName);
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}", fault.Expected == ProviderFailure.TimedOut ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(30));
        var request = ServiceFixture.Request(service, [.. new[] { ServiceFixture.PageText, "Good bye" }.Take(service.Capabilities.MaxItems)]);
        server.Script((context, cancellation) => fault.Happens(context, fixture, cancellation));

        if (fault.Expected is not { } expected)
        {
            var answer = await service.TranslateAsync(request, TestContext.Current.CancellationToken);
            answer.Texts[0][0].ShouldBe(new ServiceText("Xin chào"));
            return;
        }

        var exception = await Should.ThrowAsync<ProviderException>(() => service.TranslateAsync(request, TestContext.Current.CancellationToken));
        exception.Failure.ShouldBe(fixture.Provider == "deepl" && faultName == "status 456" ? ProviderFailure.QuotaSpent : expected, exception.Message);
        exception.RetryAfter.ShouldBe(fault.RetryAfter ?? (fixture.Provider == "libretranslate" && faultName == "status 429" ? TimeSpan.FromSeconds(60) : null));
        exception.Message.ShouldStartWith(fixture.Provider);
        exception.Message.ShouldNotContain(ServiceFixture.Secret);
        exception.Message.ShouldNotContain(ServiceFixture.PageText);
        exception.Message.ShouldNotContain("script");
        exception.Message.Length.ShouldBeLessThan(600);
        // Where the time-out is the fault, the request may not have come that far.
        server.Translations.Count.ShouldBeInRange(expected == ProviderFailure.TimedOut ? 0 : 1, 1, "an adapter does not retry");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_redirect_to_another_origin_is_named_and_not_followed(string name)
    {
        var fixture = Fixture(name);
        await using var elsewhere = await WireServer.StartAsync(fixture);
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");
        server.Script((context, _) =>
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = $"http://user:{ServiceFixture.Secret}@{elsewhere.Endpoint.Authority}/v2/translate";
            return Task.CompletedTask;
        });

        var exception = await Should.ThrowAsync<ProviderException>(
            () => service.TranslateAsync(ServiceFixture.Request(service, "x"), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.Redirected);
        exception.Message.ShouldContain($"{elsewhere.Endpoint}".TrimEnd('/'));
        exception.Message.ShouldNotContain(ServiceFixture.Secret);
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_name_that_nobody_knows_is_a_network_failure(string name)
    {
        var service = Fixture(name).Create("https://localizer-test.invalid");

        var exception = await Should.ThrowAsync<ProviderException>(
            () => service.TranslateAsync(ServiceFixture.Request(service, "x"), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.Network);
        exception.Message.ShouldNotContain(ServiceFixture.Secret);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_certificate_that_is_not_trusted_ends_it_and_no_key_is_sent(string name)
    {
        var asked = 0;
        await using var server = await LoopbackServer.StartAsync(
            (_, _) =>
            {
                asked++;
                return Task.CompletedTask;
            },
            tls: true);
        var service = Fixture(name).Create($"{server.Endpoint}");

        var exception = await Should.ThrowAsync<ProviderException>(
            () => service.TranslateAsync(ServiceFixture.Request(service, "x"), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.Untrusted, exception.Message);
        exception.Message.ShouldContain("SSL_CERT_FILE");
        asked.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_port_that_nobody_listens_on_is_a_network_failure(string name)
    {
        var port = await FreePortAsync();
        var service = Fixture(name).Create($"http://127.0.0.1:{port}");

        var exception = await Should.ThrowAsync<ProviderException>(
            () => service.TranslateAsync(ServiceFixture.Request(service, "x"), TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.Network);
        exception.Message.ShouldContain($"127.0.0.1:{port}");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Cancelling_ends_the_exchange_and_is_no_failure_of_the_service(string name)
    {
        var fixture = Fixture(name);
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");
        using var cancelled = new CancellationTokenSource();
        server.Script(async (_, cancellation) =>
        {
            await cancelled.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
        });

        // The server never answers, so only the cancelling can end the exchange.
        await Should.ThrowAsync<OperationCanceledException>(() => service.TranslateAsync(ServiceFixture.Request(service, "x"), cancelled.Token));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_key_never_goes_unencrypted_to_another_machine(string name)
    {
        var fixture = Fixture(name);
        if (fixture.HasSecret)
        {
            var exception = Should.Throw<BadInputException>(() => fixture.Create("http://192.0.2.1"));
            exception.Message.ShouldContain("unencrypted");
            exception.Message.ShouldNotContain(ServiceFixture.Secret);
        }
        else
        {
            fixture.Create("http://192.0.2.1").Endpoint.ShouldBe("http://192.0.2.1");
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_locale_that_the_service_lacks_is_said_before_anything_is_sent(string name)
    {
        var fixture = Fixture(name);
        await using var server = await WireServer.StartAsync(fixture);
        var service = fixture.Create($"{server.Endpoint}");
        if (fixture is ChatFixture)
        {
            (await service.GetLocalesAsync(TestContext.Current.CancellationToken)).Targets.ShouldBeEmpty();
            return;
        }

        var exception = await Should.ThrowAsync<ProviderException>(() => service.TranslateAsync(
            ServiceFixture.Request(service, "x") with { To = [Locale.Parse("cy")] }, TestContext.Current.CancellationToken));

        exception.Failure.ShouldBe(ProviderFailure.LocaleUnsupported);
        exception.Message.ShouldContain("cy");
        server.Translations.ShouldBeEmpty();
    }

    [Fact]
    public void Every_registered_service_is_under_these_tests()
    {
        ServiceFixture.All.Select(fixture => fixture.Provider).Distinct().ShouldBe(
            TranslationServices.All.Select(entry => entry.Name), ignoreOrder: true);
    }

    private static ServiceFixture Fixture(string name) => ServiceFixture.All.Single(fixture => fixture.Name == name);

    private static async Task<int> FreePortAsync()
    {
        await using var server = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);
        return server.Endpoint.Port;
    }
}
