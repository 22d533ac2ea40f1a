using Localizer.Exchange.Xliff;

namespace Localizer.Pipeline.HandOff;

/// <summary>
/// The notes that go out with a file to help a translator, and are none of the record: what the glossary says, what the page says to whoever
/// translates it, and why something is to be looked at. When the file comes back, all other notes are the translator's.
/// </summary>
internal static class HelpNotes
{
    // What the category of each begins with, and no note of a person's.
    private const string Own = XliffNames.Prefix + ":";

    private const string Glossary = "glossary";
    private const string Said = "its-";
    private const string Review = "review";

    /// <summary>What a page, and rules for it, say of each of its units, by the unit's id; of most pages nothing.</summary>
    /// <param name="job">The page in a locale.</param>
    public static ILookup<string, XliffNote> OfPage(PageJob job) => job.Segments
        .Where(segment => PageNotes.MayBeOf(segment.Unit))
        .GroupBy(segment => segment.Unit, ReferenceEqualityComparer.Instance)
        .SelectMany(unit => PageNotes.Of(unit.First().Unit, [.. unit.Select(segment => segment.Segment)]).Select(note => (unit.First().Unit.Id, Note: NoteOf(note))))
        .ToLookup(pair => pair.Id, pair => pair.Note, StringComparer.Ordinal);

    /// <summary>A note that names a term of the glossary.</summary>
    /// <param name="term">The term, and what becomes of it.</param>
    public static XliffNote OfTerm(string term) => new(term, Category: Own + Glossary, AppliesTo: "source");

    /// <summary>A note that says why a person should look at a segment.</summary>
    /// <param name="segment">The segment's id.</param>
    /// <param name="why">Why.</param>
    public static XliffNote OfReview(string segment, string why) => new($"{segment}: {why}", Category: Own + Review, AppliesTo: "target");

    /// <summary>Whether a note is one of these.</summary>
    public static bool Has(XliffNote note) => note.Category?.StartsWith(Own, StringComparison.Ordinal) == true;

    // Of the priorities 1 is an alert, and all others describe.
    private static XliffNote NoteOf(PageNote note) =>
        new(note.Text, Category: Own + Said + note.KindName, AppliesTo: "source", Priority: note.Kind == PageNoteKind.Alert ? 1 : 2);
}
