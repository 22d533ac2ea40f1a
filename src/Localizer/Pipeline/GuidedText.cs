using Localizer.Model;

namespace Localizer.Pipeline;

/// <summary>A text that the page says something of, and what became of it.</summary>
/// <param name="Guidance">What the page says.</param>
/// <param name="Source">The text.</param>
/// <param name="Target">Its translation.</param>
internal sealed record GuidedText(TextGuidance Guidance, string Source, string Target)
{
    /// <summary>The texts of a unit that the page says something of: the whole of it, and its inline elements.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="segments">Its segments that are translated, with their targets.</param>
    public static IEnumerable<GuidedText> Of(Unit unit, IReadOnlyList<(Segment Segment, CodedText Target)> segments)
    {
        if (unit.Guidance is { } whole)
            yield return new GuidedText(whole, Join(segments.Select(pair => pair.Segment.Source.Text)), Join(segments.Select(pair => pair.Target.Text)));
        foreach (var span in unit.GuidedSpans)
        {
            var parts = segments.Select(pair => PartOf(span, pair.Segment, pair.Target)).OfType<(string Source, string Target)>().ToList();
            if (parts.Count > 0)
                yield return new GuidedText(span.Guidance, Join(parts.Select(part => part.Source)), Join(parts.Select(part => part.Target)));
        }
    }

    private static string Join(IEnumerable<string> texts) => string.Join(' ', texts);

    /// <summary>
    /// What of a segment lies in an inline element: all when the element is around it, else what is between its codes, of which one may be
    /// in another segment.
    /// </summary>
    /// <param name="span">The inline element.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="target">Its translation.</param>
    /// <returns>That part of the source and of the translation; <see langword="null"/> when the element is elsewhere.</returns>
    public static (string Source, string Target)? PartOf(GuidedSpan span, Segment segment, CodedText target)
    {
        if (span.Range.Start <= segment.Range.Start && segment.Range.End <= span.Range.End)
            return (segment.Source.Text, target.Text);
        for (var i = 0; i < segment.CodeSites.Length; i++)
        {
            if (segment.CodeSites[i].Start == span.Range.Start && segment.Source.Codes[i].Code is { Kind: CodeKind.Opening, Id: var id })
                return (Between(segment.Source, id), Between(target, id));
            if (segment.CodeSites[i].End == span.Range.End && segment.Source.Codes[i].Code is { Kind: CodeKind.Closing, Id: var end })
                return (Between(segment.Source, end), Between(target, end));
        }

        return null;
    }

    private static string Between(CodedText text, int code)
    {
        var (start, end) = (0, text.Text.Length);
        foreach (var (offset, placed) in text.Codes)
        {
            if (placed.Id == code && placed.Kind == CodeKind.Opening)
                start = offset;
            else if (placed.Id == code && placed.Kind == CodeKind.Closing)
                end = offset;
        }

        return start <= end ? text.Text[start..end] : "";
    }
}
