using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>
/// Which parts of a segment and of its translation lie in inline elements. A text may have as many elements as codes, so their places are
/// looked up and not looked for.
/// </summary>
/// <param name="segment">The segment.</param>
/// <param name="target">Its translation.</param>
internal sealed class SegmentParts(Segment segment, CodedText target)
{
    // By the first byte of the opening code, and by the byte after the closing one.
    private readonly Dictionary<int, int> _openings = [];
    private readonly Dictionary<int, int> _closings = [];
    private readonly Dictionary<int, (int Start, int End)> _source = [];
    private readonly Dictionary<int, (int Start, int End)> _target = [];
    private bool _isIndexed;

    /// <summary>
    /// What lies in an inline element: all when the element is around the segment, else what is between its codes, of which one may be in
    /// another segment.
    /// </summary>
    /// <param name="span">The inline element.</param>
    /// <returns>That part of the source and of the translation; <see langword="null"/> when the element is elsewhere.</returns>
    public (string Source, string Target)? Of(GuidedSpan span) => PlacesOf(span) is var (inSource, inTarget) ? (segment.Source.Text[inSource], target.Text[inTarget]) : null;

    /// <summary>Where that is: a long text is not copied for each of its elements.</summary>
    /// <param name="span">The inline element.</param>
    /// <returns>The places in the texts of source and translation; <see langword="null"/> when the element is elsewhere.</returns>
    public (Range Source, Range Target)? PlacesOf(GuidedSpan span)
    {
        var (start, end) = (span.Range.Start, span.Range.End);
        if (end <= segment.Range.Start || start >= segment.Range.End)
            return null;
        if (start <= segment.Range.Start && segment.Range.End <= end)
            return (0..segment.Source.Text.Length, 0..target.Text.Length);
        Index();
        return _openings.TryGetValue(start, out var code) || _closings.TryGetValue(end, out code)
            ? (Between(segment.Source, _source, code), Between(target, _target, code))
            : null;
    }

    private void Index()
    {
        if (_isIndexed)
            return;
        _isIndexed = true;
        for (var i = 0; i < segment.CodeSites.Length; i++)
        {
            var code = segment.Source.Codes[i].Code;
            if (code.Kind == CodeKind.Opening)
                _openings.TryAdd(segment.CodeSites[i].Start, code.Id);
            else if (code.Kind == CodeKind.Closing)
                _closings.TryAdd(segment.CodeSites[i].End, code.Id);
        }

        Index(segment.Source, _source);
        Index(target, _target);
    }

    private static void Index(CodedText text, Dictionary<int, (int Start, int End)> places)
    {
        foreach (var (offset, code) in text.Codes)
        {
            var place = places.GetValueOrDefault(code.Id, (Start: 0, End: text.Text.Length));
            places[code.Id] = code.Kind switch
            {
                CodeKind.Opening => place with { Start = offset },
                CodeKind.Closing => place with { End = offset },
                _ => place,
            };
        }
    }

    private static Range Between(CodedText text, Dictionary<int, (int Start, int End)> places, int code)
    {
        var (start, end) = places.GetValueOrDefault(code, (Start: 0, End: text.Text.Length));
        return start..Math.Max(start, end);
    }
}
