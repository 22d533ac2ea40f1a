using System.Text;

namespace Localizer.Emulators.Apertium;

/// <summary>The pieces that the server cuts a text into before its pipeline gets it.</summary>
internal static class ApertiumPieces
{
    private const int Most = 10;

    /// <summary>At most ten pieces; what doesn't fit into them is gone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The size of a piece.</param>
    /// <param name="isInBytes">Whether that is bytes of UTF-8; else UTF-16 units.</param>
    public static IEnumerable<string> Of(string text, int most, bool isInBytes)
    {
        var start = 0;
        for (var number = 0; number < Most && start < text.Length; number++)
        {
            var end = isInBytes ? EndByBytes(text, start, most) : Math.Min(start + most, text.Length);
            if (end < text.Length)
                end = EndOfSentence(text, start, end);
            yield return text[start..end];
            start = end;
        }
    }

    // After the last full stop with a space in the second half of the piece, inside a tag or not.
    private static int EndOfSentence(string text, int start, int end)
    {
        var half = start + ((end - start) / 2);
        var stop = text.LastIndexOf(". ", end - 1, end - half, StringComparison.Ordinal);
        if (stop >= 0)
            return stop + 1;
        return char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }

    private static int EndByBytes(string text, int start, int most)
    {
        var bytes = 0;
        var end = start;
        foreach (var rune in text.AsSpan(start).EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > most)
                break;
            end += rune.Utf16SequenceLength;
        }

        return end;
    }
}
