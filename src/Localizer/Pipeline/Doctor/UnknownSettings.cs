using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Localizer.Model;

namespace Localizer.Pipeline.Doctor;

/// <summary>A setting that nobody knows.</summary>
/// <param name="Name">Its name, after those of the objects that it is in, with stops.</param>
/// <param name="Position">Where its name stands.</param>
/// <param name="Nearest">The nearest name that there is, or <see langword="null"/> when none is near.</param>
internal sealed record UnknownSetting(string Name, TextPosition Position, string? Nearest);

/// <summary>Finds all settings of a configuration that its schema does not have; the reader itself stops at the first.</summary>
internal static class UnknownSettings
{
    /// <summary>Finds them.</summary>
    /// <param name="json">The file.</param>
    /// <returns>Them in their order; none when the file is no JSON.</returns>
    public static IReadOnlyList<UnknownSetting> Find(ReadOnlySpan<byte> json)
    {
        var schema = JsonNode.Parse(ConfigurationFile.Schema())!;
        var found = new List<UnknownSetting>();
        var open = new Stack<(JsonNode? Schema, string Path)>();
        var (next, path) = ((JsonNode?)schema, "");
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                    case JsonTokenType.StartArray:
                        var isArray = reader.TokenType == JsonTokenType.StartArray;
                        var inside = Branch(next, isArray);
                        open.Push((inside, path));
                        next = isArray ? inside?["items"] : null;
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Pop();
                        next = open.TryPeek(out var outer) ? outer.Schema?["items"] : null;
                        break;
                    case JsonTokenType.PropertyName:
                        var name = reader.GetString()!;
                        var (place, parent) = open.Peek();
                        path = parent.Length == 0 ? name : $"{parent}.{name}";
                        next = place?["properties"]?[name] ?? (place?["additionalProperties"] as JsonObject);
                        if (next is null && place?["properties"] is JsonObject known)
                            found.Add(new UnknownSetting(path, PositionOf(json, (int)reader.TokenStartIndex), NearestWord.Of(name, known.Select(property => property.Key))));
                        break;
                }
            }
        }
        catch (JsonException)
        {
            return [];
        }

        return found;
    }

    // A setting may be a value or a list, or be left out.
    private static JsonNode? Branch(JsonNode? schema, bool isArray)
    {
        var part = isArray ? "items" : "properties";
        return schema?["anyOf"] is JsonArray choices
            ? choices.FirstOrDefault(choice => choice?[part] is not null)
            : schema;
    }

    private static TextPosition PositionOf(ReadOnlySpan<byte> json, int offset)
    {
        var before = json[..offset];
        return new TextPosition(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }
}
