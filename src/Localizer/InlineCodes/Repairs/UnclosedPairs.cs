using System.Buffers;
using Localizer.Model;

namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Puts back the missing half of a pair: where its words end by exact anchors, else at the stop or the code that followed it, if the words
/// up to there can be its words: no anchor more or less, at about the same place and length.
/// </summary>
internal sealed class UnclosedPairs() : PlaceRule("unclosed-pairs")
{
    private const double MostShift = 0.12;
    private const double LeastRatio = 0.6;
    private const double MostRatio = 1.5;

    private static readonly SearchValues<char> Stops = SearchValues.Create(".,;:!?)。，、；：！？”\"»」』）");

    /// <inheritdoc/>
    public override bool Apply(Draft draft, RepairContext context)
    {
        if (draft.Codes.Count >= context.Source.Codes.Length)
            return false;
        var isChanged = false;
        Anchors? anchors = null;
        foreach (var code in context.Source.Codes.Select(placed => placed.Code).Where(code => code.Kind == CodeKind.Opening))
        {
            var (start, end) = (context.Places.Of(code), context.Places.Of(code with { Kind = CodeKind.Closing }));
            var (opening, closing) = (draft.IndexOf(code), draft.IndexOf(code with { Kind = CodeKind.Closing }));
            if (end < start || (opening < 0) == (closing < 0))
                continue;
            anchors ??= new Anchors(context.Source.Text, draft.Text);
            var there = draft.Codes[Math.Max(opening, closing)].Offset;
            if (TryFind(draft, context, anchors, new Word(start, end), code.Id, there, isOpen: opening >= 0) is not { } found)
                continue;
            draft.Add(opening < 0 ? new PlacedCode(found.Start, code) : new PlacedCode(found.End, code with { Kind = CodeKind.Closing }), context.Places);
            isChanged = true;
        }

        return isChanged;
    }

    private static Word? TryFind(Draft draft, RepairContext context, Anchors anchors, Word source, int id, int there, bool isOpen)
    {
        if (anchors.TryFind(source.Start, source.End, out var found) && (isOpen ? found.Start : found.End) == there)
            return found;
        if (context.OwnTexts.TryGetValue(id, out var own) && anchors.TryFindText(own, out found) && (isOpen ? found.Start : found.End) == there)
            return found;
        if (!isOpen)
            return null;
        var code = new InlineCode(id, CodeKind.Opening);
        var end = EndByStop(draft, context, source, there);
        if (end < 0)
            end = Neighbours.EndAfter(context.Source, draft, context.Places.IndexOf(code), context.Places.IndexOf(code with { Kind = CodeKind.Closing }));
        if (end <= there)
            return null;
        found = new Word(there, end);
        return IsLikely(context.Source.Text, draft.Text, source, found) && anchors.Agree(source, found) ? found : null;
    }

    // The stop that follows the pair in the source.
    private static int EndByStop(Draft draft, RepairContext context, Word source, int start)
    {
        var (from, to) = (context.Source.Text, draft.Text);
        if (source.End == from.Length || !Stops.Contains(from[source.End]) || from.AsSpan(source.Start, source.End - source.Start).ContainsAny(Stops))
            return -1;
        var stop = to.AsSpan(start).IndexOfAny(Stops);
        if (stop < 0)
            return -1;
        var next = draft.Codes.FindIndex(placed => placed.Offset > start);
        return next >= 0 && draft.Codes[next].Offset < start + stop ? -1 : start + stop;
    }

    private static bool IsLikely(string from, string to, Word source, Word target)
    {
        var shift = ((double)target.Start / to.Length) - ((double)source.Start / from.Length);
        var ratio = (double)(target.End - target.Start) / to.Length / ((double)(source.End - source.Start) / from.Length);
        return Math.Abs(shift) < MostShift && ratio is > LeastRatio and < MostRatio;
    }
}
