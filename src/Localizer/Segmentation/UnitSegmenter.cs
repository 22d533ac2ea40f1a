using System.Collections.Immutable;
using System.Globalization;
using Localizer.Model;

namespace Localizer.Segmentation;

/// <summary>
/// Cuts a unit into segments. White space between them stays outside, and so do the codes at their ends that no translator needs: a
/// pair around the whole segment, a code that stands alone, and one whose partner is in another segment. What remains is numbered
/// over the unit from 1.
/// </summary>
public static class UnitSegmenter
{
    /// <summary>Cuts a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="segmenter">Finds where segments begin.</param>
    /// <param name="locale">The locale that the unit is in.</param>
    /// <returns>The segments in order; none when the unit is white space.</returns>
    public static IReadOnlyList<Segment> Segment(Unit unit, ISegmenter segmenter, Locale locale)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(segmenter);
        var text = unit.Source.Text;
        var ends = segmenter.FindBreaks(text, locale).Concat(unit.HardBreaks).Where(end => end > 0 && end < text.Length).Append(text.Length).Distinct().Order();
        var segments = new List<Segment>();
        var numbers = new Dictionary<int, int>();
        var (start, firstCode) = (0, 0);
        foreach (var end in ends)
        {
            var codesEnd = CodesEnd(unit.Source, firstCode, end);
            if (SegmentOf(unit, start, end, firstCode, codesEnd, numbers) is { } segment)
                segments.Add(segment with { Id = string.Create(CultureInfo.InvariantCulture, $"s{segments.Count + 1}") });
            (start, firstCode) = (end, codesEnd);
        }

        return segments;
    }

    /// <summary>The first code that belongs to the next segment: at the boundary closing codes belong to what ends, others to what begins.</summary>
    private static int CodesEnd(CodedText source, int firstCode, int end)
    {
        var code = firstCode;
        while (code < source.Codes.Length && source.Codes[code].Offset < end)
            code++;
        var isLast = end == source.Text.Length;
        while (code < source.Codes.Length && source.Codes[code].Offset == end && (isLast || source.Codes[code].Code.Kind == CodeKind.Closing))
            code++;
        return code;
    }

    private static Segment? SegmentOf(Unit unit, int start, int end, int firstCode, int codesEnd, Dictionary<int, int> numbers)
    {
        var text = unit.Source.Text;
        while (start < end && IsSpace(text[start]))
            start++;
        while (end > start && IsSpace(text[end - 1]))
            end--;
        if (start == end)
            return null;
        (firstCode, codesEnd) = Simplify(unit.Source.Codes, start, end, firstCode, codesEnd);
        var codes = ImmutableArray.CreateBuilder<PlacedCode>(codesEnd - firstCode);
        for (var i = firstCode; i < codesEnd; i++)
        {
            var (offset, code) = unit.Source.Codes[i];
            if (!numbers.TryGetValue(code.Id, out var number))
                numbers.Add(code.Id, number = numbers.Count + 1);
            codes.Add(new PlacedCode(Math.Clamp(offset, start, end) - start, code with { Id = number }));
        }

        var sites = unit.CodeSites[firstCode..codesEnd];
        var (rangeStart, rangeEnd) = (unit.CharacterSites[start].Start, unit.CharacterSites[end - 1].End);
        if (!sites.IsEmpty)
            (rangeStart, rangeEnd) = (Math.Min(rangeStart, sites[0].Start), Math.Max(rangeEnd, sites[^1].End));
        return new Segment
        {
            Id = "",
            Source = new CodedText(text[start..end], codes.MoveToImmutable()),
            Range = new ByteRange(rangeStart, rangeEnd),
            CodeSites = sites,
        };
    }

    /// <summary>Leaves out the codes at both ends that no translator needs, until none is left to leave out.</summary>
    private static (int First, int End) Simplify(ImmutableArray<PlacedCode> codes, int start, int end, int first, int last)
    {
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
            else if (isHeadOutside && inside[head.Code.Id] == 1)
                first++;
            else if (isTailOutside && inside[tail.Code.Id] == 1)
                last--;
            else if (isHeadOutside && IsEmptyPair(codes, first, last, start, isAtStart: true))
                first += 2;
            else if (isTailOutside && IsEmptyPair(codes, last - 2, last, end, isAtStart: false))
                last -= 2;
            else
                break;
        }

        return (first, last);
    }

    private static bool IsPair(PlacedCode head, PlacedCode tail) =>
        head.Code.Id == tail.Code.Id && head.Code.Kind == CodeKind.Opening && tail.Code.Kind == CodeKind.Closing;

    private static bool IsEmptyPair(ImmutableArray<PlacedCode> codes, int first, int last, int edge, bool isAtStart)
    {
        if (first < 0 || last - first < 2)
            return false;
        var (opening, closing) = (codes[first], codes[first + 1]);
        return IsPair(opening, closing) && (isAtStart ? closing.Offset <= edge : opening.Offset >= edge);
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\r' or '\f';
}
