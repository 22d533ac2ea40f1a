using Localizer.Model;
using Localizer.Text;

namespace Localizer.Glossaries;

/// <summary>
/// Puts the longer form of a page's first mention into a machine's translation, where nothing else has to change for it: the language's
/// words keep their endings, the plain form stands exactly once, as words of the text, and what the longer form adds is not said already.
/// </summary>
internal static class LongerForm
{
    /// <summary>A longer word, or one with a capital, names something: it stands in a sentence once.</summary>
    private const int MaxSmallWord = 3;

    /// <summary>Puts it in.</summary>
    /// <param name="terms">The glossary.</param>
    /// <param name="term">The term that the segment mentions first.</param>
    /// <param name="source">The source.</param>
    /// <param name="target">Its translation.</param>
    /// <param name="to">The translation's locale.</param>
    /// <returns>The translation with the longer form; or <see langword="null"/> where that is not certain, or it is there.</returns>
    public static CodedText? Introduce(Termbase terms, Term term, CodedText source, CodedText target, Locale to)
    {
        var text = target.Text;
        if (term.FirstUseIn(to) is not { } longer || InflectionTolerance.IsGranted(to) || !ReferenceEquals(CanonicalComposition.Compose(text), text))
            return null;
        var found = Forms(TermExpectation.Of(terms, CanonicalComposition.Compose(source.Text), to), term, text, to);
        if (found.Where(form => form.Group == 0).ToList() is not [var own] || found.Exists(form => form.Group != 0 && Overlap(form, own)))
            return null;
        var at = longer.IndexOf(text.Substring(own.Start, own.Length), StringComparison.OrdinalIgnoreCase);
        if (at < 0 || own.Length == longer.Length || target.Codes.Any(placed => own.Start < placed.Offset && placed.Offset < own.Start + own.Length))
            return null;
        if (IsSaid([.. Words(longer[..at]), .. Words(longer[(at + own.Length)..])], text[..own.Start], text[(own.Start + own.Length)..]))
            return null;
        var isCapital = SentenceCase.BeginsAfter(text.AsSpan(0, own.Start));
        return target.Edited([new TextEdit(own.Start, own.Start + own.Length, isCapital ? SentenceCase.Capitalized(longer) : longer)]);
    }

    // Group 0 is the term's; every other term of the source has its own.
    private static List<FoundForm> Forms(List<TermExpectation> expectations, Term term, string text, Locale to)
    {
        var finder = new FormFinder();
        var own = finder.AddGroup();
        foreach (var expectation in expectations)
        {
            var group = ReferenceEquals(expectation.Term, term) ? own : finder.AddGroup();
            foreach (var form in expectation.AllowedIn(to))
                finder.Add(group, form, asSpelled: expectation.Term.DoNotTranslate);
        }

        return finder.Find(text, names: null);
    }

    // "chip H20 của Nvidia": not beside another "của", and nowhere beside "chip" or "Nvidia".
    private static bool IsSaid(List<string> added, string before, string after)
    {
        var (left, right) = (Words(before), Words(after));
        return added.Exists(word =>
            (left.Count > 0 && IsWord(left[^1], word)) || (right.Count > 0 && IsWord(right[0], word))
            || ((word.Length > MaxSmallWord || !word.All(char.IsLower)) && (left.Exists(other => IsWord(other, word)) || right.Exists(other => IsWord(other, word)))));
    }

    private static bool IsWord(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static List<string> Words(string text) =>
        [.. TermTokens.Of(text).Where(token => token.Kind == TermTokenKind.Word).Select(token => text.Substring(token.Start, token.Length))];

    private static bool Overlap(FoundForm one, FoundForm other) => one.Start < other.Start + other.Length && other.Start < one.Start + one.Length;
}
