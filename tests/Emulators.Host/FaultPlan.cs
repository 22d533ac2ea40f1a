using System.Globalization;

namespace Localizer.Emulators.Host;

/// <summary>What goes wrong, in order and by rule.</summary>
/// <param name="Script">In order.</param>
/// <param name="Rule">For requests that the script has nothing for; null for nothing.</param>
internal sealed record FaultPlan(IReadOnlyList<Fault> Script, Func<EmulatorCall, Fault?>? Rule)
{
    private const int MostTimes = 100_000;

    /// <summary>Reads a plan. What can't be read is a <see cref="FormatException"/>.</summary>
    /// <param name="arguments">Faults: <c>KIND[=VALUE][:COUNT]</c>, or <c>KIND[=VALUE]@AFTER</c> for a rule.</param>
    /// <param name="chance">The share of requests that they befall at random; null for in order.</param>
    /// <param name="seed">Begins the random sequence.</param>
    public static FaultPlan Read(IReadOnlyList<string> arguments, string? chance, ulong seed)
    {
        var script = new List<Fault>();
        var rules = new List<Func<EmulatorCall, Fault?>>();
        foreach (var argument in arguments)
        {
            if (argument.Split('@', 2) is [var kind, var after])
                rules.Add(Later(FaultArgument.Read(kind), after));
            else
                script.AddRange(Repeated(argument));
        }

        if (chance is not null && script.Count > 0)
        {
            rules.Add(FaultRules.AtRandom(seed, Amounts.Share(chance), [.. script]));
            script.Clear();
        }

        return new FaultPlan(script, rules.Count == 0 ? null : call => rules.Select(rule => rule(call)).FirstOrDefault(fault => fault is not null));
    }

    private static Func<EmulatorCall, Fault?> Later(Fault fault, string after) =>
        int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var requests)
            ? FaultRules.AfterRequests(requests, fault)
            : FaultRules.AfterTime(Amounts.Time(after), fault);

    // The count is what follows the last colon, if it is a number; a redirect's address has colons of its own.
    private static IEnumerable<Fault> Repeated(string argument)
    {
        var colon = argument.LastIndexOf(':');
        var isAddress = argument.StartsWith("redirect=", StringComparison.Ordinal);
        if (colon < 0 || isAddress)
            return [FaultArgument.Read(argument)];
        return int.TryParse(argument.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times <= MostTimes
            ? Enumerable.Repeat(FaultArgument.Read(argument[..colon]), times)
            : throw new FormatException($"--fault {argument}: after the colon comes how many times, at most {MostTimes}.");
    }
}
