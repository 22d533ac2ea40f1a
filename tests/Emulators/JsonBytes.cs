using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Localizer.Emulators;

/// <summary>JSON as services write it: UTF-8, with as little escaped as JSON allows.</summary>
internal static class JsonBytes
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of what an action writes.</summary>
    /// <param name="write">Writes one value.</param>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
