using System.Buffers;
using System.Text;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>
/// Makes one code of two that no translation could tell apart: formatting elements of which one holds the other and nothing else, such as
/// <c>&lt;b&gt;&lt;i&gt;…&lt;/i&gt;&lt;/b&gt;</c>. The fewer codes a service has to carry, the fewer it loses.
/// </summary>
internal static class CodeSimplification
{
    // Only how the text looks. A link, a date or a name is something to a translator, and has a code of its own.
    private static readonly HashSet<HtmlTag> Formatting =
    [
        HtmlTag.B, HtmlTag.Big, HtmlTag.Em, HtmlTag.Font, HtmlTag.I, HtmlTag.Mark, HtmlTag.S, HtmlTag.Small, HtmlTag.Span, HtmlTag.Strike, HtmlTag.Strong,
        HtmlTag.Sub, HtmlTag.Sup, HtmlTag.Tt, HtmlTag.U,
    ];

    private static readonly SearchValues<byte> AfterName = SearchValues.Create(" \t\n\f\r/>"u8);

    /// <summary>Merges what can be merged, and numbers the rest anew.</summary>
    /// <param name="markup">The page's markup.</param>
    /// <param name="placed">The unit's codes in reading order.</param>
    /// <param name="sites">The bytes of each.</param>
    /// <param name="spoken">The ids of the codes that are read as part of the sentence.</param>
    /// <param name="guidance">What is said of inline elements, by the first bytes of their start tags: they stay. Or <see langword="null"/>.</param>
    public static void Simplify(
        ReadOnlySpan<byte> markup, PooledList<PlacedCode> placed, PooledList<ByteRange> sites, List<int> spoken, Dictionary<int, TextGuidance>? guidance)
    {
        Dictionary<int, int>? closings = null;
        HashSet<int>? merged = null;

        // From the innermost outwards, so that three in a row become one.
        for (var i = placed.Count - 2; i >= 0; i--)
        {
            if (!(Follows(placed, sites, i, CodeKind.Opening) && IsFormatting(markup, sites[i]) && IsFormatting(markup, sites[i + 1])))
                continue;
            closings ??= ClosingsOf(placed);
            if (!closings.TryGetValue(placed[i + 1].Code.Id, out var inner) || !closings.TryGetValue(placed[i].Code.Id, out var outer)
                || outer != inner + 1 || !Follows(placed, sites, inner, CodeKind.Closing)
                || (guidance is not null && (guidance.ContainsKey(sites[i].Start) || guidance.ContainsKey(sites[i + 1].Start))))
                continue;
            (merged ??= []).Add(placed[i + 1].Code.Id);
            sites[i] = new ByteRange(sites[i].Start, sites[i + 1].End);
            sites[outer] = new ByteRange(sites[inner].Start, sites[outer].End);
        }

        if (merged is not null)
            Drop(merged, placed, sites, spoken);
    }

    // Whether the next code is of the same kind, with no text and no byte between the two.
    private static bool Follows(PooledList<PlacedCode> placed, PooledList<ByteRange> sites, int first, CodeKind kind) =>
        placed[first].Code.Kind == kind && placed[first + 1].Code.Kind == kind
        && placed[first].Offset == placed[first + 1].Offset && sites[first].End == sites[first + 1].Start;

    private static Dictionary<int, int> ClosingsOf(PooledList<PlacedCode> placed)
    {
        var closings = new Dictionary<int, int>();
        for (var i = 0; i < placed.Count; i++)
        {
            if (placed[i].Code.Kind == CodeKind.Closing)
                closings[placed[i].Code.Id] = i;
        }

        return closings;
    }

    private static bool IsFormatting(ReadOnlySpan<byte> markup, ByteRange site)
    {
        var tag = site.Of(markup)[1..];
        var end = tag.IndexOfAny(AfterName);
        return end > 0 && TagNames.TryGetKnown(Encoding.Latin1.GetString(tag[..end]).ToLowerInvariant(), out var name) && Formatting.Contains(name);
    }

    private static void Drop(HashSet<int> merged, PooledList<PlacedCode> placed, PooledList<ByteRange> sites, List<int> spoken)
    {
        var numbers = new Dictionary<int, int>();
        var kept = 0;
        for (var i = 0; i < placed.Count; i++)
        {
            var code = placed[i].Code;
            if (merged.Contains(code.Id))
                continue;
            if (!numbers.TryGetValue(code.Id, out var number))
                numbers.Add(code.Id, number = numbers.Count + 1);
            (placed[kept], sites[kept]) = (placed[i] with { Code = code with { Id = number } }, sites[i]);
            kept++;
        }

        placed.Truncate(kept);
        sites.Truncate(kept);
        for (var i = 0; i < spoken.Count; i++)
            spoken[i] = numbers[spoken[i]];
    }
}
