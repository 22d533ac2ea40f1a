using Localizer.Glossaries;
using Localizer.Model;
using Localizer.Reports;

namespace Localizer.Pipeline;

/// <summary>Adds up how the glossary's terms fared.</summary>
internal sealed class TermTally
{
    private readonly SortedDictionary<(string Term, string Locale), (int Occurrences, int Failed)> _rows = [];
    private readonly Dictionary<(string Term, string Locale), int> _repaired = [];

    /// <summary>Adds a page's checks.</summary>
    public void Add(Locale locale, IEnumerable<TermCheck> checks)
    {
        foreach (var check in checks)
        {
            var key = (check.Term.Source, locale.Tag);
            var row = _rows.GetValueOrDefault(key);
            _rows[key] = (row.Occurrences + check.Expected, row.Failed + Math.Max(0, check.Expected - check.Found));
            _repaired[key] = _repaired.GetValueOrDefault(key) + check.Repaired;
        }
    }

    /// <summary>Adds rows of another tally.</summary>
    public void Add(IEnumerable<TermReport> rows)
    {
        foreach (var added in rows)
        {
            var row = _rows.GetValueOrDefault((added.Term, added.Locale));
            _rows[(added.Term, added.Locale)] = (row.Occurrences + added.Occurrences, row.Failed + added.Failed);
        }
    }

    /// <summary>The rows, sorted by term and locale.</summary>
    public IReadOnlyList<TermReport> Report() =>
        [.. _rows.Select(row => new TermReport(row.Key.Term, row.Key.Locale, row.Value.Occurrences, 0, 0, _repaired.GetValueOrDefault(row.Key), row.Value.Failed))];
}
