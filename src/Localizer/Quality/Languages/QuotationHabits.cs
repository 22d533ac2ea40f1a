using System.Collections.Frozen;

namespace Localizer.Quality.Languages;

/// <summary>Quotation marks that the press of a language writes beside those that CLDR gives it.</summary>
internal static class QuotationHabits
{
    private static readonly FrozenDictionary<string, string> Marks = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ca"] = "«»“”",
        ["de"] = "«»‹›",
        ["es"] = "«»“”",
        ["fr"] = "«»“”‹›",
        ["it"] = "«»“”",
        ["ko"] = "「」『』",
        ["pl"] = "«»",
        ["pt"] = "«»“”",
        ["ru"] = "„“",
        ["uk"] = "„“”",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The marks; empty for most languages.</summary>
    /// <param name="language">The language's subtag.</param>
    public static string Of(string language) => Marks.GetValueOrDefault(language, "");
}
