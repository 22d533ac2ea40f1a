using Localizer.Model;

namespace Localizer.Glossaries.Linting;

/// <summary>What can be wrong between the rows of glossaries.</summary>
internal static class RowRules
{
    /// <summary>A term in any case that is shorter misfires: as, it.</summary>
    private const int ShortestInAnyCase = 3;

    /// <summary>What is wrong, in no order.</summary>
    /// <param name="rows">The rows of all glossaries, the nearest first.</param>
    public static IEnumerable<Diagnostic> Check(IReadOnlyList<LintedRow> rows) =>
        Twins(rows).Concat(Contradictions(rows)).Concat(WithoutMarks(rows)).Concat(Overlaps(rows)).Concat(InCapitalsAlone(rows)).Concat(rows.SelectMany(Alone)).Concat(rows.SelectMany(Forms));

    /// <summary>Rows with one source: the same again, or another form for the same locale.</summary>
    private static IEnumerable<Diagnostic> Twins(IReadOnlyList<LintedRow> rows)
    {
        var first = new Dictionary<(string Source, string File), LintedRow>();
        foreach (var row in rows.Where(row => row.Term.Status == TermStatus.Preferred))
        {
            var key = (TermTokens.Canonical(row.Term.Source), row.Term.Place?.File ?? "");
            if (first.TryAdd(key, row))
                continue;
            var other = first[key];
            var differing = row.Term.Targets.Where(form => other.Term.Targets.TryGetValue(form.Key, out var there) && there != form.Value).ToList();
            if (differing.Count == 0 && row.Term.DoNotTranslate == other.Term.DoNotTranslate)
            {
                yield return new Diagnostic(
                    "glossary-duplicate", Severity.Warning, $"The term '{row.Term.Source}' stands at {other.Term.Place} already.", row.Term.Place, "Remove one of the two rows.");
                continue;
            }

            var what = differing.Count == 0
                ? "one row says that it is not translated, the other does not"
                : $"'{differing[0].Value}' and '{other.Term.Targets[differing[0].Key]}' in {differing[0].Key}";
            yield return new Diagnostic(
                "glossary-contradiction", Severity.Error, $"The term '{row.Term.Source}' stands at {other.Term.Place} otherwise: {what}.",
                differing.Count == 0 ? row.Term.Place : row.PlaceOf(differing[0].Key), "Keep one, or give one the status admitted.");
        }
    }

    /// <summary>Forms that are forbidden elsewhere.</summary>
    private static IEnumerable<Diagnostic> Contradictions(IReadOnlyList<LintedRow> rows)
    {
        var forbidden = new Dictionary<(Locale, string), Term>();
        foreach (var term in rows.Select(row => row.Term))
        {
            foreach (var (locale, forms) in term.Forbidden)
            {
                foreach (var form in forms)
                    forbidden.TryAdd((locale, TermTokens.Canonical(form)), term);
            }

            foreach (var (locale, form) in term.Status == TermStatus.Forbidden ? term.Targets : term.Targets.Clear())
                forbidden.TryAdd((locale, TermTokens.Canonical(form)), term);
        }

        foreach (var row in rows.Where(row => row.Term.Status != TermStatus.Forbidden))
        {
            foreach (var (locale, form) in row.Term.Targets)
            {
                if (!forbidden.TryGetValue((locale, TermTokens.Canonical(form)), out var by))
                    continue;
                var isOwn = TermTokens.Canonical(by.Source) == TermTokens.Canonical(row.Term.Source);
                yield return new Diagnostic(
                    "glossary-forbidden-form", isOwn ? Severity.Error : Severity.Warning, $"'{form}' is to stand for '{row.Term.Source}', and is forbidden for '{by.Source}' at {by.Place}.",
                    row.PlaceOf(locale), "Choose another form, or allow this one.");
            }
        }
    }

    /// <summary>Vietnamese forms without marks beside the same with marks: may mach, máy mạch.</summary>
    private static IEnumerable<Diagnostic> WithoutMarks(IReadOnlyList<LintedRow> rows)
    {
        var forms = rows
            .SelectMany(row => row.Term.Targets.Where(form => form.Key.Language == "vi").Select(form => (Row: row, Locale: form.Key, Form: form.Value, Bare: LetterMarks.Remove(form.Value).ToLowerInvariant())))
            .ToLookup(form => form.Bare, StringComparer.Ordinal);
        foreach (var group in forms)
        {
            if (group.FirstOrDefault(form => LetterMarks.Remove(form.Form) != form.Form) is not { Row: not null } marked)
                continue;
            foreach (var bare in group.Where(form => LetterMarks.Remove(form.Form) == form.Form))
            {
                yield return new Diagnostic(
                    "glossary-no-marks", Severity.Warning, $"'{bare.Form}' has no marks, and '{marked.Form}' at {marked.Row.PlaceOf(marked.Locale)} has.", bare.Row.PlaceOf(bare.Locale), "Write its marks.");
            }
        }
    }

    /// <summary>Terms whose last word is another's first: where they meet, the first of the two hides the other.</summary>
    private static IEnumerable<Diagnostic> Overlaps(IReadOnlyList<LintedRow> rows)
    {
        var words = rows.Select(row => (row.Term, Words: TermTokens.Canonical(row.Term.Source).Split(' '))).Where(term => term.Words.Length > 1).ToList();
        var byFirst = words.ToLookup(term => term.Words[0], StringComparer.OrdinalIgnoreCase);
        foreach (var (term, own) in words)
        {
            foreach (var (other, _) in byFirst[own[^1]].Where(other => !ReferenceEquals(other.Term, term)).Take(1))
            {
                yield return new Diagnostic(
                    "glossary-overlap", Severity.Info, $"Where '{term.Source}' runs into '{other.Source}' ({other.Place}), only the first is found.", term.Place,
                    "Add the longer phrase as a term if it occurs.");
            }
        }
    }

    /// <summary>Terms that differ in capitals alone, and neither of which is found by its capitals: one hides the other.</summary>
    private static IEnumerable<Diagnostic> InCapitalsAlone(IReadOnlyList<LintedRow> rows)
    {
        var first = new Dictionary<string, Term>(StringComparer.OrdinalIgnoreCase);
        foreach (var term in rows.Select(row => row.Term).Where(term => term.Status == TermStatus.Preferred && !TermCase.IsSensitive(term)))
        {
            var source = TermTokens.Canonical(term.Source);
            if (!first.TryAdd(source, term) && first[source] is var other && TermTokens.Canonical(other.Source) != source)
            {
                yield return new Diagnostic(
                    "glossary-overlap", Severity.Warning, $"'{term.Source}' and '{other.Source}' ({other.Place}) differ in capitals alone and are found in any case, so only one of them ever is.",
                    term.Place, "Write sensitive in the column 'case' of both, or keep one.");
            }
        }
    }

    /// <summary>Forms that do nothing: of a term that is not translated, and for a first mention of what is not the term.</summary>
    private static IEnumerable<Diagnostic> Forms(LintedRow row)
    {
        var term = row.Term;
        foreach (var (locale, form) in term.DoNotTranslate ? term.Targets.Where(form => form.Value != term.Source) : [])
        {
            yield return new Diagnostic(
                "glossary-dnt-form", Severity.Warning, $"The term '{term.Source}' is not to be translated, so its form '{form}' for {locale} is not used.",
                row.PlaceOf(locale), "Clear the form, or the column 'dnt'.");
        }

        foreach (var (locale, longer) in term.FirstUse)
        {
            if (term.FormIn(locale) is { } form && !TermTokens.Canonical(longer).Contains(TermTokens.Canonical(form), StringComparison.OrdinalIgnoreCase))
            {
                yield return new Diagnostic(
                    "glossary-first-use", Severity.Warning, $"'{longer}' is to be the first mention of '{term.Source}' in {locale}, and does not hold its form '{form}'.",
                    term.Place, "Write the longer form with the form in it.");
            }
        }
    }

    private static IEnumerable<Diagnostic> Alone(LintedRow row)
    {
        var term = row.Term;
        if (term is { DoNotTranslate: false, Status: TermStatus.Preferred, Targets.IsEmpty: true, Forbidden.IsEmpty: true })
            yield return new Diagnostic("glossary-no-form", Severity.Info, $"The term '{term.Source}' has no form and is translated, so it does nothing.", term.Place, "Give a form, or write yes in the column 'dnt'.");
        if (TermTokens.Canonical(term.Source).Length < ShortestInAnyCase && !TermCase.IsSensitive(term))
        {
            yield return new Diagnostic(
                "glossary-misfires", Severity.Warning, $"The term '{term.Source}' is so short that it will be found where it is not meant.", term.Place,
                "Write sensitive in the column 'case', or take a longer term.");
        }
    }
}
