using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Puts back codes that were lost, by exact anchors alone: a pair round the number, name or term that it was round, or round what the
/// service makes of its words, or filling what is between two other codes; a code that stands alone at an end of the segment, or between two anchors.
/// </summary>
internal sealed class MissingCodes() : PlaceRule("missing-codes")
{
    private const int LongestArticle = 4;

    /// <inheritdoc/>
    public override bool Apply(Draft draft, RepairContext context)
    {
        if (draft.Codes.Count >= context.Source.Codes.Length)
            return false;
        var there = draft.Codes.Select(placed => placed.Code).ToHashSet();
        var missing = context.Source.Codes.Where(placed => !there.Contains(placed.Code)).ToArray();
        if (missing.Length == 0)
            return false;
        var anchors = new Anchors(context.Source.Text, draft.Text);
        var isChanged = false;
        foreach (var (offset, code) in missing)
        {
            var closing = code with { Kind = CodeKind.Closing };
            if (code.Kind == CodeKind.Opening && Array.Exists(missing, placed => placed.Code == closing))
                isChanged |= AddPair(draft, context, anchors, code.Id, offset, context.Places.Of(closing));
            else if (code.Kind == CodeKind.Standalone && PlaceOf(context.Source.Text, draft.Text, offset, anchors) is >= 0 and var place)
                isChanged |= Add(draft, new PlacedCode(place, code), context);
        }

        return isChanged;
    }

    private static bool AddPair(Draft draft, RepairContext context, Anchors anchors, int id, int start, int end)
    {
        var between = Neighbours.Between(context.Source, draft, context.Places.IndexOf(new InlineCode(id, CodeKind.Opening)), context.Places.IndexOf(new InlineCode(id, CodeKind.Closing)));
        if (between is { } range && end > start && anchors.Agree(new Word(start, end), range))
        {
            draft.AddPair(id, range, context.Places);
            return true;
        }

        var pair = new Word(start, end);
        var isFound = anchors.TryFind(start, end, out var found);
        if (!isFound && Filled(draft, context, id, pair) is { } filled && anchors.Agree(pair, filled))
            (isFound, found) = (true, filled);
        if (!isFound && KnownWords.Find(draft, context, id, pair, -1) is { } known && anchors.Agree(pair, known))
            (isFound, found) = (true, known);

        // "El Dr. Lin": whose the article is at the beginning, only a person can say.
        if (!isFound || (start == 0 && found.Start is > 0 and <= LongestArticle))
            return false;
        draft.AddPair(id, found, context.Places);
        return true;
    }

    private static Word? Filled(Draft draft, RepairContext context, int id, Word pair)
    {
        var stretches = new ClauseStretches(context.Source, draft);
        var (opening, closing) = (context.Places.IndexOf(new InlineCode(id, CodeKind.Opening)), context.Places.IndexOf(new InlineCode(id, CodeKind.Closing)));
        return stretches.Filled(pair) is { } range && stretches.HoldsSameCodes(opening, closing, range) ? range : null;
    }

    private static bool Add(Draft draft, PlacedCode placed, RepairContext context)
    {
        draft.Add(placed, context.Places);
        return true;
    }

    private static int PlaceOf(string source, string target, int offset, Anchors anchors)
    {
        if (offset == 0)
            return 0;
        if (offset == source.Length)
            return target.Length;
        var before = -1;
        var after = -1;
        foreach (var (from, to) in anchors.Pairs)
        {
            if (from.End <= offset && source.AsSpan(from.End, offset - from.End).IsWhiteSpace())
                before = to.End + (offset - from.End);
            if (from.Start >= offset && source.AsSpan(offset, from.Start - offset).IsWhiteSpace())
                after = to.Start - (from.Start - offset);
        }

        return before == after ? before : -1;
    }
}
