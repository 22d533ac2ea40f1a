using System.Text.Json;
using Localizer.Emulators;

namespace Localizer.Cli.Tests.Asking;

/// <summary>What a request asks to have translated, read from its bytes before the service has understood them.</summary>
internal static class AskedTexts
{
    // Neighbours, notes and instructions are read by services, and translated by none.
    private static readonly string[] Told = ["context", "title", "terms", "hints", "style"];

    /// <summary>All strings of a body in JSON, those of a message in JSON inside of it too, but for what is only told.</summary>
    public static IReadOnlyList<string> Of(EmulatorCall call)
    {
        using var body = JsonDocument.Parse(call.Body);
        return [.. StringsOf(body.RootElement.Clone())];
    }

    private static IEnumerable<string> StringsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(member => !Told.Contains(member.Name)).SelectMany(member => StringsOf(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(StringsOf),
        JsonValueKind.String when element.GetString() is { } text => text.StartsWith("{\"items\"", StringComparison.Ordinal)
            ? StringsOf(JsonDocument.Parse(text).RootElement)
            : [text],
        _ => [],
    };
}
