using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Localizer.Providers.Http;

namespace Localizer.Providers.Chat;

/// <summary>
/// Reads a model's answer and puts its texts to the items. A model may leave out, double, merge or renumber items; a text goes to an item
/// only when nothing speaks against it.
/// </summary>
internal static class ChatAnswer
{
    private const string ThoughtBegins = "<think>";
    private const string ThoughtEnds = "</think>";

    /// <summary>The JSON in an answer: the whole, else what stands between the outermost braces, thoughts and fences left out.</summary>
    /// <param name="content">What the model said.</param>
    /// <returns><see langword="null"/> when there is none that can be read.</returns>
    public static JsonDocument? FindJson(string content)
    {
        if (Parse(content) is { } whole)
            return whole;
        var spoken = AfterThought(content);
        var (first, last) = (spoken.IndexOf('{', StringComparison.Ordinal), spoken.LastIndexOf('}'));
        return first >= 0 && last > first ? Parse(spoken[first..(last + 1)]) : null;
    }

    /// <summary>Whether an answer without JSON is prose; else it is JSON that was cut off or spoilt.</summary>
    public static bool IsProse(string content) => !AfterThought(content).Contains('{', StringComparison.Ordinal);

    /// <summary>The text of each item, or <see langword="null"/> for all when this is no list of items.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="items">The items that were sent, with ids that count from 1.</param>
    public static ImmutableArray<ServiceText?>? Read(JsonElement answer, ImmutableArray<ServiceItem> items)
    {
        if (answer.Member("items").AsList() is not { } list)
            return null;
        var texts = new string?[items.Length];
        var isSure = true;
        foreach (var entry in list)
        {
            if (IdOf(entry.Member("id")) is not { } id || entry.Text("text") is not { } text)
                continue;
            if (id >= 1 && id <= items.Length)
                isSure &= texts[id - 1] is null || texts[id - 1] == text;

            // The number before the first or after the last: the model counted anew, or cut an item in two.
            else
                isSure &= id != 0 && id != items.Length + 1;
            if (id >= 1 && id <= items.Length)
                texts[id - 1] = text;
        }

        return isSure ? ServiceTexts.Of(items, texts) : ServiceTexts.None(items);
    }

    private static int? IdOf(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Number when id.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(id.AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static string AfterThought(string content)
    {
        var begins = content.AsSpan().TrimStart().StartsWith(ThoughtBegins, StringComparison.OrdinalIgnoreCase);
        var end = content.IndexOf(ThoughtEnds, StringComparison.OrdinalIgnoreCase);
        return begins && end >= 0 ? content[(end + ThoughtEnds.Length)..] : content;
    }

    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
