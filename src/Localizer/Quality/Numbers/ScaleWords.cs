using System.Collections.Frozen;

namespace Localizer.Quality.Numbers;

/// <summary>Words behind a number that multiply it, by language: a billion is 10⁹ in English, and 10¹² in Spanish and German.</summary>
internal static class ScaleWords
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, double>> Lists = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "hundred=1e2 thousand=1e3 million=1e6 millions=1e6 billion=1e9 billions=1e9 trillion=1e12 trillions=1e12 k=1e3 m=1e6 mn=1e6 mln=1e6 bn=1e9 b=1e9 tn=1e12 dozen=12",
        ["vi"] = "trăm=1e2 nghìn=1e3 ngàn=1e3 triệu=1e6 tỷ=1e9 tỉ=1e9 k=1e3 chục=10 tá=12",
        ["es"] = "cientos=1e2 mil=1e3 miles=1e3 millón=1e6 millones=1e6 billón=1e12 billones=1e12 k=1e3 m=1e6 docenas=12",
        ["de"] = "hundert=1e2 tausend=1e3 tsd=1e3 million=1e6 millionen=1e6 mio=1e6 milliarde=1e9 milliarden=1e9 mrd=1e9 billion=1e12 billionen=1e12 bio=1e12 dutzend=12",
        ["fr"] = "cents=1e2 mille=1e3 million=1e6 millions=1e6 milliard=1e9 milliards=1e9 billion=1e12 billions=1e12 md=1e9 douzaines=12",
        ["it"] = "mila=1e3 milione=1e6 milioni=1e6 miliardo=1e9 miliardi=1e9 mln=1e6 mld=1e9",
        ["pt"] = "mil=1e3 milhão=1e6 milhões=1e6 bilhão=1e9 bilhões=1e9 trilhão=1e12 trilhões=1e12",
    }.ToFrozenDictionary(
        pair => pair.Key,
        pair => pair.Value.Split(' ').Select(word => word.Split('=')).ToFrozenDictionary(
            word => word[0], word => double.Parse(word[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase),
        StringComparer.Ordinal);

    /// <summary>The scale behind a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place behind its digits.</param>
    /// <param name="language">The text's language.</param>
    /// <returns>The factor, whether it is certain, and where its words end.</returns>
    public static (double Scale, bool IsSure, int End) After(string text, int at, string language)
    {
        if (language is "zh" or "ja")
            return AfterIdeographs(text, at);
        var (scale, isSure, end) = (1.0, true, at);
        if (!Lists.TryGetValue(language, out var list))
            return (scale, IsSure: false, end);
        var lookup = list.GetAlternateLookup<ReadOnlySpan<char>>();
        while (true)
        {
            var start = end;
            while (start < text.Length && start - end < 2 && text[start] is ' ' or '\u00A0' or '\u202F' or '-')
                start++;
            var stop = start;
            while (stop < text.Length && char.IsLetter(text[stop]) && stop - start < 12)
                stop++;
            if (stop == start || !lookup.TryGetValue(text.AsSpan(start, stop - start), out var factor))
                return (scale, isSure, end);
            scale *= factor;
            isSure &= stop - start > 1;
            end = stop;
        }
    }

    private static (double Scale, bool IsSure, int End) AfterIdeographs(string text, int at)
    {
        var scale = 1.0;
        while (at < text.Length && text[at] is ' ' && at + 1 < text.Length && FactorOf(text[at + 1]) > 1)
            at++;
        while (at < text.Length && FactorOf(text[at]) is var factor and > 1)
        {
            scale *= factor;
            at++;
        }

        return (scale, true, at);
    }

    private static double FactorOf(char character) => character switch
    {
        '十' => 10,
        '百' => 1e2,
        '千' => 1e3,
        '万' or '萬' => 1e4,
        '亿' or '億' => 1e8,
        '兆' => 1e12,
        _ => 1,
    };
}
