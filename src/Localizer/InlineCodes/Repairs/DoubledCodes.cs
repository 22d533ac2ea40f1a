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
            if (!SaysWordsTwice(draft, id, context))
                DropSeams(draft, id);
            DropStrayClosings(draft, id);
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

    // "<b>chips</b> <b>chips</b>" is no pair that was split but words that came twice, which are not ours to join.
    private static bool SaysWordsTwice(Draft draft, int id, RepairContext context)
    {
        const int Few = 100;
        var isTwice = draft.Codes.Count > Few;
        for (var i = 0; i < draft.Codes.Count && !isTwice; i++)
        {
            for (var j = i + 1; j < draft.Codes.Count && !isTwice && WordsAt(draft, id, i) is { IsEmpty: false } words; j++)
                isTwice = WordsAt(draft, id, j).Equals(words, StringComparison.OrdinalIgnoreCase);
        }

        return isTwice && !(context.Places.TryGetSpan(context.Source, id, out var span) && SaysTwice(span));
    }

    // What stands between an opening code and its closing one, if these are the pair's next.
    private static ReadOnlySpan<char> WordsAt(Draft draft, int id, int index)
    {
        var (start, opening) = draft.Codes[index];
        if (opening.Id != id || opening.Kind != CodeKind.Opening)
            return default;
        for (var i = index + 1; i < draft.Codes.Count; i++)
        {
            if (draft.Codes[i].Code.Id == id)
                return draft.Codes[i].Code.Kind == CodeKind.Closing ? draft.Text.AsSpan(start, draft.Codes[i].Offset - start).Trim() : default;
        }

        return default;
    }

    private static bool SaysTwice(ReadOnlySpan<char> span)
    {
        var trimmed = span.Trim();
        var half = trimmed.Length / 2;
        return trimmed.Length > 2 && trimmed[..half].Trim().Equals(trimmed[half..].Trim(), StringComparison.OrdinalIgnoreCase);
    }

    // As a parser of HTML does: what is closed already is not closed by a second tag.
    private static void DropStrayClosings(Draft draft, int id)
    {
        var (openings, isClosed) = (0, false);
        foreach (var (_, code) in draft.Codes)
            openings += code.Id == id && code.Kind == CodeKind.Opening ? 1 : 0;
        for (var (i, isOpen) = (0, false); openings == 1 && i < draft.Codes.Count; i++)
        {
            var code = draft.Codes[i].Code;
            if (code.Id != id)
                continue;
            isOpen |= code.Kind == CodeKind.Opening;
            if (code.Kind == CodeKind.Closing && isClosed)
                draft.Codes.RemoveAt(i--);
            isClosed |= code.Kind == CodeKind.Closing && isOpen;
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
