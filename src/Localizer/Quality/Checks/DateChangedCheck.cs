using System.Globalization;
using Localizer.Model;
using Localizer.Quality.Languages;
using Localizer.Quality.Numbers;
using Localizer.Text;

namespace Localizer.Quality.Checks;

/// <summary>Whether the month of a date stands in a translation, by its name or its number. The numbers of dates are the business of the checks of numbers.</summary>
internal sealed class DateChangedCheck : SegmentCheck
{
    /// <inheritdoc/>
    public override CheckRule Rule { get; } = new(
        "date-changed", Severity.Warning, CheckScope.Segment, "A date in another month is another date.", "Name the month of the source.")
    {
        Bad = [new("vi", "It was sold on July 16, 2025.", "Được bán ngày 16 tháng 8 năm 2025."), new("es", "It opens on 16 July.", "Abre el 16 de junio."), new("de", "In May 2025 it fell.", "Im März 2025 fiel sie.")],
        Good =
        [
            new("vi", "It was sold on July 16, 2025.", "Được bán ngày 16/7/2025."), new("vi", "In July 2025", "Vào tháng Bảy năm 2025"), new("es", "It opens on the 16th of July.", "Abre el 16 de julio."),
            new("ja", "In July 2025", "2025年7月"), new("zh", "In July 2025", "2025 年 7 月"), new("fi", "On July 16", "16. heinäkuuta"), new("es", "It may 5 times", "Puede 5 veces"),
        ],
    };

    /// <inheritdoc/>
    public override Fault? Find(CheckedPair pair)
    {
        if (pair.Source.AsSpan().IndexOfAnyInRange('0', '9') < 0 || MonthNames.Of(pair.From.Language) is not { } names || MonthNames.Of(pair.To.Language) is not { } targetNames)
            return null;
        var words = pair.SourceWords;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].In(pair.Source);
            if (!char.IsUpper(word[0]) && pair.From.Language == "en")
                continue;
            if (names.MonthOf(word) is var month and > 0 && IsDate(pair.Source, words, i) && !targetNames.Names(pair.Target, month) && !SaysNumber(pair, month))
                return new Fault($"The month of “{word}” does not stand in the translation.");
        }

        return null;
    }

    // A number of days or of a year stands beside the month, an "of" or a "de" between them at most.
    private static bool IsDate(string text, List<Word> words, int at) =>
        (at + 1 < words.Count && IsDayOrYear(words[at + 1].In(text))) || (at > 0 && IsDayOrYear(words[at - 1].In(text)))
        || (at > 1 && words[at - 1].Length <= 3 && IsDayOrYear(words[at - 2].In(text)) && !IsDayOrYear(words[at - 1].In(text)) && char.IsLower(text[words[at - 1].Start]));

    private static bool IsDayOrYear(ReadOnlySpan<char> word)
    {
        var digits = word.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : word.Length;
        return digits switch
        {
            1 or 2 => int.Parse(word[..digits], CultureInfo.InvariantCulture) is >= 1 and <= 31 && word.Length - digits <= 2,
            4 => word.Length == 4 && word[0] is '1' or '2',
            _ => false,
        };
    }

    // 16/7, 7.2025, 2025-07-16; in Vietnamese also "tháng Bảy".
    private static bool SaysNumber(CheckedPair pair, int month)
    {
        var (text, words) = (pair.Target, pair.TargetWords);
        for (var i = 0; i < words.Count; i++)
        {
            if (int.TryParse(words[i].In(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == month && IsBesideNumber(text, words[i]))
                return true;
            if (pair.To.Language == "vi" && i > 0 && words[i - 1].In(text).Equals("tháng", StringComparison.OrdinalIgnoreCase)
                && NumberWords.Of(words[i].In(text).ToString(), "vi").Exists(said => Quantity.IsSame(said, month)))
                return true;
        }

        return false;
    }

    private static bool IsBesideNumber(string text, Word word) =>
        text.AsSpan(word.End).TrimStart() is ['月', ..]
        || (word.End + 1 < text.Length && text[word.End] is '/' or '.' or '-' && char.IsDigit(text[word.End + 1]))
        || (word.Start > 1 && text[word.Start - 1] is '/' or '.' or '-' && char.IsDigit(text[word.Start - 2]))
        || (word.Start > 2 && text[word.Start - 1] is ' ' && text[word.Start - 2] is '.' && char.IsDigit(text[word.Start - 3]));
}
