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
        if (unit.GuidedSpans.IsEmpty)
            yield break;
        var parts = segments.Select(pair => new SegmentParts(pair.Segment, pair.Target)).ToList();
        foreach (var span in unit.GuidedSpans)
        {
            var within = parts.Select(segment => segment.Of(span)).OfType<(string Source, string Target)>().ToList();
            if (within.Count > 0)
                yield return new GuidedText(span.Guidance, Join(within.Select(part => part.Source)), Join(within.Select(part => part.Target)));
        }
    }

    private static string Join(IEnumerable<string> texts) => string.Join(' ', texts);
}
