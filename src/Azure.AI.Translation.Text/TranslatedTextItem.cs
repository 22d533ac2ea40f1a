namespace Azure.AI.Translation.Text;

/// <summary>
/// What came back for one text of a request; items stand in the order of the texts. Like all models here it says what the service said:
/// a string that the service left out is null.
/// </summary>
public class TranslatedTextItem
{
    internal TranslatedTextItem(DetectedLanguage? detectedLanguage, IReadOnlyList<TranslationText> translations, SourceText? sourceText)
    {
        DetectedLanguage = detectedLanguage;
        Translations = translations;
        SourceText = sourceText;
    }

    /// <summary>The language that the service took the text for; null when the request named the source language.</summary>
    public DetectedLanguage? DetectedLanguage { get; }

    /// <summary>One translation for each target language, in the request's order; never null.</summary>
    public IReadOnlyList<TranslationText> Translations { get; }

    /// <summary>The text in its language's usual script; null unless it was sent in another one.</summary>
    public SourceText? SourceText { get; }
}

/// <summary>A translation of one text into one language.</summary>
public class TranslationText
{
    internal TranslationText(
        string? targetLanguage,
        string? text,
        TransliteratedText? transliteration,
        TranslatedTextAlignment? alignment,
        SentenceBoundaries? sentenceBoundaries)
    {
        TargetLanguage = targetLanguage;
        Text = text;
        Transliteration = transliteration;
        Alignment = alignment;
        SentenceBoundaries = sentenceBoundaries;
    }

    /// <summary>
    /// The target language in the service's own spelling, which may differ from the one asked for: <c>zh-cn</c> comes back as
    /// <c>zh-Hans</c>.
    /// </summary>
    public string? TargetLanguage { get; }

    /// <summary>The translated text.</summary>
    public string? Text { get; }

    /// <summary>The translation in another script; null unless one was asked for.</summary>
    public TransliteratedText? Transliteration { get; }

    /// <summary>Which words became which; null unless asked for, and for language pairs and HTML that have none.</summary>
    public TranslatedTextAlignment? Alignment { get; }

    /// <summary>Lengths of the sentences on both sides; null unless asked for.</summary>
    public SentenceBoundaries? SentenceBoundaries { get; }
}

/// <summary>The language that the service took a text for.</summary>
public class DetectedLanguage
{
    internal DetectedLanguage(string? language, float confidence)
    {
        Language = language;
        Confidence = confidence;
    }

    /// <summary>The language's code.</summary>
    public string? Language { get; }

    /// <summary>How sure the service is, from 0 to 1.</summary>
    public float Confidence { get; }
}

/// <summary>Which words of a text became which words of its translation.</summary>
public class TranslatedTextAlignment
{
    internal TranslatedTextAlignment(string? projections) => Projections = projections;

    /// <summary>
    /// Pairs such as <c>0:2-0:1 4:9-3:9</c>: first and last character in the source, then in the translation, counted from 0, both
    /// included.
    /// </summary>
    public string? Projections { get; }
}

/// <summary>Lengths of the sentences of a text and of its translation, in characters; each list adds up to its text's length.</summary>
public class SentenceBoundaries
{
    internal SentenceBoundaries(IReadOnlyList<int> sourceSentencesLengths, IReadOnlyList<int> translatedSentencesLengths)
    {
        SourceSentencesLengths = sourceSentencesLengths;
        TranslatedSentencesLengths = translatedSentencesLengths;
    }

    /// <summary>Length of each sentence of the source.</summary>
    public IReadOnlyList<int> SourceSentencesLengths { get; }

    /// <summary>Length of each sentence of the translation.</summary>
    public IReadOnlyList<int> TranslatedSentencesLengths { get; }
}

/// <summary>A source text in its language's usual script.</summary>
public class SourceText
{
    internal SourceText(string? text) => Text = text;

    /// <summary>The text.</summary>
    public string? Text { get; }
}

/// <summary>A text in another script.</summary>
public class TransliteratedText
{
    internal TransliteratedText(string? text, string? script)
    {
        Text = text;
        Script = script;
    }

    /// <summary>The text.</summary>
    public string? Text { get; }

    /// <summary>The script's code (ISO 15924), such as <c>Latn</c>.</summary>
    public string? Script { get; }
}
