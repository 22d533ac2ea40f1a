namespace Localizer.Providers.Resilience;

/// <summary>How patient we are with a service. The defaults are for people's runs; tests use shorter times.</summary>
internal sealed record ResilienceOptions
{
    /// <summary>How often a request is sent again at most.</summary>
    public int MaxRetries { get; init; } = 6;

    /// <summary>About how long the first wait is; each further one is twice as long, with jitter.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that we come to by ourselves.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait that a service may ask for; one that asks for more has failed.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long a batch may take from its first permit on, waits for quota left out.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The share of failures from which on a service is left alone for a while.</summary>
    public double BreakAtFailureRatio { get; init; } = 0.5;

    /// <summary>How many exchanges in <see cref="BreakSampling"/> it takes to judge a service.</summary>
    public int BreakAtThroughput { get; init; } = 10;

    /// <summary>The time over which a service is judged.</summary>
    public TimeSpan BreakSampling { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a service is left alone.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a request in flight may still take when the run is being ended.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(1);
}
