namespace Localizer.Glossaries;

/// <summary>Finds the words of a form inside longer words: Zuordnung in Zuordnungen, Aktion in Aktionstyp.</summary>
internal static class InflectedForm
{
    /// <summary>A shorter form stands inside too many words to mean anything.</summary>
    private const int MinLetters = 3;

    /// <summary>The least letters of a form that is looked for anywhere in a word; a shorter one must begin or end it (Typ in Typen, Datentyp).</summary>
    private const int MinLettersInside = 4;

    /// <summary>
    /// How often words of a text hold the form's words, one each, in their order; not counting where they are the form itself.
    /// </summary>
    /// <param name="canonical">The form as <see cref="TermTokens.Canonical"/> spells it.</param>
    /// <param name="text">The text, in NFC.</param>
    public static int Count(string canonical, string text)
    {
        var letters = canonical.Count(char.IsLetter);
        if (letters < MinLetters)
            return 0;
        var form = TermTokens.Of(canonical);
        var words = TermTokens.Of(text);
        var count = 0;
        for (var first = 0; first + form.Count <= words.Count; first++)
        {
            if (!Holds(canonical, form, text, words, first, out var isTheForm))
                continue;
            if (letters < MinLettersInside && !IsAtEdge(canonical, text, words[first]))
                continue;
            count += isTheForm ? 0 : 1;
            first += form.Count - 1;
        }

        return count;
    }

    /// <summary>How often a text has a name with an ending of up to three small letters: Nvidias, Huaweille.</summary>
    /// <param name="canonical">The name as <see cref="TermTokens.Canonical"/> spells it.</param>
    /// <param name="text">The text, in NFC.</param>
    public static int CountNames(string canonical, string text)
    {
        const int LongestEnding = 3;
        if (canonical.Count(char.IsLetter) < MinLetters || !char.IsLetter(canonical[^1]))
            return 0;
        var count = 0;
        for (var at = text.IndexOf(canonical, StringComparison.Ordinal); at >= 0; at = text.IndexOf(canonical, at + 1, StringComparison.Ordinal))
        {
            var end = at + canonical.Length;
            var ending = text.AsSpan(end);
            var letters = 0;
            while (letters < ending.Length && char.IsLower(ending[letters]))
                letters++;
            var isWhole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (letters == ending.Length || !char.IsLetterOrDigit(ending[letters]));
            count += isWhole && letters is > 0 and <= LongestEnding ? 1 : 0;
        }

        return count;
    }

    private static bool IsAtEdge(string canonical, string text, TermToken word) =>
        TermTokens.Key(text, word).StartsWith(canonical, StringComparison.OrdinalIgnoreCase)
        || TermTokens.Key(text, word).EndsWith(canonical, StringComparison.OrdinalIgnoreCase);

    private static bool Holds(
        string canonical, List<TermToken> form, string text, List<TermToken> words, int first, out bool isTheForm)
    {
        isTheForm = true;
        for (var i = 0; i < form.Count; i++)
        {
            var part = TermTokens.Key(canonical, form[i]);
            var word = TermTokens.Key(text, words[first + i]);
            if (!word.Contains(part, StringComparison.OrdinalIgnoreCase))
                return false;
            isTheForm &= word.Length == part.Length;
        }

        return true;
    }
}
