using System.Collections.Immutable;
using Localizer.Model;

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

    // White space that collapses may be most of a note; what is longer than this is not gone through.
    private const int LongestRead = 4 * LongestNote;

    private const int MostNotes = 10;

    /// <summary>Whether there may be notes: a quick no for nearly all units.</summary>
    public static bool MayBeOf(Unit unit) => unit.Guidance is not null || !unit.GuidedSpans.IsEmpty;

    /// <summary>What is said of a unit as a whole, then of its inline elements, each once.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="segments">Those of its segments that are looked at.</param>
    public static ImmutableArray<PageNote> Of(Unit unit, IReadOnlyList<Segment> segments)
    {
        if (!MayBeOf(unit))
            return [];
        var whole = string.Join(' ', segments.Select(segment => segment.Source.Text));
        return [.. Said(unit, segments, whole).Distinct().Take(MostNotes)];
    }

    /// <summary>The same in one line, for those who take a text and no list; empty when there is nothing to say.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="segment">The segment that is asked for.</param>
    public static string LineOf(Unit unit, Segment segment) => MayBeOf(unit) ? string.Join(" | ", Of(unit, [segment]).Select(note => note.Text)) : "";

    private static IEnumerable<PageNote> Said(Unit unit, IReadOnlyList<Segment> segments, string whole)
    {
        if (unit.Guidance is { } guidance)
        {
            foreach (var note in Said(guidance, whole, isWhole: true))
                yield return note;
        }

        if (unit.GuidedSpans.IsEmpty)
            yield break;
        var parts = segments.Select(segment => new SegmentParts(segment, segment.Source)).ToList();
        foreach (var span in unit.GuidedSpans.Where(span => span.Guidance is { Note: not null } or { Term: not null }))
        {
            foreach (var segment in parts)
            {
                if (segment.Of(span) is not ({ Length: > 0 } text, _))
                    continue;
                foreach (var note in Said(span.Guidance, text, isWhole: text == whole))
                    yield return note;
            }
        }
    }

    private static IEnumerable<PageNote> Said(TextGuidance guidance, string text, bool isWhole)
    {
        if (guidance.Note is { } note && WithReference(note.Text, note.Reference) is { Length: > 0 } said)
        {
            var kind = note.Kind == LocalizationNoteKind.Alert ? PageNoteKind.Alert : PageNoteKind.Description;
            yield return new PageNote(kind, isWhole ? said : $"{Quoted(text)}: {said}");
        }

        if (guidance.Term is { IsTerm: true } term)
            yield return new PageNote(PageNoteKind.Term, WithReference(term.Info, term.InfoReference) is { Length: > 0 } info ? $"Term {Quoted(text)}: {info}" : $"Term {Quoted(text)}");
    }

    private static string WithReference(string? text, string? reference) => (OneLine(text, LongestNote), OneLine(reference, LongestNote)) switch
    {
        ({ Length: > 0 } said, { Length: > 0 } place) => $"{said} ({place})",
        (var said, var place) => said + place,
    };

    private static string Quoted(string text) => $"“{OneLine(text, LongestQuote)}”";

    private static string OneLine(string? text, int longest)
    {
        if (text is null)
            return "";
        var line = string.Join(' ', Start(text, LongestRead).Split([' ', '\t', '\n', '\f', '\r', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries));
        return XmlCharacters.Clean(line.Length > longest || text.Length > LongestRead ? Start(line, longest) + "…" : line);
    }

    // No surrogate pair is cut in two.
    private static string Start(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
