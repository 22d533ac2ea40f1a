using System.Threading.RateLimiting;
using Localizer.Providers;
using Microsoft.Extensions.Time.Testing;

namespace Localizer.Tests.Providers;

public sealed class CharacterWindowLimiterTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Characters_come_back_one_window_after_the_answer_arrived()
    {
        using var limiter = Limit(100);
        var first = await limiter.AcquireAsync(100, TestContext.Current.CancellationToken);
        var second = limiter.AcquireAsync(1, TestContext.Current.CancellationToken).AsTask();

        _time.Advance(Window * 2);
        Granted(limiter).ShouldBe(1, "the first request is still on its way");
        first.Dispose();
        _time.Advance(Window - TimeSpan.FromMilliseconds(1));
        Granted(limiter).ShouldBe(1);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Granted(limiter).ShouldBe(2);
        (await second).IsAcquired.ShouldBeTrue();
    }

    [Fact]
    public async Task A_lease_that_is_disposed_twice_gives_its_characters_back_once()
    {
        using var limiter = Limit(100);
        var lease = await limiter.AcquireAsync(60, TestContext.Current.CancellationToken);
        lease.Dispose();
        lease.Dispose();

        Available(limiter).ShouldBe(40);
        _time.Advance(Window);

        Available(limiter).ShouldBe(100);
    }

    [Fact]
    public async Task Who_comes_first_is_served_first_even_when_a_smaller_request_would_fit()
    {
        using var limiter = Limit(100);
        var lease = await limiter.AcquireAsync(60, TestContext.Current.CancellationToken);
        var large = limiter.AcquireAsync(50, TestContext.Current.CancellationToken).AsTask();
        var small = limiter.AcquireAsync(10, TestContext.Current.CancellationToken).AsTask();

        Granted(limiter).ShouldBe(1);
        limiter.AttemptAcquire(10).IsAcquired.ShouldBeFalse("others wait");
        lease.Dispose();
        _time.Advance(Window);

        Granted(limiter).ShouldBe(3);
        (await large).IsAcquired.ShouldBeTrue();
        (await small).IsAcquired.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_queue_and_lets_the_next_one_go()
    {
        using var limiter = Limit(100);
        using var given = new CancellationTokenSource();
        using var lease = await limiter.AcquireAsync(60, TestContext.Current.CancellationToken);
        var large = limiter.AcquireAsync(50, given.Token).AsTask();
        var small = limiter.AcquireAsync(40, TestContext.Current.CancellationToken).AsTask();

        await given.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(large)).CancellationToken.ShouldBe(given.Token);
        (await small).IsAcquired.ShouldBeTrue();
        Available(limiter).ShouldBe(0);
    }

    [Fact]
    public async Task Who_comes_while_the_timer_is_late_does_not_put_off_those_who_wait()
    {
        var time = new LateTimers();
        using var limiter = new CharacterWindowLimiter(new CharacterQuota(100, Window), time);
        var first = await limiter.AcquireAsync(50, TestContext.Current.CancellationToken);
        var second = await limiter.AcquireAsync(50, TestContext.Current.CancellationToken);
        first.Dispose();
        time.Advance(TimeSpan.FromSeconds(30));
        second.Dispose();
        var waiting = limiter.AcquireAsync(50, TestContext.Current.CancellationToken).AsTask();

        time.PassUnseen(TimeSpan.FromSeconds(30));
        var newcomer = limiter.AcquireAsync(50, TestContext.Current.CancellationToken).AsTask();

        Granted(limiter).ShouldBe(3, "the first one's characters are back");
        (await waiting).IsAcquired.ShouldBeTrue();
        newcomer.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_refusal_by_the_service_pauses_all_and_allows_less_until_a_window_went_well()
    {
        using var limiter = Limit(100);
        limiter.SlowDown(TimeSpan.FromSeconds(20), _time.GetTimestamp());
        var waiting = limiter.AcquireAsync(10, TestContext.Current.CancellationToken).AsTask();

        _time.Advance(TimeSpan.FromSeconds(19.999));
        Granted(limiter).ShouldBe(0);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Granted(limiter).ShouldBe(1);
        Available(limiter).ShouldBe(60, "seven tenths of the quota, less what is on its way");
        (await waiting).Dispose();

        _time.Advance(Window);
        Available(limiter).ShouldBe(75);
        for (var window = 0; window < 10; window++)
        {
            _time.Advance(Window);
            Available(limiter).ShouldBeLessThanOrEqualTo(100);
        }

        Available(limiter).ShouldBe(100);
    }

    [Fact]
    public void Refusals_of_one_burst_count_as_one()
    {
        using var limiter = Limit(100);

        var sent = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(1));
        foreach (var pause in (int[])[0, 10, 0, 20])
        {
            limiter.SlowDown(TimeSpan.FromSeconds(pause), sent);
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Available(limiter).ShouldBe(70);
        _time.Advance(TimeSpan.FromSeconds(20));
        limiter.SlowDown(null, _time.GetTimestamp());

        Available(limiter).ShouldBeInRange(48, 49);
    }

    [Fact]
    public async Task A_request_larger_than_what_is_allowed_after_a_refusal_goes_alone()
    {
        using var limiter = Limit(100);
        limiter.SlowDown(TimeSpan.FromSeconds(1), _time.GetTimestamp());
        var whole = limiter.AcquireAsync(100, TestContext.Current.CancellationToken).AsTask();

        _time.Advance(TimeSpan.FromSeconds(1));

        (await whole).IsAcquired.ShouldBeTrue();
    }

    [Fact]
    public async Task Waits_end_when_the_limiter_does()
    {
        var limiter = Limit(100);
        using var lease = await limiter.AcquireAsync(100, TestContext.Current.CancellationToken);
        var waiting = limiter.AcquireAsync(1, TestContext.Current.CancellationToken).AsTask();

        limiter.Dispose();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }

    [Fact]
    public void What_no_window_holds_is_refused_at_once()
    {
        using var limiter = Limit(100);

        Should.Throw<ArgumentOutOfRangeException>(() => limiter.AttemptAcquire(101));
    }

    [Fact]
    public async Task A_quota_that_nobody_told_is_learned_from_the_first_refusal()
    {
        const int Characters = 1_000;
        const int RequestsAMinute = 80;
        const int Workers = 8;
        using var limiter = new CharacterWindowLimiter(null, _time);
        var service = new SlidingLog(RequestsAMinute, Window);
        var (accepted, refused, flying) = (0, 0, new List<(RateLimitLease Lease, long SentAt, TimeSpan AnsweredAt)>());
        var (waiting, awaited) = (new Queue<Task<RateLimitLease>>(), 0L);

        for (var now = TimeSpan.Zero; now < TimeSpan.FromMinutes(20); now += TimeSpan.FromMilliseconds(100))
        {
            foreach (var flight in flying.Where(flight => flight.AnsweredAt <= now).ToList())
            {
                flying.Remove(flight);
                if (service.TryTake(1, now))
                {
                    accepted++;
                    limiter.NoteTaken(Characters);
                }
                else
                {
                    refused++;
                    limiter.SlowDown(Window, flight.SentAt);
                }

                flight.Lease.Dispose();
            }

            while (waiting.Count + flying.Count < Workers)
                waiting.Enqueue(limiter.AcquireAsync(Characters, TestContext.Current.CancellationToken).AsTask());
            for (; awaited < Granted(limiter); awaited++)
                flying.Add((await waiting.Dequeue(), _time.GetTimestamp(), now + TimeSpan.FromMilliseconds(300)));
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{accepted} accepted, {refused} refused");
        refused.ShouldBeLessThanOrEqualTo(Workers, "those that were on their way when the service said so for the first time");
        accepted.ShouldBeGreaterThan(RequestsAMinute * 20 * 70 / 100);
    }

    // The service takes less than was told, down to a free tier's in place of a paid one's. Refusals come in the first windows, and then by
    // trials that grow ever rarer.
    [Theory]
    [InlineData(2, 4, 0.9)]
    [InlineData(10, 8, 0.4)]
    [InlineData(20, 8, 0.3)]
    public void A_quota_that_was_told_too_large_is_found_out_and_kept_to(int times, int refusals, double share)
    {
        const int Told = 480_000;
        using var limiter = Limit(Told);
        var service = new SlidingLog(Told / times, Window);

        var windows = Keep(limiter, busyFor: 60, (characters, now) => service.TryTake(characters, now));

        TestContext.Current.TestOutputHelper?.WriteLine($"refused in each window: {string.Join(' ', windows.Select(window => window.Refused))}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{windows.Average(window => (double)window.Accepted) / (Told / times):P1} of what the service takes");
        windows.Skip(4).Sum(window => window.Refused).ShouldBeLessThanOrEqualTo(refusals, "56 windows");
        windows.Sum(window => window.Accepted).ShouldBeGreaterThan((long)(windows.Length * (Told / times) * share));
    }

    // Each is refused with no quota spent, as services do that are short of machines; the first leaves no mark on what the second costs.
    [Fact]
    public void A_stray_refusal_costs_a_window_and_a_half_and_each_further_one_no_more()
    {
        const int Told = 48_000;
        using var limiter = Limit(Told);
        var strays = new Queue<TimeSpan>([5 * Window, 35 * Window, 65 * Window]);

        var windows = Keep(limiter, busyFor: 95, (_, now) => !(strays.TryPeek(out var next) && now >= next) || strays.Dequeue() == TimeSpan.Zero);

        windows.Sum(window => window.Refused).ShouldBe(3);
        foreach (var stray in (int[])[5, 35, 65])
        {
            var lost = 30 - (windows[stray..(stray + 30)].Sum(window => window.Accepted) / (double)Told);
            TestContext.Current.TestOutputHelper?.WriteLine($"{lost:F2} windows' characters lost");
            lost.ShouldBeLessThan(1.6);
            windows[stray + 12].Accepted.ShouldBe(Told, "all is allowed again");
        }
    }

    // Asks for all that the limiter grants, in requests of 2,000 characters; what the service refuses slows it down.
    private (long Accepted, int Refused)[] Keep(CharacterWindowLimiter limiter, int busyFor, Func<int, TimeSpan, bool> takes)
    {
        const int Characters = 2_000;
        var windows = new (long Accepted, int Refused)[busyFor];
        var step = Window / 600;
        for (var now = TimeSpan.Zero; now < busyFor * Window; now += step)
        {
            while (limiter.AttemptAcquire(Characters) is { IsAcquired: true } lease)
            {
                ref var window = ref windows[(int)(now / Window)];
                if (takes(Characters, now))
                {
                    window.Accepted += Characters;
                }
                else
                {
                    window.Refused++;
                    limiter.SlowDown(TimeSpan.FromSeconds(6), _time.GetTimestamp());
                }

                lease.Dispose();
            }

            _time.Advance(step);
        }

        return windows;
    }

    [Fact]
    public async Task A_service_that_refuses_before_it_took_anything_tells_nothing_of_its_quota()
    {
        using var limiter = new CharacterWindowLimiter(null, _time);
        (await limiter.AcquireAsync(1_000, TestContext.Current.CancellationToken)).Dispose();

        limiter.SlowDown(TimeSpan.FromSeconds(5), _time.GetTimestamp());
        _time.Advance(TimeSpan.FromSeconds(5));

        limiter.AttemptAcquire(1_000_000).IsAcquired.ShouldBeTrue();
    }

    // The service counts a request at any moment between its departure and its answer.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Fifty_windows_at_S1_are_used_to_95_percent_and_next_to_nothing_is_refused(int seed)
    {
        const int Quota = 666_667;
        const int Windows = 50;
        const int Workers = 16;
        var random = new Random(seed);
        using var limiter = Limit(Quota);
        var service = new SlidingLog(Quota, Window);
        var most = Localizer.Pipeline.Translation.RequestPacker.FitToQuota(50_000, Quota, (long)Windows * Quota);
        var waiting = new Queue<(int Characters, Task<RateLimitLease> Lease)>();
        var flying = new List<Flight>();
        var (sent, refused, accepted, lastAnswer, awaited) = (0, 0, 0L, TimeSpan.Zero, 0L);

        for (var now = TimeSpan.Zero; accepted < (long)Windows * Quota; now += TimeSpan.FromMilliseconds(10))
        {
            now.ShouldBeLessThan(Window * Windows * 2, "the run does not come to an end");
            foreach (var flight in flying.Where(flight => !flight.IsCounted && flight.CountedAt <= now))
            {
                flight.IsCounted = true;
                flight.IsRefused = !service.TryTake(flight.Characters, now);
            }

            foreach (var flight in flying.Where(flight => flight.AnsweredAt <= now).ToList())
            {
                flying.Remove(flight);
                if (flight.IsRefused)
                    limiter.SlowDown(TimeSpan.FromSeconds(1), flight.SentAt);
                flight.Lease.Dispose();
                (sent, refused, lastAnswer) = (sent + 1, refused + (flight.IsRefused ? 1 : 0), now);
                accepted += flight.IsRefused ? 0 : flight.Characters;
            }

            while (waiting.Count + flying.Count < Workers)
            {
                var characters = most - random.Next(most / 100);
                waiting.Enqueue((characters, limiter.AcquireAsync(characters, TestContext.Current.CancellationToken).AsTask()));
                await BoardAsync(now);
            }

            _time.Advance(TimeSpan.FromMilliseconds(10));
            await BoardAsync(now + TimeSpan.FromMilliseconds(10));
        }

        var used = accepted / (lastAnswer / Window) / Quota;
        TestContext.Current.TestOutputHelper?.WriteLine($"{sent} requests, {refused} refused, {used:P2} of the quota");
        ((double)refused / sent).ShouldBeLessThanOrEqualTo(0.001);
        used.ShouldBeGreaterThan(0.95);

        // The limiter says how many it granted, in order; awaiting just those needs no clock but the fake one.
        async Task BoardAsync(TimeSpan at)
        {
            for (; awaited < Granted(limiter); awaited++)
            {
                var (characters, lease) = waiting.Dequeue();
                var latency = TimeSpan.FromMilliseconds(150 + (0.02 * characters));
                flying.Add(new Flight(await lease, characters, at + (latency * random.NextDouble()), at + latency) { SentAt = _time.GetTimestamp() });
            }
        }
    }

    private CharacterWindowLimiter Limit(long characters) => new(new CharacterQuota(characters, Window), _time);

    private static long Granted(CharacterWindowLimiter limiter) => limiter.GetStatistics().TotalSuccessfulLeases;

    private static long Available(CharacterWindowLimiter limiter) => limiter.GetStatistics().CurrentAvailablePermits;

    /// <summary>Time that passes before any timer says so.</summary>
    private sealed class LateTimers : FakeTimeProvider
    {
        private long _unseen;

        public void PassUnseen(TimeSpan time) => _unseen += (long)(time.TotalSeconds * TimestampFrequency);

        public override long GetTimestamp() => base.GetTimestamp() + _unseen;
    }

    private sealed class Flight(RateLimitLease lease, int characters, TimeSpan countedAt, TimeSpan answeredAt)
    {
        public RateLimitLease Lease { get; } = lease;

        public int Characters { get; } = characters;

        public required long SentAt { get; init; }

        public TimeSpan CountedAt { get; } = countedAt;

        public TimeSpan AnsweredAt { get; } = answeredAt;

        public bool IsCounted { get; set; }

        public bool IsRefused { get; set; }
    }

    /// <summary>The service's side: in no window of time more than the quota.</summary>
    private sealed class SlidingLog(long most, TimeSpan window)
    {
        private readonly List<(TimeSpan At, int Characters)> _log = [];

        public bool TryTake(int characters, TimeSpan now)
        {
            _log.RemoveAll(entry => entry.At <= now - window);
            if (_log.Sum(entry => (long)entry.Characters) + characters > most)
                return false;
            _log.Add((now, characters));
            return true;
        }
    }
}
