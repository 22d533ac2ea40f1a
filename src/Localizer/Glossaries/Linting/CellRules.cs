using System.Text;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Glossaries.Linting;

/// <summary>What can be wrong with the letters of one cell.</summary>
internal static class CellRules
{
    /// <summary>What is wrong with a cell.</summary>
    public static IEnumerable<Diagnostic> Check(LintedCell cell)
    {
        var text = cell.Text;
        if (text.Any(IsHidden))
            yield return Make(cell, "glossary-control-character", Severity.Error, "has a character that nobody sees", "Remove it, or run with --fix.");
        if (!ReferenceEquals(CanonicalComposition.Compose(text), text))
            yield return Make(cell, "glossary-not-nfc", Severity.Warning, "has letters and marks apart that are one (it is not in NFC)", "Run with --fix.");
        if (WithPlainSpaces(text) != text)
            yield return Make(cell, "glossary-white-space", Severity.Warning, "has white space too much", "Remove it, or run with --fix.");
        if (HasLostLetter(text))
        {
            yield return Make(
                cell, "glossary-question-mark", Severity.Error, "has a question mark inside a word, as where a spreadsheet saved a letter that its plain CSV does not have",
                "Write the letter, and save the file as “CSV UTF-8”.");
        }
    }

    /// <summary>The cell's text with everything put right that is safe to.</summary>
    public static string Fix(string text) =>
        WithPlainSpaces(CanonicalComposition.Compose(string.Concat(text.Where(character => !IsHidden(character)))));

    // Control characters but white space, zero-width and direction marks, and the sign for what could not be read.
    private static bool IsHidden(char character) =>
        (char.IsControl(character) && !char.IsWhiteSpace(character))
        || character is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or '\uFFFD' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // A no-break space in between may be meant.
    private static string WithPlainSpaces(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var character in text.Trim())
        {
            if (!char.IsWhiteSpace(character))
                builder.Append(character);
            else if (!char.IsWhiteSpace(builder[^1]))
                builder.Append(character is '\u00A0' or '\u202F' or '\u3000' ? character : ' ');
        }

        return builder.ToString();
    }

    private static bool HasLostLetter(string text)
    {
        for (var i = text.IndexOf('?', StringComparison.Ordinal); i >= 0; i = text.IndexOf('?', i + 1))
        {
            if (i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]))
                return true;
        }

        return false;
    }

    private static Diagnostic Make(LintedCell cell, string id, Severity severity, string what, string hint) =>
        new(id, severity, $"'{cell.Text}' {what}.", cell.Place, hint);
}
