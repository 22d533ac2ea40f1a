using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Localizer.Pipeline.Publishing;

/// <summary>Reads <c>"publish"</c>: a level for all pages (<c>"translated"</c>), or settings for some.</summary>
internal sealed class PublishSettingsConverter : JsonConverter<IReadOnlyList<PublishSetting>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<PublishSetting> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? [new PublishSetting { Level = JsonSerializer.Deserialize(ref reader, ConfigurationJson.Default.PublishLevel) }]
            : JsonSerializer.Deserialize(ref reader, ConfigurationJson.Default.ListPublishSetting) ?? [];

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<PublishSetting> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, [.. value], ConfigurationJson.Default.ListPublishSetting);

    /// <summary>The schema of what it reads, which no exporter can tell.</summary>
    /// <param name="export">Gives the schema of a type.</param>
    public static JsonNode Schema(Func<JsonTypeInfo, JsonNode> export) =>
        new JsonObject { ["anyOf"] = new JsonArray(export(ConfigurationJson.Default.PublishLevel), export(ConfigurationJson.Default.ListPublishSetting)) };
}
