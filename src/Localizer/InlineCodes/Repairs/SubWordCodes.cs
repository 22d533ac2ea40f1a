using Localizer.Model;
using Localizer.Text;

namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Moves a code from inside a word to the word's edge, outwards, or to the nearer one if it stands alone. Only where the word is one of the source's, or one of its two parts is no word
/// by itself: else a space may have been lost there, and the pair would get a word more.
/// </summary>
internal sealed class SubWordCodes() : PlaceRule("sub-word-codes")
{
    /// <inheritdoc/>
    public override bool Apply(Draft draft, RepairContext context)
    {
        var isChanged = false;
        for (var i = 0; i < draft.Codes.Count; i++)
        {
            var (offset, code) = draft.Codes[i];
            if (!WordEdges.IsInside(draft.Text, offset) || WordEdges.IsInside(context.Source.Text, context.Places.Of(code)))
                continue;
            var (start, end) = (offset, offset);
            while (WordEdges.IsInside(draft.Text, start) || (start > 0 && WordEdges.IsWordPart(draft.Text[start - 1])))
                start--;
            while (WordEdges.IsInside(draft.Text, end) || (end < draft.Text.Length && WordEdges.IsWordPart(draft.Text[end])))
                end++;
            var place = code.Kind == CodeKind.Opening || (code.Kind == CodeKind.Standalone && offset - start < end - offset) ? start : end;
            if ((code.Kind == CodeKind.Standalone && offset - start == end - offset) || (!WordShapes.IsOneWord(draft.Text, start, offset, end, context.Source.Text, context.To.Language)
                && context.Phrases?.HasWord(draft.Text[start..end]) != true))
                continue;
            if (draft.Codes.Exists(other => other.Code != code && other.Offset > Math.Min(place, offset) - 1 && other.Offset < Math.Max(place, offset) + 1 && other.Offset != place))
                continue;
            draft.Codes.RemoveAt(i);
            draft.Add(new PlacedCode(place, code), context.Places);
            isChanged = true;
        }

        return isChanged;
    }
}
