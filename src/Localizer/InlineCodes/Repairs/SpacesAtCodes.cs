using Localizer.Model;
using Localizer.Text;

namespace Localizer.InlineCodes.Repairs;

/// <summary>
/// Puts white space right: the source's at both ends, outside of pairs that had none inside, none before a stop or between ideographs, and
/// one where it was lost after a pair whose words are known to end there.
/// </summary>
internal sealed class SpacesAtCodes() : PlaceRule("spaces-at-codes")
{
    /// <inheritdoc/>
    public override bool Apply(Draft draft, RepairContext context)
    {
        var (text, codes) = (draft.Text, draft.Codes.ToArray());
        FixEnds(draft, context.Source.Text);
        for (var i = 0; i < draft.Codes.Count; i++)
            MoveOut(draft, context, i);
        for (var i = 0; i < draft.Codes.Count; i++)
            InsertLost(draft, context, i);
        for (var i = 0; i < draft.Codes.Count; i++)
            InsertBetweenSentences(draft, context, i);
        DropStrange(draft, context);

        return draft.Text != text || !draft.Codes.SequenceEqual(codes);
    }

    private static void FixEnds(Draft draft, string source)
    {
        var start = source.AsSpan()[..(source.Length - source.AsSpan().TrimStart().Length)];
        var end = source.AsSpan()[source.AsSpan().TrimEnd().Length..];
        var length = draft.Text.AsSpan().TrimEnd().Length;
        if (length == 0)
            return;
        if (!draft.Text.AsSpan(length).SequenceEqual(end))
            draft.Replace(length, draft.Text.Length, end.ToString());
        var first = draft.Text.Length - draft.Text.AsSpan().TrimStart().Length;
        var lead = draft.Text.AsSpan(0, first);
        if (lead.SequenceEqual(start))
            return;

        // What was trimmed stood before the codes, if there are any among the spaces.
        if (start.EndsWith(lead))
            draft.Prepend(start[..^first].ToString());
        else
            draft.Replace(0, first, start.ToString());
    }

    private static void MoveOut(Draft draft, RepairContext context, int index)
    {
        var (offset, code) = draft.Codes[index];
        var (text, source, origin) = (draft.Text, context.Source.Text, context.Places.Of(code));
        if (code.Kind == CodeKind.Opening && (origin < 0 || origin >= source.Length || !char.IsWhiteSpace(source[origin])))
        {
            var next = index + 1 < draft.Codes.Count ? draft.Codes[index + 1].Offset : text.Length;
            while (offset < next && char.IsWhiteSpace(text[offset]))
                offset++;
        }
        else if (code.Kind == CodeKind.Closing && (origin <= 0 || !char.IsWhiteSpace(source[origin - 1])))
        {
            var last = index > 0 ? draft.Codes[index - 1].Offset : 0;
            while (offset > last && char.IsWhiteSpace(text[offset - 1]))
                offset--;
        }

        if (offset == draft.Codes[index].Offset)
            return;
        var place = draft.Codes[index].Offset;
        draft.Codes[index] = new PlacedCode(offset, code);

        // "<b>x </b> y" would have two spaces now; "<b>x </b>y" has its one.
        var space = Math.Min(offset, place);
        if (space + 1 < text.Length && text[space] == ' ' && text[space + 1] == ' ' && !source.Contains("  ", StringComparison.Ordinal))
            draft.Replace(space, space + 1, "");
        else if (space > 0 && space < text.Length && text[space] == ' ' && text[space - 1] == ' ' && !source.Contains("  ", StringComparison.Ordinal))
            draft.Replace(space - 1, space, "");
    }

    private static void DropStrange(Draft draft, RepairContext context)
    {
        var target = draft.ToCodedText();
        for (var place = target.Text.LastIndexOf(' '); place > 0; place = target.Text.LastIndexOf(' ', place - 1))
        {
            var isLast = place + 1 == target.Text.Length;
            var isStrange = MachineProof.IsStrangeSpace(context.Source, target, place, context.To) && MachineProof.SpacesBefore(context.Source, target.Text[place + 1]) == 0;

            // Where the source has one space before a stop, a service that puts another there has doubled it.
            var isDoubled = !isLast && target.Text[place - 1] == ' ' && ".,;:!?)]…".Contains(target.Text[place + 1], StringComparison.Ordinal)
                && !context.Source.Text.Contains("  ", StringComparison.Ordinal);
            if ((isStrange || isDoubled) && (isLast || !HasCodeBefore(context.Source, target.Text[place + 1])))
                draft.Replace(place, place + 1, "");
        }
    }

    // In the source an image, or code that stays as it is, stands between the space and the stop: it has gone elsewhere.
    private static bool HasCodeBefore(CodedText source, char stop)
    {
        foreach (var (offset, code) in source.Codes)
        {
            if (code.Kind == CodeKind.Standalone && offset > 0 && offset < source.Text.Length && source.Text[offset - 1] == ' ' && source.Text[offset] == stop)
                return true;
        }

        return false;
    }

    private static void InsertLost(Draft draft, RepairContext context, int index)
    {
        var (offset, code) = draft.Codes[index];
        if (code.Kind == CodeKind.Standalone || !WordEdges.IsInside(draft.Text, offset))
            return;
        var (source, origin) = (context.Source.Text, context.Places.Of(code));
        var outside = code.Kind == CodeKind.Closing ? origin : origin - 1;
        if (outside < 0 || outside >= source.Length || source[outside] != ' ' || !HasOwnWords(draft, context, code.Id))
            return;
        var isClosing = code.Kind == CodeKind.Closing;
        if (isClosing && IsEnding(draft.Text, offset))
            return;
        draft.Replace(offset, offset, " ");
        if (!isClosing)
            draft.Codes[index] = new PlacedCode(offset + 1, code);
        for (var i = index + 1; i < draft.Codes.Count; i++)
        {
            if (draft.Codes[i].Offset == offset)
                draft.Codes[i] = draft.Codes[i] with { Offset = offset + 1 };
        }
    }

    // "demand" and "a" are a word of another language with its ending as likely as two words.
    private static bool IsEnding(string text, int offset)
    {
        var end = offset;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return end - offset is > 0 and < 3 && offset > 0 && char.IsLetter(text[offset - 1]);
    }

    private static void InsertBetweenSentences(Draft draft, RepairContext context, int index)
    {
        var (offset, code) = draft.Codes[index];
        if (!MachineProof.HasLostSentenceSpace(context.Source.Text, context.Places.Of(code), draft.Text, offset, context.To))
            return;

        // After what closes there, before what opens.
        draft.Replace(offset, offset, " ");
        for (var i = 0; i < draft.Codes.Count; i++)
        {
            if (draft.Codes[i].Offset == offset && draft.Codes[i].Code.Kind != CodeKind.Closing)
                draft.Codes[i] = draft.Codes[i] with { Offset = offset + 1 };
        }
    }

    // What a pair encloses is what it enclosed in the source, so that what clings to it is another word.
    private static bool HasOwnWords(Draft draft, RepairContext context, int id)
    {
        var target = draft.ToCodedText();
        return context.Places.TryGetSpan(context.Source, id, out var from) && new CodePlaces(target).TryGetSpan(target, id, out var span) && span.SequenceEqual(from);
    }
}
