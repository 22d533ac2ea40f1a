using Localizer.Text;

namespace Localizer.Memory;

/// <summary>
/// The words that a memory compares: runs of letters, digits and marks in one case, each as a number. Scripts without spaces give a word
/// a character. Two words with the same number are taken for the same; of a million words a hundred share theirs with another.
/// </summary>
internal static class MemoryWords
{
    /// <summary>The words of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Takes them, in order; emptied first.</param>
    public static void Cut(ReadOnlySpan<char> text, List<uint> words)
    {
        words.Clear();
        var position = 0;
        while (TryNext(text, ref position, out var start))
            words.Add(NumberOf(text[start..position]));
    }

    /// <summary>The places of the words of a text, as <see cref="Cut"/> has them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most words.</param>
    public static List<Range> Places(ReadOnlySpan<char> text, int most)
    {
        var (places, position) = (new List<Range>(), 0);
        while (places.Count < most && TryNext(text, ref position, out var start))
            places.Add(start..position);
        return places;
    }

    // The next word, from its start to the position.
    private static bool TryNext(ReadOnlySpan<char> text, ref int position, out int start)
    {
        while (position < text.Length && !IsPart(text[position]))
            position++;
        start = position;
        if (start == text.Length)
            return false;
        position++;
        while (!IsWordAlone(text[start]) && position < text.Length && IsPart(text[position]) && !IsWordAlone(text[position]))
            position++;
        return true;
    }

    private static bool IsPart(char character) => character < 0x80 ? char.IsAsciiLetterOrDigit(character) : WordEdges.IsWordPart(character) || char.IsSurrogate(character);

    private static bool IsWordAlone(char character) =>
        character >= 0x0E00 && WordEdges.IsUnspaced(character) && character is not ((>= '\u1100' and <= '\u11FF') or (>= '\uAC00' and <= '\uD7FF'));

    private static uint NumberOf(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var character in word)
            hash = (hash ^ char.ToLowerInvariant(character)) * 16777619u;
        // FNV leaves the upper bits of short words alike.
        hash ^= hash >> 16;
        hash *= 0x7FEB352D;
        hash ^= hash >> 15;
        return hash;
    }
}
