using System.Globalization;
using Localizer.Model;

namespace Localizer.Glossaries.Linting;

/// <summary>What a glossary's terms come to in articles.</summary>
internal static class UseRules
{
    /// <summary>From this many occurrences on a term may be too common.</summary>
    private const int ManyOccurrences = 20;

    /// <summary>One word of this many is a term too common to be one.</summary>
    private const int WordsForOne = 100;

    /// <summary>What is odd about the terms, by the texts' counts.</summary>
    /// <param name="rows">The rows of all glossaries, the nearest first.</param>
    /// <param name="texts">The articles' texts.</param>
    public static IEnumerable<Diagnostic> Check(IReadOnlyList<LintedRow> rows, IEnumerable<string> texts)
    {
        var termbase = Termbase.Create(rows.Select(row => row.Term));
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var (words, segments) = (0, 0);
        foreach (var text in texts)
        {
            segments++;
            words += TermTokens.Of(text).Count(token => token.Kind == TermTokenKind.Word);
            foreach (var found in termbase.Find(text))
                counts[found.Term.Source] = counts.GetValueOrDefault(found.Term.Source) + 1;
        }

        if (segments == 0)
            yield break;
        foreach (var term in termbase.Terms)
        {
            var count = counts.GetValueOrDefault(term.Source);
            if (count == 0)
            {
                yield return new Diagnostic(
                    "glossary-unused", Severity.Info, $"The term '{term.Source}' does not occur in the articles.", term.Place, "Check its spelling, or keep it for others.");
            }
            else if (count >= ManyOccurrences && count > words / WordsForOne && !term.DoNotTranslate && !term.Source.Contains(' ', StringComparison.Ordinal) && !TermCase.IsSensitive(term))
            {
                yield return new Diagnostic(
                    "glossary-misfires", Severity.Warning,
                    string.Create(CultureInfo.InvariantCulture, $"The term '{term.Source}' is one of every {words / count} words of the articles ({count} times), so it is a common word."),
                    term.Place, "Take the phrase that is meant, or write exact or sensitive.");
            }
        }
    }
}
