using System.Collections.Frozen;
using Localizer.Text;

namespace Localizer.Quality.Languages;

/// <summary>Symbols of units that are the same in all languages, and what languages write in their place.</summary>
internal static class UnitSymbols
{
    // Those of miles, pounds and degrees Fahrenheit are left out: translations convert them.
    private static readonly FrozenDictionary<string, string[]> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["km"] = "公里 千米 キロ ki-lô-mét cây kilóm kilom quilóm chilom",
        ["cm"] = "厘米 公分 センチ xen-ti xăng-ti centím zentim centim",
        ["mm"] = "毫米 ミリ mi-li milím millim",
        ["nm"] = "纳米 奈米 納米 ナノ nano",
        ["kg"] = "公斤 千克 キロ ki-lô kí kilo kilog quilo chilo",
        ["mg"] = "毫克 ミリ mi-li milig millig",
        ["KB"] = "kilo Ko 千字节",
        ["MB"] = "mega Mo 兆 メガ",
        ["GB"] = "giga Go 吉 千兆 ギガ",
        ["TB"] = "tera tê-ra téra To 太 兆 テラ",
        ["Mbps"] = "mega Mb/s Mbit 兆 メガ",
        ["Gbps"] = "giga Gb/s Gbit 千兆 ギガ",
        ["Hz"] = "hertz hercio héc 赫 ヘルツ",
        ["kHz"] = "kilo ki-lô 千赫 キロ",
        ["MHz"] = "mega 兆赫 メガ",
        ["GHz"] = "giga 千兆 吉赫 ギガ",
        ["kW"] = "kilo ki-lô quilo chilo 千瓦 キロ",
        ["MW"] = "mega 兆瓦 メガ",
        ["GW"] = "giga 吉瓦 百万千瓦 千瓦 ギガ",
        ["kWh"] = "kilo ki-lô quilo chilo 千瓦 度 キロ",
        ["mAh"] = "mili milli 毫安 ミリ",
        ["°C"] = "℃ ºC độ grad 度 degré grau celsius",
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' '), StringComparer.Ordinal);

    private const int LongestOfSymbols = 3;

    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> NamesByChars = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Names.Keys.Max(symbol => symbol.Length);

    /// <summary>The symbol that stands behind a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place behind the number's digits.</param>
    /// <returns><see langword="null"/> when none does.</returns>
    public static string? Behind(string text, int at)
    {
        if (at < text.Length && text[at] is ' ' or '\u00A0' or '\u202F' or '-')
            at++;
        var end = at;
        while (end < text.Length && end - at <= Longest && (char.IsAsciiLetter(text[end]) || text[end] == '°'))
            end++;
        var isWord = end == text.Length || !(char.IsLetterOrDigit(text[end]) || (text[end] == '/' && end + 1 < text.Length && char.IsLetter(text[end + 1])));
        return isWord && end > at && NamesByChars.ContainsKey(text.AsSpan(at, end - at)) ? text[at..end] : null;
    }

    /// <summary>Whether a text has a unit, by its symbol or by a name of it.</summary>
    public static bool Has(string text, string symbol) => HasForm(text, symbol) || Array.Exists(Names[symbol], name => HasForm(text, name));

    // A short form stands in many words: it has to stand right behind a number, and alone.
    private static bool HasForm(string text, string form)
    {
        if (form.Length > LongestOfSymbols || WordEdges.IsIdeographic(form[0]))
            return text.Contains(form, StringComparison.OrdinalIgnoreCase);
        for (var at = text.IndexOf(form, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(form, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var before = text.AsSpan(0, at).TrimEnd(" \u00A0\u202F-");
            if (before is [.., var digit] && char.IsDigit(digit) && (at + form.Length == text.Length || !char.IsAsciiLetter(text[at + form.Length])))
                return true;
        }

        return false;
    }
}
