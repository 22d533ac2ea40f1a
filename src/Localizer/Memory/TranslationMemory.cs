using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Localizer.Model;

namespace Localizer.Memory;

/// <summary>
/// Translations of one source language, found by their whole source text. Two sources are the same when their text is, white space
/// collapsed, and their codes are of the same kinds at the same places. May be read by many threads once nothing is added.
/// </summary>
public sealed class TranslationMemory
{
    private readonly Dictionary<CodedText, List<Entry>> _entries = [];

    private string? _language;

    /// <summary>How many translations the memory has.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a translation. White space of both texts is collapsed (<see cref="WhiteSpace.Collapse"/>).</summary>
    /// <param name="from">The source's locale; all entries of a memory are from one language.</param>
    /// <param name="to">The target's locale.</param>
    /// <param name="source">The source; its codes may have any ids.</param>
    /// <param name="target">The target; a code that stands for one of the source has its id.</param>
    /// <param name="origin">Where the translation comes from.</param>
    /// <exception cref="ArgumentException">The source is in another language than the entries that are there.</exception>
    public void Add(Locale from, Locale to, CodedText source, CodedText target, MemoryOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(origin);
        _language ??= from.Language;
        if (from.Language != _language)
            throw new ArgumentException($"The memory is for translations from '{_language}', not from '{from}'.", nameof(from));

        var collapsed = WhiteSpace.Collapse(source);
        var key = collapsed.Normalized();
        if (!_entries.TryGetValue(key, out var entries))
            _entries.Add(key, entries = []);
        entries.Add(new Entry(to, Numbered(WhiteSpace.Collapse(target), collapsed, key), origin, Count++));
    }

    /// <summary>Looks for translations of just this source.</summary>
    /// <remarks>
    /// The locale asked for goes first, then the language without a region, then the language in any region when none was asked for;
    /// never another script or region. Of several targets the one changed last is the best, then the one added last.
    /// </remarks>
    /// <param name="to">The locale to translate to.</param>
    /// <param name="source">The source; its codes may have any ids.</param>
    /// <param name="match">The targets, their codes with the ids of <paramref name="source"/>, when the answer is true.</param>
    public bool TryFindExact(Locale to, CodedText source, [NotNullWhen(true)] out MemoryMatch? match)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(source);
        match = null;
        // The dictionary compares whole texts, so equal hashes alone never match.
        if (!_entries.TryGetValue(WhiteSpace.Collapse(source).Normalized(), out var entries))
            return false;

        var targets = entries
            .Select(entry => (Entry: entry, Distance: LocaleFit.Distance(to, entry.Locale)))
            .Where(candidate => candidate.Distance is not null)
            .OrderBy(candidate => candidate.Distance)
            .ThenByDescending(candidate => candidate.Entry.Origin.When ?? DateTimeOffset.MinValue)
            .ThenByDescending(candidate => candidate.Entry.Order)
            .DistinctBy(candidate => candidate.Entry.Target)
            .Select(candidate => new MemoryTarget(source.Denormalize(candidate.Entry.Target), candidate.Entry.Locale, candidate.Entry.Origin))
            .ToImmutableArray();
        if (targets.IsEmpty)
            return false;
        match = new MemoryMatch(targets[0], targets[1..]);
        return true;
    }

    // The target's codes get the numbers that the source's have in its normalized form. A code that the source lacks gets one past
    // them, which no proof lets pass.
    private static CodedText Numbered(CodedText target, CodedText source, CodedText normalized)
    {
        if (target.Codes.IsEmpty)
            return target;
        var numbers = new Dictionary<int, int>();
        for (var i = 0; i < source.Codes.Length; i++)
            numbers[source.Codes[i].Code.Id] = normalized.Codes[i].Code.Id;
        return target.WithCodes(code =>
        {
            if (!numbers.TryGetValue(code.Id, out var number))
                numbers.Add(code.Id, number = numbers.Count + 1);
            return code with { Id = number };
        });
    }

    private sealed record Entry(Locale Locale, CodedText Target, MemoryOrigin Origin, int Order);
}
