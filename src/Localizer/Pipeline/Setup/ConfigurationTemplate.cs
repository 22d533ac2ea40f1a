using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Localizer.Pipeline.Setup;

/// <summary>Writes a commented <c>localizer.json</c> for what a folder holds.</summary>
public static class ConfigurationTemplate
{
    /// <summary>The file's text.</summary>
    /// <param name="found">What the folder holds.</param>
    public static string Write(FoundProject found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var text = new StringBuilder("{\n  // What Localizer has to know of this folder. A flag of the command line wins over what stands here.\n");
        Set(text, "The locale of pages that do not say theirs (<html lang>).", "from", Text(found.From.Tag));
        Set(
            text, "Page paths begin here: ROOT/news/a.html becomes output/{locale}/news/a.html.", "root",
            Text(found.Root.Length == 0 ? "." : found.Root));
        Set(text, "The folder that localized pages go to.", "output", Text("output"));
        Set(text, "Glossaries (CSV, TSV or TBX): what stands for a term in each locale. The first one that has a term counts.", "glossaries", List(found.Glossaries));
        Set(text, "Translation memories (TMX): what they have, no service is asked for.", "memories", List(found.Memories));
        if (found.Srx is not null)
            Set(text, "Your own segmentation rules, in the languages that they name.", "srx", Text(found.Srx));
        Set(text, "Who translates the rest: 'localizer providers' lists who can. \"memory\" asks nobody.", "provider", Text("memory"));
        Set(text, "Which findings fail a run (exit code 3): \"error\", \"warning\" or \"never\".", "failOn", Text("error"));
        Suggest(text, "The most characters that services may bill in a run. Under CI, one that costs money needs a limit.", "\"maxCharacters\": 200000");
        Suggest(text, "Where the pages are served: gives canonical links, hreflang and a sitemap.", "\"site\": { \"url\": \"https://example.com\", \"pattern\": \"/{locale}/{path}\" }");
        Suggest(text, "Which pages are published: \"any\", \"translated\" or \"reviewed\". Others wait in output/.pending.", "\"publish\": \"translated\"");
        return text.Append("}\n").ToString();
    }

    private static void Set(StringBuilder text, string comment, string key, string value) =>
        text.Append("\n  // ").Append(comment).Append("\n  \"").Append(key).Append("\": ").Append(value).Append(",\n");

    private static void Suggest(StringBuilder text, string comment, string setting) =>
        text.Append("\n  // ").Append(comment).Append("\n  // ").Append(setting).Append(",\n");

    private static string List(IReadOnlyList<FoundFile> files) => $"[{string.Join(", ", files.Select(file => Text(file.Path)))}]";

    private static string Text(string value) => $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
