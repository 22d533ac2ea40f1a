using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Localizer.Text;

namespace Localizer.Locales.Dates;

/// <summary>
/// Reads dates as one language writes them: its names of months and days, in whatever order, the words of its patterns, and numbers.
/// A text that holds anything else is no date.
/// </summary>
internal sealed class DateReader
{
    private const string Separators = " ,./-–،、()·'’\u00A0\u202F\u200E\u200F\u061C";
    private static readonly Lazy<FrozenDictionary<string, string[]>> ExtraWords = new(LoadExtraWords);

    private const char MonthMark = '\u0001';
    private static readonly string[] Patterns = ["yMMMMd", "yMMMd", "yMMMMEEEEd", "MMMMd", "yMMMM"];

    private readonly List<(string Name, Name Meaning)> _names = [];
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly string[] _digits;
    private readonly string _numericOrder;

    /// <summary>Learns a language.</summary>
    /// <param name="data">The locale's data.</param>
    public DateReader(CldrLocale data)
    {
        var affixes = Patterns.Select(pattern => AffixesOf(data[pattern])).Distinct().ToList();
        foreach (var (field, form) in ((string, DateForm)[])
            [("months", DateForm.Wide), ("monthsAlone", DateForm.Wide), ("monthsShort", DateForm.Short), ("monthsAloneShort", DateForm.Short)])
        {
            foreach (var (before, after) in affixes)
                Learn([.. data.List(field).Select(name => before + name + after)], month: true, form);
        }

        Learn(data.List("days"), month: false, DateForm.Wide);
        Learn(data.List("daysAlone"), month: false, DateForm.Wide);
        Learn(data.List("daysShort"), month: false, DateForm.Short);
        foreach (var pattern in Patterns)
            LearnWords(data[pattern]);
        foreach (var word in ExtraWords.Value.GetValueOrDefault(data.Tag.Split('-')[0]) ?? [])
            LearnExtra(word);
        _names.Sort((one, other) => other.Name.Length.CompareTo(one.Name.Length));
        var digits = data["digits"];
        _digits = [.. Enumerable.Range(0, 10).Select(digit => new StringInfo(digits).SubstringByTextElements(digit, 1))];
        _numericOrder = string.Concat(data["yMd"].Where(letter => letter is 'y' or 'M' or 'd').Distinct());
    }

    /// <summary>Reads a date.</summary>
    /// <param name="text">A text that is nothing but a date.</param>
    /// <param name="machineDate">The date that a machine was told, such as <c>2025-07-16</c>; it settles only which number is the day.</param>
    /// <param name="allowNumbers">Whether a date may be numbers alone.</param>
    /// <returns><see langword="null"/> when it is no date, or may be two.</returns>
    public ShownDate? Read(string text, string? machineDate, bool allowNumbers)
    {
        var names = new List<Name>();
        var numbers = new List<string>();
        var lower = Normalize(text);
        for (var i = 0; i < lower.Length;)
        {
            if (Separators.Contains(lower[i], StringComparison.Ordinal))
                i++;
            else if (i > 0 && char.IsAsciiDigit(lower[i - 1]) && WordLength(lower, i) is var counter and > 0)
            {
                // What counts a number is no name: 日 is a day before it is a Sunday.
                i += counter;
            }
            else if (TryReadName(lower, i, out var name, out var nameLength))
            {
                names.Add(name);
                i += nameLength;
            }
            else if (char.IsAsciiDigit(lower[i]))
            {
                var end = i;
                while (end < lower.Length && char.IsAsciiDigit(lower[end]))
                    end++;
                numbers.Add(lower[i..end]);
                i = end;
            }
            else if (WordLength(lower, i) is var length and > 0)
                i += length;
            else
                return null;
        }

        var date = Settle(names, numbers, lower, machineDate, allowNumbers);
        return date is { IsPossible: true } ? date : null;
    }

    private static ShownDate? Settle(List<Name> names, List<string> numbers, ShownDate? numeric)
    {
        var months = names.Where(name => name.Month > 0).ToList();
        if (months.Count == 0)
            return numeric is { } date && names.Count <= 1 ? WithWeekday(date, names.FirstOrDefault()) : null;

        // In Spanish "mar" is a Tuesday and a March: what is no weekday is the month, else the last one.
        var month = months.FindLast(name => name.Weekday < 0) ?? months[^1];
        var weekdays = names.Where(name => !ReferenceEquals(name, month)).ToList();
        if (weekdays.Count > 1 || weekdays.Exists(name => name.Weekday < 0) || numbers.Count is 0 or > 2)
            return null;
        var years = numbers.Where(number => number.Length == 4).ToList();
        var days = numbers.Where(number => number.Length <= 2).ToList();
        if (years.Count > 1 || days.Count > 1 || years.Count + days.Count != numbers.Count)
            return null;
        return WithWeekday(new ShownDate(NumberOf(years), month.Month, month.Form, NumberOf(days), 0, DateForm.None), weekdays.FirstOrDefault());
    }

    private ShownDate? Settle(List<Name> names, List<string> numbers, string text, string? machineDate, bool allowNumbers)
    {
        var numeric = names.Exists(name => name.Month > 0) || !allowNumbers ? null : ReadNumbers(numbers, text, machineDate);
        return Settle(names, numbers, numeric);
    }

    private static ShownDate? WithWeekday(ShownDate date, Name? weekday) =>
        weekday is null ? date : date.Day is null ? null : date with { Weekday = weekday.Weekday, WeekdayForm = weekday.Form };

    private static int? NumberOf(List<string> numbers) => numbers.Count == 0 ? null : int.Parse(numbers[0], CultureInfo.InvariantCulture);

    /// <summary>Reads a date of numbers alone, which has a year of four digits. One in the order of machines (<c>2025-07-16</c>) is everyone's.</summary>
    private ShownDate? ReadNumbers(List<string> numbers, string text, string? machineDate)
    {
        if (numbers.Count != 3 || text.Contains('-', StringComparison.Ordinal) && numbers[0].Length == 4)
            return null;
        var year = numbers.FindIndex(number => number.Length == 4);
        if (year < 0 || year == 1 || numbers.Where((_, index) => index != year).Any(number => number.Length > 2))
            return null;
        var rest = numbers.Where((_, index) => index != year).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var (day, month) = _numericOrder.IndexOf('d', StringComparison.Ordinal) < _numericOrder.IndexOf('M', StringComparison.Ordinal)
            ? (rest[0], rest[1])
            : (rest[1], rest[0]);
        if (month > 12 || IsMachineDate(machineDate, month: day, day: month))
            (day, month) = (month, day);
        return new ShownDate(int.Parse(numbers[year], CultureInfo.InvariantCulture), month, DateForm.Number, day, 0, DateForm.None);
    }

    private static bool IsMachineDate(string? date, int month, int day) =>
        date is { Length: >= 10 }
        && DateOnly.TryParseExact(date.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
        && parsed.Month == month && parsed.Day == day;

    private string Normalize(string text)
    {
        var lower = text.Trim().ToLowerInvariant();
        if (_digits[0] != "0")
        {
            for (var digit = 0; digit < 10; digit++)
                lower = lower.Replace(_digits[digit], ((char)('0' + digit)).ToString(), StringComparison.Ordinal);
        }

        return lower;
    }

    private bool TryReadName(string text, int start, out Name name, out int length)
    {
        foreach (var (candidate, meaning) in _names)
        {
            if (string.CompareOrdinal(text, start, candidate, 0, candidate.Length) != 0 || !EndsAt(text, start + candidate.Length))
                continue;
            (name, length) = (meaning, candidate.Length);
            return true;
        }

        (name, length) = (null!, 0);
        return false;
    }

    // "tháng 1" is no beginning of "tháng 12", nor "mar" of "martes"; where words are not spaced any character may follow.
    private static bool EndsAt(string text, int end) => end == text.Length
        || (char.IsAsciiDigit(text[end - 1]) ? !char.IsAsciiDigit(text[end]) : !char.IsLetter(text[end]) || IsUnspaced(text[end - 1]));

    private static bool IsUnspaced(char letter) => letter is (>= '\u2E80' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\u0E00' and <= '\u0EFF');

    private int WordLength(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetter(text[end]) || CharUnicodeInfo.GetUnicodeCategory(text[end]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            end++;
        for (; end > start; end--)
        {
            if (_words.Contains(text[start..end]) && EndsAt(text, end))
                return end - start;
        }

        return 0;
    }

    private void Learn(string[] names, bool month, DateForm form)
    {
        for (var i = 0; i < names.Length; i++)
        {
            // Names of numbers alone say nothing by themselves.
            var name = names[i].ToLowerInvariant().TrimEnd('.');
            if (!name.Any(char.IsLetter))
                continue;
            var known = _names.FindIndex(candidate => candidate.Name == name);
            if (known < 0)
                _names.Add((name, month ? new Name(i + 1, -1, form) : new Name(0, i, form)));
            else if (!month && _names[known].Meaning.Month > 0)
                _names[known] = (name, _names[known].Meaning with { Weekday = i });
        }
    }

    /// <summary>What a pattern writes together with the month's name: Hebrew's ב before it, Basque's "ren" after it.</summary>
    private static (string Before, string After) AffixesOf(string pattern)
    {
        var parts = pattern.Split('\'');
        var flat = string.Concat(parts.Select((part, index) => index % 2 == 1 ? part : string.Concat(part.Select(letter => letter switch
        {
            'M' or 'L' => MonthMark,
            _ when char.IsAsciiLetter(letter) => ' ',
            _ => letter,
        }))));
        var (first, last) = (flat.IndexOf(MonthMark, StringComparison.Ordinal), flat.LastIndexOf(MonthMark));
        var (start, end) = (first, last + 1);
        while (start > 0 && char.IsLetter(flat[start - 1]))
            start--;
        while (end < flat.Length && char.IsLetter(flat[end]))
            end++;
        return last - first < 2 ? ("", "") : (flat[start..first], flat[(last + 1)..end]);
    }

    private void LearnWords(string pattern)
    {
        var isQuoted = false;
        var word = new StringBuilder();
        foreach (var character in pattern.ToLowerInvariant() + " ")
        {
            if (character == '\'')
                isQuoted = !isQuoted;
            if (char.IsLetter(character) ? isQuoted || !char.IsAsciiLetter(character) : CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                word.Append(character);
                continue;
            }

            if (word.Length > 0)
                _words.Add(word.ToString());
            word.Clear();
        }
    }

    private void LearnExtra(string word)
    {
        var cut = word.IndexOf('=', StringComparison.Ordinal);
        if (cut < 0)
            _words.Add(word);
        else
            _names.Add((word[(cut + 1)..], new Name(int.Parse(word.AsSpan(0, cut), CultureInfo.InvariantCulture), -1, DateForm.Short)));
    }

    private static FrozenDictionary<string, string[]> LoadExtraWords()
    {
        using var stream = typeof(DateReader).Assembly.GetManifestResourceStream("Localizer.Locales.Dates.DateWords.txt")
            ?? throw new InvalidOperationException("The words of dates are not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenDictionary(words => words[0], words => words[1..], StringComparer.Ordinal);
    }

    /// <summary>What a name may mean: a month (0: none), a day of the week (-1: none).</summary>
    private sealed record Name(int Month, int Weekday, DateForm Form);
}
