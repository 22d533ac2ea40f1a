using System.Diagnostics.CodeAnalysis;
using Localizer.Model;

namespace Localizer.Memory;

/// <summary>Where an entry of a memory came from.</summary>
/// <param name="File">The file that it was read from, as the user named it.</param>
/// <param name="UnitId">Its id there, or <see langword="null"/>.</param>
/// <param name="ChangedBy">Who changed it last, or <see langword="null"/>.</param>
/// <param name="ChangedAt">When, as TMX writes dates, or <see langword="null"/>.</param>
public sealed record MemoryOrigin(string File, string? UnitId, string? ChangedBy, string? ChangedAt);

/// <summary>A pair of texts in a memory.</summary>
/// <param name="Source">The source, in normalized form.</param>
/// <param name="Target">The target; its codes have the source's numbers.</param>
/// <param name="To">The target's locale.</param>
/// <param name="Origin">Where the pair came from.</param>
public sealed record MemoryEntry(CodedText Source, CodedText Target, Locale To, MemoryOrigin Origin);

/// <summary>What a memory has for a text.</summary>
/// <param name="Target">The target, with the ids of the text that was asked for.</param>
/// <param name="Entry">The entry that it came from.</param>
public sealed record MemoryMatch(CodedText Target, MemoryEntry Entry);

/// <summary>
/// A translation memory that is held in memory and matches exactly: the same text with the same codes in the same places, whatever
/// their numbers, white space collapsed. All targets of a source are kept; the best one is given.
/// </summary>
public sealed class TranslationMemory
{
    private readonly Dictionary<(CodedText Source, string Language), List<MemoryEntry>> _entries = [];

    /// <summary>How many pairs there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a pair. Not to be called while others look things up.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The target, with the source's code numbers.</param>
    /// <param name="to">The target's locale.</param>
    /// <param name="origin">Where the pair came from.</param>
    public void Add(CodedText source, CodedText target, Locale to, MemoryOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(to);
        var numbers = source.Codes.Select(placed => placed.Code.Id).Distinct().Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index + 1);
        var entry = new MemoryEntry(
            source.Normalized(),
            target.WithCodes(code => code with { Id = numbers.GetValueOrDefault(code.Id, -code.Id) }),
            to,
            origin);
        var key = (entry.Source, to.Language);
        if (!_entries.TryGetValue(key, out var entries))
            _entries.Add(key, entries = []);
        entries.Add(entry);
        Count++;
    }

    /// <summary>Finds the best target of a text.</summary>
    /// <param name="to">The locale that it must be in; another region of its language will do, another script will not.</param>
    /// <param name="source">The text.</param>
    /// <param name="match">The match, when the answer is true.</param>
    public bool TryFindExact(Locale to, CodedText source, [NotNullWhen(true)] out MemoryMatch? match)
    {
        match = Find(to, source).Select(entry => new MemoryMatch(source.Denormalize(entry.Target), entry)).FirstOrDefault();
        return match is not null;
    }

    /// <summary>All entries for a text, the best first: its own locale before others, the last change before earlier ones, then the last added.</summary>
    /// <param name="to">The locale that they must be in; another region of its language will do, another script will not.</param>
    /// <param name="source">The text.</param>
    public IEnumerable<MemoryEntry> Find(Locale to, CodedText source)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(source);
        if (!_entries.TryGetValue((source.Normalized(), to.Language), out var entries))
            return [];
        return entries.AsEnumerable().Reverse()
            .Where(entry => entry.To.Script == to.Script)
            .OrderByDescending(entry => entry.To.Equals(to))
            .ThenByDescending(entry => entry.Origin.ChangedAt ?? "", StringComparer.Ordinal);
    }
}
