using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Localizer.InlineCodes;

/// <summary>Letters without their accents, by a table of our own: the runtime decomposes none where it has no culture data.</summary>
internal static class BaseLetters
{
    private static readonly FrozenDictionary<char, char> Bases = Table(
        ("a", "àáâãäåāăąảạấầẩẫậắằẳẵặ"), ("c", "çćčĉċ"), ("d", "ďđ"), ("e", "èéêëēĕėęěẻẽẹếềểễệ"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįỉị"), ("j", "ĵ"),
        ("k", "ķ"), ("l", "ĺļľł"), ("n", "ñńņň"), ("o", "òóôõöøōŏőơỏọốồổỗộớờởỡợ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűųưủụứừửữự"),
        ("w", "ŵ"), ("y", "ýÿŷỳỷỹỵ"), ("z", "źżž"));

    /// <summary>A word in lower case without accents.</summary>
    /// <param name="word">The word.</param>
    public static string Fold(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var character in word)
        {
            var lower = char.ToLowerInvariant(character);
            if (char.GetUnicodeCategory(lower) != UnicodeCategory.NonSpacingMark)
                folded.Append(Bases.TryGetValue(lower, out var letter) ? letter : lower);
        }

        return folded.ToString();
    }

    private static FrozenDictionary<char, char> Table(params (string Base, string Letters)[] rows) =>
        rows.SelectMany(row => row.Letters.Select(letter => (letter, Base: row.Base[0]))).ToFrozenDictionary(pair => pair.letter, pair => pair.Base);
}
