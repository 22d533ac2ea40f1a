using System.Collections.Immutable;
using Localizer.Exchange.Xliff;
using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Pipeline.Records;

/// <summary>What a person changed in an output, as targets of its record.</summary>
/// <param name="Record">The record with the person's targets.</param>
/// <param name="Segments">How many were changed.</param>
internal sealed record EditsRead(PageRecord Record, int Segments);

/// <summary>
/// Reads a person's edits back out of an output: its units are those of the record, one for one, and a unit whose text differs is cut
/// where the record's segments meet. What does not align is not guessed at.
/// </summary>
/// <param name="record">The record of the output.</param>
/// <param name="segmenter">Cuts what was changed across segments.</param>
/// <param name="to">The locale.</param>
internal sealed class OutputEdits(PageRecord record, ISegmenter segmenter, Locale to)
{
    private int _edits;

    /// <summary>Reads the edits.</summary>
    /// <param name="output">The output as it stands.</param>
    /// <param name="last">The output as it was written, or <see langword="null"/> when that is not known.</param>
    /// <param name="recordIsNewer">Whether the record was changed since, so that a person may have been at both.</param>
    /// <returns>The edits, none too; <see langword="null"/> when they cannot be aligned.</returns>
    public EditsRead? Read(OutputReading output, OutputShape? last, bool recordIsNewer)
    {
        if (record.Document is not { } document || document.Units.Length != output.Units.Length)
            return null;
        var units = document.Units.ToBuilder();
        var isKnown = last?.Units.Length == units.Count;
        for (var i = 0; i < units.Count; i++)
        {
            if (!IsSame(units[i], output.Units[i]))
                return null;
            if (isKnown ? last!.Units[i] == output.Shape.Units[i] : ShowsJust(units[i], output.Units[i].Source))
                continue;
            if (EditOf(units[i], output.Units[i], recordIsNewer || !isKnown) is not { } edited)
                return null;
            units[i] = edited;
        }

        return new EditsRead(_edits == 0 ? record : record.With(units.DrainToImmutable()), _edits);
    }

    private static bool IsSame(XliffUnit recorded, Unit unit) =>
        recorded.Name == unit.Name && RecordBuilder.KindOf(unit) == recorded.Kind;

    // In a fresh clone nearly every unit does, and needs no cutting then.
    private static bool ShowsJust(XliffUnit recorded, CodedText shown)
    {
        var text = shown.Text.AsSpan().TrimEnd();
        var (position, next) = (shown.Text.Length - shown.Text.AsSpan().TrimStart().Length, 0);
        foreach (var part in recorded.Parts)
        {
            var piece = ShownOf(part);
            if (!text[Math.Min(position, text.Length)..].StartsWith(piece.Text))
                return false;
            foreach (var (offset, code) in piece.Codes)
            {
                if (next == shown.Codes.Length || shown.Codes[next].Offset != position + offset || shown.Codes[next++].Code.Kind != code.Kind)
                    return false;
            }

            position += piece.Text.Length;
        }

        return position == text.Length && next == shown.Codes.Length;
    }

    private XliffUnit? EditOf(XliffUnit recorded, Unit unit, bool recordMayBeNewer)
    {
        var segments = recorded.Segments.ToList();
        if (BoundsOf(recorded, unit.Source.Text) is not { } bounds)
            return null;
        var cut = UnitSegmenter.Segment(unit, new FixedBreaks([.. bounds.Skip(1).Select(bound => bound.Start)], segmenter.Codes), to);
        if (cut.Count != segments.Count)
            return null;
        var edited = new Dictionary<XliffPart, XliffPart>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < segments.Count; i++)
        {
            var expected = ShownOf(segments[i]);
            if (Aligned(cut[i].Source, expected) is not { } target && !TryAlignWhole(unit.Source, bounds[i], expected, out target))
                return null;
            if (target.Equals(expected) || RecordedSegment.HashOf(target) == segments[i].MetaOf(RecordedSegment.Hash))
                continue;
            if (recordMayBeNewer && new RecordedSegment(recorded, segments[i], "", "").IsWrittenByPerson)
                return null;
            _edits++;
            edited[segments[i]] = segments[i] with
            {
                Target = target,
                State = segments[i].State == XliffState.Initial ? XliffState.Translated : segments[i].State,
                SubState = null,
                Meta = [new XliffMeta(RecordedSegment.Origin, RecordedSegment.Person)],
            };
        }

        return recorded with { Parts = [.. recorded.Parts.Select(part => edited.GetValueOrDefault(part, part))] };
    }

    // What the page shows of a segment: the source where there is no target.
    private static CodedText ShownOf(XliffPart part) => part switch
    {
        XliffSegment segment when RecordedSegment.HasText(segment) => segment.Target!,
        _ => part.Source,
    };

    /// <summary>Where each segment stands in a unit's text; those before and after the change are found by their own text.</summary>
    private List<(int Start, int End)>? BoundsOf(XliffUnit recorded, string text)
    {
        var lead = text.Length - text.TrimStart().Length;
        var shown = text.Trim();
        var pieces = recorded.Parts.Select(part => (IsSegment: part is XliffSegment, ShownOf(part).Text)).ToList();
        var whole = string.Concat(pieces.Select(piece => piece.Text));
        var prefix = whole.AsSpan().CommonPrefixLength(shown);
        var suffix = 0;
        while (suffix < Math.Min(whole.Length, shown.Length) - prefix && whole[^(suffix + 1)] == shown[^(suffix + 1)])
            suffix++;

        // A segment is untouched when it and the white space towards the change lie in what is common to both.
        var (bounds, offset, shift) = (new List<(int Start, int End, bool IsTouched)>(), 0, shown.Length - whole.Length);
        for (var i = 0; i < pieces.Count; i++)
        {
            var (start, end) = (offset, offset + pieces[i].Text.Length);
            offset = end;
            if (!pieces[i].IsSegment)
                continue;
            var endWithGap = i + 1 < pieces.Count ? end + (pieces[i + 1].IsSegment ? 1 : pieces[i + 1].Text.Length) : end + 1;
            var startWithGap = i > 0 ? start - (pieces[i - 1].IsSegment ? 1 : pieces[i - 1].Text.Length) : -1;
            if (whole == shown || endWithGap <= prefix)
                bounds.Add((start + lead, end + lead, false));
            else if (startWithGap >= whole.Length - suffix)
                bounds.Add((start + shift + lead, end + shift + lead, false));
            else
                bounds.Add((start + lead, end + shift + lead, true));
        }

        var first = bounds.FindIndex(bound => bound.IsTouched);
        var last = bounds.FindLastIndex(bound => bound.IsTouched);
        if (first >= 0 && last > first && !TryCut(bounds, first, last, text))
            return null;
        return bounds.TrueForAll(bound => bound.Start < bound.End || whole.Length == 0) ? [.. bounds.Select(bound => (bound.Start, bound.End))] : null;
    }

    // A change across several segments is cut by the rules of its language, if that gives as many.
    private bool TryCut(List<(int Start, int End, bool IsTouched)> bounds, int first, int last, string text)
    {
        var (start, end) = (bounds[first].Start, bounds[last].End);
        if (end < start)
            return false;
        var breaks = segmenter.FindBreaks(text[start..end], to);
        if (breaks.Count != last - first)
            return false;
        for (var i = first; i <= last; i++)
        {
            var from = i == first ? start : start + breaks[i - first - 1];
            var until = i == last ? end : start + breaks[i - first];
            bounds[i] = (from, from + text.AsSpan()[from..until].TrimEnd().Length, true);
        }

        return true;
    }

    /// <summary>A text of the output with the code ids of the record's, when its codes are of the same kinds in the same order.</summary>
    private static CodedText? Aligned(CodedText text, CodedText expected)
    {
        if (text.Codes.Length != expected.Codes.Length)
            return null;
        for (var i = 0; i < text.Codes.Length; i++)
        {
            if (text.Codes[i].Code.Kind != expected.Codes[i].Code.Kind)
                return null;
        }

        return new CodedText(text.Text, [.. text.Codes.Select((placed, i) => placed with { Code = expected.Codes[i].Code })]);
    }

    // A pair that the translation wraps around the whole segment is left out where the output is cut.
    private static bool TryAlignWhole(CodedText unit, (int Start, int End) bound, CodedText expected, out CodedText aligned)
    {
        var codes = unit.Codes.Where(placed => placed.Offset >= bound.Start && placed.Offset <= bound.End).ToList();
        for (var first = 0; first + expected.Codes.Length <= codes.Count; first++)
        {
            var window = codes.GetRange(first, expected.Codes.Length).Select(placed => placed with { Offset = placed.Offset - bound.Start });
            if (Aligned(new CodedText(unit.Text[bound.Start..bound.End], [.. window]), expected) is { } found)
            {
                aligned = found;
                return true;
            }
        }

        aligned = CodedText.Empty;
        return false;
    }

    /// <summary>Breaks that are known.</summary>
    private sealed class FixedBreaks(IReadOnlyList<int> breaks, CodePlacement codes) : ISegmenter
    {
        public CodePlacement Codes => codes;

        public IReadOnlyList<int> FindBreaks(string text, Locale locale) => breaks;
    }
}
