using Localizer.Model;
using Localizer.Pipeline.Terminology;
using Localizer.Reports;

namespace Localizer.Pipeline;

/// <summary>Adds up how the glossary's terms fared.</summary>
internal sealed class TermTally
{
    // For each term and locale; who needs all of them has the records.
    private const int MostPlaces = 5;
    private const int MostPlacesInAll = 1_000;

    private readonly SortedDictionary<(string Term, string Locale), TermReport> _rows = [];
    private readonly SortedDictionary<(string Term, string Locale), List<TermUse>> _places = [];

    /// <summary>Adds a page's terms.</summary>
    public void Add(Locale locale, IEnumerable<TermUse> uses)
    {
        foreach (var use in uses)
        {
            var key = (use.Check.Term.Source, locale.Tag);
            Add(new TermReport(use.Check.Term.Source, locale.Tag, use.Check.Expected, use.Native, use.Protected, use.Repaired, use.Failed) { Memory = use.Memory, Person = use.Person });
            Keep(key, use);
        }
    }

    /// <summary>Adds what an earlier run said of a page that stays as it is: what a service gave then is remembered now.</summary>
    public void Add(IEnumerable<TermReport> rows)
    {
        foreach (var row in rows)
            Add(row with { Native = 0, Protected = 0, Repaired = 0, Memory = Math.Max(0, row.Occurrences - row.Failed - row.Person) });
    }

    /// <summary>The rows, sorted by term and locale.</summary>
    public IReadOnlyList<TermReport> Report() => [.. _rows.Values];

    /// <summary>Some segments for each term and locale, those that lack it first.</summary>
    public IReadOnlyList<TermPlaceReport> Places() =>
        [.. _places.SelectMany(row => row.Value.Select(use => TermMarks.PlaceOf(use, row.Key.Locale))).OrderByDescending(place => place.IsMissing).Take(MostPlacesInAll)];

    private void Add(TermReport added)
    {
        var key = (added.Term, added.Locale);
        _rows[key] = !_rows.TryGetValue(key, out var row) ? added : row with
        {
            Occurrences = row.Occurrences + added.Occurrences,
            Native = row.Native + added.Native,
            Protected = row.Protected + added.Protected,
            Memory = row.Memory + added.Memory,
            Person = row.Person + added.Person,
            Repaired = row.Repaired + added.Repaired,
            Failed = row.Failed + added.Failed,
        };
    }

    // The first ones by their place, whichever page was done first.
    private void Keep((string Term, string Locale) key, TermUse use)
    {
        if (!_places.TryGetValue(key, out var places))
            _places.Add(key, places = []);
        var at = places.FindIndex(other => Compare(use, other) < 0);
        places.Insert(at < 0 ? places.Count : at, use);
        if (places.Count > MostPlaces)
            places.RemoveAt(MostPlaces);
    }

    private static int Compare(TermUse one, TermUse other)
    {
        if (one.Failed > 0 != other.Failed > 0)
            return one.Failed > 0 ? -1 : 1;
        var path = string.CompareOrdinal(one.Place.Path, other.Place.Path);
        return path != 0 ? path : (one.Place.Line, one.Place.Column).CompareTo((other.Place.Line, other.Place.Column));
    }
}
