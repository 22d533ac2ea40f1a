namespace Localizer.Locales.Dates;

/// <summary>How a part of a date is shown.</summary>
internal enum DateForm
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As a number.</summary>
    Number,

    /// <summary>By the abbreviation of its name.</summary>
    Short,

    /// <summary>By its name.</summary>
    Wide,
}

/// <summary>A date as a text shows it: just the fields that it shows, in the form that it shows them in.</summary>
/// <param name="Year">The year, or <see langword="null"/>.</param>
/// <param name="Month">The month, from 1.</param>
/// <param name="MonthForm">How the month is shown; never not at all.</param>
/// <param name="Day">The day of the month, or <see langword="null"/>.</param>
/// <param name="Weekday">The day of the week, Sunday being 0; meaningful when it is shown.</param>
/// <param name="WeekdayForm">How the day of the week is shown.</param>
internal readonly record struct ShownDate(int? Year, int Month, DateForm MonthForm, int? Day, int Weekday, DateForm WeekdayForm)
{
    /// <summary>Whether there is such a day.</summary>
    public bool IsPossible => Month is >= 1 and <= 12
        && (Day is null || (Day >= 1 && Day <= DateTime.DaysInMonth(Year is >= 1 and <= 9999 ? Year.Value : 2024, Month)));
}
