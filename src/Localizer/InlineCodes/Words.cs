using Localizer.Text;

namespace Localizer.InlineCodes;

/// <summary>A word or a number of a text.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="End">The first after it.</param>
internal readonly record struct Word(int Start, int End);

/// <summary>Words as anchors are made of: letters and digits, with the decimal signs inside numbers.</summary>
internal static class Words
{
    /// <summary>The words of a text in order.</summary>
    /// <param name="text">The text.</param>
    public static List<Word> Of(string text)
    {
        var words = new List<Word>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!WordEdges.IsWordPart(text[i]))
                continue;
            var start = i;
            while (i + 1 < text.Length && (WordEdges.IsWordPart(text[i + 1]) || WordEdges.IsInside(text, i + 1)))
                i++;
            words.Add(new Word(start, i + 1));
        }

        return words;
    }

    /// <summary>
    /// The form in which a word is the same in every language, or <see langword="null"/>: a number without its decimal signs, a name with a
    /// capital letter, a long word.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="word">A word of it.</param>
    public static string? AnchorOf(string text, Word word)
    {
        var span = text.AsSpan(word.Start, word.End - word.Start);
        if (span.ContainsAnyInRange('0', '9'))
            return span.ToString().Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        var isName = span.Length > 1 && char.IsUpper(span[0]) && (word.Start > 0 || span.Length > 3);
        return isName || span.Length > 5 ? span.ToString() : null;
    }
}
