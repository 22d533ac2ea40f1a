namespace Localizer.Emulators.AzureTranslator;

/// <summary>The requests in order of arrival, and the quotas that their characters are taken from. Safe for threads.</summary>
internal sealed class AzureTranslatorBooks(AzureTranslatorOptions options)
{
    private readonly Lock _lock = new();
    private readonly List<AzureTranslatorCall> _calls = [];
    private readonly SlidingQuota? _quota = options.Quota is { } quota ? new SlidingQuota(quota, options.TimeProvider) : null;
    private long _billed;

    public IReadOnlyList<AzureTranslatorCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    /// <summary>Enters a request; null when there is no room left.</summary>
    public AzureTranslatorCall? Open(string method, string target, IReadOnlyDictionary<string, string> headers)
    {
        lock (_lock)
        {
            if (_calls.Count == options.RoomForCalls)
                return null;
            var call = new AzureTranslatorCall
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
    public AzureTranslatorCall Update(int number, Func<AzureTranslatorCall, AzureTranslatorCall> change)
    {
        lock (_lock)
            return _calls[number - 1] = change(_calls[number - 1]);
    }

    /// <summary>Bills a request, or says why its characters are not to be had.</summary>
    public ApiError? Bill(int number, long characters)
    {
        lock (_lock)
        {
            if (_billed + characters > options.FreeCharacters)
                return new ApiError(403001);
            if (_quota is not null && !_quota.TryTake(characters, out var wait))
            {
                var seconds = wait is { } time && options.QuotaTellsRetryAfter ? $"{Math.Ceiling(time.TotalSeconds):F0}" : null;
                return new ApiError(429001, seconds);
            }

            _billed += characters;
            _calls[number - 1] = _calls[number - 1] with { BilledCharacters = characters };
            return null;
        }
    }
}
