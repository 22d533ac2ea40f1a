using System.Text.Json.Serialization;

namespace Localizer.Pipeline.Publishing;

/// <summary>What a localized page has to be before it is published.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PublishLevel>))]
public enum PublishLevel
{
    /// <summary>Anything: what is not translated stays in the source's language.</summary>
    [JsonStringEnumMemberName("any")]
    Any,

    /// <summary>Translated: each of its segments has a translation that is one.</summary>
    [JsonStringEnumMemberName("translated")]
    Translated,

    /// <summary>Reviewed: each of its segments was written or accepted by a person.</summary>
    [JsonStringEnumMemberName("reviewed")]
    Reviewed,
}

/// <summary>What a project asks of pages before they are published, of all or some; the later of two settings is stronger.</summary>
public sealed record PublishSetting
{
    /// <summary>What they have to be.</summary>
    public required PublishLevel Level { get; init; }

    /// <summary>Patterns of the pages' paths, such as <c>news/**</c>; all when left out.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>The target locales, as tags; a language stands for its regions too; all when left out.</summary>
    public IReadOnlyList<string> Locales { get; init; } = [];
}
