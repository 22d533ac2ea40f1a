namespace Localizer.Glossaries;

/// <summary>Decides for which terms upper and lower case are not the same.</summary>
internal static class TermCase
{
    /// <summary>Whether a term is found only as it is spelled.</summary>
    /// <param name="term">The term.</param>
    public static bool IsSensitive(Term term) => term.Casing switch
    {
        TermCasing.Sensitive => true,
        TermCasing.Insensitive => false,
        _ => IsSensitive(term.Source),
    };

    /// <summary>
    /// "Smart case": a term is found only as it is spelled when it has an upper-case letter after its first character, a digit, or
    /// nothing but capitals (H20, CUDA, DeepSeek, Jensen Huang, R); every other term is found in any case (Nvidia, chip).
    /// </summary>
    /// <param name="term">The term's spelling.</param>
    public static bool IsSensitive(string term)
    {
        var position = 0;
        var letters = 0;
        var capitals = 0;
        foreach (var rune in term.EnumerateRunes())
        {
            var isCapital = System.Text.Rune.IsUpper(rune);
            if (System.Text.Rune.IsDigit(rune) || (isCapital && position > 0))
                return true;
            letters += System.Text.Rune.IsLetter(rune) ? 1 : 0;
            capitals += isCapital ? 1 : 0;
            position++;
        }

        return capitals > 0 && capitals == letters;
    }

    /// <summary>
    /// Whether a form that stands in a text lost a capital (mỹ for Mỹ). One that it gained, at a sentence's beginning or in a headline,
    /// is none of the glossary's business.
    /// </summary>
    /// <param name="form">The form as the glossary spells it.</param>
    /// <param name="found">The same letters as they stand in the text.</param>
    public static bool LosesCapital(ReadOnlySpan<char> form, ReadOnlySpan<char> found)
    {
        if (form.Length != found.Length)
            return false;
        for (var i = 0; i < form.Length; i++)
        {
            if (char.IsUpper(form[i]) && char.IsLower(found[i]))
                return true;
        }

        return false;
    }
}
