namespace Localizer.Glossaries;

/// <summary>Questions about spans of text.</summary>
internal static class TextSpans
{
    /// <summary>Whether a span has a letter.</summary>
    public static bool ContainsLetter(this ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsLetter(character))
                return true;
        }

        return false;
    }
}
