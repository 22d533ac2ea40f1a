using System.Collections.Frozen;

namespace Localizer.InlineCodes;

/// <summary>
/// The small words that a phrase has in one sentence and not in another: articles, classifiers, prepositions. A language that is missing here
/// has none, and its phrases are found only as they are.
/// </summary>
internal static class SmallWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Articles = Table(
        ("en", "the a an"),
        ("es", "el la los las lo un una unos unas"),
        ("fr", "le la les un une des"),
        ("it", "il lo la i gli le un uno una"),
        ("pt", "o a os as um uma uns umas"),
        ("ca", "el la els les un una uns unes"),
        ("de", "der die das den dem des ein eine einen einem einer"),
        ("nl", "de het een"));

    // They belong to the noun that they count or name.
    private static readonly FrozenDictionary<string, FrozenSet<string>> Classifiers = Table(
        ("vi", "các những con cái chiếc cuốn tấm bức đợt cuộc hàng số"),
        ("id", "para sebuah seorang"),
        ("ms", "para sebuah seorang"));

    private static readonly FrozenDictionary<string, FrozenSet<string>> Prepositions = Table(
        ("en", "of to in on at by for with from"),
        ("es", "de del a al en por para con sin sobre"),
        ("fr", "de du d à au aux en par pour avec sur"),
        ("it", "di del della dei degli delle a al in per con su da"),
        ("pt", "de do da dos das a ao em no na nos nas por para com"),
        ("ca", "de del dels d a al als en per amb"),
        ("vi", "của cho ở tại trong"),
        ("de", "von vom zu zum zur in im mit für auf"),
        ("nl", "van voor in op met te"));

    // What stands before a noun in the languages that are translated from: where one does, the translation's article is its counterpart.
    private static readonly FrozenSet<string> Determiners =
        "the a an this that these those its his her their our your my no every each all some any el la los las un una le les une des der die das ein eine"
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a word is an article.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="word">The word.</param>
    public static bool IsArticle(string language, string word) => Has(Articles, language, word);

    /// <summary>Whether a language is known to have articles.</summary>
    /// <param name="language">The language.</param>
    public static bool HasArticles(string language) => Articles.ContainsKey(language);

    /// <summary>Whether a word is a classifier or makes a plural.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="word">The word.</param>
    public static bool IsClassifier(string language, string word) => Has(Classifiers, language, word);

    /// <summary>Whether a word is a preposition that a phrase may begin with or change.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="word">The word.</param>
    public static bool IsPreposition(string language, string word) => Has(Prepositions, language, word);

    /// <summary>Whether a word is one of those that carry no meaning of their own.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="word">The word.</param>
    public static bool IsSmall(string language, string word) => IsArticle(language, word) || IsClassifier(language, word) || IsPreposition(language, word);

    /// <summary>Whether a word of any source determines the noun after it.</summary>
    /// <param name="word">The word.</param>
    public static bool IsDeterminer(string word) => Determiners.Contains(word);

    private static bool Has(FrozenDictionary<string, FrozenSet<string>> table, string language, string word) =>
        table.TryGetValue(language, out var words) && words.Contains(word);

    private static FrozenDictionary<string, FrozenSet<string>> Table(params (string Language, string Words)[] rows) =>
        rows.ToFrozenDictionary(row => row.Language, row => row.Words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase), StringComparer.Ordinal);
}
