namespace Azure.AI.Translation.Text;

/// <summary>The languages that the service knows, by what it does with them.</summary>
public class GetSupportedLanguagesResult
{
    internal GetSupportedLanguagesResult(
        IReadOnlyDictionary<string, TranslationLanguage> translation,
        IReadOnlyDictionary<string, TransliterationLanguage> transliteration,
        IReadOnlyDictionary<string, SourceDictionaryLanguage> dictionary)
    {
        Translation = translation;
        Transliteration = transliteration;
        Dictionary = dictionary;
    }

    /// <summary>Languages to translate from and to, by code; empty when the scope left them out.</summary>
    public IReadOnlyDictionary<string, TranslationLanguage> Translation { get; }

    /// <summary>Languages that can be written in another script, by code; empty when the scope left them out.</summary>
    public IReadOnlyDictionary<string, TransliterationLanguage> Transliteration { get; }

    /// <summary>Languages with a bilingual dictionary, by code; empty when the scope left them out.</summary>
    public IReadOnlyDictionary<string, SourceDictionaryLanguage> Dictionary { get; }
}

/// <summary>Which way a script runs.</summary>
public enum LanguageDirectionality
{
    /// <summary>From left to right.</summary>
    LeftToRight = 0,

    /// <summary>From right to left.</summary>
    RightToLeft = 1,
}

/// <summary>A language to translate from and to.</summary>
public class TranslationLanguage
{
    internal TranslationLanguage(string? name, string? nativeName, LanguageDirectionality directionality)
    {
        Name = name;
        NativeName = nativeName;
        Directionality = directionality;
    }

    /// <summary>The language's name in the language of the request's <c>Accept-Language</c>, else in English.</summary>
    public string? Name { get; }

    /// <summary>The language's name in itself.</summary>
    public string? NativeName { get; }

    /// <summary>Which way its text runs.</summary>
    public LanguageDirectionality Directionality { get; }
}

/// <summary>A language that can be written in another script.</summary>
public class TransliterationLanguage
{
    internal TransliterationLanguage(string? name, string? nativeName, IReadOnlyList<TransliterableScript> scripts)
    {
        Name = name;
        NativeName = nativeName;
        Scripts = scripts;
    }

    /// <summary>The language's name in the language of the request's <c>Accept-Language</c>, else in English.</summary>
    public string? Name { get; }

    /// <summary>The language's name in itself.</summary>
    public string? NativeName { get; }

    /// <summary>The scripts to write from.</summary>
    public IReadOnlyList<TransliterableScript> Scripts { get; }
}

/// <summary>A script of a language.</summary>
public class LanguageScript
{
    internal LanguageScript(string? code, string? name, string? nativeName, LanguageDirectionality directionality)
    {
        Code = code;
        Name = name;
        NativeName = nativeName;
        Directionality = directionality;
    }

    /// <summary>The script's code (ISO 15924), such as <c>Latn</c>.</summary>
    public string? Code { get; }

    /// <summary>The script's name in the language of the request's <c>Accept-Language</c>, else in English.</summary>
    public string? Name { get; }

    /// <summary>The script's name in its language.</summary>
    public string? NativeName { get; }

    /// <summary>Which way the script runs.</summary>
    public LanguageDirectionality Directionality { get; }
}

/// <summary>A script that can be turned into others.</summary>
public class TransliterableScript : LanguageScript
{
    internal TransliterableScript(
        string? code,
        string? name,
        string? nativeName,
        LanguageDirectionality directionality,
        IReadOnlyList<LanguageScript> targetLanguageScripts)
        : base(code, name, nativeName, directionality) => TargetLanguageScripts = targetLanguageScripts;

    /// <summary>The scripts to write to.</summary>
    public IReadOnlyList<LanguageScript> TargetLanguageScripts { get; }
}

/// <summary>A language whose words the bilingual dictionary looks up.</summary>
public class SourceDictionaryLanguage
{
    internal SourceDictionaryLanguage(
        string? name, string? nativeName, LanguageDirectionality directionality, IReadOnlyList<TargetDictionaryLanguage> translations)
    {
        Name = name;
        NativeName = nativeName;
        Directionality = directionality;
        Translations = translations;
    }

    /// <summary>The language's name in the language of the request's <c>Accept-Language</c>, else in English.</summary>
    public string? Name { get; }

    /// <summary>The language's name in itself.</summary>
    public string? NativeName { get; }

    /// <summary>Which way its text runs.</summary>
    public LanguageDirectionality Directionality { get; }

    /// <summary>The languages that the dictionary answers in.</summary>
    public IReadOnlyList<TargetDictionaryLanguage> Translations { get; }
}

/// <summary>A language that the bilingual dictionary answers in.</summary>
public class TargetDictionaryLanguage
{
    internal TargetDictionaryLanguage(string? name, string? nativeName, LanguageDirectionality directionality, string? code)
    {
        Name = name;
        NativeName = nativeName;
        Directionality = directionality;
        Code = code;
    }

    /// <summary>The language's name in the language of the request's <c>Accept-Language</c>, else in English.</summary>
    public string? Name { get; }

    /// <summary>The language's name in itself.</summary>
    public string? NativeName { get; }

    /// <summary>Which way its text runs.</summary>
    public LanguageDirectionality Directionality { get; }

    /// <summary>The language's code.</summary>
    public string? Code { get; }
}
