using System.Buffers;
using System.Collections.Frozen;
using Localizer.Model;

namespace Localizer.Locales;

/// <summary>
/// What a short text's letters and words say about its language. Certain or silent: a text is only said to be in a language that it
/// shows by signs that the others lack.
/// </summary>
public static class LanguageEvidence
{
    // Letters that no other language of wide use has.
    private static readonly SearchValues<char> VietnameseLetters =
        SearchValues.Create("ơưđăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ");

    // Words that Vietnamese text is full of, and that are no words elsewhere.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> VietnameseWords = new[]
    {
        "ngày", "tháng", "năm", "và", "của", "là", "không", "những", "các", "một", "người", "được", "trong", "với", "cho", "này", "từ",
        "đã", "sẽ", "về", "theo", "thứ", "giờ", "phút", "tuần",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a text is plainly in a locale's language.</summary>
    /// <param name="text">The text; only composed letters (NFC) are known.</param>
    /// <param name="locale">The locale.</param>
    public static bool IsIn(string text, Locale locale)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(locale);
        return locale.Language == "vi" && IsVietnamese(text);
    }

    private static bool IsVietnamese(string text)
    {
        var (words, signs) = (0, 0);
        var start = -1;
        var lower = text.ToLowerInvariant();
        for (var i = 0; i <= lower.Length; i++)
        {
            if (i < lower.Length && char.IsLetter(lower[i]))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start < 0)
                continue;
            words++;
            signs += HasSign(lower.AsSpan(start, i - start)) ? 1 : 0;
            start = -1;
        }

        // Every second word of running Vietnamese bears such a sign; a foreign name in it does not.
        return words > 0 && signs * 2 >= words;
    }

    private static bool HasSign(ReadOnlySpan<char> word) => VietnameseWords.Contains(word) || word.ContainsAny(VietnameseLetters);
}
