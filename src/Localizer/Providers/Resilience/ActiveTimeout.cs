namespace Localizer.Providers.Resilience;

/// <summary>
/// A time-out that can be held: it runs from the first <see cref="Run"/> on, and stands still while its batch waits for quota, which
/// is nobody's failure.
/// </summary>
internal sealed class ActiveTimeout : IDisposable
{
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _expired = new();
    private readonly ITimer _timer;
    private readonly Lock _ending = new();
    private TimeSpan _left;
    private long? _runningSince;
    private bool _isDisposed;

    /// <summary>Sets it up; it does not run yet.</summary>
    public ActiveTimeout(TimeSpan timeout, TimeProvider time)
    {
        _left = timeout;
        _time = time;
        _timer = time.CreateTimer(_ => Expire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Is cancelled when the time is over.</summary>
    public CancellationToken Expired => _expired.Token;

    /// <summary>Lets it run.</summary>
    public void Run()
    {
        if (_runningSince is not null)
            return;
        _runningSince = _time.GetTimestamp();
        _timer.Change(_left > TimeSpan.Zero ? _left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Holds it.</summary>
    public void Hold()
    {
        if (_runningSince is not { } since)
            return;
        _left -= _time.GetElapsedTime(since);
        _runningSince = null;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_ending)
            _isDisposed = true;
        _expired.Dispose();
    }

    // The timer may be at it while it is disposed.
    private void Expire()
    {
        lock (_ending)
        {
            if (!_isDisposed)
                _expired.Cancel();
        }
    }
}
