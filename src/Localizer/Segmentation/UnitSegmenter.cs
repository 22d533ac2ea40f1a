using System.Collections.Immutable;
using System.Globalization;
using Localizer.Model;

namespace Localizer.Segmentation;

/// <summary>
/// Cuts a unit into segments. White space between them stays outside, and so do the codes at their ends that no translator needs: a
/// pair around the whole segment or around nothing, a code that stands alone unless it is read as part of the sentence, and one whose
/// partner is in another segment. What remains is numbered over the unit from 1. So a segment and the bytes of its range hold the same
/// characters and codes, and what is between two segments is white space and codes.
/// </summary>
public static class UnitSegmenter
{
    private static readonly System.Buffers.SearchValues<char> Spaces = System.Buffers.SearchValues.Create(" \t\n\r\f");
    private static readonly string[] UsualIds = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"];

    /// <summary>Cuts a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="segmenter">Finds where segments begin.</param>
    /// <param name="locale">The locale that the unit is in.</param>
    /// <returns>The segments in order; none when the unit is white space.</returns>
    public static IReadOnlyList<Segment> Segment(Unit unit, ISegmenter segmenter, Locale locale)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(segmenter);
        var breaks = segmenter.FindBreaks(unit.Source.Text, locale);
        var segments = new List<Segment>(breaks.Count + unit.HardBreaks.Length + 1);
        var numbers = unit.Source.Codes.IsEmpty ? null : new Dictionary<int, int>();
        var (start, firstCode, nextBreak, nextHard) = (0, 0, 0, 0);
        while (start < unit.Source.Text.Length)
        {
            var end = NextEnd(unit, breaks, start, ref nextBreak, ref nextHard);
            var codesEnd = CodesEnd(unit.Source, firstCode, end, segmenter.Codes);
            if (SegmentOf(unit, start, end, firstCode, codesEnd, numbers, segments.Count + 1) is { } segment)
                segments.Add(segment);
            (start, firstCode) = (end, codesEnd);
        }

        return segments;
    }

    /// <summary>The next place after <paramref name="start"/> where a segment ends: by the rules, by a hard break, or with the text.</summary>
    private static int NextEnd(Unit unit, IReadOnlyList<int> breaks, int start, ref int nextBreak, ref int nextHard)
    {
        while (nextBreak < breaks.Count && breaks[nextBreak] <= start)
            nextBreak++;
        while (nextHard < unit.HardBreaks.Length && unit.HardBreaks[nextHard] <= start)
            nextHard++;
        var end = unit.Source.Text.Length;
        if (nextBreak < breaks.Count)
            end = Math.Min(end, breaks[nextBreak]);
        return nextHard < unit.HardBreaks.Length ? Math.Min(end, unit.HardBreaks[nextHard]) : end;
    }

    /// <summary>
    /// The first code that belongs to the next segment. Of the codes in the white space at a boundary the first ones may belong to what
    /// ends: those up to the last that closes what was opened before, and from there on those of the kinds that go with what ends.
    /// </summary>
    private static int CodesEnd(CodedText source, int firstCode, int end, CodePlacement placement)
    {
        var codes = source.Codes.AsSpan();
        if (end == source.Text.Length)
            return codes.Length;
        var (zoneStart, zoneEnd) = (end, end);
        while (zoneStart > 0 && IsSpace(source.Text[zoneStart - 1]))
            zoneStart--;
        while (zoneEnd < source.Text.Length && IsSpace(source.Text[zoneEnd]))
            zoneEnd++;
        var first = firstCode;
        while (first < codes.Length && codes[first].Offset < zoneStart)
            first++;
        var last = first;
        while (last < codes.Length && codes[last].Offset <= zoneEnd)
            last++;
        return first + CodesOfTheEnding(codes[first..last], placement);
    }

    /// <summary>How many of the codes at a boundary belong to the segment that ends.</summary>
    private static int CodesOfTheEnding(ReadOnlySpan<PlacedCode> boundary, CodePlacement placement)
    {
        if (boundary.IsEmpty)
            return 0;
        var count = 0;
        var opened = new HashSet<int>();
        for (var i = 0; i < boundary.Length && placement.Closing; i++)
        {
            var code = boundary[i].Code;
            if (code.Kind == CodeKind.Opening)
                opened.Add(code.Id);
            else if (code.Kind == CodeKind.Closing && !opened.Contains(code.Id))
                count = i + 1;
        }

        while (count < boundary.Length && GoesWithTheEnding(boundary[count].Code.Kind, placement))
            count++;
        return count;
    }

    private static bool GoesWithTheEnding(CodeKind kind, CodePlacement placement) => kind switch
    {
        CodeKind.Opening => placement.Opening,
        CodeKind.Closing => placement.Closing,
        _ => placement.Standalone,
    };

    private static Segment? SegmentOf(Unit unit, int start, int end, int firstCode, int codesEnd, Dictionary<int, int>? numbers, int ordinal)
    {
        var text = unit.Source.Text;
        if (IsBlank(text, start, end))
            return null;
        var (firstSpoken, lastSpoken) = SpokenBetween(unit, firstCode, codesEnd);
        (start, end) = (Math.Min(start, firstSpoken), Math.Max(end, lastSpoken));
        while (start < firstSpoken && IsSpace(text[start]))
            start++;
        while (end > lastSpoken && IsSpace(text[end - 1]))
            end--;
        if (firstCode < codesEnd)
            (firstCode, codesEnd) = Simplify(unit, start, end, firstCode, codesEnd);

        // White space between a code that stays and the words is the segment's own: between two segments it would be lost with the code's place.
        if (firstCode < codesEnd)
            (start, end) = (Math.Min(start, unit.Source.Codes[firstCode].Offset), Math.Max(end, unit.Source.Codes[codesEnd - 1].Offset));
        var sites = unit.CodeSites[firstCode..codesEnd];
        var (rangeStart, rangeEnd) = (unit.Sites.Of(start).Start, unit.Sites.Of(end - 1).End);
        if (!sites.IsEmpty)
            (rangeStart, rangeEnd) = (Math.Min(rangeStart, sites[0].Start), Math.Max(rangeEnd, sites[^1].End));
        return new Segment
        {
            Id = ordinal <= UsualIds.Length ? UsualIds[ordinal - 1] : string.Create(CultureInfo.InvariantCulture, $"s{ordinal}"),
            Source = new CodedText(text[start..end], firstCode == codesEnd ? [] : Number(unit.Source.Codes.AsSpan()[firstCode..codesEnd], start, numbers!)),
            Range = new ByteRange(rangeStart, rangeEnd),
            CodeSites = sites,
        };
    }

    // White space stays where a code that is part of the sentence lies outside of it.
    private static (int First, int Last) SpokenBetween(Unit unit, int firstCode, int codesEnd)
    {
        var (first, last) = (int.MaxValue, -1);
        for (var i = firstCode; i < codesEnd && !unit.SpokenCodes.IsEmpty; i++)
        {
            if (unit.SpokenCodes.Contains(unit.Source.Codes[i].Code.Id))
                (first, last) = (Math.Min(first, unit.Source.Codes[i].Offset), unit.Source.Codes[i].Offset);
        }

        return (first, last);
    }

    private static ImmutableArray<PlacedCode> Number(ReadOnlySpan<PlacedCode> codes, int start, Dictionary<int, int> numbers)
    {
        var numbered = ImmutableArray.CreateBuilder<PlacedCode>(codes.Length);
        foreach (var (offset, code) in codes)
        {
            if (!numbers.TryGetValue(code.Id, out var number))
                numbers.Add(code.Id, number = numbers.Count + 1);
            numbered.Add(new PlacedCode(offset - start, code with { Id = number }));
        }

        return numbered.MoveToImmutable();
    }

    /// <summary>Leaves out the codes at both ends that no translator needs, until none is left to leave out.</summary>
    private static (int First, int End) Simplify(Unit unit, int start, int end, int first, int last)
    {
        var codes = unit.Source.Codes;
        var inside = new Dictionary<int, int>();
        for (var i = first; i < last; i++)
            inside[codes[i].Code.Id] = inside.GetValueOrDefault(codes[i].Code.Id) + 1;
        while (first < last)
        {
            var (head, tail) = (codes[first], codes[last - 1]);
            var isHeadOutside = head.Offset <= start;
            var isTailOutside = tail.Offset >= end;
            if (isHeadOutside && isTailOutside && last - first > 1 && IsPair(head, tail))
                (first, last) = (first + 1, last - 1);
            else if (isHeadOutside && inside[head.Code.Id] == 1 && !unit.SpokenCodes.Contains(head.Code.Id))
                first++;
            else if (isTailOutside && inside[tail.Code.Id] == 1 && !unit.SpokenCodes.Contains(tail.Code.Id))
                last--;
            else if (isHeadOutside && WordlessPairEnd(unit, first, last, start) is var next and > 0)
                first = next;
            else if (isTailOutside && WordlessPairStart(unit, first, last, end) is var before and >= 0)
                last = before;
            else
                break;
        }

        return (first, last);
    }

    private static bool IsPair(PlacedCode head, PlacedCode tail) =>
        head.Code.Id == tail.Code.Id && head.Code.Kind == CodeKind.Opening && tail.Code.Kind == CodeKind.Closing;

    /// <summary>The code after a pair at the segment's beginning that holds no word, such as a link around an image; 0 when there is none.</summary>
    private static int WordlessPairEnd(Unit unit, int first, int last, int start)
    {
        var codes = unit.Source.Codes;
        for (var i = first + 1; i < last && codes[i].Offset <= start && !unit.SpokenCodes.Contains(codes[i].Code.Id); i++)
        {
            if (IsPair(codes[first], codes[i]))
                return i + 1;
            if (codes[i].Code.Kind != CodeKind.Standalone)
                break;
        }

        return 0;
    }

    /// <summary>The first code of a pair at the segment's end that holds no word; -1 when there is none.</summary>
    private static int WordlessPairStart(Unit unit, int first, int last, int end)
    {
        var codes = unit.Source.Codes;
        for (var i = last - 2; i >= first && codes[i].Offset >= end && !unit.SpokenCodes.Contains(codes[i].Code.Id); i--)
        {
            if (IsPair(codes[i], codes[last - 1]))
                return i;
            if (codes[i].Code.Kind != CodeKind.Standalone)
                break;
        }

        return -1;
    }

    private static bool IsBlank(string text, int start, int end) => text.AsSpan(start, end - start).IndexOfAnyExcept(Spaces) < 0;

    private static bool IsSpace(char character) => Spaces.Contains(character);
}
