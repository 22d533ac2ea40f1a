namespace Localizer.Emulators.AzureTranslator;

/// <summary>An exact log of characters and times. Not safe for threads; its owner locks.</summary>
internal sealed class SlidingQuota(CharacterQuota quota, TimeProvider time)
{
    private readonly Queue<(DateTimeOffset At, long Characters)> _granted = new();
    private long _used;

    /// <summary>Grants the characters, or says how long to wait; null when no wait would help.</summary>
    public bool TryTake(long characters, out TimeSpan? wait)
    {
        var now = time.GetUtcNow();
        while (_granted.TryPeek(out var oldest) && now - oldest.At >= quota.Window)
            _used -= _granted.Dequeue().Characters;

        wait = null;
        if (_used + characters <= quota.Characters)
        {
            _granted.Enqueue((now, characters));
            _used += characters;
            return true;
        }

        var left = _used;
        foreach (var (at, granted) in _granted)
        {
            left -= granted;
            if (left + characters <= quota.Characters)
            {
                wait = at + quota.Window - now;
                break;
            }
        }

        return false;
    }
}
