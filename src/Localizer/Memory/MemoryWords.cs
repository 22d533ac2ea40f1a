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
        uint hash = 0;
        foreach (var character in text)
        {
            if (!IsPart(character))
            {
                End(words, ref hash);
                continue;
            }

            if (IsWordAlone(character))
                End(words, ref hash);
            hash = ((hash == 0 ? 2166136261u : hash) ^ char.ToLowerInvariant(character)) * 16777619u;
            if (IsWordAlone(character))
                End(words, ref hash);
        }

        End(words, ref hash);
    }

    /// <summary>The places of the words of a text, as <see cref="Cut"/> has them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most words.</param>
    public static List<Range> Places(ReadOnlySpan<char> text, int most)
    {
        var places = new List<Range>();
        for (var i = 0; i < text.Length && places.Count < most;)
        {
            var start = i++;
            if (!IsPart(text[start]))
                continue;
            while (!IsWordAlone(text[start]) && i < text.Length && IsPart(text[i]) && !IsWordAlone(text[i]))
                i++;
            places.Add(start..i);
        }

        return places;
    }

    private static bool IsPart(char character) => character < 0x80 ? char.IsAsciiLetterOrDigit(character) : WordEdges.IsWordPart(character) || char.IsSurrogate(character);

    private static bool IsWordAlone(char character) =>
        character >= 0x0E00 && WordEdges.IsUnspaced(character) && character is not ((>= '\u1100' and <= '\u11FF') or (>= '\uAC00' and <= '\uD7FF'));

    private static void End(List<uint> words, ref uint hash)
    {
        if (hash != 0)
            words.Add(Mixed(hash));
        hash = 0;
    }

    // FNV leaves the upper bits of short words alike.
    private static uint Mixed(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7FEB352D;
        hash ^= hash >> 15;
        return hash;
    }
}
