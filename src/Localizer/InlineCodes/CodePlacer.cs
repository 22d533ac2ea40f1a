using System.Collections.Immutable;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.InlineCodes;

/// <summary>The place that was found for a code or a pair.</summary>
/// <param name="Code">The code; of a pair the opening one.</param>
/// <param name="Source">Its range in the source.</param>
/// <param name="Target">Its range in the translation.</param>
/// <param name="Evidence">What the place rests on.</param>
/// <param name="IsPair">Whether it is a pair.</param>
internal readonly record struct FoundPlace(InlineCode Code, Word Source, Word Target, ProjectionEvidence Evidence, bool IsPair);

/// <summary>Finds the places of single codes in a plain translation.</summary>
/// <param name="source">The segment's source.</param>
/// <param name="draft">The translation, which takes the codes.</param>
/// <param name="hints">What the service tells besides.</param>
/// <param name="terms">Ranges of the translation that no code goes inside of.</param>
/// <param name="to">The translation's locale.</param>
internal sealed class CodePlacer(CodedText source, Draft draft, ProjectionHints hints, ImmutableArray<TermOccurrence> terms, Locale to)
{
    private const string Stops = ".!?。！？”\"";
    private const int LongestArticle = 4;

    private readonly List<FoundPlace> _placed = [];
    private readonly Anchors _anchors = new(source.Text, draft.Text);
    private readonly PhraseFinder _phrases = new(draft.Text, to.Language);
    private readonly ClauseStretches _stretches = new(source, draft);
    private List<(Word Source, Word Target)>? _landmarks;

    /// <summary>Finds the place of a code, or of a pair by its opening code.</summary>
    /// <param name="placed">The code and its place in the source.</param>
    /// <param name="places">The places of the source's codes.</param>
    public FoundPlace Find(PlacedCode placed, CodePlaces places)
    {
        var end = placed.Code.Kind == CodeKind.Opening ? places.Of(placed.Code with { Kind = CodeKind.Closing }) : -1;
        if (end <= placed.Offset)
        {
            var (place, evidence) = PointOf(placed.Offset);
            return new FoundPlace(placed.Code, new Word(placed.Offset, placed.Offset), new Word(place, place), evidence, IsPair: end == placed.Offset);
        }

        var origin = Inner(new Word(placed.Offset, end));
        var (found, by) = RangeOf(placed.Code.Id, origin);
        return new FoundPlace(placed.Code, origin, Fit(found), by, IsPair: true);
    }

    /// <summary>Puts a code or a pair into the translation; one that is placed by position gives way to those that stand there.</summary>
    /// <param name="place">What was found.</param>
    /// <param name="places">The places of the source's codes.</param>
    public void Add(FoundPlace place, CodePlaces places)
    {
        var range = place.Evidence == ProjectionEvidence.Position ? GiveWay(place) : place.Target;
        _placed.Add(place with { Target = range });
        if (place.IsPair)
            draft.AddPair(place.Code.Id, range, places);
        else
            draft.Add(new PlacedCode(range.Start, place.Code), places);
    }

    // What was apart in the source stays apart.
    private Word GiveWay(FoundPlace place)
    {
        var range = place.Target;
        foreach (var other in _placed)
        {
            var isApart = other.Source.End <= place.Source.Start || other.Source.Start >= place.Source.End;
            if (!isApart || other.Target.End <= range.Start || other.Target.Start >= range.End || other.Target.Start == other.Target.End)
                continue;
            range = other.Target.Start - range.Start >= range.End - other.Target.End
                ? Fit(new Word(Math.Min(range.Start, other.Target.Start), other.Target.Start))
                : Fit(new Word(other.Target.End, Math.Max(range.End, other.Target.End)));
        }

        return range;
    }

    private (Word Range, ProjectionEvidence Evidence) RangeOf(int id, Word range)
    {
        if (range.Start == 0 && range.End == source.Text.Length)
            return (new Word(0, draft.Text.Length), ProjectionEvidence.Anchor);
        if (_anchors.TryFind(range.Start, range.End, out var found))
            return (Extend(range, found), ProjectionEvidence.Anchor);
        var own = hints.OwnTexts.GetValueOrDefault(id);
        var phrase = own is null ? null : _phrases.Find(own);
        if (own is not null && OwnTextPlace(own, phrase, range) is { } place)
            return (Extend(range, _phrases.WithDeterminer(place, source.Text, range.Start)), ProjectionEvidence.OwnText);
        if (Aligned(range) is { } aligned)
            return (Extend(range, aligned), ProjectionEvidence.Alignment);
        if (_stretches.Filled(range) is { } filled && _anchors.Agree(range, filled))
            return (filled, ProjectionEvidence.Anchor);
        return (phrase is { } likely && _anchors.Agree(range, likely.Range) ? likely.Range : Between(range), ProjectionEvidence.Position);
    }

    private Word? OwnTextPlace(string own, FoundPhrase? phrase, Word range)
    {
        if (_anchors.TryFindText(own, out var found) && _anchors.Agree(range, found))
            return found;
        if (_anchors.TryFindSame(source.Text[range.Start..range.End], range.Start, own, out found) && _anchors.Agree(range, found))
            return found;
        return phrase is { Match: not PhraseMatch.Part } sure && _anchors.Agree(range, sure.Range) ? sure.Range : null;
    }

    // A small word that is left over at an end which the source leaves empty belongs to the code: the article of a language that sets one.
    private Word Extend(Word range, Word found)
    {
        var (start, end) = (found.Start, found.End);
        if (range.Start == 0 && start is > 0 and <= LongestArticle && draft.Text.LastIndexOf(' ', start - 1) == start - 1 && draft.Text.IndexOf(' ', StringComparison.Ordinal) == start - 1)
            start = 0;
        var rest = draft.Text.AsSpan(end).TrimEnd(Stops);
        if (source.Text.AsSpan(range.End).Trim(Stops).IsEmpty && rest.Length is > 1 and <= LongestArticle && rest[0] == ' ' && !rest[1..].Contains(' '))
            end += rest.Length;
        return new Word(start, end);
    }

    // All target words of the range's words, if they stand together: no word of another range is among them.
    private Word? Aligned(Word range)
    {
        var inside = hints.Alignment.Where(pair => pair.Source.Start < range.End && pair.Source.End > range.Start).ToArray();
        if (inside.Length == 0 || Array.Exists(inside, pair => pair.Source.Start < range.Start || pair.Source.End > range.End))
            return null;
        var found = new Word(inside.Min(pair => pair.Target.Start), inside.Max(pair => pair.Target.End));
        return hints.Alignment.Any(pair => !inside.Contains(pair) && pair.Target.Start < found.End && pair.Target.End > found.Start) ? null : found;
    }

    // Between the anchors on both sides, at the same share of the way.
    private Word Between(Word range)
    {
        var inside = _anchors.Pairs.Where(pair => pair.Source.Start >= range.Start && pair.Source.End <= range.End).ToArray();
        var (start, end) = (Interpolate(range.Start), Interpolate(range.End));
        foreach (var (_, target) in inside)
            (start, end) = (Math.Min(start, target.Start), Math.Max(end, target.End));
        return WithoutMarks(range, start < end ? new Word(start, end) : new Word(end, Math.Min(draft.Text.Length, Math.Max(start, end + 1))));
    }

    // A pair that holds no mark in the source holds none here: the longest stretch between marks is left.
    private Word WithoutMarks(Word range, Word found)
    {
        if (ClauseMarks.Of(source.Text[range.Start..range.End]).Count > 0)
            return found;
        var (best, start) = (new Word(found.Start, found.Start), found.Start);
        foreach (var mark in ClauseMarks.Of(draft.Text).Where(mark => mark.Offset >= found.Start && mark.Offset < found.End).Append(new ClauseMark(found.End, ' ')))
        {
            if (mark.Offset - start > best.End - best.Start)
                best = new Word(start, mark.Offset);
            start = mark.Offset + 1;
        }

        return best.End > best.Start ? best : found;
    }

    // Anchors, and where no clause has moved the marks of the clauses too.
    private List<(Word Source, Word Target)> Landmarks => _landmarks ??= [.. _anchors.Pairs.Concat(_stretches.Marks).OrderBy(pair => pair.Source.Start)];

    private int Interpolate(int offset)
    {
        var (fromStart, toStart, fromEnd, toEnd) = (0, 0, source.Text.Length, draft.Text.Length);
        foreach (var (from, target) in Landmarks)
        {
            if (from.End <= offset && target.End > toStart)
                (fromStart, toStart) = (from.End, target.End);
            else if (from.Start >= offset && target.Start >= toStart && target.Start < toEnd && from.Start < fromEnd)
                (fromEnd, toEnd) = (from.Start, target.Start);
        }

        return fromEnd == fromStart ? toStart : toStart + (int)((long)(offset - fromStart) * (toEnd - toStart) / (fromEnd - fromStart));
    }

    private (int Place, ProjectionEvidence Evidence) PointOf(int offset)
    {
        if (offset == 0 || offset == source.Text.Length)
            return (offset == 0 ? 0 : draft.Text.Length, ProjectionEvidence.Anchor);
        if (DoubleSpace(source.Text) == offset && DoubleSpace(draft.Text) is >= 0 and var gap && IsFree(gap))
            return (gap, ProjectionEvidence.Anchor);
        var (before, after) = (PointAfter(_anchors.Pairs.Select(pair => new AlignedRange(pair.Source, pair.Target)), offset), PointBefore(_anchors.Pairs.Select(pair => new AlignedRange(pair.Source, pair.Target)), offset));
        if (before >= 0 && before == after && IsFree(before))
            return (before, ProjectionEvidence.Anchor);
        var (last, next) = (PointAfter(hints.Alignment, offset), PointBefore(hints.Alignment, offset));
        if (last >= 0 && last == next && IsFree(last))
            return (last, ProjectionEvidence.Alignment);
        if (after >= 0 && IsFree(after))
            return (after, ProjectionEvidence.Position);
        return (FreePlace(Interpolate(offset), -1), ProjectionEvidence.Position);
    }

    // What stood alone between two spaces has left them both.
    private static int DoubleSpace(string text)
    {
        var first = text.IndexOf("  ", StringComparison.Ordinal);
        return first < 0 || text.IndexOf("  ", first + 1, StringComparison.Ordinal) >= 0 ? -1 : first + 1;
    }

    private int PointAfter(IEnumerable<AlignedRange> pairs, int offset)
    {
        foreach (var (from, target) in pairs)
        {
            if (from.End <= offset && source.Text.AsSpan(from.End, offset - from.End).IsWhiteSpace())
                return Math.Min(draft.Text.Length, target.End + offset - from.End);
        }

        return -1;
    }

    private int PointBefore(IEnumerable<AlignedRange> pairs, int offset)
    {
        foreach (var (from, target) in pairs)
        {
            if (from.Start >= offset && source.Text.AsSpan(offset, from.Start - offset).IsWhiteSpace())
                return Math.Max(0, target.Start - (from.Start - offset));
        }

        return -1;
    }

    // White space at the ends of the pair's words is not looked for.
    private Word Inner(Word range)
    {
        var (start, end) = (range.Start, range.End);
        while (start < end && char.IsWhiteSpace(source.Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(source.Text[end - 1]))
            end--;
        return start < end ? new Word(start, end) : range;
    }

    private Word Fit(Word range)
    {
        var (start, end) = (FreePlace(range.Start, -1), FreePlace(range.End, 1));
        while (start < end && char.IsWhiteSpace(draft.Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(draft.Text[end - 1]))
            end--;
        return new Word(start, Math.Max(start, end));
    }

    private bool IsFree(int place) =>
        !WordEdges.IsInside(draft.Text, place) && !terms.Any(term => term.Start < place && place < term.Start + term.Length);

    private int FreePlace(int place, int step)
    {
        place = Math.Clamp(place, 0, draft.Text.Length);
        while (place > 0 && place < draft.Text.Length && !IsFree(place))
            place += step;
        return place;
    }
}
