using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Drops codes that came back more than once: empty copies, copies side by side, the seam of a pair that was split where its words were;
/// else all of them but the one round its anchor.
/// </summary>
internal sealed class DoubledCodes() : PlaceRule("doubled-codes")
{
    /// <inheritdoc/>
    public override bool Apply(Draft draft, RepairContext context)
    {
        if (!HasDoubled(draft))
            return false;
        var doubled = draft.Codes.GroupBy(placed => placed.Code).Where(group => group.Count() > 1).Select(group => group.Key.Id).Distinct().ToArray();
        var before = draft.Codes.Count;
        foreach (var id in doubled)
        {
            DropSeams(draft, id);
            DropEmpty(draft, id, context);
            if (draft.Codes.Count(placed => placed.Code.Id == id) > 2)
                KeepAnchored(draft, id, context);
        }

        return draft.Codes.Count != before;
    }

    private static bool HasDoubled(Draft draft)
    {
        var seen = new HashSet<InlineCode>(draft.Codes.Count);
        foreach (var placed in draft.Codes)
        {
            if (!seen.Add(placed.Code))
                return true;
        }

        return false;
    }

    // </b> <b> of one pair, and <b><b> or </b></b>.
    private static void DropSeams(Draft draft, int id)
    {
        for (var i = 0; i + 1 < draft.Codes.Count; i++)
        {
            var (first, second) = (draft.Codes[i], draft.Codes[i + 1]);
            if (first.Code.Id != id || second.Code.Id != id || !draft.Text.AsSpan(first.Offset, second.Offset - first.Offset).IsWhiteSpace())
                continue;
            var isSeam = first.Code.Kind == CodeKind.Closing && second.Code.Kind == CodeKind.Opening;
            if (!isSeam && first.Code != second.Code)
                continue;

            // Of two opening codes the first stays, of two closing ones the last.
            draft.Codes.RemoveAt(first.Code.Kind == CodeKind.Opening || first.Code.Kind == CodeKind.Standalone ? i + 1 : i);
            if (isSeam)
                draft.Codes.RemoveAt(i);
            i = Math.Max(-1, i - 2);
        }
    }

    private static void DropEmpty(Draft draft, int id, RepairContext context)
    {
        if (!context.Places.TryGetSpan(context.Source, id, out var span) || span.IsWhiteSpace())
            return;
        for (var i = 0; i + 1 < draft.Codes.Count && draft.Codes.Count(placed => placed.Code.Id == id) > 2; i++)
        {
            var (first, second) = (draft.Codes[i], draft.Codes[i + 1]);
            if (first.Code.Id != id || second.Code.Id != id || first.Code.Kind != CodeKind.Opening || second.Code.Kind != CodeKind.Closing
                || !draft.Text.AsSpan(first.Offset, second.Offset - first.Offset).IsWhiteSpace())
                continue;
            draft.Codes.RemoveRange(i, 2);
            i--;
        }
    }

    private static void KeepAnchored(Draft draft, int id, RepairContext context)
    {
        var (start, end) = (context.Places.Of(new InlineCode(id, CodeKind.Opening)), context.Places.Of(new InlineCode(id, CodeKind.Closing)));
        if (start < 0 || end < start || !new Anchors(context.Source.Text, draft.Text).TryFind(start, end, out var found))
            return;
        draft.Codes.RemoveAll(placed => placed.Code.Id == id);
        draft.AddPair(id, found, context.Places);
    }
}
