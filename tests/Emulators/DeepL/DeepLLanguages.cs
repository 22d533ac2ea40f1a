using System.Text.Json;

namespace Localizer.Emulators.DeepL;

/// <summary>One language of the service.</summary>
/// <param name="Code">The code in v2's spelling, such as <c>PT-BR</c>.</param>
/// <param name="Name">The name in English.</param>
/// <param name="HasFormality">Whether forms of address can be asked for.</param>
/// <param name="IsSource">Whether texts in it are translated; variants are not.</param>
/// <param name="IsTarget">Whether texts are translated into it.</param>
/// <param name="HasGlossaries">Whether glossaries may name it.</param>
internal sealed record DeepLLanguage(
    string Code, string Name, bool HasFormality = false, bool IsSource = true, bool IsTarget = true, bool HasGlossaries = true)
{
    /// <summary>The code without its variant, such as <c>PT</c>.</summary>
    public string Base => Code.Split('-')[0];

    /// <summary>The code in v3's spelling, such as <c>pt-br</c>.</summary>
    public string Tag => Code.ToLowerInvariant();
}

/// <summary>The languages of the emulated service: a selection.</summary>
internal static class DeepLLanguages
{
    private static readonly DeepLLanguage[] All =
    [
        new("AR", "Arabic"), new("BG", "Bulgarian"), new("CS", "Czech"), new("DA", "Danish"), new("DE", "German", HasFormality: true),
        new("EL", "Greek"), new("EN", "English"), new("EN-GB", "English (British)", IsSource: false),
        new("EN-US", "English (American)", IsSource: false), new("ES", "Spanish", HasFormality: true),
        new("ES-419", "Spanish (Latin American)", HasFormality: true, IsSource: false), new("ET", "Estonian"), new("FI", "Finnish"),
        new("FR", "French", HasFormality: true), new("HE", "Hebrew"), new("HU", "Hungarian"), new("ID", "Indonesian"),
        new("IT", "Italian", HasFormality: true), new("JA", "Japanese", HasFormality: true), new("KO", "Korean"), new("LT", "Lithuanian"),
        new("LV", "Latvian"), new("NB", "Norwegian (Bokmål)"), new("NL", "Dutch", HasFormality: true), new("PL", "Polish", HasFormality: true),
        new("PT", "Portuguese", HasFormality: true), new("PT-BR", "Portuguese (Brazilian)", HasFormality: true, IsSource: false),
        new("PT-PT", "Portuguese (European)", HasFormality: true, IsSource: false), new("RO", "Romanian"),
        new("RU", "Russian", HasFormality: true), new("SK", "Slovak"), new("SL", "Slovenian"), new("SV", "Swedish"),
        new("TH", "Thai", HasGlossaries: false), new("TR", "Turkish"), new("UK", "Ukrainian"), new("VI", "Vietnamese"), new("ZH", "Chinese"),
        new("ZH-HANS", "Chinese (simplified)", IsSource: false), new("ZH-HANT", "Chinese (traditional)", IsSource: false),
    ];

    /// <summary>A language that texts may be translated into; null if there is none of this code.</summary>
    public static DeepLLanguage? Target(string code) =>
        Array.Find(All, language => language.IsTarget && language.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>A language that texts may be in; null if there is none of this code.</summary>
    public static DeepLLanguage? Source(string code) =>
        Array.Find(All, language => language.IsSource && language.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>A base language that glossaries may name; null if there is none of this code.</summary>
    public static DeepLLanguage? InGlossary(string code) => Source(code) is { HasGlossaries: true } language ? language : null;

    /// <summary>Writes <c>/v2/languages</c>.</summary>
    public static void WriteOld(Utf8JsonWriter writer, bool asTargets)
    {
        writer.WriteStartArray();
        foreach (var language in All.Where(language => asTargets ? language.IsTarget : language.IsSource))
        {
            writer.WriteStartObject();
            writer.WriteString("language", language.Code);
            writer.WriteString("name", language.Name);
            if (asTargets)
                writer.WriteBoolean("supports_formality", language.HasFormality);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes <c>/v3/languages</c>.</summary>
    public static void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var language in All)
        {
            writer.WriteStartObject();
            writer.WriteString("lang", language.Tag);
            writer.WriteString("name", language.Name);
            writer.WriteBoolean("usable_as_source", language.IsSource);
            writer.WriteBoolean("usable_as_target", language.IsTarget);
            writer.WriteString("status", "stable");
            writer.WriteStartObject("features");
            if (language.HasFormality)
                WriteFeature(writer, "formality");
            WriteFeature(writer, "tag_handling");
            if (language.HasGlossaries)
                WriteFeature(writer, "glossary");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes <c>/v2/glossary-language-pairs</c>.</summary>
    public static void WriteGlossaryPairs(Utf8JsonWriter writer)
    {
        var languages = All.Where(language => language is { IsSource: true, HasGlossaries: true }).ToArray();
        writer.WriteStartObject();
        writer.WriteStartArray("supported_languages");
        foreach (var source in languages)
        {
            foreach (var target in languages.Where(target => target != source))
            {
                writer.WriteStartObject();
                writer.WriteString("source_lang", source.Tag);
                writer.WriteString("target_lang", target.Tag);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFeature(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject(name);
        writer.WriteString("status", "stable");
        writer.WriteEndObject();
    }
}
