using System.Collections.Concurrent;
using System.Collections.Frozen;
using Lingua;

namespace Localizer.Text.Languages;

/// <summary>
/// Identifies languages with SearchPioneer.Lingua in its low-accuracy mode, whose models of up to three letters are small and load
/// quickly. They lie beside the program, and one is loaded when a text needs it. Safe for concurrent use.
/// </summary>
public sealed class LinguaIdentifier : ILanguageIdentifier
{
    // Of shorter texts the small models say too much.
    private const int FewestLetters = 24;

    private const int LongestText = 72;

    // The probability of the best one; the rest is what all the others have.
    private const double Sure = 0.95;

    private readonly ConcurrentDictionary<string, bool> _isShipped = new(StringComparer.Ordinal);

    /// <summary>The languages that models are shipped of, by their subtags. Those that their script alone tells, such as Thai, need none.</summary>
    public static IEnumerable<string> Languages => Library.Known.Keys.Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? Identify(string text, IReadOnlyCollection<string> among)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(among);
        if (text.Count(char.IsLetter) < FewestLetters)
            return null;
        var known = among.Where(Knows).Order(StringComparer.Ordinal).ToList();
        if (known.Count < 2)
            return null;
        return Library.Identify(Beginning(text), known);
    }

    /// <inheritdoc/>
    /// <remarks>The library takes a missing model for an empty one, and would never find that language.</remarks>
    public bool Knows(string language) => Library.Known.ContainsKey(language)
        && _isShipped.GetOrAdd(language, static tag => File.Exists(
            Path.Combine(AppContext.BaseDirectory, "Lingua", "LanguageModels", tag == "no" ? "nb" : tag, "trigrams.json.br")));

    // The time that it takes grows with the text, and what it is sure of after a line it is sure of after a page.
    private static string Beginning(string text) =>
        text.Length <= LongestText ? text : text.LastIndexOf(' ', LongestText) is var space and > 0 ? text[..space] : text[..LongestText];

    // Apart, so that a run that asks nothing loads nothing of the library.
    private static class Library
    {
        public static readonly FrozenDictionary<string, Language> Known = new Dictionary<string, Language>(StringComparer.Ordinal)
        {
            ["ar"] = Language.Arabic,
            ["bg"] = Language.Bulgarian,
            ["ca"] = Language.Catalan,
            ["cs"] = Language.Czech,
            ["da"] = Language.Danish,
            ["de"] = Language.German,
            ["en"] = Language.English,
            ["es"] = Language.Spanish,
            ["fa"] = Language.Persian,
            ["fi"] = Language.Finnish,
            ["fr"] = Language.French,
            ["hr"] = Language.Croatian,
            ["hu"] = Language.Hungarian,
            ["id"] = Language.Indonesian,
            ["it"] = Language.Italian,
            ["nb"] = Language.Bokmal,
            ["nl"] = Language.Dutch,
            ["no"] = Language.Bokmal,
            ["pl"] = Language.Polish,
            ["pt"] = Language.Portuguese,
            ["ro"] = Language.Romanian,
            ["ru"] = Language.Russian,
            ["sk"] = Language.Slovak,
            ["sv"] = Language.Swedish,
            ["tr"] = Language.Turkish,
            ["uk"] = Language.Ukrainian,
            ["vi"] = Language.Vietnamese,
        }.ToFrozenDictionary(StringComparer.Ordinal);

        private static readonly ConcurrentDictionary<string, LanguageDetector> Detectors = new(StringComparer.Ordinal);

        public static string? Identify(string text, List<string> among)
        {
            var detector = Detectors.GetOrAdd(string.Join(' ', among), _ => LanguageDetectorBuilder
                .FromLanguages([.. among.Select(language => Known[language])]).WithLowAccuracyMode().Build());
            var best = detector.ComputeLanguageConfidenceValues(text).MaxBy(value => value.Value);
            return best.Value >= Sure ? among.Find(language => Known[language] == best.Key) : null;
        }
    }
}
