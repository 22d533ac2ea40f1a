namespace Localizer.Pipeline.Doctor;

/// <summary>Finds what somebody may have meant to write.</summary>
internal static class NearestWord
{
    /// <summary>The word that takes the fewest changes, letters left out, added, exchanged or swapped with the next, or <see langword="null"/> when more than a third of the letters would change.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="words">What could have been.</param>
    public static string? Of(string word, IEnumerable<string> words)
    {
        var best = words.Select(other => (Word: other, Distance: Distance(word.ToLowerInvariant(), other.ToLowerInvariant())))
            .OrderBy(row => row.Distance).ThenBy(row => row.Word, StringComparer.Ordinal).FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(1, Math.Max(word.Length, best.Word.Length) / 3) ? best.Word : null;
    }

    /// <summary>The distance after Damerau and Levenshtein, in its restricted form (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[one.Length, other.Length];
    }
}
