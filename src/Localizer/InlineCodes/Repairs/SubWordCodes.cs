using System.Buffers;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Moves a code from inside a word to the word's edge, outwards. Only where one of the word's two parts is no word by itself, having no
/// vowel: else a space may have been lost there, and the pair would get a word more.
/// </summary>
internal sealed class SubWordCodes() : PlaceRule("sub-word-codes")
{
    private static readonly SearchValues<char> Consonants = SearchValues.Create("bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ");

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
            var place = code.Kind == CodeKind.Opening ? start : end;
            if (!IsNoWord(draft.Text.AsSpan(start, offset - start)) && !IsNoWord(draft.Text.AsSpan(offset, end - offset)))
                continue;
            if (draft.Codes.Exists(other => other.Code != code && other.Offset > Math.Min(place, offset) - 1 && other.Offset < Math.Max(place, offset) + 1 && other.Offset != place))
                continue;
            draft.Codes.RemoveAt(i);
            draft.Add(new PlacedCode(place, code), context.Places);
            isChanged = true;
        }

        return isChanged;
    }

    private static bool IsNoWord(ReadOnlySpan<char> part) => !part.ContainsAnyExcept(Consonants);
}
