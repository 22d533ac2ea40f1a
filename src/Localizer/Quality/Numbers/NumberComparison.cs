using System.Collections.Frozen;

namespace Localizer.Quality.Numbers;

/// <summary>A number that one of two texts lacks.</summary>
/// <param name="Text">The number as it is written.</param>
/// <param name="Value">The number.</param>
/// <param name="MayBeSaid">Whether a word, another unit or a habit of the language may stand for it.</param>
internal readonly record struct StrayNumber(string Text, double Value, bool MayBeSaid);

/// <summary>
/// What the numbers of a segment and of its translation say of each other: 1,234.5 is 1.234,5, 4 trillion is 4 nghìn tỷ, 3 pm is 15,
/// and a number in a word stands for one in digits.
/// </summary>
internal sealed class NumberComparison
{
    private const double MostSaidInWords = 12;
    private const int MostOnStack = 256;

    private static readonly FrozenSet<string> OtherUnits =
        "mile miles feet foot ft inch inches pound pounds lbs lb yard yards acre acres ounces ounce gallon gallons mph fahrenheit stone degree degrees cup cups pint pints".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private NumberComparison(IReadOnlyList<StrayNumber> lost, IReadOnlyList<StrayNumber> added, bool targetHasDigits) =>
        (Lost, Added, TargetHasDigits) = (lost, added, targetHasDigits);

    /// <summary>Numbers of the source that the target lacks.</summary>
    public IReadOnlyList<StrayNumber> Lost { get; }

    /// <summary>Numbers of the target that the source lacks.</summary>
    public IReadOnlyList<StrayNumber> Added { get; }

    /// <summary>Whether one number seems to have become another: one is lost and one is added, and no other unit explains it.</summary>
    public bool IsChanged { get; private init; }

    /// <summary>Whether the target writes any number in digits.</summary>
    public bool TargetHasDigits { get; }

    /// <summary>Compares.</summary>
    public static NumberComparison Of(CheckedPair pair)
    {
        var source = HasDigit(pair.Source) ? QuantityScanner.Scan(pair.Source, pair.From.Language) : [];
        var target = HasDigit(pair.Target) ? QuantityScanner.Scan(pair.Target, pair.To.Language) : [];
        var count = target.Count;
        Match(source, target, static (one, other) => one.Equal(other));
        if (source.Count > 0 && target.Count > 0)
            MatchHabits(pair, source, target);
        if (source.Count + target.Count == 0)
            return new NumberComparison([], [], count > 0);
        var hasOtherUnits = source.Exists(number => IsBeforeUnit(pair.Source, number)) || pair.Target.Contains("ºC", StringComparison.Ordinal) || pair.Target.Contains("°C", StringComparison.Ordinal) || pair.Target.Contains("grados", StringComparison.Ordinal);
        var lost = Strays(source, pair.Source, pair.Target, pair.To.Language, number => IsBeforeUnit(pair.Source, number));
        var added = Strays(target, pair.Target, pair.Source, pair.From.Language, _ => hasOtherUnits || SaysOtherUnit(pair));
        return new NumberComparison(lost, added, count > 0) { IsChanged = lost.Count > 0 && added.Count > 0 && !hasOtherUnits && NumberWords.Knows(pair.From.Language) && NumberWords.Knows(pair.To.Language) };
    }

    private static bool HasDigit(string text) => text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 || text.AsSpan().IndexOfAnyInRange('\uFF10', '\uFF19') >= 0;

    // A number of the source may be said more than once in the target, and the other way round.
    private static void Match(List<Quantity> source, List<Quantity> target, Func<Quantity, Quantity, bool> isSame)
    {
        if (source.Count == 0 || target.Count == 0)
            return;
        Span<bool> isMatched = source.Count + target.Count <= MostOnStack ? stackalloc bool[source.Count + target.Count] : new bool[source.Count + target.Count];
        for (var i = 0; i < source.Count; i++)
        {
            for (var j = 0; j < target.Count; j++)
            {
                if (isSame(source[i], target[j]))
                    isMatched[i] = isMatched[source.Count + j] = true;
            }
        }

        RemoveMatched(target, isMatched[source.Count..]);
        RemoveMatched(source, isMatched);
    }

    private static void RemoveMatched(List<Quantity> numbers, ReadOnlySpan<bool> isMatched)
    {
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            if (isMatched[i])
                numbers.RemoveAt(i);
        }
    }

    private static void MatchHabits(CheckedPair pair, List<Quantity> source, List<Quantity> target)
    {
        var text = pair.Source;
        if (text.Contains("pm", StringComparison.OrdinalIgnoreCase) || text.Contains("p.m", StringComparison.OrdinalIgnoreCase))
            Match(source, target, static (one, other) => one.Base < 12 && Math.Floor(other.Base) == Math.Floor(one.Base) + 12);
        if (pair.Target.AsSpan().IndexOfAny('割', '成') >= 0)
            Match(source, target, static (one, other) => Quantity.IsSame(one.Base, other.Base * 10));

        // '80s and 1980s; 2018/19 and 2018/2019.
        var (from, to) = (pair.Source, pair.Target);
        Match(source, target, (one, other) => IsShortYear(from, one, other) || IsShortYear(to, other, one));

        // £1.5m is 150 and a word for ten thousand; 1.5 of it and 15 of a tenth: the digits are the same.
        Match(source, target, static (one, other) => (one.Scale > 1 || other.Scale > 1) && Quantity.IsSame(one.Value, other.Value));
    }

    private static bool IsShortYear(string text, Quantity one, Quantity other) =>
        other.Base is >= 1000 and < 2100 && one.Base is >= 0 and < 100 && Quantity.IsSame(other.Base % 100, one.Base)
        && (one.Base % 10 == 0 || (one.Start > 0 && text[one.Start - 1] is '\'' or '’' or '/' or '-' or '–'));

    private static List<StrayNumber> Strays(List<Quantity> numbers, string text, string other, string language, Func<Quantity, bool> isConverted)
    {
        if (numbers.Count == 0)
            return [];
        var said = NumberWords.Of(other, language);
        var strays = new List<StrayNumber>();
        foreach (var number in numbers)
        {
            if (IsSaid(number.Value) || (language == "de" && number.Scale > 1 && NumberWords.SaysScaledInGerman(other, number)))
                continue;
            if ((IsDecade(number) && IsSaid(number.Value % 100)) || HasRoman(other, number.Value))
                continue;
            var isSmall = number.Value <= MostSaidInWords && number.Value == Math.Floor(number.Value);
            var isHabit = (IsDecade(number) && number.Start + number.Length < text.Length && text[number.Start + number.Length] == 's') || IsCentury(text, number) || IsAllOf(text, number);
            strays.Add(new StrayNumber(text.Substring(number.Start, number.Length), number.Value, isSmall || isHabit || isConverted(number) || !NumberWords.Knows(language)));
        }

        return strays;

        static bool IsDecade(Quantity number) => number.Base is (>= 10 and <= 90) or (>= 1000 and < 2100) && number.Base % 10 == 0 && number.Base % 100 > 0;

        bool IsSaid(double value) => said.Exists(word => Quantity.IsSame(word, value)) || (language == "de" && NumberWords.SaysInGerman(other, value));
    }

    // A translator converts miles and pounds.
    private static bool IsBeforeUnit(string text, Quantity number)
    {
        var rest = text.AsSpan(number.Start + number.Length).TrimStart(" -\u00A0");
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length]))
            length++;
        return rest is ['s', ' ' or '.', ..] || OtherUnits.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest[..length]);
    }

    // "About a mile" becomes 1,6 km.
    private static bool SaysOtherUnit(CheckedPair pair)
    {
        foreach (var word in pair.SourceWords)
        {
            if (word.In(pair.Source) is "mile" or "miles" or "yard" or "yards" or "foot" or "feet" or "inch" or "inches" or "acre" or "acres" or "gallon" or "gallons")
                return true;
        }

        return false;
    }

    // "30 năm của thế kỷ 20", "20 世纪 30 年代": the century of a decade is added.
    private static bool IsCentury(string text, Quantity number)
    {
        var rest = text.AsSpan(number.Start + number.Length).TrimStart();
        return rest.StartsWith("世纪") || rest.StartsWith("世紀") || text.AsSpan(0, number.Start).TrimEnd().EndsWith("thế kỷ", StringComparison.OrdinalIgnoreCase);
    }

    // "100 percent certain" is said as "quite certain".
    private static bool IsAllOf(string text, Quantity number)
    {
        var rest = text.AsSpan(number.Start + number.Length).TrimStart();
        return number.Value == 100 && (rest.StartsWith("percent") || rest.StartsWith("per cent") || rest.StartsWith("%"));
    }

    // Centuries, and rulers: siglo XIX.
    private static bool HasRoman(string text, double value)
    {
        ReadOnlySpan<string> units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
        return value is >= 1 and < 40 && value == Math.Floor(value) && text.AsSpan().IndexOfAny('I', 'V', 'X') >= 0
            && HasWord(text, $"{"XXX".AsSpan(0, (int)value / 10)}{units[(int)value % 10]}");
    }

    private static bool HasWord(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !char.IsLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length]));
    }
}
