using System.Text.Json;

namespace Localizer.Providers.Http;

/// <summary>Reads answers that may lack anything.</summary>
internal static class JsonMembers
{
    /// <summary>A member, or an undefined element when it is not there or this is no object.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The string of a member, or <see langword="null"/> when there is none.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name).AsText();

    /// <summary>The string of an element, or <see langword="null"/> when it is none.</summary>
    public static string? AsText(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: no text.
            return null;
        }
    }

    /// <summary>The elements of an array, or <see langword="null"/> when this is none.</summary>
    public static IReadOnlyList<JsonElement>? AsList(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : null;

    /// <summary>The whole number of a member, or <see langword="null"/> when there is none.</summary>
    public static long? Number(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt64(out var number) ? number : null;
}
