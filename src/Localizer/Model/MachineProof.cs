using Localizer.Text;

namespace Localizer.Model;

/// <summary>
/// What a machine's target has to show besides the codes of its source: that they stand where they can stand, that white space is the
/// language's, and that no markup is left in the text. Its codes are known to be the source's.
/// </summary>
internal static class MachineProof
{
    // Marks of this kind come in by copying, or hide text; a target has them where its source has.
    private static readonly RareCharacters Invisible =
        new("\uFEFF\uFFFD\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFFF9\uFFFA\uFFFB");

    /// <summary>Looks for a fault.</summary>
    /// <param name="source">The segment's source.</param>
    /// <param name="target">The machine's target, its codes proven.</param>
    /// <param name="to">The target's locale.</param>
    /// <returns>The first fault, or <see langword="null"/>.</returns>
    public static ProofFailure? Find(CodedText source, CodedText target, Locale to)
    {
        if (HasOtherEnds(source.Text, target.Text))
            return ProofFailure.WhiteSpaceDiffers;
        if (MarkupTraces.HasStrange(source.Text, target.Text) || MarkupTraces.HasStrangeSigns(source.Text, target.Text, to))
            return ProofFailure.StrangeMarkup;
        if (Invisible.IndexIn(target.Text) is var found and >= 0 && !source.Text.Contains(target.Text[found], StringComparison.Ordinal))
            return ProofFailure.ForbiddenCharacter;
        for (var place = target.Text.IndexOf(' ', StringComparison.Ordinal); place >= 0; place = target.Text.IndexOf(' ', place + 1))
        {
            if (IsStrangeSpace(source, target, place, to))
                return ProofFailure.SpaceAtCode;
        }

        return target.Codes.IsEmpty ? null : FindAtCodes(source, target, to);
    }

    /// <summary>Whether a space of a target stands where its language has none and its source had none: before a stop, between ideographs.</summary>
    /// <param name="source">The segment's source.</param>
    /// <param name="target">The target.</param>
    /// <param name="place">The place of a space in the target's text.</param>
    /// <param name="to">The target's locale.</param>
    public static bool IsStrangeSpace(CodedText source, CodedText target, int place, Locale to)
    {
        var text = target.Text.AsSpan();
        if (place < 1 || place + 1 >= text.Length)
            return false;
        if (IsSpaceBeforeStop(text, place, to) && (!char.IsWhiteSpace(text[place - 1]) || HasStandaloneAt(target, place)))
            return !HasStandaloneAt(target, place + 1) && SpacesBefore(target, text[place + 1]) > SpacesBefore(source, text[place + 1]);
        return WordEdges.IsIdeographic(text[place - 1]) && WordEdges.IsIdeographic(text[place + 1]) && !HasIdeographs(source.Text);
    }

    // An image, or code that stays as it is, is the word before the stop.
    private static bool HasStandaloneAt(CodedText text, int offset)
    {
        foreach (var (at, code) in text.Codes)
        {
            if (at == offset && code.Kind == CodeKind.Standalone)
                return true;
        }

        return false;
    }

    /// <summary>How often a text has a space right before a stop.</summary>
    /// <param name="coded">The text.</param>
    /// <param name="stop">The stop.</param>
    public static int SpacesBefore(CodedText coded, char stop)
    {
        var (text, count) = (coded.Text, 0);
        for (var at = text.IndexOf(stop, StringComparison.Ordinal); at >= 0; at = at + 1 < text.Length ? text.IndexOf(stop, at + 1) : -1)
        {
            if (at > 0 && text[at - 1] == ' ' && !HasStandaloneAt(coded, at))
                count++;
        }

        return count;
    }

    private static bool IsSpaceBeforeStop(ReadOnlySpan<char> text, int place, Locale to) => text[place + 1] switch
    {
        ',' or ')' or ']' or '…' or '。' or '，' or '、' => true,

        // ".NET" is a word.
        '.' => place + 2 == text.Length || !char.IsLetterOrDigit(text[place + 2]),
        ';' or ':' or '!' or '?' => to.Language != "fr" && (place + 2 == text.Length || char.IsWhiteSpace(text[place + 2])),
        _ => false,
    };

    private static bool HasOtherEnds(ReadOnlySpan<char> source, ReadOnlySpan<char> target)
    {
        var (sourceStart, targetStart) = (source.Length - source.TrimStart().Length, target.Length - target.TrimStart().Length);
        var (sourceEnd, targetEnd) = (source.TrimEnd().Length, target.TrimEnd().Length);
        return !source[..sourceStart].SequenceEqual(target[..targetStart]) || !source[sourceEnd..].SequenceEqual(target[targetEnd..]);
    }

    private static ProofFailure? FindAtCodes(CodedText source, CodedText target, Locale to)
    {
        var places = new CodePlaces(source);
        var own = new CodePlaces(target);
        foreach (var (offset, code) in target.Codes)
        {
            var origin = places.Of(code);
            if (WordEdges.IsInside(target.Text, offset) && !WordEdges.IsInside(source.Text, origin))
                return ProofFailure.CodeInWord;
            if (HasLostSentenceSpace(source.Text, origin, target.Text, offset, to))
                return ProofFailure.SpaceAtCode;
            if (code.Kind == CodeKind.Standalone && HasLeftSentence(source.Text, origin, target.Text, offset))
                return ProofFailure.PairMisplaced;
            if (code.Kind == CodeKind.Standalone)
                continue;
            if (HasSpaceInside(target.Text, offset, code.Kind) && !HasSpaceInside(source.Text, origin, code.Kind))
                return ProofFailure.SpaceAtCode;
            if (code.Kind != CodeKind.Opening || !places.TryGetSpan(source, code.Id, out var from) || !own.TryGetSpan(target, code.Id, out var span))
                continue;
            if (FindInPair(from, span) is { } failure)
                return failure;
            if (HasLostWord(source.Text, from, target.Text, span))
                return ProofFailure.PairMisplaced;
        }

        return null;
    }

    // What stands among words does not stand after the last stop: there a service puts what it has no place for.
    private static bool HasLeftSentence(ReadOnlySpan<char> source, int origin, ReadOnlySpan<char> target, int offset) =>
        EndsSentence(target[..offset]) && !HasWord(target[offset..]) && HasWord(source[..origin]) && HasWord(source[origin..]) && !EndsSentence(source[..origin]);

    private static bool EndsSentence(ReadOnlySpan<char> text) => text.TrimEnd() is [.., '.' or '!' or '?' or '。' or '！' or '？'];

    private static bool HasWord(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (WordEdges.IsWordPart(character))
                return true;
        }

        return false;
    }

    private static ProofFailure? FindInPair(ReadOnlySpan<char> source, ReadOnlySpan<char> target)
    {
        var (isBlank, wasBlank) = (target.IsWhiteSpace(), source.IsWhiteSpace());
        return isBlank == wasBlank ? null : isBlank ? ProofFailure.EmptyPair : ProofFailure.PairMisplaced;
    }

    /// <summary>
    /// Whether the space between two sentences is lost at a code: Chinese and Japanese set none, and a translation from them needs one; Thai
    /// has no other sign that a sentence ends, and keeps it.
    /// </summary>
    /// <param name="source">The source's text.</param>
    /// <param name="origin">The code's place in it.</param>
    /// <param name="target">The target's text.</param>
    /// <param name="offset">The code's place in it.</param>
    /// <param name="to">The target's locale.</param>
    public static bool HasLostSentenceSpace(ReadOnlySpan<char> source, int origin, ReadOnlySpan<char> target, int offset, Locale to)
    {
        if (offset <= 0 || offset >= target.Length || origin <= 0 || origin >= source.Length || !WordEdges.IsWordPart(target[offset]))
            return false;
        if (source[origin - 1] is '。' or '！' or '？' && WordEdges.IsWordPart(source[origin]))
            return target[offset - 1] is '.' or '!' or '?' && !WordEdges.IsUnspaced(target[offset]);
        return to.Language == "th" && origin > 1 && source[origin - 1] == ' ' && source[origin - 2] is '.' or '!' or '?' && WordEdges.IsWordPart(target[offset - 1])
            && WordEdges.IsUnspaced(target[offset]);
    }

    // A number or a name is the same in every language: where it stands once in both texts, it cannot have left its pair.
    private static bool HasLostWord(ReadOnlySpan<char> source, ReadOnlySpan<char> from, ReadOnlySpan<char> target, ReadOnlySpan<char> span)
    {
        for (var i = 0; i < from.Length; i++)
        {
            if (!WordEdges.IsWordPart(from[i]))
                continue;
            var start = i;
            while (i < from.Length && WordEdges.IsWordPart(from[i]))
                i++;
            var word = from[start..i];
            var isName = word.Length > 4 && char.IsUpper(word[0]);
            if ((isName || (word.Length > 1 && word.ContainsAnyInRange('0', '9'))) && IsOnce(source, word) && IsOnce(target, word) && !span.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsOnce(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        var first = text.IndexOf(word, StringComparison.Ordinal);
        return first >= 0 && text[(first + word.Length)..].IndexOf(word, StringComparison.Ordinal) < 0;
    }

    private static bool HasSpaceInside(ReadOnlySpan<char> text, int offset, CodeKind kind) => kind == CodeKind.Opening
        ? offset < text.Length && char.IsWhiteSpace(text[offset])
        : offset > 0 && char.IsWhiteSpace(text[offset - 1]);

    // A source in the same kind of script sets its spaces on purpose.
    private static bool HasIdeographs(ReadOnlySpan<char> source)
    {
        foreach (var character in source)
        {
            if (WordEdges.IsIdeographic(character))
                return true;
        }

        return false;
    }
}
