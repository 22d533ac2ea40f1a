using System.Text.Json.Serialization;

namespace Localizer.Quality;

/// <summary>How much a check's findings are to weigh.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckLevel>))]
public enum CheckLevel
{
    /// <summary>Nothing: they are counted, and not reported.</summary>
    [JsonStringEnumMemberName("off")]
    Off,

    /// <summary>Worth knowing.</summary>
    [JsonStringEnumMemberName("info")]
    Info,

    /// <summary>Probably wrong.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Certainly wrong.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}

/// <summary>What a project settles of a check, for all pages or some; the later of two settings is stronger.</summary>
public sealed record CheckSetting
{
    /// <summary>The check's id, or <c>*</c> for all.</summary>
    public required string Check { get; init; }

    /// <summary>How much its findings weigh; as before when left out.</summary>
    public CheckLevel? Severity { get; init; }

    /// <summary>The number that the check goes by, where docs/checks.md names one; as before when left out.</summary>
    public double? Limit { get; init; }

    /// <summary>Patterns of the pages' paths, such as <c>news/**</c>; all when left out.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>The target locales, as tags; a language stands for its regions too; all when left out.</summary>
    public IReadOnlyList<string> Locales { get; init; } = [];

    /// <summary>Why, for whoever reads the file.</summary>
    public string? Reason { get; init; }
}
