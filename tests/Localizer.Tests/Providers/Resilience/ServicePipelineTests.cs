using Localizer.Emulators;
using Localizer.Emulators.AzureTranslator;
using Localizer.Providers;
using Localizer.Providers.Azure;
using Localizer.Providers.Resilience;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Testing;
using Polly.Timeout;
using CharacterQuota = Localizer.Providers.CharacterQuota;

namespace Localizer.Tests.Providers.Resilience;

public sealed class ServicePipelineTests
{
    private static readonly ResilienceOptions Options = new();
    private readonly WatchedTime _time = new() { Ignored = ScriptedService.AttemptTimeout };

    public static TheoryData<ProviderFailure> Failures => [.. Enum.GetValues<ProviderFailure>()];

    [Fact]
    public void Retry_stands_outside_of_breaker_quota_requests_in_flight_and_time_out()
    {
        var service = new ScriptedService((_, _) => Task.FromResult(ScriptedService.Answer));
        service = new ScriptedService((_, _) => Task.FromResult(ScriptedService.Answer))
        {
            Capabilities = service.Capabilities with { MaxConcurrency = 3 },
        };
        using var quota = new CharacterWindowLimiter(new CharacterQuota(10, TimeSpan.FromMinutes(1)), _time);

        var strategies = ServicePipeline.Build(service, quota, Options, _time).GetPipelineDescriptor().Strategies;

        strategies.Select(strategy => strategy.Options!.GetType()).ShouldBe(
        [
            typeof(RetryStrategyOptions<ServiceAnswer>), typeof(CircuitBreakerStrategyOptions<ServiceAnswer>),
            typeof(RateLimiterStrategyOptions), typeof(RateLimiterStrategyOptions), typeof(TimeoutStrategyOptions),
        ]);
        ((RateLimiterStrategyOptions)strategies[2].Options!).RateLimiter.ShouldNotBeNull();
        ((RateLimiterStrategyOptions)strategies[3].Options!).DefaultRateLimiterOptions.PermitLimit.ShouldBe(3);
        ((TimeoutStrategyOptions)strategies[4].Options!).Timeout.ShouldBe(ScriptedService.AttemptTimeout);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Only_what_can_pass_is_tried_again(ProviderFailure failure)
    {
        var passes = failure is ProviderFailure.RateLimited or ProviderFailure.Unavailable or ProviderFailure.Network or ProviderFailure.TimedOut;
        var service = new ScriptedService((_, _) => ScriptedService.Fail(failure));

        var (outcome, waits) = await RunAsync(service, Options with { MaxRetries = 3 });

        (await Should.ThrowAsync<ProviderException>(outcome)).Failure.ShouldBe(failure);
        (service.Calls, service.Retries, waits.Count).ShouldBe(passes ? (4, 3, 3) : (1, 0, 0));
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(120, 120)]
    [InlineData(0.25, 1)]
    public async Task The_longer_one_of_what_the_service_asks_for_and_our_own_wait_is_kept_to(double asked, double least)
    {
        var service = new ScriptedService((call, _) => call == 1
            ? ScriptedService.Fail(ProviderFailure.RateLimited, TimeSpan.FromSeconds(asked))
            : Task.FromResult(ScriptedService.Answer));

        var (outcome, waits) = await RunAsync(service, Options);

        (await outcome).ShouldBe(ScriptedService.Answer);
        waits.ShouldHaveSingleItem().ShouldBeInRange(
            TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(Math.Min(120, least + (Options.BaseDelay.TotalSeconds / 2))));
    }

    [Fact]
    public async Task A_service_that_asks_for_more_than_two_minutes_has_failed()
    {
        var service = new ScriptedService((_, _) => ScriptedService.Fail(ProviderFailure.RateLimited, TimeSpan.FromSeconds(121)));

        var (outcome, waits) = await RunAsync(service, Options);

        await Should.ThrowAsync<ProviderException>(outcome);
        service.Calls.ShouldBe(1);
        waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Waits_grow_and_are_capped()
    {
        var service = new ScriptedService((_, _) => ScriptedService.Fail(ProviderFailure.RateLimited));

        var (outcome, waits) = await RunAsync(service, Options with { MaxRetries = 12 });

        await Should.ThrowAsync<ProviderException>(outcome);
        waits.Count.ShouldBe(12);
        waits.ShouldAllBe(wait => wait <= Options.MaxDelay);
        waits[^1].ShouldBeGreaterThan(waits[0]);
    }

    // By the mean of many: each wait is drawn by itself. Growing by the same step each time, the fifth would be two and a half of the second.
    [Fact]
    public async Task Waits_grow_by_a_factor_and_no_two_runs_wait_alike()
    {
        var runs = new List<List<TimeSpan>>();
        for (var i = 0; i < 30; i++)
        {
            var (outcome, waits) = await RunAsync(
                new ScriptedService((_, _) => ScriptedService.Fail(ProviderFailure.RateLimited)), Options with { MaxRetries = 5, MaxDelay = TimeSpan.FromHours(1) });
            await Should.ThrowAsync<ProviderException>(outcome);
            runs.Add(waits);
        }

        runs.Average(waits => waits[4].TotalSeconds).ShouldBeGreaterThan(4 * runs.Average(waits => waits[1].TotalSeconds));
        runs.Select(waits => waits[0]).Distinct().Count().ShouldBeGreaterThan(runs.Count / 2);
    }

    [Fact]
    public async Task A_service_that_fails_again_and_again_is_left_alone_for_a_while()
    {
        var options = Options with { BreakAtThroughput = 2, BaseDelay = TimeSpan.FromMilliseconds(100) };
        var service = new ScriptedService((call, _) => call <= 2 ? ScriptedService.Fail(ProviderFailure.Unavailable) : Task.FromResult(ScriptedService.Answer));

        var (outcome, waits) = await RunAsync(service, options);

        (await outcome).ShouldBe(ScriptedService.Answer);
        service.Calls.ShouldBe(3);
        service.Retries.ShouldBe(2, "a request that was not sent is not sent again");
        (waits[1] + waits[2]).ShouldBeGreaterThanOrEqualTo(options.BreakDuration);
    }

    // Ten requests were taken in this minute when the eleventh was refused: that is about what it takes, and the clock stands still.
    [Fact]
    public async Task A_quota_that_nobody_told_is_learned_from_what_was_taken_before_a_refusal()
    {
        var service = new ScriptedService((call, _) => call == 11 ? ScriptedService.Fail(ProviderFailure.RateLimited) : Task.FromResult(ScriptedService.Answer));
        using var resilient = new ResilientService(service, Options, _time);
        for (var call = 1; call <= 10; call++)
            await Translate(resilient, service);

        Task<ServiceAnswer>[] waiting = [Translate(resilient, service), Translate(resilient, service)];

        waiting.ShouldAllBe(outcome => !outcome.IsCompleted, "the minute's characters are spent");
        service.Calls.ShouldBe(11);
        _time.Advance(TimeSpan.FromMinutes(1));
        (await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldAllBe(answer => answer == ScriptedService.Answer);
        service.Calls.ShouldBe(13);
    }

    // The clock stands still: whoever waits for anything does not come to an end.
    [Fact]
    public async Task A_service_that_is_left_alone_holds_no_other_service_up()
    {
        var broken = new ScriptedService((_, _) => ScriptedService.Fail(ProviderFailure.Unavailable));
        var good = new ScriptedService((_, _) => Task.FromResult(ScriptedService.Answer));
        var options = Options with { BreakAtThroughput = 2, MaxRetries = 3 };
        using var left = new ResilientService(broken, options, _time);
        using var other = new ResilientService(good, options, _time);
        var failing = Translate(left, broken);
        await _time.PassWaitsAsync(failing);
        await Should.ThrowAsync<ProviderException>(failing);

        var outcome = Translate(other, good);

        (await outcome.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldBe(ScriptedService.Answer);
        good.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task An_exchange_that_takes_too_long_is_ended_and_tried_again()
    {
        var service = new ScriptedService((call, exchange) => call == 1 ? ScriptedService.HangAsync(exchange) : Task.FromResult(ScriptedService.Answer));
        using var resilient = new ResilientService(service, Options, _time);
        var outcome = Translate(resilient, service);

        _time.Advance(ScriptedService.AttemptTimeout);
        var waits = await _time.PassWaitsAsync(outcome);

        (await outcome).ShouldBe(ScriptedService.Answer);
        (service.Calls, waits.Count).ShouldBe((2, 1));
        service.Failures[0].ShouldBeAssignableTo<OperationCanceledException>();
    }

    [Fact]
    public async Task A_service_that_never_answers_is_given_up_after_its_tries()
    {
        var patient = Options with { TotalTimeout = TimeSpan.FromHours(1) };
        var service = new ScriptedService((_, exchange) => ScriptedService.HangAsync(exchange));
        using var resilient = new ResilientService(service, patient, new HastyTime(1_000));

        var outcome = Translate(resilient, service);

        (await Should.ThrowAsync<ProviderException>(outcome)).Failure.ShouldBe(ProviderFailure.TimedOut);
        service.Calls.ShouldBe(patient.MaxRetries + 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_ends_when_its_time_is_over_whether_there_is_a_quota_or_not(bool hasQuota)
    {
        var service = WithQuota((_, exchange) => ScriptedService.HangAsync(exchange), hasQuota ? 100 : null);
        using var resilient = new ResilientService(service, Options with { TotalTimeout = TimeSpan.FromSeconds(30) }, _time);
        var outcome = Translate(resilient, service);

        _time.Advance(TimeSpan.FromSeconds(29));
        service.Exchange.IsCancellationRequested.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        service.Exchange.IsCancellationRequested.ShouldBeTrue();

        (await Should.ThrowAsync<ProviderException>(outcome)).Failure.ShouldBe(ProviderFailure.TimedOut);
        service.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Waiting_for_quota_is_not_at_the_batchs_expense()
    {
        var service = WithQuota((_, _) => Task.FromResult(ScriptedService.Answer), 10);
        using var resilient = new ResilientService(service, Options with { TotalTimeout = TimeSpan.FromSeconds(30) }, _time);
        await Translate(resilient, service);
        var waiting = Translate(resilient, service);

        _time.Advance(TimeSpan.FromSeconds(59));
        waiting.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));

        (await waiting).ShouldBe(ScriptedService.Answer);
    }

    [Fact]
    public async Task Waiting_because_the_service_asks_for_it_is_not_at_the_batchs_expense()
    {
        var service = new ScriptedService((call, _) => call <= 3
            ? ScriptedService.Fail(ProviderFailure.RateLimited, TimeSpan.FromSeconds(60))
            : Task.FromResult(ScriptedService.Answer));

        var (outcome, waits) = await RunAsync(service, Options with { TotalTimeout = TimeSpan.FromSeconds(30) });

        (await outcome).ShouldBe(ScriptedService.Answer);
        waits.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_end_of_a_run_lets_an_answer_on_its_way_arrive_for_a_moment()
    {
        var answer = new TaskCompletionSource<ServiceAnswer>();
        var service = new ScriptedService((_, _) => answer.Task);
        using var resilient = new ResilientService(service, Options, _time);
        using var run = new CancellationTokenSource();
        var outcome = resilient.TranslateAsync(ScriptedService.Request, 10, service, run.Token);

        await run.CancelAsync();
        _time.Advance(Options.Grace - TimeSpan.FromMilliseconds(1));
        service.Exchange.IsCancellationRequested.ShouldBeFalse();
        answer.SetResult(ScriptedService.Answer);

        (await outcome).ShouldBe(ScriptedService.Answer);
    }

    [Fact]
    public async Task The_end_of_a_run_ends_an_exchange_after_its_grace_and_a_wait_at_once()
    {
        var hanging = new ScriptedService((_, exchange) => ScriptedService.HangAsync(exchange));
        var failing = new ScriptedService((_, _) => ScriptedService.Fail(ProviderFailure.Unavailable));
        using var first = new ResilientService(hanging, Options, _time);
        using var second = new ResilientService(failing, Options, _time);
        using var run = new CancellationTokenSource();
        var exchanging = first.TranslateAsync(ScriptedService.Request, 10, hanging, run.Token);
        var waiting = second.TranslateAsync(ScriptedService.Request, 10, failing, run.Token);
        await _time.NextWaitAsync();

        await run.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);
        _time.Advance(Options.Grace);

        await Should.ThrowAsync<OperationCanceledException>(exchanging);
        (hanging.Calls, failing.Calls).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData(AzureOptions.Version3)]
    [InlineData(AzureOptions.Version2026)]
    public async Task Azures_client_sends_one_request_for_each_try(string version)
    {
        await using var azure = await AzureTranslatorEmulator.StartAsync();
        azure.Script(new Fault.Status(503), new Fault.Status(503), new Fault.Status(503));
        using var service = new AzureTranslator(
            new AzureOptions { Endpoint = azure.Endpoint, Key = "emulator-key", ApiVersion = version }, TimeProvider.System);

        var outcome = service.TranslateAsync(ScriptedService.Request, TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<ProviderException>(outcome)).Failure.ShouldBe(ProviderFailure.Unavailable);
        azure.Calls.Count(call => call.Target.Contains("/translate", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static ScriptedService WithQuota(Func<int, CancellationToken, Task<ServiceAnswer>> answer, long? characters)
    {
        var plain = new ScriptedService(answer);
        return characters is not { } most ? plain : new ScriptedService(answer)
        {
            Capabilities = plain.Capabilities with { Quota = new CharacterQuota(most, TimeSpan.FromMinutes(1)) },
        };
    }

    private static Task<ServiceAnswer> Translate(ResilientService resilient, ScriptedService service) =>
        resilient.TranslateAsync(ScriptedService.Request, 10, service, TestContext.Current.CancellationToken);

    private async Task<(Task<ServiceAnswer> Outcome, List<TimeSpan> Waits)> RunAsync(ScriptedService service, ResilienceOptions options)
    {
        using var resilient = new ResilientService(service, options, _time);
        var outcome = Translate(resilient, service);
        return (outcome, await _time.PassWaitsAsync(outcome));
    }
}
