using System.Text;
using System.Text.Json;
using Localizer.Model;
using Localizer.Providers.Http;

namespace Localizer.Providers.DeepL;

/// <summary>Writes the body of <c>/v2/translate</c>.</summary>
internal static class DeepLRequest
{
    // Context costs nothing but bytes; past a few paragraphs it helps no more.
    private const int LongestContext = 4_000;

    // The elements of our XML: inline codes are part of their sentence, and untouchable text keeps its own.
    private static readonly string[] InlineElements = ["g", "h", "k", "m", "x", "t"];
    private static readonly string[] UntouchableElements = ["t"];

    /// <summary>The body in UTF-8.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="source">DeepL's code of the source; languages alone are taken.</param>
    /// <param name="target">DeepL's code of the target.</param>
    /// <param name="context">Text that is not translated and not billed, or empty.</param>
    /// <param name="glossary">The id of a glossary for the two languages, or <see langword="null"/>.</param>
    public static ReadOnlyMemory<byte> Write(ServiceRequest request, string source, string target, string context, string? glossary = null) => JsonBody.Write(json =>
    {
        json.WriteStrings("text", request.Items.Select(item => item.Text));
        json.WriteString("source_lang", source.Split('-')[0].ToUpperInvariant());
        json.WriteString("target_lang", target.ToUpperInvariant());
        if (glossary is not null)
            json.WriteString("glossary_id", glossary);
        if (context.Length > 0)
            json.WriteText("context", context);

        // An item is one sentence already, and its first letter and its last sign are the segment's own.
        json.WriteString("split_sentences", "0");
        json.WriteBoolean("preserve_formatting", true);
        json.WriteBoolean("show_billed_characters", true);
        WriteFormality(json, request.Style?.Formality ?? Formality.Unsaid);
        WriteTagHandling(json, request.Form);
    });

    /// <summary>The article's title and the items' neighbours that are no items themselves, each once, in the page's order.</summary>
    /// <param name="request">The items.</param>
    /// <param name="room">The bytes of JSON that are left for it.</param>
    /// <returns>At most 4,000 UTF-16 units, cut between texts.</returns>
    public static string ContextOf(ServiceRequest request, int room)
    {
        var told = request.Items.Select(item => item.Text).ToHashSet(StringComparer.Ordinal);
        var context = new StringBuilder();
        foreach (var text in request.Items.SelectMany(item => (string[])[item.Before, item.After]).Prepend(request.Title))
        {
            var bytes = JsonText.Bytes(text);
            if (text.Length == 0 || context.Length + text.Length >= LongestContext || bytes > room || !told.Add(text))
                continue;
            context.Append(context.Length > 0 ? "\n" : "").Append(text);
            room -= bytes;
        }

        return context.ToString();
    }

    private static void WriteFormality(Utf8JsonWriter json, Formality formality)
    {
        // The forms with prefer_ do no harm where a target knows no formality.
        if (formality != Formality.Unsaid)
            json.WriteString("formality", formality == Formality.Formal ? "prefer_more" : "prefer_less");
    }

    private static void WriteTagHandling(Utf8JsonWriter json, MarkupForm form)
    {
        if (form is not (MarkupForm.Xml or MarkupForm.Html))
            return;
        json.WriteString("tag_handling", form == MarkupForm.Xml ? "xml" : "html");
        json.WriteString("tag_handling_version", "v2");
        if (form != MarkupForm.Xml)
            return;
        json.WriteBoolean("outline_detection", false);
        json.WriteStrings("non_splitting_tags", InlineElements);
        json.WriteStrings("ignore_tags", UntouchableElements);
    }
}
