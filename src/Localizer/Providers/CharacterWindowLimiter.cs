using System.Threading.RateLimiting;

namespace Localizer.Providers;

/// <summary>
/// Holds a service's quota: at most so many characters in any window of time. It keeps an exact log, and characters come back one
/// window after the answer to their request arrived: whenever in between the service counted them, they have left its window by
/// then. First come, first served. When the service says that it is asked too much, the limiter pauses, and allows less until a
/// window has gone well. As much as was refused is tried again after several windows only, and after twice as many each time that it
/// is refused again: a quota that is smaller than was told is found, and kept to. A quota that nobody has told is learned from that: a
/// little less than what the service has taken in the window before is the quota from then on.
/// </summary>
internal sealed class CharacterWindowLimiter : RateLimiter
{
    private const double LeastShare = 0.02;
    private const double Slower = 0.7;
    private const double Recovery = 0.05;
    private const double Bearable = 0.9;
    private const int WindowsBeforeTrial = 5;
    private const int MostWindowsBeforeTrial = 80;

    // Of services that do not tell: most count by the minute.
    private static readonly TimeSpan UsualWindow = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _queue = new();
    private readonly Queue<(long Timestamp, long Characters)> _answered = new();
    private readonly Queue<(long Timestamp, long Characters)> _taken = new();
    private readonly TimeSpan _window;
    private long? _quota;
    private long _inFlight;
    private long _logged;
    private double _share = 1;
    private double _safeShare = 1;
    private int _windowsBeforeTrial = WindowsBeforeTrial;
    private int _windowsAtSafeShare;
    private long _shareChangedAt;
    private long _slowedDownAt = long.MinValue;
    private long _pausedUntil;
    private long _granted;
    private long _refused;
    private bool _isDisposed;

    /// <summary>A limiter for one service and key.</summary>
    /// <param name="quota">What the service allows; <see langword="null"/> where nobody knows.</param>
    /// <param name="time">The clock.</param>
    public CharacterWindowLimiter(CharacterQuota? quota, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (quota is not null)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(quota.Characters, 1, nameof(quota));
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(quota.Window, TimeSpan.Zero, nameof(quota));
        }

        (_quota, _window) = (quota?.Characters, quota?.Window ?? UsualWindow);
        Largest = (int)Math.Min(quota?.Characters ?? int.MaxValue, int.MaxValue);
        _time = time;
        _pausedUntil = _shareChangedAt = time.GetTimestamp();
        _timer = time.CreateTimer(_ => GrantWhatFits(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The most characters that can be asked for at a time: a request with more waits for a whole window.</summary>
    public int Largest { get; }

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration => null;

    private long Capacity => _quota is { } quota ? Math.Max(1, (long)(quota * _share)) : long.MaxValue;

    /// <summary>The service said that it is asked too much: nothing is granted for a while, and less than the quota for longer.</summary>
    /// <param name="pause">How long the service asks to be left alone; <see langword="null"/> when it did not say.</param>
    /// <param name="sentAt">When the request that it says this of was sent, as a time stamp of the clock.</param>
    public void SlowDown(TimeSpan? pause, long sentAt)
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            // All requests of a burst are refused alike: those that were on their way already tell nothing new.
            if (sentAt > _slowedDownAt)
            {
                Forget(now);
                _quota ??= LearnedQuota();
                if (_quota is not null)
                    TakeLess();
                _slowedDownAt = _shareChangedAt = now;
            }

            _pausedUntil = Math.Max(_pausedUntil, now + Ticks(pause ?? (_quota is null ? TimeSpan.Zero : _window / 10)));
            SetTimer(now);
        }
    }

    /// <summary>The service took a request.</summary>
    /// <param name="characters">Its characters.</param>
    public void NoteTaken(int characters)
    {
        lock (_lock)
        {
            // What is known need not be learned.
            if (_quota is null)
                _taken.Enqueue((_time.GetTimestamp(), characters));
        }
    }

    /// <inheritdoc/>
    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock)
        {
            Forget(_time.GetTimestamp());
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = Math.Max(0, Capacity - _inFlight - _logged),
                CurrentQueuedCount = _queue.Sum(waiter => (long)waiter.Characters),
                TotalSuccessfulLeases = _granted,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        CheckSize(permitCount);
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            Forget(now);
            if (_queue.Count == 0 && Fits(permitCount, now))
                return Grant(permitCount);
            _refused++;
            return Lease.Refused;
        }
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        CheckSize(permitCount);
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(permitCount);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _queue.AddLast(waiter);

            // Those before it as well: what has come back since the timer was set may be theirs.
            GrantWhatFits();
        }

        return waiter.Granted.Task.IsCompletedSuccessfully
            ? new ValueTask<RateLimitLease>(waiter.Granted.Task)
            : new ValueTask<RateLimitLease>(WaitAsync(waiter, cancellationToken));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        List<Waiter> waiting;
        lock (_lock)
        {
            _isDisposed = true;
            waiting = [.. _queue];
            _queue.Clear();
        }

        _timer.Dispose();
        waiting.ForEach(waiter => waiter.Granted.TrySetCanceled());
        base.Dispose(disposing);
    }

    private async Task<RateLimitLease> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(_ => Leave(waiter, cancellationToken), null);
        return await waiter.Granted.Task.ConfigureAwait(false);
    }

    private void Leave(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_queue.Remove(waiter))
                return;
        }

        waiter.Granted.TrySetCanceled(cancellationToken);
        GrantWhatFits();
    }

    private void GrantWhatFits()
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            var now = _time.GetTimestamp();
            Forget(now);
            while (_queue.First is { } first && Fits(first.Value.Characters, now))
            {
                _queue.RemoveFirst();
                first.Value.Granted.TrySetResult(Grant(first.Value.Characters));
            }

            SetTimer(now);
        }
    }

    // When the window is empty even a request that is larger than what is allowed after a slow-down may go.
    private bool Fits(long characters, long now) =>
        now >= _pausedUntil && (_inFlight + _logged + characters <= Capacity || _inFlight + _logged == 0);

    private Lease Grant(int characters)
    {
        _inFlight += characters;
        _granted++;
        return new Lease(this, characters);
    }

    private void Answered(int characters)
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            _inFlight -= characters;
            _logged += characters;
            _answered.Enqueue((now, characters));
            if (!_isDisposed)
                SetTimer(now);
        }
    }

    // A service that refuses before it has taken anything tells nothing of how much it would take.
    private long? LearnedQuota()
    {
        var taken = _taken.Sum(request => request.Characters);
        _taken.Clear();
        return taken > 0 ? Math.Max(1, (long)(taken * Bearable)) : null;
    }

    private void Forget(long now)
    {
        var window = Ticks(_window);
        while (_taken.TryPeek(out var taken) && now - taken.Timestamp >= window)
            _taken.Dequeue();
        while (_answered.TryPeek(out var oldest) && now - oldest.Timestamp >= window)
            _logged -= _answered.Dequeue().Characters;
        if ((_share < 1 || _safeShare < 1) && now - _shareChangedAt >= window && now >= _pausedUntil)
        {
            TakeMore();
            _shareChangedAt = now;
        }
    }

    // What was refused is not safe, nor is what comes close to it.
    private void TakeLess()
    {
        if (_share > _safeShare)
            _windowsBeforeTrial = Math.Min(MostWindowsBeforeTrial, 2 * _windowsBeforeTrial);
        (_safeShare, _windowsAtSafeShare) = (Math.Max(LeastShare, _share - Recovery), 0);
        _share = Math.Max(LeastShare, Math.Min(_safeShare, _share * Slower));
    }

    // A window went well: up to what is safe the next one allows more, beyond it now and then; a trial that goes well ends the caution.
    private void TakeMore()
    {
        if (_share > _safeShare)
            (_safeShare, _windowsBeforeTrial) = (1, WindowsBeforeTrial);
        if (_share < _safeShare)
            _share = Math.Min(_safeShare, _share + Recovery);
        else if (++_windowsAtSafeShare >= _windowsBeforeTrial)
            (_share, _windowsAtSafeShare) = (Math.Min(1, _share + Recovery), 0);
    }

    // The next moment at which the first in the queue may fit.
    private void SetTimer(long now)
    {
        if (_queue.Count == 0)
            return;
        var next = _answered.TryPeek(out var oldest) ? oldest.Timestamp + Ticks(_window) : long.MaxValue;
        if (now < _pausedUntil)
            next = _inFlight + _logged == 0 ? _pausedUntil : Math.Min(next, _pausedUntil);
        if (next == long.MaxValue)
            return;
        var wait = TimeSpan.FromSeconds(Math.Max(0, next - now) / (double)_time.TimestampFrequency);
        // Rounded up: a timer that comes early would find nothing to grant.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _time.TimestampFrequency);

    private void CheckSize(int permitCount) => ArgumentOutOfRangeException.ThrowIfGreaterThan(permitCount, Largest);

    private sealed class Waiter(int characters)
    {
        public int Characters { get; } = characters;

        public TaskCompletionSource<RateLimitLease> Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Characters on their way; disposed when the answer has arrived, or when it is plain that none will.</summary>
    private sealed class Lease(CharacterWindowLimiter? owner, int characters) : RateLimitLease
    {
        private CharacterWindowLimiter? _owner = owner;

        public static Lease Refused { get; } = new(null, 0);

        public override bool IsAcquired => !ReferenceEquals(this, Refused);

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            Interlocked.Exchange(ref _owner, null)?.Answered(characters);
            base.Dispose(disposing);
        }
    }
}
