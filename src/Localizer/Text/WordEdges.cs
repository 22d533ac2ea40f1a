using System.Globalization;

namespace Localizer.Text;

/// <summary>Where words and numbers may not be cut.</summary>
internal static class WordEdges
{
    /// <summary>
    /// Whether a place lies inside a word or a number: letters or digits on both sides, an accent after it, or a decimal sign between
    /// digits. Scripts that are written without spaces, and Korean, whose particles cling to the word, have no such place but before a mark.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">A UTF-16 unit of it, or its length.</param>
    public static bool IsInside(ReadOnlySpan<char> text, int offset)
    {
        if (offset <= 0 || offset >= text.Length)
            return false;
        var (before, after) = (text[offset - 1], text[offset]);
        if (char.IsLowSurrogate(after) && char.IsHighSurrogate(before))
            return true;
        if (IsWordPart(after) && IsWordPart(before))
            return IsMark(after) || (!IsUnspaced(before) && !IsUnspaced(after));
        if (after is '.' or ',' && char.IsDigit(before))
            return offset + 1 < text.Length && char.IsDigit(text[offset + 1]);
        return before is '.' or ',' && char.IsDigit(after) && offset > 1 && char.IsDigit(text[offset - 2]);
    }

    /// <summary>Whether a character is part of words: a letter, a digit or a mark.</summary>
    /// <param name="character">The character.</param>
    public static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || IsMark(character);

    /// <summary>Whether a character belongs to a script whose words are not set apart by spaces, or to Hangul.</summary>
    /// <param name="character">The character.</param>
    public static bool IsUnspaced(char character) => IsIdeographic(character)
        || character is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u1100' and <= '\u11FF') or (>= '\uAC00' and <= '\uD7FF');

    /// <summary>Whether a character belongs to Chinese or Japanese, which set no spaces between sentences either.</summary>
    /// <param name="character">The character.</param>
    public static bool IsIdeographic(char character) =>
        character is (>= '\u2E80' and <= '\u30FF') or (>= '\u31F0' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF01' and <= '\uFF65');

    private static bool IsMark(char character) =>
        character > '\u02FF' && char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
