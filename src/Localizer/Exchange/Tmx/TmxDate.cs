using System.Globalization;

namespace Localizer.Exchange.Tmx;

/// <summary>The dates of TMX 1.4b: <c>YYYYMMDDThhmmssZ</c>, in UTC.</summary>
internal static class TmxDate
{
    private const int Length = 16;

    /// <summary>A date as TMX has it.</summary>
    public static string Write(DateTimeOffset date) => date.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a date.</summary>
    /// <param name="text">What the file has. Some tools write the long form of ISO 8601.</param>
    /// <param name="isCanonical">Whether <see cref="Write"/> gives the same text.</param>
    /// <returns>The date; <see langword="null"/> for what is none.</returns>
    public static DateTimeOffset? Read(string text, out bool isCanonical)
    {
        if (ReadCanonical(text) is { } date)
        {
            isCanonical = true;
            return date;
        }

        isCanonical = false;
        return DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read) ? read : null;
    }

    // A memory has up to four a unit, and nearly all are of this form.
    private static DateTimeOffset? ReadCanonical(ReadOnlySpan<char> text)
    {
        if (text.Length != Length || text[8] != 'T' || text[15] != 'Z' || text[..8].ContainsAnyExceptInRange('0', '9') || text[9..15].ContainsAnyExceptInRange('0', '9'))
            return null;
        var (year, month, day) = ((Two(text, 0) * 100) + Two(text, 2), Two(text, 4), Two(text, 6));
        var (hour, minute, second) = (Two(text, 9), Two(text, 11), Two(text, 13));
        return year > 0 && month is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60 && second < 60
            ? new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero) : null;
    }

    private static int Two(ReadOnlySpan<char> text, int offset) => ((text[offset] - '0') * 10) + text[offset + 1] - '0';
}
