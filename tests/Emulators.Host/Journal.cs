using System.Text.Encodings.Web;
using System.Text.Json;

namespace Localizer.Emulators.Host;

/// <summary>
/// Writes books as lines of JSON while they grow, for other processes to read. A number may have two lines, when an answer was about to
/// leave whole and then didn't; the last one holds.
/// </summary>
internal sealed class Journal(FileInfo file) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FileStream _stream = new(file.FullName, FileMode.Create, FileAccess.Write, FileShare.Read);

    /// <summary>Writes one line, and hands it to the system at once.</summary>
    public void Write(EmulatorCall call)
    {
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line, Options))
            Write(writer, call);
        line.WriteByte((byte)'\n');
        _stream.Write(line.GetBuffer().AsSpan(0, (int)line.Length));
        _stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static void Write(Utf8JsonWriter writer, EmulatorCall call)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", call.Number);
        writer.WriteString("at", call.ReceivedAt);
        writer.WriteString("method", call.Method);
        writer.WriteString("path", call.Target);
        writer.WriteNumber("status", call.Status);
        writer.WriteNumber("texts", call.Texts.Count);
        writer.WriteNumber("billedCharacters", call.BilledCharacters);
        writer.WriteNumber("inputTokens", call.InputTokens);
        writer.WriteNumber("outputTokens", call.OutputTokens);
        if (call.Fault is { } fault)
            writer.WriteString("fault", fault.GetType().Name);
        writer.WriteString("state", State(call));
        writer.WriteEndObject();
    }

    private static string State(EmulatorCall call) =>
        call.AnsweredWhole ? "answered" : call is { Fault: not null, Status: > 0 } ? "damaged" : "aborted";
}
