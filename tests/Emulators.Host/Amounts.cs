using System.Globalization;
using System.Text.RegularExpressions;

namespace Localizer.Emulators.Host;

/// <summary>Reads amounts as people write them on a command line. What can't be read is a <see cref="FormatException"/>.</summary>
internal static partial class Amounts
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // Azure's tiers: an hour's characters, policed by the minute.
    private static readonly Dictionary<string, long> CharactersAnHour = new(StringComparer.OrdinalIgnoreCase)
    {
        ["F0"] = 2_000_000,
        ["S1"] = 40_000_000,
        ["S2"] = 40_000_000,
        ["S3"] = 120_000_000,
        ["S4"] = 200_000_000,
    };

    /// <summary>A quota: a tier, a tier on another window (<c>S1@5s</c>), or <c>1000/10s</c>; null for null.</summary>
    public static CharacterQuota? Quota(string? text)
    {
        if (text is null)
            return null;
        var tier = text.Split('@', 2);
        if (CharactersAnHour.TryGetValue(tier[0], out var anHour))
        {
            var window = tier.Length == 2 ? Time(tier[1]) : Minute;
            return new CharacterQuota((long)(anHour * window.TotalHours), window);
        }

        var parts = text.Split('/', 2);
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var characters)
            ? new CharacterQuota(characters, Time(parts[1]))
            : throw new FormatException($"--quota {text}: write a tier (F0, S1, S2, S3, S4), S1@5s, or characters and window as in 1000/10s.");
    }

    /// <summary>A latency: <c>150ms</c>, or <c>150ms+0.02ms</c> with time a billed character; null for null.</summary>
    public static Func<EmulatorCall, TimeSpan>? Latency(string? text)
    {
        if (text is null)
            return null;
        var parts = text.Split('+', 2);
        var (fix, each) = (Time(parts[0]), parts.Length == 2 ? Time(parts[1]) : TimeSpan.Zero);
        return call => fix + (each * (call.BilledCharacters > 0 ? call.BilledCharacters : call.Texts.Sum(one => (long)one.Length)));
    }

    /// <summary>A time: a number with <c>ms</c>, <c>s</c>, <c>m</c> or <c>h</c>.</summary>
    public static TimeSpan Time(string text)
    {
        if (NumberWithUnit().Match(text) is not { Success: true } match)
            throw new FormatException($"{text}: write a time as in 150ms, 5s, 2m or 1h.");
        var number = double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            _ => TimeSpan.FromHours(number),
        };
    }

    /// <summary>A size: a number, with <c>K</c>, <c>M</c> or <c>G</c> for thousands, millions, and thousands of them.</summary>
    public static long Size(string text)
    {
        var factor = text.Length == 0 ? 1 : text[^1] switch { 'K' => 1_000L, 'M' => 1_000_000L, 'G' => 1_000_000_000L, _ => 1L };
        return long.TryParse(factor == 1 ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number * factor
            : throw new FormatException($"{text}: write a size as in 500K or 10M.");
    }

    /// <summary>A share from 0 to 1, written in percent.</summary>
    public static double Share(string text) =>
        text.EndsWith('%') && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? percent / 100
            : throw new FormatException($"{text}: write a share as in 10%.");

    [GeneratedRegex(@"^(?<number>\d+(\.\d+)?)(?<unit>ms|s|m|h)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberWithUnit();
}
