using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.InlineCodes;

/// <summary>A part of a segment that can be translated by itself.</summary>
/// <param name="Source">Its text and the codes that are whole in it.</param>
/// <param name="Lead">White space and marks before it, which stay as they are.</param>
internal sealed record ClausePart(CodedText Source, string Lead);

/// <summary>
/// Splits a segment at codes where clauses allow (rung 4): at a code beside a mark that ends a clause, or at one that stands alone like a
/// line break between white space. Parts hold their pairs whole; codes between parts are not sent.
/// </summary>
internal static class ClauseSplit
{
    private const string ClauseMarks = ",;:.!?—–…，；：。！？、";

    // A part of a word or two is translated worse than it is worth.
    private const int ShortestPart = 12;

    /// <summary>Where a segment can be cut.</summary>
    /// <param name="source">The segment's source.</param>
    /// <returns>Offsets in the text, in rising order; none when the segment has to stay whole.</returns>
    public static ImmutableArray<int> FindCuts(CodedText source)
    {
        var cuts = ImmutableArray.CreateBuilder<int>();
        var last = 0;
        foreach (var (offset, _) in source.Codes)
        {
            var cut = CutAt(source.Text, offset);
            if (cut - last < ShortestPart || source.Text.Length - cut < ShortestPart || cuts.Contains(cut) || IsInsidePair(source, cut))
                continue;
            cuts.Add(cut);
            last = cut;
        }

        return cuts.ToImmutable();
    }

    /// <summary>Cuts a segment.</summary>
    /// <param name="source">The segment's source.</param>
    /// <returns>Its parts in order, which joined are the source; one when it has to stay whole.</returns>
    public static ImmutableArray<ClausePart> Split(CodedText source)
    {
        var parts = ImmutableArray.CreateBuilder<ClausePart>();
        var (start, firstCode) = (0, 0);
        foreach (var end in FindCuts(source).Add(source.Text.Length))
        {
            var nextCode = firstCode;
            while (nextCode < source.Codes.Length && (source.Codes[nextCode].Offset < end || end == source.Text.Length
                || (source.Codes[nextCode].Offset == end && source.Codes[nextCode].Code.Kind == CodeKind.Closing)))
                nextCode++;

            // White space before the part's words and codes is no part of what is sent.
            var from = start;
            var limit = firstCode < nextCode ? Math.Min(end, source.Codes[firstCode].Offset) : end;
            while (from < limit && char.IsWhiteSpace(source.Text[from]))
                from++;
            var codes = source.Codes.AsSpan()[firstCode..nextCode].ToArray().Select(placed => placed with { Offset = placed.Offset - from });
            parts.Add(new ClausePart(new CodedText(source.Text[from..end], [.. codes]), source.Text[start..from]));
            (start, firstCode) = (end, nextCode);
        }

        return parts.ToImmutable();
    }

    /// <summary>Joins the translations of parts.</summary>
    /// <param name="parts">The parts of the source, in order.</param>
    /// <param name="targets">Their translations, in the same order.</param>
    /// <param name="to">The target's locale.</param>
    public static CodedText Join(ImmutableArray<ClausePart> parts, IReadOnlyList<CodedText> targets, Locale to)
    {
        var text = new System.Text.StringBuilder();
        var codes = ImmutableArray.CreateBuilder<PlacedCode>();
        for (var i = 0; i < parts.Length; i++)
        {
            text.Append(i == 0 ? parts[i].Lead : SentenceSpace.Between(parts[i].Lead, to));
            codes.AddRange(targets[i].Codes.Select(placed => placed with { Offset = placed.Offset + text.Length }));
            text.Append(targets[i].Text);
        }

        return new CodedText(text.ToString(), codes.ToImmutable());
    }

    // After the mark before a code, or after the mark behind it.
    private static int CutAt(string text, int offset)
    {
        var before = offset;
        while (before > 0 && char.IsWhiteSpace(text[before - 1]))
            before--;
        if (before > 0 && ClauseMarks.Contains(text[before - 1], StringComparison.Ordinal) && !WordEdges.IsInside(text, before))
            return before;
        return offset < text.Length && ClauseMarks.Contains(text[offset], StringComparison.Ordinal) && !WordEdges.IsInside(text, offset) && !WordEdges.IsInside(text, offset + 1)
            ? offset + 1
            : -1;
    }

    private static bool IsInsidePair(CodedText source, int cut)
    {
        var open = new HashSet<int>();
        foreach (var (offset, code) in source.Codes)
        {
            if (offset > cut || (offset == cut && code.Kind != CodeKind.Closing))
                break;
            if (code.Kind == CodeKind.Opening)
                open.Add(code.Id);
            else if (code.Kind == CodeKind.Closing)
                open.Remove(code.Id);
        }

        return source.Codes.Any(placed => placed.Code.Kind == CodeKind.Closing && open.Contains(placed.Code.Id));
    }
}
