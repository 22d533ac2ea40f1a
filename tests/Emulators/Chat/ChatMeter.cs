namespace Localizer.Emulators.Chat;

/// <summary>The quota of tokens. Safe for threads.</summary>
internal sealed class ChatMeter(ChatOptions options)
{
    private readonly Lock _lock = new();
    private readonly SlidingQuota? _tokens = options.TokenQuota is { } quota
        ? new SlidingQuota(quota.Characters, quota.Window, options.TimeProvider)
        : null;

    /// <summary>Takes tokens, or says how long to wait for them (null inside: no wait helps).</summary>
    public Denial? Take(int tokens)
    {
        lock (_lock)
        {
            if (_tokens is null || _tokens.TryTake(tokens, out var wait))
                return null;
            var seconds = wait is { } time && options.QuotaTellsRetryAfter ? $"{Math.Ceiling(time.TotalSeconds):F0}" : null;
            return new Denial(Limit.Characters, seconds);
        }
    }
}
