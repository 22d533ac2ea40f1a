using System.Globalization;
using System.Net.Http.Headers;

namespace Localizer.Providers.Http;

/// <summary>
/// How long a service asks to be left alone: <c>retry-after-ms</c>, <c>x-ms-retry-after-ms</c>, or <c>Retry-After</c> in seconds or as a
/// date.
/// </summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Reads the headers of an answer.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="now">What a date is compared with.</param>
    /// <returns>At most a day; <see langword="null"/> when nothing is said, or nothing that makes sense.</returns>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now) =>
        Number(headers, "retry-after-ms", 1)
        ?? Number(headers, "x-ms-retry-after-ms", 1)
        ?? Number(headers, "Retry-After", 1000) ?? Date(headers, now);

    private static TimeSpan? Number(HttpResponseHeaders headers, string name, double milliseconds) =>
        First(headers, name) is { } value
        && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? TimeSpan.FromMilliseconds(Math.Min(number * milliseconds, Longest.TotalMilliseconds))
            : null;

    private static TimeSpan? Date(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (First(headers, "Retry-After") is not { } value
            || !DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return null;
        return date <= now ? TimeSpan.Zero : date - now < Longest ? date - now : Longest;
    }

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault()?.Trim() : null;
}
