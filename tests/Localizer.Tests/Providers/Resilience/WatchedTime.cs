using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Tests.Providers.Resilience;

/// <summary>A clock that stands until it is moved on, and tells which waits begin on it.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>A length of time that is nobody's wait: the attempt's time-out.</summary>
    public TimeSpan Ignored { get; init; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Ignored && dueTime != Timeout.InfiniteTimeSpan)
            _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>The next wait that begins.</summary>
    public Task<TimeSpan> NextWaitAsync() => _waits.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

    /// <summary>Moves the clock on over each wait until a task ends.</summary>
    /// <returns>The waits.</returns>
    public async Task<List<TimeSpan>> PassWaitsAsync(Task task)
    {
        // Waits are taken only while the task goes on: what comes after its end is the next one's.
        var waits = new List<TimeSpan>();
        while (await Task.WhenAny(_waits.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).AsTask(), task) != task)
        {
            waits.Add(await NextWaitAsync());
            Advance(waits[^1]);
        }

        return waits;
    }
}
