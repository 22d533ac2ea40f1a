namespace Localizer.Emulators;

/// <summary>At most so much in any window of time: an exact log of amounts and times. Not safe for threads; its owner locks.</summary>
internal sealed class SlidingQuota(long most, TimeSpan window, TimeProvider time)
{
    private readonly Queue<(DateTimeOffset At, long Amount)> _granted = new();
    private long _used;

    /// <summary>Grants an amount, or says how long to wait; null when no wait would help.</summary>
    public bool TryTake(long amount, out TimeSpan? wait)
    {
        var now = time.GetUtcNow();
        while (_granted.TryPeek(out var oldest) && now - oldest.At >= window)
            _used -= _granted.Dequeue().Amount;

        wait = null;
        if (_used + amount <= most)
        {
            _granted.Enqueue((now, amount));
            _used += amount;
            return true;
        }

        var left = _used;
        foreach (var (at, granted) in _granted)
        {
            left -= granted;
            if (left + amount <= most)
            {
                wait = at + window - now;
                break;
            }
        }

        return false;
    }
}
