using System.Globalization;
using System.Text;
using Localizer.Text;

namespace Localizer.Locales.Dates;

/// <summary>Writes dates as a locale does, by CLDR's patterns (UTS #35, "Date Format Patterns"), in the Gregorian calendar.</summary>
/// <param name="data">The locale's data.</param>
internal sealed class DateWriter(CldrLocale data)
{
    /// <summary>Writes a date with the fields that it shows, and no other.</summary>
    /// <param name="date">The date.</param>
    /// <param name="configured">The pattern for day, month and year that is configured for the locale, or <see langword="null"/>.</param>
    public string Write(ShownDate date, string? configured)
    {
        var isPlain = date is { Year: not null, Day: not null, WeekdayForm: DateForm.None };
        return Format(isPlain && configured is not null ? configured : data[SkeletonOf(date)], date);
    }

    private static string SkeletonOf(ShownDate date)
    {
        var year = date.Year is null ? "" : "y";
        if (date.Day is null)
            return date.MonthForm switch { DateForm.Wide => "yMMMM", DateForm.Short => "yMMM", _ => "yM" };
        return (date.MonthForm, date.WeekdayForm) switch
        {
            (DateForm.Wide, DateForm.None) => $"{year}MMMMd",
            (DateForm.Wide, _) => $"{year}MMMMEEEEd",
            (DateForm.Short, DateForm.None) => $"{year}MMMd",
            (DateForm.Short, _) => $"{year}MMMEd",
            (_, DateForm.None) => $"{year}Md",
            _ => $"{year}MEd",
        };
    }

    private string Format(string pattern, ShownDate date)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length;)
        {
            var letter = pattern[i];
            if (letter == '\'')
            {
                i = AppendQuoted(text, pattern, i);
                continue;
            }

            var end = i;
            while (end < pattern.Length && pattern[end] == letter)
                end++;
            if (char.IsAsciiLetter(letter))
                AppendField(text, letter, end - i, date);
            else
                text.Append(pattern, i, end - i);
            i = end;
        }

        return text.ToString();
    }

    // '' is a quotation mark itself, inside of quoted text and outside.
    private static int AppendQuoted(StringBuilder text, string pattern, int start)
    {
        var end = pattern.IndexOf('\'', start + 1);
        end = end < 0 ? pattern.Length : end;
        text.Append(end == start + 1 ? "'" : pattern[(start + 1)..end]);
        return Math.Min(end + 1, pattern.Length);
    }

    private void AppendField(StringBuilder text, char letter, int width, ShownDate date)
    {
        switch (letter)
        {
            case 'y':
                AppendNumber(text, width == 2 ? date.Year!.Value % 100 : date.Year!.Value, width);
                break;
            case 'M' or 'L' when width <= 2:
                AppendNumber(text, date.Month, width);
                break;
            case 'M' or 'L':
                var alone = letter == 'L' ? "Alone" : "";
                text.Append(data.List($"months{alone}{(width == 3 ? "Short" : "")}")[date.Month - 1]);
                break;
            case 'd':
                AppendNumber(text, date.Day!.Value, width);
                break;
            case 'E' or 'c' when date.WeekdayForm != DateForm.None:
                text.Append(data.List(date.WeekdayForm == DateForm.Short ? "daysShort" : "days")[date.Weekday]);
                break;
        }
    }

    private void AppendNumber(StringBuilder text, int number, int width)
    {
        var digits = new StringInfo(data["digits"]);
        foreach (var digit in number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'))
            text.Append(digits.SubstringByTextElements(digit - '0', 1));
    }
}
