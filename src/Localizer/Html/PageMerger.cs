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
        foreach (var unit in units)
        {
            splicer.GoTo(unit.Unit.Range);
            AddSplices(page, unit, splicer);
        }

        splicer.Finish();
    }

    // Markup in an attribute is text to that attribute.
    private static Splice SpliceOf(ByteEdit edit) => new(edit.Range, edit switch
    {
        { Syntax: TextSyntax.Unquoted } => Requoted(edit.Text, edit.Around),
        { Syntax: null, Around: [var innermost, .. var others] } => new PlacedText(edit.Text, innermost, IsQuoted: false, others),
        _ => new PlacedText(edit.Text, edit.Syntax, IsQuoted: false, edit.Around),
    });

    private static void AddSplices(SourcePage page, UnitTarget target, ByteSplicer splicer)
    {
        var segments = target.Segments;
        if (target.Unit.Syntax == TextSyntax.Unquoted)
        {
            if (segments.Any(IsChanged))
                splicer.Add(new Splice(target.Unit.Range, Requoted(WholeText(target), target.Unit.Around)));
            return;
        }

        for (var i = 0; i < segments.Count; i++)
        {
            if (IsChanged(segments[i]) || (i + 1 < segments.Count && RunsOnInto(page, segments[i].Segment.Range, segments[i + 1])))
                splicer.Add(new Splice(segments[i], target.Unit));
        }
    }

    private static bool IsChanged(SegmentTarget target) => !target.Target.Text.Equals(target.Segment.Source);

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

    private static PlacedText Requoted(string value, ImmutableArray<TextSyntax> around) => PageTextWriter.MayStandUnquoted(value)
        ? new PlacedText(value, TextSyntax.Unquoted, IsQuoted: false, around)
        : new PlacedText(value, TextSyntax.DoubleQuoted, IsQuoted: true, around);
}
