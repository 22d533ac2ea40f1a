using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Glossaries;

/// <summary>A translation with its terms put right.</summary>
/// <param name="Target">The translation.</param>
/// <param name="Terms">The terms that were put right, one for each place.</param>
internal sealed record RepairedTerms(CodedText Target, ImmutableArray<Term> Terms);

/// <summary>
/// Puts a glossary's forms into a translation where it is certain that something else stands in a term's place: the term itself,
/// untranslated; its form in another case; a name cut in two (H 20); a forbidden form. Only whole words are replaced, never part of a URL or
/// another name, and nothing that an inline code stands inside of; and no more places than the term lacks.
/// </summary>
internal static class TermRepair
{
    /// <summary>A word in small letters that is shorter may well be another word of the language (meta, it, ai).</summary>
    private const int MinSmallLetters = 5;

    private const int MinLetters = 3;

    /// <summary>Repairs a translation.</summary>
    /// <param name="terms">The glossary.</param>
    /// <param name="source">The source.</param>
    /// <param name="target">Its translation.</param>
    /// <param name="to">The translation's locale.</param>
    public static RepairedTerms Repair(Termbase terms, CodedText source, CodedText target, Locale to)
    {
        // Places must be those of the text as it stands.
        if (!ReferenceEquals(CanonicalComposition.Compose(target.Text), target.Text))
            return new RepairedTerms(target, []);
        var composed = CanonicalComposition.Compose(source.Text);
        var expectations = TermExpectation.Of(terms, composed, to);
        if (expectations.Count == 0)
            return new RepairedTerms(target, []);

        var checks = TermVerifier.Verify(terms, composed, target.Text, to);
        var taken = RightForms(expectations, target.Text, to);
        var edits = new List<TermEdit>();
        foreach (var (expectation, check) in expectations.Zip(checks))
        {
            if (!check.Miscased.IsEmpty)
                edits.AddRange(Miscased(expectation, target.Text, to).Where(edit => IsFree(edit, target, edits)).ToList());
            if (check.Expected > check.Found)
            {
                var wrong = Misplaced(expectation, composed, target.Text, to).Where(edit => IsFree(edit, target, edits) && !taken.Exists(edit.Overlaps));
                edits.AddRange(wrong.Take(check.Expected - check.Found).ToList());
            }
        }

        return edits.Count == 0 ? new RepairedTerms(target, []) : Apply(target, edits);
    }

    /// <summary>Where forms stand that are right for some term: a watch inside of Apple Watch is not another term's.</summary>
    private static List<FoundForm> RightForms(List<TermExpectation> expectations, string text, Locale to)
    {
        var finder = new FormFinder();
        foreach (var expectation in expectations)
            AddAllowed(finder, finder.AddGroup(), expectation, to);
        return finder.Find(text, names: null);
    }

    private static void AddAllowed(FormFinder finder, int group, TermExpectation expectation, Locale to)
    {
        foreach (var form in expectation.AllowedIn(to))
            finder.Add(group, form, asSpelled: expectation.Term.DoNotTranslate);
    }

    private static IEnumerable<TermEdit> Miscased(TermExpectation expectation, string text, Locale to)
    {
        var finder = new FormFinder();
        AddAllowed(finder, finder.AddGroup(), expectation, to);
        return finder.Find(text, names: null)
            .Where(form => TermCase.LosesCapital(form.Form, text.AsSpan(form.Start, form.Length)))
            .Select(form => new TermEdit(form.Start, form.Length, form.Form, expectation.Term));
    }

    /// <summary>The places where something certainly stands for a term, from left to right.</summary>
    private static IEnumerable<TermEdit> Misplaced(TermExpectation expectation, string source, string text, Locale to)
    {
        var term = expectation.Term;
        var finder = new FormFinder();
        var group = finder.AddGroup();
        foreach (var form in term.DoNotTranslate ? expectation.AllowedIn(to) : [])
            AddMistakes(finder, group, form);
        foreach (var form in term.ForbiddenIn(to))
            finder.Add(group, form, asSpelled: TermCase.IsSensitive(form));
        if (!term.DoNotTranslate)
            AddUntranslated(finder, group, expectation);
        return finder.Find(text, names: null)
            .Where(form => IsCertain(term, text.AsSpan(form.Start, form.Length)) && (term.DoNotTranslate || !IsInUntranslated(source, text, form)))
            .Select(form => new TermEdit(form.Start, form.Length, Replacement(expectation, text, form), term));
    }

    // In another case, and cut in two where letters meet digits or a capital follows a small letter.
    private static void AddMistakes(FormFinder finder, int group, string form)
    {
        finder.Add(group, form, asSpelled: false);
        for (var i = 1; i < form.Length; i++)
        {
            var (before, after) = (form[i - 1], form[i]);
            if (!(char.IsLetter(before) && char.IsDigit(after)) && !(char.IsLower(before) && char.IsUpper(after)))
                continue;
            finder.Add(group, $"{form[..i]} {form[i..]}", asSpelled: true);
            finder.Add(group, $"{form[..i]}-{form[i..]}", asSpelled: true);
        }
    }

    // As the source spells it: with other capitals it may be part of a name.
    private static void AddUntranslated(FormFinder finder, int group, TermExpectation expectation)
    {
        // Where the form has the term's own word (rack is "tủ rack"), what stands beside it may be the rest.
        foreach (var spelling in expectation.Spellings.Where(spelling => !expectation.Form.Contains(spelling, StringComparison.OrdinalIgnoreCase)))
        {
            var small = char.ToLowerInvariant(spelling[0]) + spelling[1..];
            foreach (var spelled in TermCase.IsSensitive(expectation.Term) ? (string[])[spelling] : [spelling, small])
            {
                finder.Add(group, spelled, asSpelled: true);
                if (expectation.Term.Match == TermMatch.Word)
                    finder.Add(group, spelled + "s", asSpelled: true);
            }
        }
    }

    // NVIDIA for Nvidia, Nvidia for NVIDIA; but It for IT, and meta for Meta, may be words.
    private static bool IsCertain(Term term, ReadOnlySpan<char> found)
    {
        if (found.ContainsAnyInRange('0', '9') || found.Contains(' ') || found.Contains('-'))
            return true;
        var letters = 0;
        var isSmall = true;
        foreach (var character in found)
        {
            letters += char.IsLetter(character) ? 1 : 0;
            isSmall &= !char.IsUpper(character);
        }

        return letters >= (term.DoNotTranslate && isSmall ? MinSmallLetters : MinLetters);
    }

    // A term inside of more that was left in the source's language is not what is wrong there.
    private static bool IsInUntranslated(string source, string text, FoundForm form)
    {
        var found = text.Substring(form.Start, form.Length);
        var (before, after) = (text[..form.Start].TrimEnd(), text[(form.Start + form.Length)..].TrimStart());
        var (start, end) = (before.Length, 0);
        while (start > 0 && char.IsLetter(before[start - 1]))
            start--;
        while (end < after.Length && char.IsLetter(after[end]))
            end++;
        return (start < before.Length && source.Contains($"{before[start..]} {found}", StringComparison.OrdinalIgnoreCase))
            || (end > 0 && source.Contains($"{found} {after[..end]}", StringComparison.OrdinalIgnoreCase));
    }

    private static string Replacement(TermExpectation expectation, string text, FoundForm form)
    {
        if (!expectation.Term.DoNotTranslate)
            return Adapt(expectation.Form, text, form);
        var found = Joined(text.AsSpan(form.Start, form.Length));
        var own = expectation.Spellings.FirstOrDefault(spelling => Joined(spelling).Equals(found, StringComparison.OrdinalIgnoreCase));
        return own ?? expectation.Form;
    }

    private static string Joined(ReadOnlySpan<char> text) => text.ToString().Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    // A capital where a sentence begins stays one.
    private static string Adapt(string form, string text, FoundForm found)
    {
        var begins = SentenceCase.BeginsAfter(text.AsSpan(0, found.Start));
        return begins && char.IsUpper(text[found.Start]) ? SentenceCase.Capitalized(form) : form;
    }

    private static bool IsFree(TermEdit edit, CodedText target, List<TermEdit> others) =>
        !others.Exists(other => other.Start < edit.Start + edit.Length && edit.Start < other.Start + other.Length)
        && !target.Codes.Any(placed => edit.Start < placed.Offset && placed.Offset < edit.Start + edit.Length);

    private static RepairedTerms Apply(CodedText target, List<TermEdit> edits)
    {
        var inOrder = edits.OrderBy(edit => edit.Start).ToList();
        return new RepairedTerms(
            target.Edited(inOrder.Select(edit => new TextEdit(edit.Start, edit.Start + edit.Length, edit.Form))), [.. inOrder.Select(edit => edit.Term)]);
    }

    /// <summary>A form that is to stand in place of a stretch of the translation.</summary>
    private readonly record struct TermEdit(int Start, int Length, string Form, Term Term)
    {
        public bool Overlaps(FoundForm other) => other.Start < Start + Length && Start < other.Start + other.Length;
    }
}
