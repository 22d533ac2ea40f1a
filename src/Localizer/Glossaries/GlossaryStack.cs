using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Glossaries;

/// <summary>
/// Puts the rows of glossaries together, the nearest glossary first. Rows of one glossary with the same source are one term: the first
/// preferred row gives its forms, admitted and forbidden ones add theirs. Of two glossaries that have a term, the nearer one counts;
/// the other gives the forms for locales that the nearer has none for, unless there the term is not translated.
/// </summary>
/// <param name="say">Is told what is not used.</param>
internal sealed class GlossaryStack(Action<Diagnostic>? say)
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<Term> _terms = [];

    /// <summary>The terms, in the order in which they were met.</summary>
    public IEnumerable<Term> Terms => _terms;

    /// <summary>Adds the rows of a glossary.</summary>
    public void Add(IEnumerable<Term> rows)
    {
        var nearer = _terms.Count;
        var own = new Dictionary<string, int>(StringComparer.Ordinal);
        var terms = new List<Term>();
        foreach (var row in rows)
        {
            var key = TermTokens.Canonical(row.Source);
            if (own.TryGetValue(key, out var place))
                terms[place] = Joined(terms[place], row);
            else if (own.TryAdd(key, terms.Count))
                terms.Add(Started(row));
        }

        var hidden = new List<(Term Term, Term By)>();
        foreach (var (key, place) in own)
        {
            var term = WithPreferred(terms[place]);
            if (!_places.TryGetValue(key, out var known))
            {
                _places.Add(key, _terms.Count);
                _terms.Add(term);
            }
            else if (known < nearer)
            {
                hidden.Add((term, _terms[known]));
                _terms[known] = Completed(_terms[known], term);
            }
        }

        SayHidden(hidden);
    }

    private Term Started(Term row)
    {
        SayUnusedForm(row);
        return row.Status switch
        {
            TermStatus.Admitted => row with { Targets = row.Targets.Clear(), Admitted = Lists(row.Targets) },
            TermStatus.Forbidden => row with { Targets = row.Targets.Clear(), Forbidden = Union(row.Forbidden, Lists(row.Targets)) },
            _ => row,
        };
    }

    private Term Joined(Term term, Term row)
    {
        switch (row.Status)
        {
            case TermStatus.Admitted:
                return term with { Admitted = Union(term.Admitted, Lists(row.Targets)), Forbidden = Union(term.Forbidden, row.Forbidden) };
            case TermStatus.Forbidden:
                return term with { Forbidden = Union(Union(term.Forbidden, row.Forbidden), Lists(row.Targets)) };
            case var _ when term.Status != TermStatus.Preferred:
                return row with { Admitted = term.Admitted, Forbidden = Union(row.Forbidden, term.Forbidden) };
            default:
                say?.Invoke(new Diagnostic(
                    "glossary-duplicate", Severity.Warning, $"The term '{row.Source}' stands at {term.Place} already; this row is not used.", row.Place,
                    "Remove one of the two rows, or give one the status admitted."));
                return term;
        }
    }

    // Where there are only admitted forms, the first of them is to stand.
    private static Term WithPreferred(Term term)
    {
        foreach (var (locale, forms) in term.Admitted)
        {
            if (!term.Targets.ContainsKey(locale))
                term = term with { Targets = term.Targets.Add(locale, forms[0]) };
        }

        return term;
    }

    private static Term Completed(Term near, Term far)
    {
        if (near.DoNotTranslate || far.DoNotTranslate)
            return near;
        var lacking = far.Targets.Where(form => near.FormIn(form.Key) is null).ToList();
        if (lacking.Count == 0)
            return near;
        var locales = lacking.Select(form => form.Key).ToHashSet();
        return near with
        {
            Targets = near.Targets.AddRange(lacking),
            Admitted = near.Admitted.AddRange(far.Admitted.Where(form => locales.Contains(form.Key) && !near.Admitted.ContainsKey(form.Key))),
            Forbidden = near.Forbidden.AddRange(far.Forbidden.Where(form => locales.Contains(form.Key) && !near.Forbidden.ContainsKey(form.Key))),
            FirstUse = near.FirstUse.AddRange(far.FirstUse.Where(form => locales.Contains(form.Key) && !near.FirstUse.ContainsKey(form.Key))),
        };
    }

    private static ImmutableDictionary<Locale, ImmutableArray<string>> Lists(ImmutableDictionary<Locale, string> forms) =>
        forms.ToImmutableDictionary(form => form.Key, form => ImmutableArray.Create(form.Value));

    private static ImmutableDictionary<Locale, ImmutableArray<string>> Union(
        ImmutableDictionary<Locale, ImmutableArray<string>> one, ImmutableDictionary<Locale, ImmutableArray<string>> other)
    {
        foreach (var (locale, forms) in other)
            one = one.SetItem(locale, one.TryGetValue(locale, out var there) ? [.. there.Union(forms, StringComparer.Ordinal)] : forms);
        return one;
    }

    private void SayUnusedForm(Term term)
    {
        if (!term.DoNotTranslate || term.Targets.FirstOrDefault(form => form.Value != term.Source) is not { Key: { } locale, Value: var form })
            return;
        say?.Invoke(new Diagnostic(
            "glossary-dnt-form", Severity.Warning, $"The term '{term.Source}' is not to be translated, so its form '{form}' for {locale} is not used.",
            term.Place, "Clear the form, or the column 'dnt'."));
    }

    // One line a glossary: that a project's glossary goes before the company's is what it is for.
    private void SayHidden(List<(Term Term, Term By)> hidden)
    {
        if (hidden.Count == 0)
            return;
        var (term, by) = hidden[0];
        var others = hidden.Count > 1 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", and so for {hidden.Count - 1} more") : "";
        say?.Invoke(new Diagnostic(
            "glossary-nearer", Severity.Info, $"For '{term.Source}' the nearer glossary counts, {by.Place}{others}.", term.Place));
    }
}
