namespace Localizer.Text;

/// <summary>The languages that are written without spaces between words, by their subtags.</summary>
internal static class UnspacedLanguages
{
    /// <summary>Whether a language is one of them.</summary>
    /// <param name="language">The language.</param>
    public static bool Has(string language) => language is "zh" or "yue" or "ja" || PartWordsUnseen(language);

    /// <summary>Whether a language is one of those that may part its words with spaces that have no width.</summary>
    /// <param name="language">The language.</param>
    public static bool PartWordsUnseen(string language) => language is "th" or "lo" or "km" or "my" or "bo" or "dz";
}
