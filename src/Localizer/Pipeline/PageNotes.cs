using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Pipeline;

/// <summary>What a note is to whoever translates.</summary>
internal enum PageNoteKind
{
    /// <summary>It must be read.</summary>
    Alert,

    /// <summary>It explains.</summary>
    Description,

    /// <summary>It names a term.</summary>
    Term,
}

/// <summary>Something that a page, its ITS rules or a rule of the configuration say to whoever translates a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says: one line, of no other characters than XML has, and not long.</param>
internal readonly record struct PageNote(PageNoteKind Kind, string Text)
{
    /// <summary>Its kind as a slug: <c>alert</c>, <c>description</c> or <c>term</c>.</summary>
    public string KindName => Kind switch
    {
        PageNoteKind.Alert => "alert",
        PageNoteKind.Description => "description",
        _ => "term",
    };
}

/// <summary>
/// Finds what is said of a text to whoever translates it (ITS 2.0, localization note and terminology). A page is anybody's: how many
/// notes a text has, and how long each is, has a limit.
/// </summary>
internal static class PageNotes
{
    // In UTF-16 units.
    private const int LongestNote = 500;
    private const int LongestQuote = 60;

    // White space that collapses may be most of a note; of what is longer than it may be by so much no more is gone through.
    private const int ReadToShow = 4;

    private const int MostNotes = 10;

    // What a unit's guidance says is asked for with each of its segments, in each locale.
    private static readonly ConditionalWeakTable<Unit, Guidances> Known = [];

    /// <summary>Whether there may be notes: a quick no for nearly all units.</summary>
    public static bool MayBeOf(Unit unit) => unit.Guidance is not null || !unit.GuidedSpans.IsEmpty;

    /// <summary>What is said of a unit as a whole, then of its inline elements, each once.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="segments">Those of its segments that are looked at, in their order.</param>
    public static ImmutableArray<PageNote> Of(Unit unit, IReadOnlyList<Segment> segments)
    {
        if (!MayBeOf(unit))
            return [];
        return [.. Said(unit, segments).Distinct().Take(MostNotes)];
    }

    /// <summary>The same in one line, for those who take a text and no list; empty when there is nothing to say.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="segment">The segment that is asked for.</param>
    public static string LineOf(Unit unit, Segment segment) => MayBeOf(unit) ? string.Join(" | ", Of(unit, [segment]).Select(note => note.Text)) : "";

    private static IEnumerable<PageNote> Said(Unit unit, IReadOnlyList<Segment> segments)
    {
        var guidances = Known.GetValue(unit, Guidances.Of);
        if (!guidances.OfUnit.IsEmpty)
        {
            foreach (var note in guidances.OfUnit.Notes(Quoted(string.Join(' ', segments.Select(segment => segment.Source.Text))), isWhole: true))
                yield return note;
        }

        if (guidances.HasNoSpans || segments.Count == 0)
            yield break;
        var parts = segments.Select(segment => new SegmentParts(segment, segment.Source)).ToList();
        // Elements inside one another may say the same of the same segments.
        var said = new HashSet<(int Guidance, int Segment)>();
        foreach (var (span, number, guidance) in guidances.OfSpansIn(segments[0].Range.Start, segments[^1].Range.End))
        {
            for (var i = FirstEndingAfter(span.Range.Start, segments, segment => segment.Range); i < parts.Count && segments[i].Range.Start < span.Range.End; i++)
            {
                if (parts[i].PlacesOf(span) is not var (place, _))
                    continue;
                var text = segments[i].Source.Text;
                var (start, length) = place.GetOffsetAndLength(text.Length);
                if (length == 0 || (length == text.Length && !said.Add((number, i))))
                    continue;
                foreach (var note in guidance.Notes(Quoted(text.AsSpan(start, length)), isWhole: length == text.Length && parts.Count == 1))
                    yield return note;
            }
        }
    }

    // Of what is in the order of its ends.
    private static int FirstEndingAfter<T>(int start, IReadOnlyList<T> items, Func<T, ByteRange> rangeOf)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rangeOf(items[middle]).End > start)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private static string WithReference(string? text, string? reference) => (OneLine(text, LongestNote), OneLine(reference, LongestNote)) switch
    {
        ({ Length: > 0 } said, { Length: > 0 } place) => $"{said} ({place})",
        (var said, var place) => said + place,
    };

    private static string Quoted(ReadOnlySpan<char> text) => $"“{OneLine(text, LongestQuote)}”";

    private static string OneLine(ReadOnlySpan<char> text, int longest)
    {
        var most = ReadToShow * longest;
        var line = string.Join(' ', Words.Start(text, most).ToString().Split([' ', '\t', '\n', '\f', '\r', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries));
        return XmlCharacters.Clean(line.Length > longest || text.Length > most ? $"{Words.Start(line, longest)}…" : line);
    }

    /// <summary>What guidance says, its words in one line each.</summary>
    /// <param name="Kind">What its note is.</param>
    /// <param name="Note">Its note; empty for none.</param>
    /// <param name="Term">What it says of the term that the text is, which may be nothing; <see langword="null"/> when the text is no term.</param>
    private sealed record SaidGuidance(PageNoteKind Kind, string Note, string? Term)
    {
        public static SaidGuidance Of(TextGuidance? guidance) => new(
            guidance?.Note?.Kind == LocalizationNoteKind.Alert ? PageNoteKind.Alert : PageNoteKind.Description,
            guidance?.Note is { } note ? WithReference(note.Text, note.Reference) : "",
            guidance?.Term is { IsTerm: true } term ? WithReference(term.Info, term.InfoReference) : null);

        public bool IsEmpty => Note.Length == 0 && Term is null;

        public IEnumerable<PageNote> Notes(string quoted, bool isWhole)
        {
            if (Note.Length > 0)
                yield return new PageNote(Kind, isWhole ? Note : $"{quoted}: {Note}");
            if (Term is not null)
                yield return new PageNote(PageNoteKind.Term, Term.Length > 0 ? $"Term {quoted}: {Term}" : $"Term {quoted}");
        }
    }

    /// <summary>What an inline element's guidance says; what says the same has the same number.</summary>
    private readonly record struct SaidSpan(GuidedSpan Span, int Number, SaidGuidance Guidance);

    /// <summary>What all guidance of a unit says.</summary>
    private sealed class Guidances
    {
        // Elements by their ends, the inner ones first; and for each the first byte of it and of all behind it.
        private readonly SaidSpan[] _spans;
        private readonly int[] _firstBytes;

        private Guidances(SaidGuidance ofUnit, SaidSpan[] spans)
        {
            (OfUnit, _spans, _firstBytes) = (ofUnit, spans, new int[spans.Length]);
            for (var (i, first) = (spans.Length - 1, int.MaxValue); i >= 0; i--)
                _firstBytes[i] = first = Math.Min(first, spans[i].Span.Range.Start);
        }

        public SaidGuidance OfUnit { get; }

        public bool HasNoSpans => _spans.Length == 0;

        public static Guidances Of(Unit unit)
        {
            // A rule's guidance stands with each element that it is for.
            var (read, numbers) = (new Dictionary<TextGuidance, SaidGuidance>(ReferenceEqualityComparer.Instance), new Dictionary<SaidGuidance, int>());
            var spans = new List<SaidSpan>();
            foreach (var span in unit.GuidedSpans.OrderBy(span => span.Range.End))
            {
                if (!read.TryGetValue(span.Guidance, out var guidance))
                    read.Add(span.Guidance, guidance = SaidGuidance.Of(span.Guidance));
                if (guidance.IsEmpty)
                    continue;
                numbers.TryAdd(guidance, numbers.Count);
                spans.Add(new SaidSpan(span, numbers[guidance], guidance));
            }

            return new Guidances(SaidGuidance.Of(unit.Guidance), [.. spans]);
        }

        /// <summary>The elements that have some of the bytes between two places.</summary>
        public IEnumerable<SaidSpan> OfSpansIn(int start, int end)
        {
            for (var i = FirstEndingAfter(start, _spans, said => said.Span.Range); i < _spans.Length && _firstBytes[i] < end; i++)
            {
                if (_spans[i].Span.Range.Start < end)
                    yield return _spans[i];
            }
        }
    }
}
