namespace Localizer.Glossaries;

/// <summary>A token of a text: a word (letters, digits, marks, low lines), or any other character but white space.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="End">The UTF-16 unit after its last.</param>
/// <param name="IsAfterSpace">Whether white space stands before it.</param>
internal readonly record struct TermToken(int Start, int End, bool IsAfterSpace)
{
    /// <summary>Cuts a text into tokens.</summary>
    public static List<TermToken> Read(string text)
    {
        var tokens = new List<TermToken>();
        var isAfterSpace = false;
        for (var position = 0; position < text.Length;)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                isAfterSpace = true;
                position++;
                continue;
            }

            var start = position++;
            if (IsWord(text[start]))
            {
                while (position < text.Length && IsWord(text[position]))
                    position++;
            }

            tokens.Add(new TermToken(start, position, isAfterSpace));
            isAfterSpace = false;
        }

        return tokens;
    }

    /// <summary>Whether a character is part of a word: so H20 is not found in H200, nor CUDA in my_CUDA.</summary>
    public static bool IsWord(char character) =>
        char.IsLetterOrDigit(character) || character == '_' || char.IsSurrogate(character)
        || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    /// <summary>The token's text for look-ups: lower case, one kind of apostrophe.</summary>
    public string Fold(string text) => text[Start..End].ToLowerInvariant().Replace('’', '\'');
}
