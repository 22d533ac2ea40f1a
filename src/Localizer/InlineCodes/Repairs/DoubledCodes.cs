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
        var before = draft.Codes.Count;
        foreach (var placed in context.Source.Codes)
        {
            // Of a pair once; a code that stands alone, or half a pair, may be there once.
            var id = placed.Code.Id;
            if ((placed.Code.Kind == CodeKind.Closing && context.Codes.Has(placed.Code with { Kind = CodeKind.Opening })) || !IsDoubled(draft, id))
                continue;
            DropSeams(draft, id);
            DropEmpty(draft, id, context);
            if (CountOf(draft, id) > 2)
                KeepAnchored(draft, id, context);
        }

        return draft.Codes.Count != before;
    }

    private static bool HasDoubled(Draft draft)
    {
        const int Few = 100;
        if (draft.Codes.Count > Few)
            return draft.Codes.Select(placed => placed.Code).Distinct().Count() < draft.Codes.Count;
        for (var i = 1; i < draft.Codes.Count; i++)
        {
            if (IsThereBefore(draft, i))
                return true;
        }

        return false;
    }

    private static bool IsDoubled(Draft draft, int id)
    {
        for (var i = 1; i < draft.Codes.Count; i++)
        {
            if (draft.Codes[i].Code.Id == id && IsThereBefore(draft, i))
                return true;
        }

        return false;
    }

    private static bool IsThereBefore(Draft draft, int index)
    {
        var code = draft.Codes[index].Code;
        for (var i = 0; i < index; i++)
        {
            if (draft.Codes[i].Code == code)
                return true;
        }

        return false;
    }

    private static int CountOf(Draft draft, int id)
    {
        var count = 0;
        foreach (var placed in draft.Codes)
            count += placed.Code.Id == id ? 1 : 0;
        return count;
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
        for (var i = 0; i + 1 < draft.Codes.Count && CountOf(draft, id) > 2; i++)
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
