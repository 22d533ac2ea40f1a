namespace Localizer.Text.Languages;

/// <summary>
/// Finds the language of a text, the cheap signs first: what it is written with, then how many of its words are among the commonest of
/// a language, and only where these do not decide its letters' habits. What is short stays undecided.
/// </summary>
/// <param name="identifier">Is asked where the signs do not decide; <see langword="null"/> to leave it at them.</param>
public sealed class LanguageFinder(ILanguageIdentifier? identifier)
{
    // Common words that a text has to have more than by chance, their share of all its words, and how many times as many as of the next language.
    private const int FewestCommonWords = 3;
    private const int OneCommonWordIn = 5;
    private const int OneOwnWordIn = 12;
    private const int TimesAsMany = 2;

    // The share of common words that no text of a language falls short of.
    private const int OneCommonWordOfAnyIn = 6;

    private const int OneVietnameseLetterIn = 12;

    // A heading of fewer words is too often names alone.
    private const int FewestWords = 5;

    // What is usual beside the languages at hand, so that a text of theirs is not taken for one of these.
    private static readonly string[] Usual = ["en", "es", "fr", "de", "pt", "it", "nl", "ru", "uk", "bg", "ar", "fa"];

    /// <summary>The language of a text.</summary>
    /// <param name="text">The text, without markup, in composed form.</param>
    /// <param name="expected">The language that it should be in, as a subtag; it is taken where anything speaks for it.</param>
    /// <param name="script">The script that it should be written in, or <see langword="null"/> for its language's usual one.</param>
    /// <param name="likely">Other languages at hand, such as the target's.</param>
    /// <returns>The language's subtag, or <see langword="null"/> when nothing is certain.</returns>
    public string? Find(string text, string expected, string? script, IEnumerable<string> likely)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(likely);
        var writing = Writings.Of(text);
        if (writing == Writing.Unknown)
            return null;
        var usual = Writings.Of(expected, script);
        var isExpected = usual == writing || (usual == Writing.Kana && writing == Writing.Ideographs);
        if (OnlyLanguageOf(writing) is { } only)
            return isExpected ? expected : only;
        var vietnamese = writing == Writing.Latin ? VietnameseLetters(text) : 0;
        if (vietnamese >= FewestCommonWords && vietnamese * OneVietnameseLetterIn >= text.Count(char.IsLetter))
            return "vi";
        if (vietnamese > 0)
            likely = likely.Append("vi");
        var words = Words.Of(text);
        if (writing == Writing.Latin && (!isExpected || StopWords.Knows(expected)) && ByCommonWords(text, words, isExpected ? expected : null) is { } decided
            && (decided == expected || Alphabets.Admit(text, words, decided)))
            return decided;
        if (identifier is null || words.Count < FewestWords)
            return null;
        if (isExpected && !identifier.Knows(expected))
            return null;
        var identified = identifier.Identify(text, Among(writing, likely.Append(expected).Concat(Usual)));
        if (identified is null || identified == expected)
            return identified;

        // Of a text in none of the languages that it is asked about the identifier names the nearest, and is sure of it. So a language whose
        // common words do not stand in the text has to be the nearest of all.
        if (!Alphabets.Admit(text, words, identified))
            return null;
        return StopWords.Confirm(text, words, identified, OneCommonWordOfAnyIn) || identifier.Identify(text, Among(writing, Alphabets.Languages.Append(expected))) == identified ? identified : null;
    }

    private static List<string> Among(Writing writing, IEnumerable<string> languages) =>
        [.. languages.Where(language => Writings.Of(language, script: null) == writing).Distinct(StringComparer.Ordinal)];

    // Other languages of these scripts are rare beside these.
    private static string? OnlyLanguageOf(Writing writing) => writing switch
    {
        Writing.Greek => "el",
        Writing.Hebrew => "he",
        Writing.Thai => "th",
        Writing.Hangul => "ko",
        Writing.Kana => "ja",
        Writing.Ideographs => "zh",
        _ => null,
    };

    // No other language of wide use has these letters, and every third word of Vietnamese has one.
    private static int VietnameseLetters(string text) =>
        text.Count(character => character is (>= '\u1EA0' and <= '\u1EF9') or 'ơ' or 'ư' or 'đ' or 'Ơ' or 'Ư' or 'Đ');

    private static string? ByCommonWords(string text, List<Word> words, string? expected)
    {
        var own = expected is null ? 0 : StopWords.Count(text, words, expected);
        var (best, most, next) = ((string?)null, 0, own);
        foreach (var language in StopWords.Languages)
        {
            if (language == expected)
                continue;
            var count = StopWords.Count(text, words, language);
            if (count > most)
                (best, most, next) = (language, count, Math.Max(most, own));
            else
                next = Math.Max(next, count);
        }

        if (own > most && own * OneOwnWordIn >= words.Count)
            return expected;
        var isClear = most >= FewestCommonWords && most * OneCommonWordIn >= words.Count && most >= next * TimesAsMany;
        return isClear ? best : null;
    }
}
