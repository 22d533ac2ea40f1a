using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;

namespace Localizer.Text.Languages;

/// <summary>The commonest words of some languages: what shows the language of a sentence. Words that two of them share are left out where it would mislead.</summary>
internal static class StopWords
{
    private const int LongestWord = 16;

    private static readonly FrozenDictionary<string, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>> Lists = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "the of and to in is was for that with on at by from this are were been have has had not but they which will would who their there what about when it he she you we be as or an if his her its your our more than all can said after into how why a so over about before just during",
        ["vi"] = "và của là không những các một người được trong với cho này từ đã sẽ về theo có ông bà rằng tại ở vào khi đến nhưng cũng như để năm ngày họ tôi bị ra lại đó thì trên hơn nhiều nói",
        ["es"] = "el la los las de del que y en un una por con para como más pero sus al lo se su es fue son han ha este esta ese entre cuando muy sin sobre también después hasta había está no nos le les dijo él a me",
        ["de"] = "der die das und in den dem des ein eine einer einem einen ist war sind mit auf für von zu im nicht sich auch als bei nach es er sie wir dass wird werden wurde hat haben aus am um über noch nur vor zum zur oder aber seine ihre",
        ["fr"] = "le les des du et est une dans qui pour pas sur au avec ce cette sont il elle nous vous ne aux mais ou leur ses été plus par être a ont c'est",
        ["it"] = "il lo gli di che è un una per non con sono della del nel alla dei delle si come anche ha questo più ma le da al",
        ["pt"] = "o os as do da dos das em um uma para com não que é foi são na no nas nos ao mais se por como mas seu sua também",
    }.ToFrozenDictionary(
        pair => pair.Key,
        pair => pair.Value.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>(),
        StringComparer.Ordinal);

    // Of these nothing is decided by words alone: too many are words of the languages above too.
    private static readonly FrozenDictionary<string, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>> Confirming = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["nl"] = "de het een en van in is dat op te voor met zijn niet aan door ook om maar bij naar dan werd wordt heeft hebben kan nog uit tot worden deze hij ze wij geen meer er als over",
    }.ToFrozenDictionary(
        pair => pair.Key,
        pair => pair.Value.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>(),
        StringComparer.Ordinal);

    // For each word the languages that have it, a bit each.
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Masks = Lists
        .SelectMany((list, language) => list.Value.Set.Select(word => (Word: word.ToLowerInvariant(), Mask: 1 << language)))
        .GroupBy(word => word.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(word => word.Key, word => word.Aggregate(0, (mask, one) => mask | one.Mask), StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The languages whose words are known.</summary>
    public static ImmutableArray<string> Languages { get; } = [.. Lists.Select(list => list.Key)];

    /// <summary>Whether a language's words are known.</summary>
    public static bool Knows(string language) => Lists.ContainsKey(language);

    /// <summary>Whether a text has as many common words of a language as any text of it: one in so many. Of a language whose words are not known, never.</summary>
    public static bool Confirm(string text, List<Word> words, string language, int oneIn)
    {
        if (!Lists.TryGetValue(language, out var list) && !Confirming.TryGetValue(language, out list))
            return false;
        return CountIn(text, words, list) * oneIn >= words.Count;
    }

    /// <summary>Whether a word is one of a language's commonest.</summary>
    public static bool IsOne(ReadOnlySpan<char> word, string language) =>
        word.Length <= LongestWord && Lists.TryGetValue(language, out var list) && list.Contains(word);

    /// <summary>How many of a text's words are among a language's commonest.</summary>
    public static int Count(string text, List<Word> words, string language) => Lists.TryGetValue(language, out var list) ? CountIn(text, words, list) : 0;

    /// <summary>Counts a text's words that are among the commonest of each language.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its words.</param>
    /// <param name="counts">Gets one count a language, in the order of <see cref="Languages"/>.</param>
    public static void Count(string text, List<Word> words, Span<int> counts)
    {
        counts.Clear();
        foreach (var word in words)
        {
            if (word.Length > LongestWord || !Masks.TryGetValue(word.In(text), out var mask))
                continue;
            for (; mask != 0; mask &= mask - 1)
                counts[BitOperations.TrailingZeroCount(mask)]++;
        }
    }

    private static int CountIn(string text, List<Word> words, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> list)
    {
        var count = 0;
        foreach (var word in words)
            count += word.Length <= LongestWord && list.Contains(word.In(text)) ? 1 : 0;
        return count;
    }
}
