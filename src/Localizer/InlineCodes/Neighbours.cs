using Localizer.Model;

namespace Localizer.InlineCodes;

/// <summary>What stands on both sides of a pair of the source, and where that is in a draft: codes are anchors too.</summary>
internal static class Neighbours
{
    /// <summary>
    /// Finds the place of a pair that fills all that is between its neighbours, other codes or the ends of the segment, where these are
    /// neighbours in the draft as well.
    /// </summary>
    /// <param name="source">The segment's source.</param>
    /// <param name="draft">The draft, without the pair.</param>
    /// <param name="opening">The place of the pair's opening code among the source's codes.</param>
    /// <param name="closing">The place of its closing code.</param>
    /// <returns>The range in the draft, or <see langword="null"/>.</returns>
    public static Word? Between(CodedText source, Draft draft, int opening, int closing)
    {
        var (before, after) = (IndexBefore(source, draft, opening), IndexAfter(source, draft, closing));
        if (before is not { } left || after is not { } right || left >= right)
            return null;
        for (var i = left + 1; i < right; i++)
        {
            if (!IsWithin(source, draft.Codes[i].Code, opening, closing))
                return null;
        }

        if (right - left - 1 != closing - opening - 1)
            return null;
        var (start, end) = (left < 0 ? 0 : draft.Codes[left].Offset, right == draft.Codes.Count ? draft.Text.Length : draft.Codes[right].Offset);
        return Trim(source, draft.Text, opening, closing, start, end);
    }

    /// <summary>Finds where a pair ends whose opening code is there: at the code that follows its closing one, or the segment's end.</summary>
    /// <param name="source">The segment's source.</param>
    /// <param name="draft">The draft, with the opening code.</param>
    /// <param name="opening">The place of the pair's opening code among the source's codes.</param>
    /// <param name="closing">The place of its closing code.</param>
    /// <returns>The end in the draft, or -1; what is before the pair is blank in both or in none.</returns>
    public static int EndAfter(CodedText source, Draft draft, int opening, int closing)
    {
        var own = draft.IndexOf(source.Codes[opening].Code);
        var previous = own > 0 ? draft.IndexOf(draft.Codes[own - 1].Code) : -1;
        var isSame = opening == 0 ? own == 0 : previous >= 0 && draft.Codes[previous].Code == source.Codes[opening - 1].Code;
        if (!isSame || IndexAfter(source, draft, closing) is not { } right || right <= own)
            return -1;
        var (from, to) = (opening == 0 ? 0 : source.Codes[opening - 1].Offset, own == 0 ? 0 : draft.Codes[own - 1].Offset);
        var isBlank = source.Text.AsSpan(from, source.Codes[opening].Offset - from).IsWhiteSpace();
        if (isBlank != draft.Text.AsSpan(to, draft.Codes[own].Offset - to).IsWhiteSpace() || right - own - 1 != closing - opening - 1)
            return -1;
        return Trim(source, draft.Text, opening, closing, draft.Codes[own].Offset, right == draft.Codes.Count ? draft.Text.Length : draft.Codes[right].Offset)?.End ?? -1;
    }

    private static int? IndexBefore(CodedText source, Draft draft, int opening)
    {
        var (start, from) = (source.Codes[opening].Offset, opening == 0 ? 0 : source.Codes[opening - 1].Offset);
        if (!source.Text.AsSpan(from, start - from).IsWhiteSpace())
            return null;
        if (opening == 0)
            return -1;
        return draft.IndexOf(source.Codes[opening - 1].Code) is >= 0 and var index ? index : null;
    }

    private static int? IndexAfter(CodedText source, Draft draft, int closing)
    {
        var isLast = closing + 1 == source.Codes.Length;
        var (end, to) = (source.Codes[closing].Offset, isLast ? source.Text.Length : source.Codes[closing + 1].Offset);
        if (!source.Text.AsSpan(end, to - end).IsWhiteSpace())
            return null;
        if (isLast)
            return draft.Codes.Count;
        return draft.IndexOf(source.Codes[closing + 1].Code) is >= 0 and var index ? index : null;
    }

    private static bool IsWithin(CodedText source, InlineCode code, int opening, int closing)
    {
        for (var i = opening + 1; i < closing; i++)
        {
            if (source.Codes[i].Code == code)
                return true;
        }

        return false;
    }

    // White space that the source has inside of the pair stays inside.
    private static Word? Trim(CodedText source, string text, int opening, int closing, int start, int end)
    {
        var (first, last) = (source.Codes[opening].Offset, source.Codes[closing].Offset);
        var outside = first - (opening == 0 ? 0 : source.Codes[opening - 1].Offset);
        var keepsStart = first < last && char.IsWhiteSpace(source.Text[first]);
        for (var i = 0; start < end && char.IsWhiteSpace(text[start]) && (i < outside || !keepsStart); i++)
            start++;
        outside = (closing + 1 == source.Codes.Length ? source.Text.Length : source.Codes[closing + 1].Offset) - last;
        var keepsEnd = first < last && char.IsWhiteSpace(source.Text[last - 1]);
        for (var i = 0; end > start && char.IsWhiteSpace(text[end - 1]) && (i < outside || !keepsEnd); i++)
            end--;
        return start < end ? new Word(start, end) : null;
    }
}
