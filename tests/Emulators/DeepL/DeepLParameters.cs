using System.Text.Json;

namespace Localizer.Emulators.DeepL;

/// <summary>The parameters of a request, from JSON or from a form, where lists are repeated or joined by commas.</summary>
internal sealed class DeepLParameters
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);

    private DeepLParameters()
    {
    }

    /// <summary>Whether they came in a form.</summary>
    public bool AreForm { get; private init; }

    /// <summary>Reads a body; null when it can't be read.</summary>
    public static DeepLParameters? Read(EmulatorRequest request)
    {
        if (request.IsForm)
        {
            var form = new DeepLParameters { AreForm = true };
            foreach (var (name, values) in request.Form())
                form._values[name] = [.. values.Select(value => value ?? "")];
            return form;
        }

        if (!request.IsJson)
            return null;
        try
        {
            using var document = JsonDocument.Parse(request.Body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var json = new DeepLParameters();
            foreach (var member in document.RootElement.EnumerateObject())
                json._values[member.Name] = [.. Values(member.Value)];
            return json;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not UTF-8, or holds half of a surrogate pair.
            return null;
        }
    }

    /// <summary>Whether a parameter was sent.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>A parameter; null when it wasn't sent.</summary>
    public string? One(string name) => _values.TryGetValue(name, out var values) && values.Count > 0 ? values[^1] : null;

    /// <summary>Each value of a parameter as it came.</summary>
    public IReadOnlyList<string> Many(string name) => _values.GetValueOrDefault(name) ?? [];

    /// <summary>A list, which a form may write with commas.</summary>
    public IReadOnlyList<string> List(string name) =>
        AreForm ? [.. Many(name).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries))] : Many(name);

    /// <summary>Whether a parameter says yes: <c>true</c> in JSON, <c>1</c> or <c>true</c> in a form.</summary>
    public bool Is(string name) => One(name) is "1" or "true";

    private static IEnumerable<string> Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(One),
        JsonValueKind.Null => [],
        _ => [One(value)],
    };

    private static string One(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };
}
