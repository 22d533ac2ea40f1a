namespace Localizer.Cli.Output;

/// <summary>What a tiny request to a provider came to.</summary>
/// <param name="IsGood">Whether a translation came.</param>
/// <param name="Words">What came, in words.</param>
internal sealed record ProviderCheck(bool IsGood, string Words);

/// <summary>A provider as it is listed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">Whether it is ready, or what it needs.</param>
/// <param name="Costs">What it costs.</param>
/// <param name="Locales">The locales that it translates to, or why they are not known; empty when it was not asked.</param>
/// <param name="Does">What it is.</param>
internal sealed record ProviderRow(string Name, string State, string Costs, string Locales, string Does)
{
    /// <summary>What a tiny request came to, or <see langword="null"/> when none was sent.</summary>
    public ProviderCheck? Check { get; init; }
}

/// <summary>Prints providers: a line each, and below it what takes more room.</summary>
internal static class ProviderTable
{
    /// <summary>Prints the rows.</summary>
    public static void Write(IReadOnlyList<ProviderRow> rows, TextWriter output)
    {
        var name = rows.Max(row => row.Name.Length);
        var state = rows.Max(row => row.State.Length);
        var costs = rows.Max(row => row.Costs.Length);
        var below = new string(' ', name + 2);
        foreach (var row in rows)
        {
            output.WriteLine($"{row.Name.PadRight(name)}  {row.State.PadRight(state)}  {row.Costs.PadRight(costs)}  {row.Does}");
            if (row.Locales is not ("" or "any"))
                output.WriteLine($"{below}locales {Plain(row.Locales)}");
            if (row.Check is { } check)
                output.WriteLine($"{below}{(check.IsGood ? "works:" : "fails:")} {Plain(check.Words)}");
        }
    }

    // A service's words go to a terminal: no control character of theirs does.
    private static string Plain(string words) => string.Concat(words.Select(character => char.IsControl(character) ? ' ' : character));
}
