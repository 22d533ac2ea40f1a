using System.Text;
using Localizer.Text;

namespace Localizer.Html;

/// <summary>Tells text that could be translated from numbers, URLs and other marks that are the same in every language.</summary>
internal static class TranslatableText
{
    /// <summary>Whether a unit's text has a letter and is not just a URL or an e-mail address.</summary>
    /// <param name="text">The text, white space collapsed.</param>
    public static bool Is(ReadOnlySpan<char> text) => HasLetter(text) && !Addresses.Is(text.Trim());

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
                return true;
        }

        return false;
    }
}
