using Localizer.Text;

namespace Localizer.Glossaries.Linting;

/// <summary>Takes the marks off letters.</summary>
internal static class LetterMarks
{
    /// <summary>The text with every composed letter made its base letter, and đ d.</summary>
    public static string Remove(string text) => string.Create(text.Length, text, static (letters, text) =>
    {
        for (var i = 0; i < letters.Length; i++)
            letters[i] = text[i] switch { 'đ' => 'd', 'Đ' => 'D', var letter => CanonicalComposition.BaseOf(letter) };
    });
}
