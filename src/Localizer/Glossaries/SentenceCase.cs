namespace Localizer.Glossaries;

/// <summary>Capitals that a form has from its place and not from the glossary.</summary>
internal static class SentenceCase
{
    /// <summary>Whether a sentence begins after a text.</summary>
    /// <param name="before">All that stands before the place.</param>
    public static bool BeginsAfter(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(" \u00A0\"“‘«(¿¡");
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or ':' or '…';
    }

    /// <summary>A form with a capital.</summary>
    public static string Capitalized(string form) => char.ToUpperInvariant(form[0]) + form[1..];
}
