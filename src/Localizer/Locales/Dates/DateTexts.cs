using System.Collections.Concurrent;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Locales.Dates;

/// <summary>Rewrites texts that are dates and nothing else, as the target's locale writes dates.</summary>
internal static class DateTexts
{
    // Longer than this no date is, in any language.
    private const int LongestDate = 64;

    private static readonly ConcurrentDictionary<string, DateReader> Readers = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, DateWriter> Writers = new(StringComparer.Ordinal);

    /// <summary>The date in the target's format.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The locale that the text is in, by the page.</param>
    /// <param name="to">The target's locale.</param>
    /// <param name="machineDate">What <c>datetime</c> says of it, or <see langword="null"/>.</param>
    /// <param name="settings">What is configured.</param>
    /// <returns>
    /// <see langword="null"/> when the text is no date, is one in the target's language already, or is one of more than one reading.
    /// </returns>
    public static string? Localize(string text, Locale from, Locale to, string? machineDate, LocalePassSettings settings)
    {
        if (settings.Dates == false || text.Length > LongestDate || !text.Any(char.IsDigit) || Cldr.Find(to.Tag) is not { } target)
            return null;
        var source = Cldr.Find(from.Tag);
        if (source is not null && ReaderOf(source).Read(text, machineDate, allowNumbers: true) is { } own)
            return Write(own, to, target, settings);

        // The target's own language is right as it is; in any other, all who can read it must read the same.
        if (ReaderOf(target).Read(text, machineDate, allowNumbers: false) is not null)
            return null;
        if (LongestWord(text) is not { Length: > 0 } word)
            return null;
        var readings = Cldr.LanguagesWith(word).Select(language => ReaderOf(language).Read(text, machineDate, allowNumbers: false)).OfType<ShownDate>().ToList();
        var forms = readings.Select(reading => reading with { MonthForm = DateForm.None, WeekdayForm = DateForm.None, Weekday = 0 }).Distinct().Count();
        return forms == 1 ? Write(readings.MaxBy(reading => (reading.WeekdayForm, reading.MonthForm)), to, target, settings) : null;
    }

    /// <summary>Whether a text is a date in a locale's language.</summary>
    /// <param name="text">The text.</param>
    /// <param name="locale">The locale.</param>
    public static bool IsIn(string text, Locale locale) =>
        text.Length <= LongestDate && text.Any(char.IsDigit) && Cldr.Find(locale.Tag) is { } data && ReaderOf(data).Read(text, null, allowNumbers: false) is not null;

    // Most texts with a number are no dates, and no language has their longest word among its names: no reader is made for them.
    private static string LongestWord(string text)
    {
        var (longest, start) = ("", 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
                continue;
            longest = i - start > longest.Length ? text[start..i] : longest;
            start = i + 1;
        }

        return longest;
    }

    private static string Write(ShownDate date, Locale to, CldrLocale target, LocalePassSettings settings) =>
        Writers.GetOrAdd(target.Tag, _ => new DateWriter(target)).Write(date, settings.DatePatterns?.GetValueOrDefault(to.Tag));

    private static DateReader ReaderOf(CldrLocale data) => Readers.GetOrAdd(data.Tag, _ => new DateReader(data));
}
