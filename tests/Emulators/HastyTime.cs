namespace Localizer.Emulators;

/// <summary>A clock on which time passes faster, so that tests see the end of waits that are a minute long.</summary>
/// <param name="times">How many times faster.</param>
public sealed class HastyTime(int times) : TimeProvider
{
    /// <inheritdoc/>
    public override long GetTimestamp() => base.GetTimestamp() * times;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new HastyTimer(base.CreateTimer(callback, state, Sooner(dueTime), Sooner(period)), this);

    private TimeSpan Sooner(TimeSpan time) => time > TimeSpan.Zero ? time / times : time;

    private sealed class HastyTimer(ITimer timer, HastyTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Sooner(dueTime), time.Sooner(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
