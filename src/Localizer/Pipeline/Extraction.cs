using Localizer.Html;
using Localizer.Model;
using Localizer.Reports;
using Localizer.Segmentation;

namespace Localizer.Pipeline;

/// <summary>Lists what would be translated.</summary>
public static class Extraction
{
    /// <summary>Extracts and segments pages.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="from">The locale that the user says they are in, or <see langword="null"/>.</param>
    /// <param name="defaultFrom">The locale of pages that do not say theirs.</param>
    /// <param name="segmenter">Splits units into segments.</param>
    /// <param name="selection">Which parts of the pages are extracted, and how.</param>
    /// <exception cref="BadInputException">A page cannot be read.</exception>
    public static ExtractReport Run(
        IReadOnlyList<PageInput> pages, Locale? from, Locale defaultFrom, ISegmenter segmenter, SelectionRules selection) =>
        new([.. pages.Select(page => FileOf(PreparedPage.Read(page, from, defaultFrom, segmenter, selection)))]);

    private static ExtractedFile FileOf(PreparedPage page)
    {
        var positions = new PagePositions(page.Extracted.Page);
        var units = page.Units.Select(unit => UnitOf(unit, page.Extracted, positions));
        return new ExtractedFile(page.Input.Path, page.Extracted.Page.Encoding.Name, page.From.Tag, [.. units]);
    }

    private static ExtractedUnit UnitOf(SegmentedUnit segmented, ExtractedPage page, PagePositions positions)
    {
        var unit = segmented.Unit;
        var place = positions.Of(unit.Range.Start);
        var start = page.Page.SourceOffset(unit.Range.Start);
        var end = page.Page.SourceOffset(unit.Range.End);
        var segments = segmented.Segments.Select(segment => new ExtractedSegment(segment.Id, segment.Source.ToMarkup(), TextOf(unit, segment, page)) { Notes = NotesOf(unit, segment) });
        return new ExtractedUnit(
            unit.Id, unit.Kind.ToString().ToLowerInvariant(), unit.Name, place.Line, place.Column, start, end - start, unit.Translate, [.. segments]);
    }

    private static ExtractedNote[]? NotesOf(Unit unit, Segment segment) =>
        PageNotes.Of(unit, [segment]) is { IsEmpty: false } notes ? [.. notes.Select(note => new ExtractedNote(note.KindName, note.Text))] : null;

    /// <summary>The segment's text with that of its standalone codes, whose content stays as it is.</summary>
    private static string TextOf(Unit unit, Segment segment, ExtractedPage page)
    {
        var text = new System.Text.StringBuilder();
        var position = 0;
        for (var i = 0; i < segment.Source.Codes.Length; i++)
        {
            var (offset, code) = segment.Source.Codes[i];
            text.Append(segment.Source.Text, position, offset - position);
            position = offset;
            if (code.Kind == CodeKind.Standalone)
                text.Append(page.VisibleText(unit, segment.CodeSites[i]));
        }

        return text.Append(segment.Source.Text, position, segment.Source.Text.Length - position).ToString();
    }
}
