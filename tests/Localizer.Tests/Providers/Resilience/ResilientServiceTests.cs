using Localizer.Providers;
using Localizer.Providers.Resilience;
using Microsoft.Extensions.Time.Testing;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Testing;
using Polly.Timeout;

namespace Localizer.Tests.Providers.Resilience;

/// <summary>What is asked again, when, and when not, on a fake clock.</summary>
public class ResilientServiceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Retry_stands_outside_of_breaker_quota_requests_in_flight_and_attempt_time_out()
    {
        var service = new FakeService(_ => null);
        service = new FakeService(_ => null) { Capabilities = service.Capabilities with { MaxConcurrency = 4, AttemptTimeout = TimeSpan.FromSeconds(21) } };
        using var quota = new CharacterWindowLimiter(new CharacterQuota(10, TimeSpan.FromMinutes(1)), _time);

        var strategies = ServicePipeline.Build(service, quota, new ResilienceOptions(), _time).GetPipelineDescriptor().Strategies;

        strategies.Select(strategy => strategy.Options?.GetType()).ShouldBe(
        [
            typeof(RetryStrategyOptions<ServiceAnswer>), typeof(CircuitBreakerStrategyOptions<ServiceAnswer>), typeof(RateLimiterStrategyOptions),
            typeof(RateLimiterStrategyOptions), typeof(TimeoutStrategyOptions),
        ]);
        ((TimeoutStrategyOptions)strategies[^1].Options!).Timeout.ShouldBe(TimeSpan.FromSeconds(21));
    }

    [Theory]
    [InlineData(ProviderFailure.RateLimited, true)]
    [InlineData(ProviderFailure.Unavailable, true)]
    [InlineData(ProviderFailure.Network, true)]
    [InlineData(ProviderFailure.TimedOut, true)]
    [InlineData(ProviderFailure.TooLarge, false)]
    [InlineData(ProviderFailure.BadRequest, false)]
    [InlineData(ProviderFailure.ContentRefused, false)]
    [InlineData(ProviderFailure.MalformedAnswer, false)]
    [InlineData(ProviderFailure.NotAuthorized, false)]
    [InlineData(ProviderFailure.QuotaSpent, false)]
    [InlineData(ProviderFailure.LocaleUnsupported, false)]
    [InlineData(ProviderFailure.Redirected, false)]
    [InlineData(ProviderFailure.NotFound, false)]
    public async Task Only_what_can_pass_is_tried_again(ProviderFailure failure, bool isTriedAgain)
    {
        var service = new FakeService(asked => asked == 1 ? new ProviderException(failure, "no") : null);

        var (answer, exception, _) = await RunAsync(service);

        service.Asked.ShouldBe(isTriedAgain ? 2 : 1);
        (answer is not null).ShouldBe(isTriedAgain);
        if (!isTriedAgain)
            exception.ShouldBeOfType<ProviderException>().Failure.ShouldBe(failure);
    }

    [Theory]
    [InlineData(40, 2, 40)]
    [InlineData(119, 2, 119)]
    [InlineData(121, 1, 0)]
    public async Task The_service_s_own_wait_is_kept_unless_it_is_too_long(double asked, int requests, double least)
    {
        var service = new FakeService(
            number => number == 1 ? new ProviderException(ProviderFailure.RateLimited, "slow") { RetryAfter = TimeSpan.FromSeconds(asked) } : null);

        var (_, _, took) = await RunAsync(service);

        service.Asked.ShouldBe(requests);
        took.TotalSeconds.ShouldBeGreaterThanOrEqualTo(least);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_given_up_after_its_tries()
    {
        var service = new FakeService(_ => new TimeoutException());

        var patient = new ResilienceOptions { TotalTimeout = TimeSpan.FromHours(1) };

        var (_, exception, _) = await RunAsync(service, patient);

        exception.ShouldBeOfType<ProviderException>().Failure.ShouldBe(ProviderFailure.TimedOut);
        service.Asked.ShouldBe(patient.MaxRetries + 1);
    }

    [Fact]
    public async Task Waiting_for_quota_is_not_at_the_expense_of_the_total_time_out()
    {
        var service = new FakeService(_ => null);
        service = new FakeService(_ => null) { Capabilities = service.Capabilities with { Quota = new CharacterQuota(10, TimeSpan.FromMinutes(30)) } };
        using var resilient = new ResilientService(service, new ResilienceOptions(), _time);
        await resilient.TranslateAsync(FakeService.Request, 10, new Observer(), TestContext.Current.CancellationToken);

        var second = resilient.TranslateAsync(FakeService.Request, 10, new Observer(), TestContext.Current.CancellationToken);
        for (var minute = 0; minute < 31 && !second.IsCompleted; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        (await second).Texts[0][0]!.Text.ShouldBe("Xin chào");
    }

    private async Task<(ServiceAnswer? Answer, Exception? Failure, TimeSpan Took)> RunAsync(FakeService service, ResilienceOptions? options = null)
    {
        using var resilient = new ResilientService(service, options ?? new ResilienceOptions(), _time);
        var start = _time.GetUtcNow();
        var running = resilient.TranslateAsync(FakeService.Request, 5, new Observer(), TestContext.Current.CancellationToken);
        while (!running.IsCompleted)
        {
            // The continuation of a timer runs elsewhere: it gets its turn before the clock goes on.
            _time.Advance(TimeSpan.FromMilliseconds(50));
            for (var turn = 0; turn < 20 && !running.IsCompleted; turn++)
                await Task.Yield();
        }

        try
        {
            return (await running, null, _time.GetUtcNow() - start);
        }
        catch (ProviderException exception)
        {
            return (null, exception, _time.GetUtcNow() - start);
        }
    }

    private sealed class Observer : IExchangeObserver
    {
        public void Sending()
        {
        }

        public void Ended(ServiceAnswer? answer, Exception? failure)
        {
        }

        public void Retrying()
        {
        }
    }
}
