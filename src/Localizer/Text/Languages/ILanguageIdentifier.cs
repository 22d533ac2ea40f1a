namespace Localizer.Text.Languages;

/// <summary>Tells the language of a text by its letters' habits. It is asked where scripts and common words do not decide.</summary>
public interface ILanguageIdentifier
{
    /// <summary>Whether it has a model of a language.</summary>
    /// <param name="language">The language's subtag.</param>
    bool Knows(string language);

    /// <summary>The language of a text.</summary>
    /// <param name="text">The text, without markup.</param>
    /// <param name="among">The likely languages, by their subtags (<c>vi</c>); those that it has no model of are left out.</param>
    /// <returns>One of them; <see langword="null"/> when the text is too short, or two of them are about as likely.</returns>
    string? Identify(string text, IReadOnlyCollection<string> among);
}
