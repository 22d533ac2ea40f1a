using System.Collections.Immutable;
using Localizer.Glossaries;
using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>Makes rows of a table of a glossary's terms.</summary>
internal sealed class GlossaryRows
{
    private readonly IReadOnlyList<Term> _terms;
    private readonly List<Locale> _locales;
    private readonly List<Locale> _forbidden;
    private readonly List<Locale> _firstUse;

    private GlossaryRows(IReadOnlyList<Term> terms)
    {
        _terms = terms;
        _locales = InOrder(terms.SelectMany(term => term.Targets.Keys.Concat(term.Admitted.Keys)));
        _forbidden = InOrder(terms.SelectMany(term => term.Forbidden.Keys));
        _firstUse = InOrder(terms.SelectMany(term => term.FirstUse.Keys));
    }

    /// <summary>The rows, the header first, with every column that the terms need; cells as they are, guarded by nothing.</summary>
    /// <param name="terms">The terms.</param>
    public static IEnumerable<IReadOnlyList<string>> Of(IReadOnlyList<Term> terms) => new GlossaryRows(terms).All();

    private static List<Locale> InOrder(IEnumerable<Locale> locales) => [.. locales.Distinct().OrderBy(locale => locale.Tag, StringComparer.Ordinal)];

    private IEnumerable<IReadOnlyList<string>> All()
    {
        yield return
        [
            "source", .. _locales.Select(locale => locale.Tag), "dnt", "case", "match", "pos", "status", "domain",
            .. _forbidden.Select(locale => $"forbidden.{locale}"), .. _firstUse.Select(locale => $"first-use.{locale}"), "note",
        ];
        foreach (var term in _terms)
        {
            yield return RowOf(term, TermStatus.Preferred, locale => term.Targets.GetValueOrDefault(locale, ""));
            for (var i = 0; i < term.Admitted.Values.Select(forms => forms.Length).DefaultIfEmpty(0).Max(); i++)
                yield return RowOf(new Term(term.Source), TermStatus.Admitted, locale => AdmittedAt(term, locale, i));
        }
    }

    private static string AdmittedAt(Term term, Locale locale, int index) =>
        term.Admitted.TryGetValue(locale, out var forms) && index < forms.Length ? forms[index] : "";

    private ImmutableArray<string> RowOf(Term term, TermStatus status, Func<Locale, string> formIn) =>
    [
        term.Source, .. _locales.Select(formIn), term.DoNotTranslate ? "yes" : "",
        term.Casing == TermCasing.Smart ? "" : term.Casing.ToString().ToLowerInvariant(), term.Match == TermMatch.Word ? "" : term.Match.ToString().ToLowerInvariant(),
        term.PartOfSpeech ?? "", status == TermStatus.Preferred ? "" : status.ToString().ToLowerInvariant(), term.Domain ?? "",
        .. _forbidden.Select(locale => term.Forbidden.TryGetValue(locale, out var forms) ? string.Join(" | ", forms) : ""),
        .. _firstUse.Select(locale => term.FirstUse.GetValueOrDefault(locale, "")), term.Note ?? "",
    ];
}
