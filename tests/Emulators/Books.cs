namespace Localizer.Emulators;

/// <summary>Which limit a request runs into.</summary>
internal enum Limit
{
    /// <summary>The characters of a window of time.</summary>
    Characters,

    /// <summary>The requests of a window of time.</summary>
    Requests,

    /// <summary>The characters that there are in all: waiting doesn't help.</summary>
    ForGood,
}

/// <summary>Why a request is not billed.</summary>
/// <param name="Limit">The limit that it runs into.</param>
/// <param name="RetryAfter">Whole seconds to wait, if the service tells; else null.</param>
internal sealed record Denial(Limit Limit, string? RetryAfter);

/// <summary>The requests in order of arrival, and the quotas that their characters are taken from. Safe for threads.</summary>
internal sealed class Books(EmulatorOptions options)
{
    private readonly Lock _lock = new();
    private readonly Lock _journalLock = new();
    private readonly List<EmulatorCall> _calls = [];
    private readonly SlidingQuota? _characters = options.Quota is { } quota
        ? new SlidingQuota(quota.Characters, quota.Window, options.TimeProvider)
        : null;

    private readonly SlidingQuota? _requests = options.Requests is { } quota
        ? new SlidingQuota(quota.Count, quota.Window, options.TimeProvider)
        : null;

    private long _billed;

    public IReadOnlyList<EmulatorCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    /// <summary>What has been billed so far.</summary>
    public long BilledCharacters
    {
        get
        {
            lock (_lock)
                return _billed;
        }
    }

    /// <summary>Enters a request; null when there is no room left.</summary>
    public EmulatorCall? Open(string method, string target, IReadOnlyDictionary<string, string> headers)
    {
        lock (_lock)
        {
            if (_calls.Count == options.RoomForCalls)
                return null;
            var call = new EmulatorCall
            {
                Number = _calls.Count + 1,
                ReceivedAt = options.TimeProvider.GetUtcNow(),
                Method = method,
                Target = target,
                Headers = headers,
            };
            _calls.Add(call);
            return call;
        }
    }

    /// <summary>Changes what is said of a request.</summary>
    public EmulatorCall Update(int number, Func<EmulatorCall, EmulatorCall> change)
    {
        lock (_lock)
            return _calls[number - 1] = change(_calls[number - 1]);
    }

    /// <summary>Tells the journal how a request stands.</summary>
    public void Tell(EmulatorCall call)
    {
        lock (_journalLock)
            options.Journal?.Invoke(call);
    }

    /// <summary>Takes a request from the quota of requests, or says why not.</summary>
    /// <param name="cost">How many requests it counts for.</param>
    public Denial? Admit(int cost)
    {
        lock (_lock)
            return _requests is null || _requests.TryTake(cost, out var wait) ? null : new Denial(Limit.Requests, RetryAfter(wait));
    }

    /// <summary>Bills a request, or says why its characters are not to be had.</summary>
    public Denial? Bill(int number, long characters)
    {
        lock (_lock)
        {
            if (_billed + characters > options.FreeCharacters)
                return new Denial(Limit.ForGood, RetryAfter: null);
            if (_characters is not null && !_characters.TryTake(characters, out var wait))
                return new Denial(Limit.Characters, RetryAfter(wait));

            _billed += characters;
            _calls[number - 1] = _calls[number - 1] with { BilledCharacters = characters };
            return null;
        }
    }

    private string? RetryAfter(TimeSpan? wait) =>
        wait is { } time && options.QuotaTellsRetryAfter ? $"{Math.Ceiling(time.TotalSeconds):F0}" : null;
}
