using System.Security.Cryptography;
using System.Text.Json;

namespace Localizer.Emulators.AzureTranslator;

/// <summary>The languages of the emulated service: a selection, with the codes and aliases that the real one uses for them.</summary>
internal static class AzureTranslatorLanguages
{
    private sealed record Language(string Code, string Name, string NativeName, bool RightToLeft = false, string? Script = null);

    private static readonly Language[] All =
    [
        new("ar", "Arabic", "العربية", RightToLeft: true, Script: "Arab"),
        new("bg", "Bulgarian", "Български"), new("cs", "Czech", "Čeština"),
        new("da", "Danish", "Dansk"), new("de", "German", "Deutsch"), new("dv", "Divehi", "ދިވެހިބަސް", RightToLeft: true),
        new("el", "Greek", "Ελληνικά"), new("en", "English", "English"), new("es", "Spanish", "Español"), new("et", "Estonian", "Eesti"),
        new("fa", "Persian", "فارسی", RightToLeft: true), new("fi", "Finnish", "Suomi"), new("fr", "French", "Français"),
        new("fr-CA", "French (Canada)", "Français (Canada)"), new("he", "Hebrew", "עברית", RightToLeft: true),
        new("hi", "Hindi", "हिन्दी", Script: "Deva"), new("hr", "Croatian", "Hrvatski"), new("hu", "Hungarian", "Magyar"),
        new("id", "Indonesian", "Indonesia"), new("it", "Italian", "Italiano"), new("ja", "Japanese", "日本語", Script: "Jpan"),
        new("ko", "Korean", "한국어"), new("ku", "Kurdish (Central)", "Kurdî (Navîn)", RightToLeft: true), new("lt", "Lithuanian", "Lietuvių"),
        new("lv", "Latvian", "Latviešu"), new("mn-Cyrl", "Mongolian (Cyrillic)", "Монгол"), new("ms", "Malay", "Melayu"),
        new("nb", "Norwegian", "Norsk Bokmål"), new("nl", "Dutch", "Nederlands"), new("pl", "Polish", "Polski"),
        new("prs", "Dari", "دری", RightToLeft: true), new("ps", "Pashto", "پښتو", RightToLeft: true),
        new("pt", "Portuguese (Brazil)", "Português (Brasil)"), new("pt-PT", "Portuguese (Portugal)", "Português (Portugal)"),
        new("ro", "Romanian", "Română"), new("ru", "Russian", "Русский"),
        new("sk", "Slovak", "Slovenčina"), new("sl", "Slovenian", "Slovenščina"),
        new("sr-Cyrl", "Serbian (Cyrillic)", "Српски (ћирилица)"), new("sr-Latn", "Serbian (Latin)", "Srpski (latinica)"),
        new("sv", "Swedish", "Svenska"), new("ta", "Tamil", "தமிழ்", Script: "Taml"), new("th", "Thai", "ไทย", Script: "Thai"),
        new("tr", "Turkish", "Türkçe"), new("uk", "Ukrainian", "Українська"), new("vi", "Vietnamese", "Tiếng Việt"),
        new("zh-Hans", "Chinese Simplified", "中文 (简体)", Script: "Hans"), new("zh-Hant", "Chinese Traditional", "繁體中文 (繁體)", Script: "Hant"),
    ];

    private static readonly Dictionary<string, string> Codes = All
        .Select(language => KeyValuePair.Create(language.Code, language.Code))
        .Concat([new("zh-cn", "zh-Hans"), new("zh-chs", "zh-Hans"), new("zh-tw", "zh-Hant"), new("zh-cht", "zh-Hant")])
        .ToDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Scopes = ["translation", "transliteration", "dictionary"];
    private static readonly string[] NewerScopes = ["translation", "transliteration", "models"];

    /// <summary>The service's spelling of a code or alias; null if it doesn't know it.</summary>
    public static string? Canonical(string code) => Codes.GetValueOrDefault(code);

    /// <summary>The script that a language is usually written in, if it can be written in others; else null.</summary>
    public static string? UsualScript(string code) => Array.Find(All, language => language.Code == code)?.Script;

    /// <summary>The body of <c>/languages</c>; null if the scope names something unknown.</summary>
    /// <param name="scope">What to tell of, with commas; all when null or empty.</param>
    /// <param name="isNewer">Whether the newer version's form is asked for, with models and without dictionaries.</param>
    public static byte[]? Json(string? scope, bool isNewer)
    {
        var scopes = isNewer ? NewerScopes : Scopes;
        var asked = string.IsNullOrEmpty(scope) ? scopes : scope.Split(',', StringSplitOptions.TrimEntries);
        if (!asked.All(name => scopes.Contains(name, StringComparer.OrdinalIgnoreCase)))
            return null;

        return JsonBytes.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var name in scopes.Where(name => asked.Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                if (name == "models")
                {
                    WriteModels(writer);
                    continue;
                }

                writer.WriteStartObject(name);
                WriteScope(writer, name, isNewer);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>The tag of a body.</summary>
    public static string ETag(byte[] body) => $"\"{Convert.ToBase64String(SHA256.HashData(body))}\"";

    private static void WriteScope(Utf8JsonWriter writer, string scope, bool withModels)
    {
        switch (scope)
        {
            case "translation":
                foreach (var language in All)
                    WriteLanguage(writer, language, withDirection: true, withModels ? WriteModels : static _ => { });
                break;
            case "transliteration":
                foreach (var language in All.Where(language => language.Script is not null))
                    WriteLanguage(writer, language, withDirection: false, rest => WriteScripts(rest, language));
                break;
            default:
                foreach (var language in All.Where(language => language.Code is "en" or "es"))
                    WriteLanguage(writer, language, withDirection: true, rest => WriteDictionaryTarget(rest, other: language.Code));
                break;
        }
    }

    private static void WriteLanguage(Utf8JsonWriter writer, Language language, bool withDirection, Action<Utf8JsonWriter> rest)
    {
        writer.WriteStartObject(language.Code);
        WriteNames(writer, language.Name, language.NativeName);
        if (withDirection)
            writer.WriteString("dir", language.RightToLeft ? "rtl" : "ltr");
        rest(writer);
        writer.WriteEndObject();
    }

    private static void WriteModels(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("models");
        writer.WriteStringValue("general");
        writer.WriteEndArray();
    }

    private static void WriteScripts(Utf8JsonWriter writer, Language language)
    {
        writer.WriteStartArray("scripts");
        WriteScript(writer, language.Script!, language.RightToLeft, "Latn");
        WriteScript(writer, "Latn", rightToLeft: false, language.Script);
        writer.WriteEndArray();
    }

    private static void WriteScript(Utf8JsonWriter writer, string code, bool rightToLeft, string? toScript)
    {
        writer.WriteStartObject();
        writer.WriteString("code", code);
        WriteNames(writer, code, code);
        writer.WriteString("dir", rightToLeft ? "rtl" : "ltr");
        if (toScript is not null)
        {
            writer.WriteStartArray("toScripts");
            WriteScript(writer, toScript, rightToLeft: toScript == "Arab", toScript: null);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteDictionaryTarget(Utf8JsonWriter writer, string other)
    {
        var code = other is "en" ? "es" : "en";
        var target = All.Single(language => language.Code == code);
        writer.WriteStartArray("translations");
        writer.WriteStartObject();
        WriteNames(writer, target.Name, target.NativeName);
        writer.WriteString("dir", "ltr");
        writer.WriteString("code", code);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteNames(Utf8JsonWriter writer, string name, string nativeName)
    {
        writer.WriteString("name", name);
        writer.WriteString("nativeName", nativeName);
    }
}
