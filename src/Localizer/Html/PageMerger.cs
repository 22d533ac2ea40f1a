using System.Buffers;
using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Html;

/// <summary>A segment and what is to stand in its place.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Target">Its proven target; the source itself leaves the page's bytes as they are.</param>
public sealed record SegmentTarget(Segment Segment, ProvenTarget Target);

/// <summary>A unit and the targets of its segments.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Segments">Its segments in their order; those left out keep their bytes.</param>
public sealed record UnitTarget(Unit Unit, IReadOnlyList<SegmentTarget> Segments);

/// <summary>
/// Puts targets back into their page by one splice: every byte outside of what changes is copied. A segment whose target equals its
/// source is not touched, so its spelling of references and white space stays.
/// </summary>
public static class PageMerger
{
    // No named reference is longer, so an ampersand further back has been settled.
    private const int LongestOpenReference = 40;

    private static readonly SearchValues<byte> ReferenceBytes =
        SearchValues.Create("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private const int FewCodes = 16;

    /// <summary>Writes the page with its targets.</summary>
    /// <param name="page">The page.</param>
    /// <param name="units">The units with their targets in the page's order, as extraction gives them; each is asked for once and not kept.</param>
    /// <param name="edits">What the locale pass changes, in any order; no edit may reach into a unit's text, though it may lie in one of its codes.</param>
    /// <param name="output">Takes the bytes, in the page's own encoding.</param>
    public static void Write(
        SourcePage page, IEnumerable<UnitTarget> units, IEnumerable<ByteEdit> edits, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(edits);
        var splicer = new ByteSplicer(page, new PageTextWriter(output, page.Encoding), edits.OrderBy(edit => edit.Range.Start).Select(SpliceOf));
        var splices = new List<Splice>();
        foreach (var unit in units)
        {
            splices.Clear();
            AddSplices(page, unit, splices);
            splicer.Add(unit.Unit.Range, splices);
        }

        splicer.Finish();
    }

    private static Splice SpliceOf(ByteEdit edit) => new(edit.Range, [edit.Syntax switch
    {
        null => SplicePart.Markup(edit.Text),
        TextSyntax.Unquoted => Requoted(edit.Text, []),
        { } syntax => SplicePart.OfText(edit.Text.AsMemory(), syntax, []),
    }]);

    private static void AddSplices(SourcePage page, UnitTarget target, List<Splice> splices)
    {
        var segments = target.Segments;
        if (target.Unit.Syntax == TextSyntax.Unquoted)
        {
            if (segments.Any(IsChanged))
                splices.Add(new Splice(target.Unit.Range, [Requoted(WholeText(target), target.Unit.Around)]));
            return;
        }

        for (var i = 0; i < segments.Count; i++)
        {
            if (IsChanged(segments[i]) || (i + 1 < segments.Count && RunsOnInto(page, segments[i].Segment.Range, segments[i + 1])))
                splices.Add(SpliceOf(segments[i], target.Unit));
        }
    }

    private static bool IsChanged(SegmentTarget target) => !target.Target.Text.Equals(target.Segment.Source);

    private static Splice SpliceOf(SegmentTarget target, Unit unit)
    {
        var text = target.Target.Text;
        var segment = target.Segment;
        var sites = segment.Source.Codes.Length > FewCodes ? SitesOf(segment) : null;
        var parts = ImmutableArray.CreateBuilder<SplicePart>(PartCount(text));
        var position = 0;
        foreach (var (offset, code) in text.Codes)
        {
            if (offset > position)
                parts.Add(SplicePart.OfText(text.Text.AsMemory(position, offset - position), unit.Syntax, unit.Around));
            parts.Add(SplicePart.Source(sites is null ? SiteOf(segment, code) : sites[code]));
            position = offset;
        }

        if (position < text.Text.Length)
            parts.Add(SplicePart.OfText(text.Text.AsMemory(position), unit.Syntax, unit.Around));
        return new Splice(target.Segment.Range, parts.MoveToImmutable());
    }

    private static int PartCount(CodedText text)
    {
        var (count, position) = (text.Codes.Length, 0);
        foreach (var (offset, _) in text.Codes)
        {
            if (offset > position)
                count++;
            position = offset;
        }

        return position < text.Text.Length ? count + 1 : count;
    }

    // A proven target has just the codes of its segment, so each is found. A sentence has few: a dictionary would cost more than it saves.
    private static ByteRange SiteOf(Segment segment, InlineCode code)
    {
        for (var i = 0; ; i++)
        {
            if (segment.Source.Codes[i].Code == code)
                return segment.CodeSites[i];
        }
    }

    private static Dictionary<InlineCode, ByteRange> SitesOf(Segment segment)
    {
        var sites = new Dictionary<InlineCode, ByteRange>(segment.Source.Codes.Length);
        for (var i = 0; i < segment.Source.Codes.Length; i++)
            sites.Add(segment.Source.Codes[i].Code, segment.CodeSites[i]);
        return sites;
    }

    /// <summary>
    /// Whether the end of an untouched segment would join changed text that follows it at once to a reference or a tag: <c>&amp;</c>
    /// before <c>amp;</c>, <c>&lt;</c> before <c>b&gt;</c>.
    /// </summary>
    private static bool RunsOnInto(SourcePage page, ByteRange range, SegmentTarget next)
    {
        if (range.End != next.Segment.Range.Start || !IsChanged(next))
            return false;
        var text = next.Target.Text;
        if (text.Text.Length == 0 || (text.Codes.Length > 0 && text.Codes[0].Offset == 0))
            return false;
        var end = range.Of(page.Markup.Span);
        end = end[Math.Max(0, end.Length - LongestOpenReference)..];
        var first = text.Text[0];
        var reference = end.LastIndexOf((byte)'&');
        return reference >= 0 && !end[(reference + 1)..].ContainsAnyExcept(ReferenceBytes)
            ? char.IsAsciiLetterOrDigit(first) || first is '#' or ';'
            : (end.EndsWith("<"u8) || end.EndsWith("</"u8)) && (char.IsAsciiLetter(first) || first is '/' or '!' or '?');
    }

    /// <summary>The text of a unit without codes, its segments replaced.</summary>
    private static string WholeText(UnitTarget target)
    {
        var sites = target.Unit.Sites;
        var text = target.Unit.Source.Text;
        var whole = new System.Text.StringBuilder();
        var position = 0;
        foreach (var segment in target.Segments)
        {
            while (position < text.Length && sites.Of(position).Start < segment.Segment.Range.Start)
                whole.Append(text[position++]);
            whole.Append(segment.Target.Text.Text);
            while (position < text.Length && sites.Of(position).Start < segment.Segment.Range.End)
                position++;
        }

        return whole.Append(text.AsSpan(position)).ToString();
    }

    private static SplicePart Requoted(string value, ImmutableArray<TextSyntax> around) => PageTextWriter.MayStandUnquoted(value)
        ? SplicePart.OfText(value.AsMemory(), TextSyntax.Unquoted, around)
        : SplicePart.Quoted(value, around);
}
