using System.Collections.Frozen;
using Localizer.Model;
using Localizer.Text;

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

    // Languages that set verbs at the end of the clause: what is before a stop there was not in the source.
    private static readonly FrozenSet<string> MovesVerbs = new[] { "de", "nl", "ja", "ko", "tr", "hi", "bn", "ta", "te", "mr", "fa", "eu", "hu", "mn", "kk", "az", "uz" }
        .ToFrozenSet(StringComparer.Ordinal);

    // Where no clause has moved, words may be longer and stand further off.
    private const double Slack = 1.6;

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
        if (KnownWords.Find(draft, context, id, source, isOpen ? there : -1) is { } known && (isOpen ? known.Start : known.End) == there && anchors.Agree(source, known))
            return known;
        var code = new InlineCode(id, CodeKind.Opening);
        var (opening, closing) = (context.Places.IndexOf(code), context.Places.IndexOf(code with { Kind = CodeKind.Closing }));
        var stretches = new ClauseStretches(context.Source, draft);
        found = isOpen ? new Word(there, EndOf(draft, context, stretches, source, there)) : new Word(stretches.Filled(source) is { } filled && filled.End == there ? filled.Start : there, there);
        var slack = stretches.Agree ? Slack : 1;
        if (isOpen && found.End < 0)
            (found, slack) = (new Word(there, Neighbours.EndAfter(context.Source, draft, opening, closing)), 1);
        if (found.End <= found.Start || !anchors.Agree(source, found) || !stretches.HoldsSameCodes(opening, closing, found))
            return null;
        return IsOneWord(draft.Text, found) || IsLikely(context.Source.Text, draft.Text, source, found, slack) ? found : null;
    }

    private static int EndOf(Draft draft, RepairContext context, ClauseStretches stretches, Word source, int start)
    {
        if (!MovesVerbs.Contains(context.To.Language))
            return stretches.EndAt(source, start);
        return stretches.Filled(source) is { } filled && filled.Start == start ? filled.End : -1;
    }

    // Where nothing is left out, nothing else could be meant; scripts without spaces have no such words.
    private static bool IsOneWord(string text, Word range)
    {
        for (var i = range.Start; i < range.End; i++)
        {
            if (!WordEdges.IsWordPart(text[i]) || WordEdges.IsUnspaced(text[i]))
                return false;
        }

        return true;
    }

    private static bool IsLikely(string from, string to, Word source, Word target, double slack)
    {
        var shift = ((double)target.Start / to.Length) - ((double)source.Start / from.Length);
        var ratio = (double)(target.End - target.Start) / to.Length / ((double)(source.End - source.Start) / from.Length);
        return Math.Abs(shift) < MostShift * slack && ratio > LeastRatio / slack && ratio < MostRatio * slack;
    }
}
