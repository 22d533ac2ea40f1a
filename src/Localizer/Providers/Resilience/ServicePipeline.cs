using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

namespace Localizer.Providers.Resilience;

/// <summary>
/// What stands around each exchange with a service, outermost first: retry, circuit breaker, quota, requests in flight, attempt
/// time-out. Each try waits for its quota, as the service charges each; waiting is not counted by the time-out, and the breaker sees
/// every try.
/// </summary>
internal static class ServicePipeline
{
    /// <summary>The characters of a request, as the service counts them.</summary>
    public static readonly ResiliencePropertyKey<int> Characters = new("localizer.characters");

    /// <summary>The time-out of the whole batch.</summary>
    public static readonly ResiliencePropertyKey<ActiveTimeout> TotalTimeout = new("localizer.total-timeout");

    /// <summary>Is told of each request that is sent again.</summary>
    public static readonly ResiliencePropertyKey<Action> Retrying = new("localizer.retrying");

    /// <summary>Builds the pipeline of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="quota">Holds its quota, told or learned.</param>
    /// <param name="options">How patient we are.</param>
    /// <param name="time">The clock of waits and time-outs.</param>
    /// <param name="randomizer">Numbers from 0 up to 1 for the jitter, or <see langword="null"/> for the machine's.</param>
    public static ResiliencePipeline<ServiceAnswer> Build(
        ITranslationService service, CharacterWindowLimiter quota, ResilienceOptions options, TimeProvider time, Func<double>? randomizer = null)
    {
        var builder = new ResiliencePipelineBuilder<ServiceAnswer> { Name = service.Name, InstanceName = service.Endpoint, TimeProvider = time };
        builder.AddRetry(Retry(options, randomizer ?? Random.Shared.NextDouble)).AddCircuitBreaker(Breaker(options)).AddRateLimiter(Quota(quota));
        if (service.Capabilities.MaxConcurrency is { } most)
            builder.AddConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = int.MaxValue });
        return builder.AddTimeout(new TimeoutStrategyOptions { Timeout = service.Capabilities.AttemptTimeout }).Build();
    }

    /// <summary>Whether asking again can help.</summary>
    public static bool CanHelp(Exception? exception, ResilienceOptions options) => exception switch
    {
        ProviderException failure => IsPassing(failure.Failure) && !(failure.RetryAfter > options.MaxRetryAfter),
        TimeoutRejectedException or BrokenCircuitException => true,
        _ => false,
    };

    private static bool IsPassing(ProviderFailure failure) =>
        failure is ProviderFailure.RateLimited or ProviderFailure.Unavailable or ProviderFailure.Network or ProviderFailure.TimedOut;

    private static RetryStrategyOptions<ServiceAnswer> Retry(ResilienceOptions options, Func<double> randomizer) => new()
    {
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.BaseDelay,
        MaxDelay = options.MaxDelay,
        Randomizer = randomizer,
        ShouldHandle = arguments => ValueTask.FromResult(CanHelp(arguments.Outcome.Exception, options)),
        DelayGenerator = arguments => ValueTask.FromResult(AskedDelay(arguments, options, randomizer)),
        OnRetry = arguments =>
        {
            // What the service refuses for its quota's sake is waited for like quota: not at the batch's expense.
            if (arguments.Outcome.Exception is ProviderException { Failure: ProviderFailure.RateLimited })
                arguments.Context.Properties.GetValue(TotalTimeout, null!)?.Hold();
            if (arguments.Outcome.Exception is not BrokenCircuitException)
                arguments.Context.Properties.GetValue(Retrying, null!)?.Invoke();
            return ValueTask.CompletedTask;
        },
    };

    // The longer one of what the service asks for and what we would wait anyway, with a little jitter so that not all come at once;
    // null leaves it to the exponential back-off.
    private static TimeSpan? AskedDelay(RetryDelayGeneratorArguments<ServiceAnswer> arguments, ResilienceOptions options, Func<double> randomizer)
    {
        var asked = arguments.Outcome.Exception switch
        {
            ProviderException failure => failure.RetryAfter,
            BrokenCircuitException broken => broken.RetryAfter,
            _ => null,
        };
        if (asked is not { } wait)
            return null;
        var backoff = options.BaseDelay * Math.Pow(2, Math.Min(arguments.AttemptNumber, 10));
        var longer = TimeSpan.FromTicks(Math.Max(wait.Ticks, Math.Min(backoff.Ticks, options.MaxDelay.Ticks)));
        var jittered = longer + (options.BaseDelay * randomizer() / 2);
        return jittered < options.MaxRetryAfter ? jittered : options.MaxRetryAfter;
    }

    private static CircuitBreakerStrategyOptions<ServiceAnswer> Breaker(ResilienceOptions options) => new()
    {
        FailureRatio = options.BreakAtFailureRatio,
        MinimumThroughput = options.BreakAtThroughput,
        SamplingDuration = options.BreakSampling,
        BreakDuration = options.BreakDuration,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is TimeoutRejectedException
            or ProviderException { Failure: ProviderFailure.Unavailable or ProviderFailure.Network or ProviderFailure.TimedOut }),
    };

    private static RateLimiterStrategyOptions Quota(CharacterWindowLimiter quota) => new()
    {
        RateLimiter = async arguments =>
        {
            var context = arguments.Context;
            var total = context.Properties.GetValue(TotalTimeout, null!);
            var characters = Math.Min(context.Properties.GetValue(Characters, 1), quota.Largest);
            total?.Hold();
            try
            {
                return await quota.AcquireAsync(characters, context.CancellationToken).ConfigureAwait(false);
            }
            finally
            {
                total?.Run();
            }
        },
    };
}
