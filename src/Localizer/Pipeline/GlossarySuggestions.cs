using System.Globalization;
using System.Text;
using Localizer.Exchange.Csv;
using Localizer.Glossaries;
using Localizer.Html;
using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Pipeline;

/// <summary>Reads articles for their terms.</summary>
public static class GlossarySuggestions
{
    private const int LongestContext = 160;

    /// <summary>The texts of pages, one a segment, with the page that each is from.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="defaultFrom">The locale of pages that do not say theirs.</param>
    /// <param name="segmenter">Splits units into segments.</param>
    /// <param name="selection">Which parts of the pages are read.</param>
    /// <exception cref="BadInputException">A page cannot be read.</exception>
    public static IEnumerable<(string Text, string Page)> TextsOf(
        IEnumerable<PageInput> pages, Locale defaultFrom, ISegmenter segmenter, SelectionRules selection) =>
        from page in pages
        from unit in PreparedPage.Read(page, null, defaultFrom, segmenter, selection).Units
        where unit.Unit.Translate
        from segment in unit.Segments
        select (segment.Source.Text, page.Path);

    /// <summary>Phrases of articles that may be terms.</summary>
    /// <param name="texts">The articles' texts with their pages.</param>
    /// <param name="known">The terms that there are.</param>
    /// <param name="least">How often a phrase that nothing but repetition speaks for has to occur.</param>
    public static IReadOnlyList<TermCandidate> Find(IEnumerable<(string Text, string Page)> texts, Termbase known, int least)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var candidates = new TermCandidates();
        foreach (var (text, page) in texts)
            candidates.Add(text, page);
        return candidates.Best(known, least);
    }

    /// <summary>The candidates as rows of a glossary to complete.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="locales">The locales to give columns to.</param>
    public static string ToCsv(IEnumerable<TermCandidate> candidates, IReadOnlyList<Locale> locales)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(locales);
        var csv = new StringBuilder(CsvWriter.Line(["source", .. locales.Select(locale => locale.Tag), "dnt", "note"], ','));
        foreach (var candidate in candidates)
            csv.Append(CsvWriter.Line([candidate.Phrase, .. locales.Select(_ => ""), "", NoteOf(candidate)], ','));
        return csv.ToString();
    }

    private static string NoteOf(TermCandidate candidate)
    {
        var context = candidate.Context.Length <= LongestContext ? candidate.Context : candidate.Context[..LongestContext] + "…";
        var abbreviation = candidate.Abbreviation is { } letters ? $"{letters}; " : "";
        return string.Create(CultureInfo.InvariantCulture, $"{abbreviation}{candidate.Count} times on {candidate.Pages} pages: {context}");
    }
}
