using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Localizer.Providers.Http;

/// <summary>Bodies of requests in JSON. Text is written as it is, not as escapes, since services limit bytes.</summary>
internal static class JsonBody
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a JSON object.</summary>
    /// <param name="members">Writes its members.</param>
    /// <returns>The object in UTF-8.</returns>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Writes an array of strings, each in the bytes that <see cref="JsonText.Bytes"/> counts.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The strings.</param>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteRawValue(JsonText.Write(value), skipInputValidation: true);
        json.WriteEndArray();
    }

    /// <summary>Writes a member whose value is a text.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The text.</param>
    public static void WriteText(this Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(JsonText.Write(value), skipInputValidation: true);
    }

    /// <summary>A request to POST a body.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="body">The body.</param>
    public static HttpRequestMessage Post(Uri address, ReadOnlyMemory<byte> body) => new(HttpMethod.Post, address)
    {
        Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } } },
    };
}
