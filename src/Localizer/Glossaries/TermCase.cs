namespace Localizer.Glossaries;

/// <summary>Decides for which terms upper and lower case are not the same.</summary>
internal static class TermCase
{
    /// <summary>
    /// "Smart case": a term is found only as it is spelled when it has an upper-case letter after its first character, a digit, or
    /// nothing but capitals (H20, CUDA, DeepSeek, Jensen Huang, R); every other term is found in any case (Nvidia, chip).
    /// </summary>
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
}
