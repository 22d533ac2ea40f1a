using System.Collections.Frozen;

namespace Localizer.Quality.Languages;

/// <summary>
/// How long translations are: letters and digits, an ideograph counted for three. The ratios to English are medians of human
/// translations; a pair of other languages goes by both of theirs.
/// </summary>
internal static class LengthModel
{
    private static readonly FrozenDictionary<string, double> ToEnglish = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["en"] = 1,
        ["vi"] = 0.98,
        ["es"] = 1.16,
        ["de"] = 1.15,
        ["fr"] = 1.17,
        ["it"] = 1.13,
        ["pt"] = 1.11,
        ["ja"] = 1.42,
        ["zh"] = 1.02,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>How long a translation is, as a multiple of what is usual between its languages; 1 is usual.</summary>
    /// <param name="pair">A segment with at least one letter or digit, and its translation.</param>
    public static double Ratio(CheckedPair pair)
    {
        var usual = ToEnglish.GetValueOrDefault(pair.To.Language, 1.1) / ToEnglish.GetValueOrDefault(pair.From.Language, 1.1);
        return pair.TargetVolume / (usual * pair.SourceVolume);
    }
}
