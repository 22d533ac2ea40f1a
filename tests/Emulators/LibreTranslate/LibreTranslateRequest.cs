using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Localizer.Emulators.LibreTranslate;

/// <summary>The fields of a call, from JSON or a form.</summary>
internal sealed partial class LibreTranslateRequest
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    private LibreTranslateRequest()
    {
    }

    /// <summary>The texts; none if there are none.</summary>
    public IReadOnlyList<string> Texts { get; private set; } = [];

    /// <summary>Whether they came as an array.</summary>
    public bool IsBatch { get; private set; }

    /// <summary>Reads a body; null if it says that it is JSON and isn't.</summary>
    public static LibreTranslateRequest? Read(EmulatorRequest request)
    {
        var read = new LibreTranslateRequest();
        if (!request.IsJson)
        {
            foreach (var name in new[] { "source", "target", "format", "alternatives", "api_key" })
            {
                if (request.Field(name) is { } value)
                    read._fields[name] = value;
            }

            if (request.Field("q") is { Length: > 0 } text)
                read.Texts = [Lines(text)];
            return read;
        }

        try
        {
            using var document = JsonDocument.Parse(request.Body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            foreach (var member in document.RootElement.EnumerateObject())
                read.Add(member.Name, member.Value);
            return read;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not UTF-8, or holds half of a surrogate pair.
            return null;
        }
    }

    /// <summary>A field; null when it wasn't sent or is empty.</summary>
    public string? Field(string name) => _fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>How many alternatives are asked for; null for nonsense.</summary>
    public int? Alternatives => Field("alternatives") is not { } text ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    private void Add(string name, JsonElement value)
    {
        if (name == "q" && value.ValueKind == JsonValueKind.Array)
        {
            Texts = [.. value.EnumerateArray().Select(one => one.GetString() ?? "")];
            IsBatch = true;
        }
        else if (name == "q")
        {
            Texts = value.GetString() is { Length: > 0 } text ? [text] : [];
        }
        else
        {
            _fields[name] = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
    }

    // A form's line ends are made one, and one at the end is lost; JSON keeps its own.
    private static string Lines(string text)
    {
        var lines = LineEnd().Replace(text, "\n");
        return lines.EndsWith('\n') ? lines[..^1] : lines;
    }

    [GeneratedRegex("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LineEnd();
}
