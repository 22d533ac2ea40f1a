using System.Buffers;
using System.Globalization;
using System.Text;

namespace Localizer.Text;

/// <summary>
/// Tells a text that is one address, of the Web or of a mailbox, from a text that holds one. In doubt it is a text: an address that
/// somebody is asked to translate costs a moment, a sentence that nobody is asked for is lost.
/// </summary>
internal static class Addresses
{
    private static readonly SearchValues<char> OtherSpace = SearchValues.Create("\t\n\u00A0\u202F\u3000");

    // RFC 3986: what may stand in a URL besides letters and digits.
    private static readonly SearchValues<char> Marks = SearchValues.Create("-._~:/?#[]@!$&'()*+,;=%|{}");

    // RFC 5322, 3.2.3: what may stand before the "@" besides letters and digits.
    private static readonly SearchValues<char> MailboxMarks = SearchValues.Create(".!#$%&'*+-/=?^_`{|}~");
    private static readonly SearchValues<char> NoHostMarks = SearchValues.Create("@!$&'()*+,;=%|{}~");

    /// <summary>Whether a text is an address and nothing else, but for quotes, brackets and punctuation around it.</summary>
    /// <param name="text">The text, without white space at its ends.</param>
    public static bool Is(ReadOnlySpan<char> text)
    {
        if (text.Contains(' ') || text.ContainsAny(OtherSpace) || !text.ContainsAny('.', ':'))
            return false;
        text = text.Trim("<>()[]\"'“”‘’«»").TrimEnd(".,;:!?").TrimEnd("<>()[]\"'“”‘’«»");
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return IsUrl(text["mailto:".Length..]);
        if (text.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return IsUrl(text);
        var authority = text.IndexOf("://", StringComparison.Ordinal);
        return authority >= 0 ? IsScheme(text[..authority]) && IsUrl(text[(authority + 3)..]) : IsMailbox(text);
    }

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetter(text[0]))
            return false;
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '-' or '.'))
                return false;
        }

        return true;
    }

    private static bool IsMailbox(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        if (at <= 0)
            return false;
        foreach (var rune in text[..at].EnumerateRunes())
        {
            if (!IsWordOfAnAddress(rune) && !(rune.IsAscii && MailboxMarks.Contains((char)rune.Value)))
                return false;
        }

        var host = text[(at + 1)..];
        var end = host.IndexOfAny("/:?#");
        var name = end < 0 ? host : host[..end];
        var top = name.LastIndexOf('.');
        return top > 0 && name.Length - top > 2 && IsUrl(host) && !name.ContainsAny(NoHostMarks);
    }

    /// <summary>Whether a text has nothing but what a URL, or an IRI, is made of.</summary>
    private static bool IsUrl(ReadOnlySpan<char> text)
    {
        var afterAscii = false;
        var afterUnspaced = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isAsciiWord = rune.IsAscii && Rune.IsLetterOrDigit(rune);
            var isUnspaced = IsUnspaced(rune);

            // Where words have no spaces between them, a sentence goes on right after the address that stands in it.
            if ((isUnspaced && afterAscii) || (isAsciiWord && afterUnspaced))
                return false;
            if (rune.IsAscii ? !isAsciiWord && !Marks.Contains((char)rune.Value) : !isUnspaced && !IsWordOfAnAddress(rune))
                return false;
            (afterAscii, afterUnspaced) = (isAsciiWord, isUnspaced);
        }

        return !text.IsEmpty;
    }

    private static bool IsWordOfAnAddress(Rune rune) => !IsUnspaced(rune)
        && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format);

    // Letters of the scripts that are written without spaces: Thai, Lao, Burmese, Khmer, Chinese, Japanese; and Korean, whose endings follow
    // what they are said of.
    private static bool IsUnspaced(Rune rune) => rune.Value is (>= 0x0E00 and < 0x0F00) or (>= 0x1000 and < 0x10A0) or (>= 0x1780 and < 0x1800)
            or (>= 0x3040 and < 0xA000) or (>= 0xAC00 and < 0xD7B0) or (>= 0xFF66 and < 0xFFA0) or (>= 0x20000 and < 0x40000)
        && (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
