namespace Localizer.Text;

/// <summary>A word of a text: letters, digits and marks without a break.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
internal readonly record struct Word(int Start, int Length)
{
    /// <summary>The unit behind its last one.</summary>
    public int End => Start + Length;

    /// <summary>Its text.</summary>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}

/// <summary>Finds words, and asks for them.</summary>
internal static class Words
{
    // With the space behind it; room for a text's words is made at once.
    private const int UsualLength = 6;

    // In UTF-16 units.
    private const int MostShown = 60;

    /// <summary>The words of a text, in order. An apostrophe between letters is part of its word; an ideograph is not set apart from the next.</summary>
    /// <param name="text">The text.</param>
    public static List<Word> Of(string text)
    {
        var words = new List<Word>((text.Length / UsualLength) + 1);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isPart = i < text.Length && (WordEdges.IsWordPart(text[i])
                || (text[i] is '\'' or '’' && start >= 0 && i + 1 < text.Length && char.IsLetter(text[i + 1])));
            if (isPart && start < 0)
                start = i;
            else if (!isPart && start >= 0)
            {
                words.Add(new Word(start, i - start));
                start = -1;
            }
        }

        return words;
    }

    /// <summary>Whether a text has a phrase that no letter touches; in scripts without spaces, whether it has it at all.</summary>
    /// <param name="text">The text.</param>
    /// <param name="phrase">The phrase; compared without regard to case.</param>
    public static bool Has(string text, string phrase)
    {
        for (var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (WordEdges.IsUnspaced(phrase[0]))
                return true;
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + phrase.Length == text.Length || !char.IsLetter(text[at + phrase.Length])))
                return true;
            if (at + 1 >= text.Length)
                break;
        }

        return false;
    }

    /// <summary>How often a character stands in a text.</summary>
    public static int Count(ReadOnlySpan<char> text, char character) => text.Count(character);

    /// <summary>A text as messages show it: its first words.</summary>
    public static string Shown(ReadOnlySpan<char> text) => text.Length <= MostShown ? text.ToString() : $"{Start(text, MostShown)}…";

    /// <summary>The start of a text; no surrogate pair is cut in two.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most UTF-16 units.</param>
    public static ReadOnlySpan<char> Start(ReadOnlySpan<char> text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
