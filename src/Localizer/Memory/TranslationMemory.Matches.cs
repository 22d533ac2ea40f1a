using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Localizer.Model;

namespace Localizer.Memory;

/// <summary>What a memory has for a source.</summary>
public sealed partial class TranslationMemory
{
    /// <summary>Looks for translations of just this source.</summary>
    /// <param name="to">The locale to translate to.</param>
    /// <param name="source">The source; its codes may have any ids.</param>
    /// <param name="match">The targets, their codes with the ids of <paramref name="source"/>, when the answer is true.</param>
    /// <exception cref="BadInputException">The memory's file cannot be read.</exception>
    public bool TryFindExact(Locale to, CodedText source, [NotNullWhen(true)] out MemoryMatch? match) =>
        (match = FindExact(to, [new MemoryQuery(source)])[0]) is not null;

    /// <summary>Looks for translations of just these sources.</summary>
    /// <remarks>
    /// A person's translation goes before a machine's. Of these the locale asked for goes first, then the language without a region, then
    /// the language in any region when none was asked for; never another script or region. Then one between the same neighbours, then the
    /// one changed last, then the one of the later file, then the later one in its file.
    /// </remarks>
    /// <param name="to">The locale to translate to.</param>
    /// <param name="queries">The sources.</param>
    /// <returns>One a source: the targets, their codes with its ids; <see langword="null"/> where there is none.</returns>
    /// <exception cref="BadInputException">The memory's file cannot be read.</exception>
    public ImmutableArray<MemoryMatch?> FindExact(Locale to, IReadOnlyList<MemoryQuery> queries)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(queries);
        return Read(() =>
        {
            if (_served.Count == 0)
                return [.. queries.Select(_ => (MemoryMatch?)null)];
            // In one transaction, so that the file is locked and looked at once.
            return _database.InTransaction(() =>
            {
                var found = _exact.Find([.. queries.Select(query => WhiteSpace.Collapse(query.Source).Normalized())], _language ?? "");
                return found.Select((targets, i) => targets is null ? null : Best(to, queries[i], targets)).ToImmutableArray();
            });
        });
    }

    /// <summary>Looks for the best translation of each of these sources, as a run does; what else the memory has for them is not read.</summary>
    /// <param name="to">The locale to translate to.</param>
    /// <param name="queries">The sources.</param>
    /// <returns>One a source: what <see cref="FindExact"/> has for it, without alternatives; <see langword="null"/> where there is none.</returns>
    internal ImmutableArray<MemoryMatch?> FindBest(Locale to, IReadOnlyList<MemoryQuery> queries) => Read(() =>
    {
        if (_served.Count == 0)
            return [.. queries.Select(_ => (MemoryMatch?)null)];
        long?[] contexts = [.. queries.Select(query => query.Context is { } place ? MemoryHash.OfContext(place) : (long?)null)];
        var found = _database.InTransaction(() => _exact.FindBest(
            [.. queries.Select(query => WhiteSpace.Collapse(query.Source).Normalized())], _language ?? "", (index, target) => RankOf(to, target, contexts[index])));
        var matches = ImmutableArray.CreateBuilder<MemoryMatch?>(queries.Count);
        for (var i = 0; i < found.Length; i++)
        {
            matches.Add(found[i] is not { } best ? null : new MemoryMatch(TargetOf(best, queries[i].Source.Denormalize(best.Text)), [])
            {
                Kind = contexts[i] is not null && best.Context == contexts[i] ? MatchKind.InContext : MatchKind.Exact,
            });
        }

        return matches.MoveToImmutable();
    });

    /// <summary>
    /// Looks for a translation of a source that differs from this one in numbers, dates in digits and codes alone, and puts them right in
    /// its target. Who uses it marks it: the words around a number may depend on it.
    /// </summary>
    /// <param name="to">The locale to translate to.</param>
    /// <param name="source">The source; its codes may have any ids.</param>
    /// <returns>The match, or <see langword="null"/> when there is none, or more than one way to put the target right.</returns>
    /// <exception cref="BadInputException">The memory's file cannot be read.</exception>
    public MemoryMatch? FindAdapted(Locale to, CodedText source)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(source);
        return Read(() => _served.Count == 0 || _language is null ? null : Adapt(to, WhiteSpace.Collapse(source)));
    }

    /// <summary>Looks for sources that are like this one: helps for whoever translates, never translations.</summary>
    /// <param name="to">The locale to translate to.</param>
    /// <param name="source">The source.</param>
    /// <param name="threshold">The least score, from 0 to 1.</param>
    /// <param name="most">The most matches.</param>
    /// <returns>The most alike first; one a source.</returns>
    /// <exception cref="BadInputException">The memory's file cannot be read.</exception>
    public ImmutableArray<FuzzyMatch> FindFuzzy(Locale to, CodedText source, double threshold, int most)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(source);
        return Read(() =>
        {
            if (_served.Count == 0)
                return [];
            var fuzzy = _fuzzy ??= new FuzzySearch(_database);
            var normalized = WhiteSpace.Collapse(source).Normalized();
            return _database.InTransaction(() => Fuzzy(fuzzy, to, normalized, threshold, most));
        });
    }

    private ImmutableArray<FuzzyMatch> Fuzzy(FuzzySearch fuzzy, Locale to, CodedText normalized, double threshold, int most)
    {
        var matches = ImmutableArray.CreateBuilder<FuzzyMatch>();
        foreach (var like in fuzzy.Find(normalized, threshold))
        {
            if (matches.Count == most)
                break;
            if (Ranked(to, TargetsOf(like.Id), context: null) is [var best, ..])
                matches.Add(new FuzzyMatch(like.Source, TargetOf(best, best.Text), like.Source.Equals(normalized) ? 100 : FuzzyScore.Percent(like.Score)));
        }

        return matches.DrainToImmutable();
    }

    private MemoryMatch? Best(Locale to, MemoryQuery query, List<StoredTarget> found)
    {
        var context = query.Context is { } place ? MemoryHash.OfContext(place) : (long?)null;
        var ranked = Ranked(to, found, context);
        return ranked.Count == 0 ? null : MatchOf(
            ranked.ConvertAll(target => TargetOf(target, query.Source.Denormalize(target.Text))),
            context is not null && ranked[0].Context == context ? MatchKind.InContext : MatchKind.Exact);
    }

    private MemoryMatch? Adapt(Locale to, CodedText source)
    {
        var found = new List<(CodedText Source, StoredTarget Target)>();
        _like.Bind(1, NumberPattern.Of(source).Hash(_language!));
        while (_like.Step())
            found.Add((CodeBytes.Read(_like.Text(0), _like.Blob(1)), StoredTarget.Read(_like, 2)));
        if (!source.Codes.IsEmpty)
        {
            // A source with neither numbers nor codes has no pattern besides its text.
            var plain = new CodedText(source.Text);
            found.AddRange((_exact.Find([plain], _language!)[0] ?? []).Select(target => (plain, target)));
        }

        var targets = new List<MemoryTarget>();
        foreach (var target in Ranked(to, found.ConvertAll(pair => pair.Target), context: null))
        {
            var stored = found.Find(pair => ReferenceEquals(pair.Target, target)).Source;
            if (MemoryAdaptation.Adapt(source, stored, target.Text, _language!, FactsOf(target.Facts).To) is { } adapted)
                targets.Add(TargetOf(target, adapted));
        }

        return targets.Count == 0 ? null : MatchOf(targets, MatchKind.Adapted);
    }

    private List<StoredTarget> TargetsOf(long source)
    {
        var targets = new List<StoredTarget>();
        _targets.Bind(1, source);
        while (_targets.Step())
            targets.Add(StoredTarget.Read(_targets, 0));
        return targets;
    }

    private List<StoredTarget> Ranked(Locale to, List<StoredTarget> targets, long? context) => targets switch
    {
        // Mostly there is one.
        [var only] => _served.ContainsKey(only.File) && LocaleFit.Distance(to, FactsOf(only.Facts).To) is not null ? targets : [],
        _ => Sorted(to, targets, context),
    };

    private List<StoredTarget> Sorted(Locale to, List<StoredTarget> targets, long? context)
    {
        var candidates = new List<Candidate>(targets.Count);
        foreach (var target in targets)
        {
            if (RankOf(to, new TargetHead(target.File, target.Place, target.Facts, target.Context, target.Changed), context) is { } rank)
                candidates.Add(new Candidate(target, rank));
        }

        candidates.Sort(static (one, other) => TargetRank.BestFirst(one.Rank, other.Rank));
        return candidates.ConvertAll(candidate => candidate.Target);
    }

    // None for a target that does not serve the locale, or is of a file that is not served from.
    private TargetRank? RankOf(Locale to, in TargetHead target, long? context)
    {
        var stored = FactsOf(target.Facts);
        return _served.TryGetValue(target.File, out var file) && LocaleFit.Distance(to, stored.To) is { } distance
            ? new TargetRank(stored.Facts.IsMachine, distance, context is not null && target.Context == context, target.Changed, file.Order, target.Place)
            : null;
    }

    private static MemoryMatch MatchOf(List<MemoryTarget> targets, MatchKind kind)
    {
        if (targets.Count == 1)
            return new MemoryMatch(targets[0], []) { Kind = kind };
        ImmutableArray<MemoryTarget> different = [.. targets.DistinctBy(target => target.Target)];
        return new MemoryMatch(different[0], different[1..]) { Kind = kind };
    }

    private MemoryTarget TargetOf(StoredTarget target, CodedText text)
    {
        var facts = FactsOf(target.Facts);
        return new MemoryTarget(text, facts.To, facts.Facts.OriginOf(_served[target.File].ShownAs, target.Unit, target.Changed));
    }

    /// <summary>A target that may serve.</summary>
    private readonly record struct Candidate(StoredTarget Target, TargetRank Rank);
}
