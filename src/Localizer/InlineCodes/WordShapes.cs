using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace Localizer.InlineCodes;

/// <summary>
/// Tells what cannot be a word of a language: whether the two parts that a code cuts a word into can be two words between which a space was
/// lost. Says so only where it is sure.
/// </summary>
internal static class WordShapes
{
    // The words of one letter, in lower case. A language that is missing here has all that have a vowel, and the prepositions of its neighbours.
    private static readonly FrozenDictionary<string, string> OneLetterWords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bg"] = "авиосуея",
        ["ca"] = "aeioúù",
        ["cs"] = "aikosuvz",
        ["da"] = "iåø",
        ["de"] = "",
        ["el"] = "ηοώήὁἡ",
        ["en"] = "aio",
        ["es"] = "aeouy",
        ["fi"] = "",
        ["fr"] = "aàyôn",
        ["hr"] = "aikosu",
        ["hu"] = "aőseó",
        ["id"] = "",
        ["it"] = "aeioèé",
        ["ms"] = "",
        ["nb"] = "iåøà",
        ["nl"] = "u",
        ["no"] = "iåøà",
        ["pl"] = "aiouwz",
        ["pt"] = "aeoàéóe",
        ["ro"] = "aeoi",
        ["ru"] = "авиксоуябжэ",
        ["sk"] = "aikosuvz",
        ["sl"] = "aikosvzhu",
        ["sr"] = "aikosuаикосу",
        ["sv"] = "iåöà",
        ["tr"] = "o",
        ["uk"] = "авєзійоуяжбе",
        ["vi"] = "ởýàáạỷyừủùúồôơổờ",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly SearchValues<char> Consonants = SearchValues.Create("bcdfghjklmnpqrstvwxz");
    private static readonly SearchValues<char> SlavicPrepositions = SearchValues.Create("kosvwz");
    private static readonly SearchValues<string> Abbreviations = SearchValues.Create(
        ["km", "kg", "cm", "mm", "ml", "kb", "mb", "gb", "tb", "hz", "kw", "mw", "gw", "kv", "tv", "pc", "vs", "dr", "sr", "mr", "st", "nd", "rd", "th"],
        StringComparison.Ordinal);

    // What a Spanish word of its own ends in; a word from elsewhere that ends otherwise is in the source as well.
    private static readonly SearchValues<char> SpanishEnds = SearchValues.Create("aeiouáéíóúdlnrszjxy");

    /// <summary>Whether one of the two parts of a word is no word, so that the word was cut and no space lost.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The word's first UTF-16 unit.</param>
    /// <param name="cut">The place inside it.</param>
    /// <param name="end">The first unit after it.</param>
    /// <param name="source">The source's text: what stands there, or elsewhere in the text, is one word.</param>
    /// <param name="language">The text's language.</param>
    public static bool IsOneWord(string text, int start, int cut, int end, string source, string language)
    {
        var head = text.AsSpan(start, cut - start);
        var rest = text.AsSpan(cut, end - cut);
        var whole = text.AsSpan(start, end - start);
        if (whole.Length > 3 && (HasWord(source, whole) || HasWord(text.AsSpan(0, start), whole) || HasWord(text.AsSpan(end), whole)))
            return true;
        if (!IsLower(rest) || head.ContainsAnyInRange('0', '9'))
            return false;
        return IsNoWord(rest, text.AsSpan(end), language)
            || (IsLower(head[1..]) && IsNoWord(head, text.AsSpan(cut), language))
            || (IsNoEnd(head, language) && !HasWord(source, head));
    }

    private static bool IsNoWord(ReadOnlySpan<char> part, ReadOnlySpan<char> following, string language)
    {
        // "l'", "d'" and "qu'" are words.
        if (following is ['\'' or '’', ..])
            return false;
        if (part.Length > 1)
            return !part.ContainsAnyExcept(Consonants) && !part.ContainsAny(Abbreviations);
        var letter = char.ToLowerInvariant(part[0]);
        if (!OneLetterWords.TryGetValue(language, out var words))
            return Consonants.Contains(letter) && !SlavicPrepositions.Contains(letter);
        if (!words.Contains(letter, StringComparison.Ordinal))
            return true;

        // Prepositions and conjunctions stand before another word; "e" and "u" only before the sound that "y" and "o" cannot stand before.
        var next = following.TrimStart();
        if (next.IsEmpty || ".,;:!?)]…”»›。，".Contains(next[0], StringComparison.Ordinal))
            return true;
        if (language != "es" || letter is not ('e' or 'u'))
            return false;
        var sound = char.ToLowerInvariant(next[0] is 'h' or 'H' && next.Length > 1 ? next[1] : next[0]);
        return char.IsLetter(sound) && (letter == 'e' ? sound is not ('i' or 'í') : sound is not ('o' or 'ó'));
    }

    // In Vietnamese ă and â have always a letter after them; in Spanish two consonants are the plural of a word from elsewhere.
    private static bool IsNoEnd(ReadOnlySpan<char> head, string language) => language switch
    {
        "vi" => "âấầẩẫậăắằẳẵặ".Contains(char.ToLowerInvariant(head[^1]), StringComparison.Ordinal),
        "es" => !SpanishEnds.Contains(char.ToLowerInvariant(head[^1]))
            || (head.Length > 1 && head[^1] != 's' && Consonants.Contains(head[^1]) && Consonants.Contains(head[^2])),
        _ => false,
    };

    private static bool IsLower(ReadOnlySpan<char> part)
    {
        foreach (var character in part)
        {
            if (char.GetUnicodeCategory(character) != UnicodeCategory.LowercaseLetter)
                return false;
        }

        return true;
    }

    private static bool HasWord(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0;)
        {
            if (!Localizer.Text.WordEdges.IsInside(text, at) && !Localizer.Text.WordEdges.IsInside(text, at + word.Length))
                return true;
            var next = text[(at + 1)..].IndexOf(word, StringComparison.Ordinal);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}
