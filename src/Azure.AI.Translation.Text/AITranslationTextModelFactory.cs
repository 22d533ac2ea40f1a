namespace Azure.AI.Translation.Text;

/// <summary>Builds models for tests of code that calls <see cref="TextTranslationClient"/>; their constructors are not public.</summary>
public static class AITranslationTextModelFactory
{
    /// <summary>Builds a <see cref="Text.DetectedLanguage"/>.</summary>
    /// <param name="language">The language's code.</param>
    /// <param name="confidence">How sure the service is, from 0 to 1.</param>
    public static DetectedLanguage DetectedLanguage(string? language = null, float confidence = 0) => new(language, confidence);

    /// <summary>Builds a <see cref="Text.GetSupportedLanguagesResult"/>.</summary>
    /// <param name="translation">Languages to translate; empty when null.</param>
    /// <param name="transliteration">Languages to transliterate; empty when null.</param>
    /// <param name="dictionary">Languages with a dictionary; empty when null.</param>
    public static GetSupportedLanguagesResult GetSupportedLanguagesResult(
        IReadOnlyDictionary<string, TranslationLanguage>? translation = null,
        IReadOnlyDictionary<string, TransliterationLanguage>? transliteration = null,
        IReadOnlyDictionary<string, SourceDictionaryLanguage>? dictionary = null) => new(
            translation ?? new Dictionary<string, TranslationLanguage>(StringComparer.Ordinal),
            transliteration ?? new Dictionary<string, TransliterationLanguage>(StringComparer.Ordinal),
            dictionary ?? new Dictionary<string, SourceDictionaryLanguage>(StringComparer.Ordinal));

    /// <summary>Builds a <see cref="Text.LanguageScript"/>.</summary>
    /// <param name="code">The script's code.</param>
    /// <param name="name">Its name.</param>
    /// <param name="nativeName">Its name in its language.</param>
    /// <param name="directionality">Which way it runs.</param>
    public static LanguageScript LanguageScript(
        string? code = null,
        string? name = null,
        string? nativeName = null,
        LanguageDirectionality directionality = LanguageDirectionality.LeftToRight) => new(code, name, nativeName, directionality);

    /// <summary>Builds a <see cref="Text.SentenceBoundaries"/>.</summary>
    /// <param name="sourceSentencesLengths">Lengths in the source; none when null.</param>
    /// <param name="translatedSentencesLengths">Lengths in the translation; none when null.</param>
    public static SentenceBoundaries SentenceBoundaries(
        IEnumerable<int>? sourceSentencesLengths = null,
        IEnumerable<int>? translatedSentencesLengths = null) =>
        new([.. sourceSentencesLengths ?? []], [.. translatedSentencesLengths ?? []]);

    /// <summary>Builds a <see cref="Text.SourceDictionaryLanguage"/>.</summary>
    /// <param name="name">The language's name.</param>
    /// <param name="nativeName">Its name in itself.</param>
    /// <param name="directionality">Which way its text runs.</param>
    /// <param name="translations">The languages that the dictionary answers in; none when null.</param>
    public static SourceDictionaryLanguage SourceDictionaryLanguage(
        string? name = null,
        string? nativeName = null,
        LanguageDirectionality directionality = LanguageDirectionality.LeftToRight,
        IEnumerable<TargetDictionaryLanguage>? translations = null) => new(name, nativeName, directionality, [.. translations ?? []]);

    /// <summary>Builds a <see cref="Text.SourceText"/>.</summary>
    /// <param name="text">The text.</param>
    public static SourceText SourceText(string? text = null) => new(text);

    /// <summary>Builds a <see cref="Text.TargetDictionaryLanguage"/>.</summary>
    /// <param name="name">The language's name.</param>
    /// <param name="nativeName">Its name in itself.</param>
    /// <param name="directionality">Which way its text runs.</param>
    /// <param name="code">The language's code.</param>
    public static TargetDictionaryLanguage TargetDictionaryLanguage(
        string? name = null,
        string? nativeName = null,
        LanguageDirectionality directionality = LanguageDirectionality.LeftToRight,
        string? code = null) => new(name, nativeName, directionality, code);

    /// <summary>Builds a <see cref="Text.TranslatedTextAlignment"/>.</summary>
    /// <param name="projections">The pairs of character ranges.</param>
    public static TranslatedTextAlignment TranslatedTextAlignment(string? projections = null) => new(projections);

    /// <summary>Builds a <see cref="Text.TranslatedTextItem"/>.</summary>
    /// <param name="detectedLanguage">The language that the service found.</param>
    /// <param name="translations">One translation for each target language; none when null.</param>
    /// <param name="sourceText">The text in its language's usual script.</param>
    public static TranslatedTextItem TranslatedTextItem(
        DetectedLanguage? detectedLanguage = null,
        IEnumerable<TranslationText>? translations = null,
        SourceText? sourceText = null) => new(detectedLanguage, [.. translations ?? []], sourceText);

    /// <summary>Builds a <see cref="Text.TranslationLanguage"/>.</summary>
    /// <param name="name">The language's name.</param>
    /// <param name="nativeName">Its name in itself.</param>
    /// <param name="directionality">Which way its text runs.</param>
    public static TranslationLanguage TranslationLanguage(
        string? name = null,
        string? nativeName = null,
        LanguageDirectionality directionality = LanguageDirectionality.LeftToRight) => new(name, nativeName, directionality);

    /// <summary>Builds a <see cref="Text.TranslationText"/>.</summary>
    /// <param name="targetLanguage">Code of the target language.</param>
    /// <param name="text">The translation.</param>
    /// <param name="transliteration">The translation in another script.</param>
    /// <param name="alignment">Which words became which.</param>
    /// <param name="sentenceBoundaries">Lengths of the sentences.</param>
    public static TranslationText TranslationText(
        string? targetLanguage = null,
        string? text = null,
        TransliteratedText? transliteration = null,
        TranslatedTextAlignment? alignment = null,
        SentenceBoundaries? sentenceBoundaries = null) => new(targetLanguage, text, transliteration, alignment, sentenceBoundaries);

    /// <summary>Builds a <see cref="Text.TransliterableScript"/>.</summary>
    /// <param name="code">The script's code.</param>
    /// <param name="name">Its name.</param>
    /// <param name="nativeName">Its name in its language.</param>
    /// <param name="directionality">Which way it runs.</param>
    /// <param name="targetLanguageScripts">The scripts to write to; none when null.</param>
    public static TransliterableScript TransliterableScript(
        string? code = null,
        string? name = null,
        string? nativeName = null,
        LanguageDirectionality directionality = LanguageDirectionality.LeftToRight,
        IEnumerable<LanguageScript>? targetLanguageScripts = null) =>
        new(code, name, nativeName, directionality, [.. targetLanguageScripts ?? []]);

    /// <summary>Builds a <see cref="Text.TransliteratedText"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="script">The script's code.</param>
    public static TransliteratedText TransliteratedText(string? text = null, string? script = null) => new(text, script);

    /// <summary>Builds a <see cref="Text.TransliterationLanguage"/>.</summary>
    /// <param name="name">The language's name.</param>
    /// <param name="nativeName">Its name in itself.</param>
    /// <param name="scripts">The scripts to write from; none when null.</param>
    public static TransliterationLanguage TransliterationLanguage(
        string? name = null,
        string? nativeName = null,
        IEnumerable<TransliterableScript>? scripts = null) => new(name, nativeName, [.. scripts ?? []]);
}
