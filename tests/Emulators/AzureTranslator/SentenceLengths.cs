using System.Text.RegularExpressions;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>The lengths of a text's sentences: each ends with its full stop and the white space after it.</summary>
internal static partial class SentenceLengths
{
    /// <summary>UTF-16 units of each sentence, in order.</summary>
    public static int[] Of(string text)
    {
        var lengths = new List<int>();
        var start = 0;
        foreach (var end in SentenceEnd().EnumerateMatches(text))
        {
            lengths.Add(end.Index + end.Length - start);
            start = end.Index + end.Length;
        }

        if (start < text.Length)
            lengths.Add(text.Length - start);
        return [.. lengths];
    }

    [GeneratedRegex(@"[.!?]+\s+|[。！？]+\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SentenceEnd();
}
