using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Localizer.Reports;

namespace Localizer.Pipeline.Records;

/// <summary>What a run said of a page in a locale, to be said again while nothing of it changes.</summary>
/// <param name="Report">Its row of the report.</param>
/// <param name="From">The locale that it is in.</param>
/// <param name="Terms">How the terms on it fared.</param>
internal sealed record PageMemo(PageReport Report, string From, IReadOnlyList<TermReport> Terms)
{
    /// <summary>The memo as it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PageMemoJson.Plain.PageMemo);

    /// <summary>A memo that was kept, or <see langword="null"/> when it is none.</summary>
    public static PageMemo? FromJson(string json)
    {
        try
        {
            return json.Length == 0 ? null : JsonSerializer.Deserialize(json, PageMemoJson.Plain.PageMemo);
        }
        catch (JsonException)
        {
            // Another version's: the page is looked at again.
            return null;
        }
    }
}

/// <summary>Reads and writes memos without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PageMemo))]
internal sealed partial class PageMemoJson : JsonSerializerContext
{
    /// <summary>Letters as they are: no browser reads a memo, and in escapes a sentence is six times as long.</summary>
    public static PageMemoJson Plain { get; } =
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
