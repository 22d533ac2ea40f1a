using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Unicode;

namespace Localizer.Providers.Http;

/// <summary>What a service replied, whole.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body, decompressed.</param>
internal sealed record ServiceReply(int Status, HttpResponseHeaders Headers, ReadOnlyMemory<byte> Body)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Whether the service did as it was asked.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The body without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Text => Body.Span.StartsWith("\uFEFF"u8) ? Body[3..] : Body;

    /// <summary>The body as JSON, whose text is UTF-8 whatever the header says (RFC 8259, section 8.1).</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public JsonDocument ReadJson() =>
        Utf8.IsValid(Text.Span) ? JsonDocument.Parse(Text, Strict) : throw new JsonException("It is not in UTF-8.");

    /// <summary>The body as JSON, or <see langword="null"/> when it is none.</summary>
    public JsonDocument? TryReadJson()
    {
        try
        {
            return ReadJson();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the body is the beginning of a JSON document and not the whole: it was cut off.</summary>
    public bool IsCutOff()
    {
        var reader = new Utf8JsonReader(Text.Span, isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return reader.CurrentDepth > 0 || reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray);
    }
}
