using System.Text.Json.Serialization;

namespace Localizer.Reports;

/// <summary>A translation that a memory has for what was looked for.</summary>
/// <param name="Kind"><c>exact</c>, <c>adapted</c>, <c>fuzzy</c>, <c>subsegment</c> or <c>concordance</c>.</param>
/// <param name="Score">How alike the sources are, in percent; <see langword="null"/> for a part of the text and for a concordance.</param>
/// <param name="Source">The source, inline codes as XLIFF-like tags.</param>
/// <param name="Target">The target, likewise.</param>
/// <param name="Locale">The target's locale.</param>
/// <param name="File">The file that it is from.</param>
/// <param name="Unit">The unit in it, or <see langword="null"/>.</param>
/// <param name="Who">Who changed or made it last, or <see langword="null"/>.</param>
/// <param name="When">When that was, or <see langword="null"/>.</param>
/// <param name="Machine">Whether a machine made it and no person has accepted it yet.</param>
/// <param name="Provider">The provider that made it, or <see langword="null"/>.</param>
public sealed record MemoryFound(
    string Kind, int? Score, string Source, string Target, string Locale, string File, string? Unit, string? Who, DateTimeOffset? When, bool Machine, string? Provider)
{
    /// <summary>The provider's version, or <see langword="null"/>.</summary>
    public string? ProviderVersion { get; init; }

    /// <summary>The version of the glossary that a machine's target was held to, or <see langword="null"/>.</summary>
    public string? GlossaryVersion { get; init; }
}

/// <summary>What a search found: the document that <c>memory search --format json</c> prints.</summary>
/// <param name="Text">What was looked for.</param>
/// <param name="Matches">What was found, the best first in each locale.</param>
public sealed record MemorySearchReport(string Text, IReadOnlyList<MemoryFound> Matches)
{
    /// <summary>The version of the document's schema.</summary>
    [JsonPropertyOrder(-1)]
    public int Version => 1;

    /// <summary>Whether a concordance has more than were asked for; left out where it has not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasMore { get; init; }
}

/// <summary>How many translations a memory has of a kind.</summary>
/// <param name="File">The file that they are from; all records are one.</param>
/// <param name="Kind"><c>named</c>, <c>imported</c> or <c>record</c>.</param>
/// <param name="Locale">The targets' locale.</param>
/// <param name="Persons">How many are persons'.</param>
/// <param name="Machines">How many machines made and no person has accepted yet.</param>
public sealed record MemoryStatsRow(string File, string Kind, string Locale, long Persons, long Machines);

/// <summary>What a memory holds: the document that <c>memory stats --format json</c> prints.</summary>
/// <param name="Path">The memory's file.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="Rows">One a file and locale.</param>
public sealed record MemoryStatsReport(string Path, long Bytes, IReadOnlyList<MemoryStatsRow> Rows)
{
    /// <summary>The version of the document's schema.</summary>
    [JsonPropertyOrder(-1)]
    public int Version => 1;
}
