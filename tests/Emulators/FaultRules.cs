namespace Localizer.Emulators;

/// <summary>Standing rules of what goes wrong, for <see cref="EmulatorOptions.Rule"/>.</summary>
public static class FaultRules
{
    /// <summary>From the request after the n-th on, one fault for good: 401 once the token is spent.</summary>
    /// <param name="requests">How many requests of any kind come before.</param>
    /// <param name="fault">What befalls the later ones.</param>
    public static Func<EmulatorCall, Fault?> AfterRequests(int requests, Fault fault) =>
        call => call.Number > requests ? fault : null;

    /// <summary>One fault for good, from some time after the first request on: 401 after an hour.</summary>
    /// <param name="time">How long all is well, on the emulator's clock.</param>
    /// <param name="fault">What befalls the later ones.</param>
    public static Func<EmulatorCall, Fault?> AfterTime(TimeSpan time, Fault fault)
    {
        var gate = new Lock();
        DateTimeOffset? first = null;
        return call =>
        {
            lock (gate)
                first ??= call.ReceivedAt;
            return call.ReceivedAt - first >= time ? fault : null;
        };
    }

    /// <summary>A fault now and then, the same ones for the same seed and request number.</summary>
    /// <param name="seed">Begins the sequence.</param>
    /// <param name="share">How many requests of all, from 0 to 1.</param>
    /// <param name="faults">What befalls them, in turn.</param>
    public static Func<EmulatorCall, Fault?> AtRandom(ulong seed, double share, params IReadOnlyList<Fault> faults) =>
        call =>
        {
            var random = Mixed(seed + ((ulong)call.Number * 0x9E3779B97F4A7C15));
            return (random >> 11) * (1.0 / (1UL << 53)) < share ? faults[(int)(Mixed(random) % (ulong)faults.Count)] : null;
        };

    // SplitMix64 (Steele, Lea and Flood 2014): a number's own random value, whichever thread asks first.
    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
