using CsCheck;
using Localizer.Providers;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Tests.Providers;

/// <summary>The quota window, on a fake clock, against a service that keeps its own exact log.</summary>
public class CharacterWindowPropertyTests
{
    [Fact]
    public void However_requests_come_and_whenever_the_service_counts_them_no_window_holds_more_than_the_quota()
    {
        // Each request: its characters, the time from sending to counting, from counting to answering, and to the next request.
        var request = Gen.Select(Gen.Int[1, 1000], Gen.Int[0, 3000], Gen.Int[0, 3000], Gen.Int[0, 8000]);
        request.List[1, 60].Sample(
            requests =>
            {
                var time = new FakeTimeProvider();
                using var limiter = new CharacterWindowLimiter(new CharacterQuota(1000, TimeSpan.FromSeconds(10)), time);
                var counted = new List<(DateTimeOffset At, int Characters)>();
                foreach (var (characters, toCounting, toAnswer, toNext) in requests)
                {
                    var lease = limiter.AcquireAsync(characters, TestContext.Current.CancellationToken).AsTask();
                    for (var steps = 0; limiter.GetStatistics().CurrentQueuedCount > 0; steps++)
                    {
                        steps.ShouldBeLessThan(1_000);
                        time.Advance(TimeSpan.FromMilliseconds(50));
                    }

                    var granted = lease.GetAwaiter().GetResult();

                    time.Advance(TimeSpan.FromMilliseconds(toCounting));
                    counted.Add((time.GetUtcNow(), characters));
                    time.Advance(TimeSpan.FromMilliseconds(toAnswer));
                    granted.Dispose();
                    time.Advance(TimeSpan.FromMilliseconds(toNext));
                }

                foreach (var (end, _) in counted)
                    counted.Where(entry => entry.At <= end && end - entry.At < TimeSpan.FromSeconds(10)).Sum(entry => entry.Characters).ShouldBeLessThanOrEqualTo(1000);
            },
            iter: 300, threads: 1);
    }
}
