using System.Buffers;
using System.Globalization;

namespace Localizer.Quality.Numbers;

/// <summary>Finds the numbers that a text writes in digits.</summary>
internal static class QuantityScanner
{
    private const int LongestNumber = 40;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９");

    /// <summary>The numbers of a text, in order. Digits of a code such as <c>H20</c> are none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language, which says what its scale words mean.</param>
    public static List<Quantity> Scan(string text, string language)
    {
        var found = new List<Quantity>();
        var i = 0;
        while (i < text.Length && text.AsSpan(i).IndexOfAny(Digits) is var next and >= 0)
        {
            i += next;
            if (i > 0 && (char.IsAsciiLetter(text[i - 1]) || (text[i - 1] is '-' && i > 1 && char.IsAsciiLetterUpper(text[i - 2]) && (i == 2 || !char.IsLetter(text[i - 3])))))
            {
                i = EndOfDigits(text, i);
                continue;
            }

            i = Read(text, i, language, found);
        }

        return found;
    }

    private static int Read(string text, int start, string language, List<Quantity> found)
    {
        Span<char> digits = stackalloc char[LongestNumber];
        Span<int> groups = stackalloc int[LongestNumber];
        var (length, groupCount, signs, isMixed, sign) = (0, 0, 0, false, '\0');
        var (i, groupStart) = (start, start);
        var isAlone = start < 2 || Narrow(text[start - 1]) != ' ' || DigitAt(text, start - 2) < 0;
        while (true)
        {
            while (i < text.Length && DigitAt(text, i) is var digit and >= 0)
            {
                if (length < LongestNumber)
                    digits[length++] = (char)('0' + digit);
                i++;
            }

            groups[groupCount++] = i - groupStart;
            if (groupCount >= LongestNumber - 1 || !ContinuesAt(text, i, groups[..groupCount], sign, language, isAlone))
                break;
            isMixed |= signs > 0 && Narrow(text[i]) != sign;
            sign = Narrow(text[i]);
            signs++;
            groupStart = ++i;
        }

        var isTime = groupCount == 2 && sign == '.' && groups[0] <= 2 && groups[1] == 2 && IsTimeAt(text, i);
        var isVersion = isTime || (signs > 1 && !isMixed && !AreThousands(groups[..groupCount]));
        if (isVersion)
            return ReadParts(text, start, i, found);
        var (value, alternative) = Interpret(digits[..length], groups[..groupCount], isMixed, sign, language);
        if (value == 0 && start > 0 && text[start - 1] is ':' or '：')
            return i;
        var (scale, isSure, end) = ScaleWords.After(text, i, language);
        if (scale > 1 && CompoundAfter(text, end, scale, language) is { } rest)
            (value, alternative, end) = (value + (rest.Value / scale), alternative + (rest.Value / scale), rest.Start + rest.Length);
        found.Add(new Quantity(start, end - start, value, alternative, scale, isSure));
        return Math.Max(end, i);
    }

    // 1億2000万 is one number.
    private static Quantity? CompoundAfter(string text, int at, double scale, string language)
    {
        if (language is not ("zh" or "ja") || at >= text.Length || DigitAt(text, at) < 0)
            return null;
        var next = new List<Quantity>();
        Read(text, at, language, next);
        return next.Count == 1 && next[0].Value < scale ? next[0] : null;
    }

    // A date or a version: each part is a number.
    private static int ReadParts(string text, int start, int end, List<Quantity> found)
    {
        for (var i = start; i < end; i++)
        {
            if (DigitAt(text, i) < 0)
                continue;
            var stop = EndOfDigits(text, i);
            var value = ValueOf(text.AsSpan(i, stop - i));
            found.Add(new Quantity(i, stop - i, value, value, 1, IsSureScale: true));
            i = stop;
        }

        return end;
    }

    private static (double Value, double Alternative) Interpret(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups, bool isMixed, char sign, string language)
    {
        if (groups.Length == 1)
            return (ValueOf(digits), ValueOf(digits));
        var whole = ValueOf(digits);
        var fraction = whole / Math.Pow(10, groups[^1]);
        if (isMixed)
            return (fraction, fraction);
        if (sign == ' ' || groups.Length > 2)
            return (whole, whole);
        var isThousand = groups[^1] == 3 && groups[0] <= 3 && digits[0] != '0';

        // English and its neighbours group by commas alone; elsewhere people write both ways.
        if (language is "en" or "zh" or "ja" or "ko" or "th")
            return isThousand && sign == ',' ? (whole, whole) : (fraction, fraction);
        return isThousand ? (whole, fraction) : (fraction, fraction);
    }

    // 7.55am is a time.
    private static bool IsTimeAt(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(5, text.Length - at)).TrimStart(" \u00A0");
        return rest.StartsWith("am", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("pm", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("a.m") || rest.StartsWith("p.m") || rest.StartsWith("Uhr") || rest.StartsWith("giờ");
    }

    private static bool AreThousands(ReadOnlySpan<int> groups) => groups[0] <= 3 && !groups[1..].ContainsAnyExcept(3);

    // A sign between digits: a comma, a stop, an apostrophe; a space only before three digits, and not in English, which has none there.
    private static bool ContinuesAt(string text, int at, ReadOnlySpan<int> groups, char sign, string language, bool isAlone)
    {
        if (at + 1 >= text.Length || DigitAt(text, at + 1) < 0)
            return false;
        switch (Narrow(text[at]))
        {
            case ',' or '.':
                return true;
            case ' ' or '\'':
                var end = EndOfDigits(text, at + 1);
                return isAlone && language != "en" && sign is '\0' or ' ' or '\'' && groups[0] <= 3 && (groups.Length == 1 || groups[^1] == 3) && end - at - 1 == 3;
            default:
                return false;
        }
    }

    private static char Narrow(char character) => character switch
    {
        '，' or '٬' => ',',
        '．' or '٫' => '.',
        '\u00A0' or '\u202F' or '\u2009' => ' ',
        '’' => '\'',
        _ => character,
    };

    private static int EndOfDigits(string text, int at)
    {
        while (at < text.Length && DigitAt(text, at) >= 0)
            at++;
        return at;
    }

    private static double ValueOf(ReadOnlySpan<char> digits)
    {
        Span<char> narrow = stackalloc char[Math.Min(digits.Length, LongestNumber)];
        for (var i = 0; i < narrow.Length; i++)
            narrow[i] = (char)('0' + (digits[i] >= '\uFF10' ? digits[i] - '\uFF10' : digits[i] - '0'));
        return double.Parse(narrow, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static int DigitAt(string text, int at) => text[at] switch
    {
        >= '0' and <= '9' => text[at] - '0',
        >= '\uFF10' and <= '\uFF19' => text[at] - '\uFF10',
        _ => -1,
    };
}
