using Localizer.Providers.Resilience;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Tests.Providers.Resilience;

public sealed class ActiveTimeoutTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void It_stands_still_until_it_runs_and_while_it_is_held()
    {
        using var timeout = new ActiveTimeout(TimeSpan.FromSeconds(10), _time);
        _time.Advance(TimeSpan.FromSeconds(60));
        timeout.Run();
        _time.Advance(TimeSpan.FromSeconds(4));
        timeout.Run();
        timeout.Hold();
        timeout.Hold();
        _time.Advance(TimeSpan.FromSeconds(60));
        timeout.Run();
        _time.Advance(TimeSpan.FromSeconds(5.999));

        timeout.Expired.IsCancellationRequested.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(1));

        timeout.Expired.IsCancellationRequested.ShouldBeTrue();
    }
}
