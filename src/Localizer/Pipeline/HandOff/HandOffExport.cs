using System.Collections.Immutable;
using System.Text;
using Localizer.Exchange.Csv;
using Localizer.Exchange.Xliff;
using Localizer.Model;
using Localizer.Pipeline.Records;

namespace Localizer.Pipeline.HandOff;

/// <summary>Which segments a translator gets.</summary>
public enum HandOffChoice
{
    /// <summary>What is missing, or marked for review.</summary>
    Open,

    /// <summary>All that may be translated.</summary>
    All,
}

/// <summary>A file for a translator.</summary>
/// <param name="File">The file, as messages show it.</param>
/// <param name="Path">The page's path.</param>
/// <param name="Locale">The locale.</param>
/// <param name="Missing">How many of its segments have no translation.</param>
/// <param name="Review">How many are marked for review.</param>
public sealed record HandedOff(string File, string Path, Locale Locale, int Missing, int Review);

/// <summary>
/// Gives translators what is missing or marked for review: a bilingual file a page and locale, with the glossary's terms as notes and what
/// the memory has for like sources as matches, and a list of what a person should look at.
/// </summary>
/// <param name="options">The pages, locales, glossary, memory and records.</param>
/// <param name="output">Where the files go.</param>
/// <param name="projectFolder">The folder that files name their page from.</param>
public sealed class HandOffExport(PipelineOptions options, OutputFolder output, string projectFolder)
{
    /// <summary>The name of the list of what a person should look at.</summary>
    public const string ReviewFile = "needs-review.csv";

    /// <summary>The category of a note that names a term of the glossary.</summary>
    internal const string TermNote = "glossary";

    private const double LeastHint = 0.7;
    private const int MostHints = 3;

    private readonly ProjectRecords? _records = options.Records is null ? null : new ProjectRecords(options.Records);
    private readonly List<string[]> _review = [];

    /// <summary>Writes the files; a page without anything to do gets none.</summary>
    /// <param name="choice">Which segments.</param>
    /// <param name="version">The version of XLIFF.</param>
    /// <returns>The files, sorted by locale and path.</returns>
    /// <exception cref="BadInputException">A page or record cannot be read, or a file not be written.</exception>
    public IReadOnlyList<HandedOff> Write(HandOffChoice choice, XliffVersion version)
    {
        var files = new List<HandedOff>();
        foreach (var input in options.Pages)
        {
            var page = PreparedPage.Read(input, options.From, options.DefaultFrom, options.Segmenter, options.Selection);
            foreach (var locale in options.To.Where(locale => !locale.Equals(page.From)))
            {
                if (Write(page, locale, choice, version) is { } file)
                    files.Add(file);
            }
        }

        string[] header = ["page", "locale", "unit", "segment", "reason", "source", "target"];
        var csv = string.Concat(_review.Prepend(header).Select(row => CsvWriter.Line(row, ',')));
        output.Write(output.RootFile(ReviewFile), Encoding.UTF8.GetBytes("\uFEFF" + csv));
        return [.. files.OrderBy(file => file.Locale.Tag, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal)];
    }

    private HandedOff? Write(PreparedPage page, Locale to, HandOffChoice choice, XliffVersion version)
    {
        var record = options.Records?.Read(page.Input.Path, to) ?? PageRecord.None;
        var job = new PageJob(page, to, options, record, _records);
        job.Leverage();
        var open = job.Segments.Where(segment => ReasonOf(segment) is not null).ToList();
        _review.AddRange(open.Select(segment => RowOf(page, to, segment)));
        var chosen = (choice == HandOffChoice.All ? job.Segments.Where(segment => segment.Origin != SegmentOrigin.Kept) : open)
            .Select(segment => segment.Unit.Id).ToHashSet(StringComparer.Ordinal);
        if (chosen.Count == 0 || RecordBuilder.Build(page, to, job.Segments, record) is not { } document)
            return null;
        var needsHints = open.Select(segment => (segment.Unit.Id, segment.Segment.Id)).ToHashSet();
        var handed = document with
        {
            Skeleton = Path.GetRelativePath(projectFolder, page.Input.FullPath!).Replace('\\', '/'),
            Earlier = [],
            Units = [.. document.Units.Where(unit => chosen.Contains(unit.Id)).Select(unit => WithHelp(unit, to, needsHints))],
        };
        var file = output.FileOf(page.Input.Path + ".xlf", to);
        output.Write(file, version == XliffVersion.Xliff12 ? Xliff12Writer.Write(handed) : XliffWriter.Write(handed));
        var missing = open.Count(segment => segment.Target is null);
        return new HandedOff(output.Shown(file), page.Input.Path, to, missing, open.Count - missing);
    }

    /// <summary>Why a person has to look at a segment, as a slug; <see langword="null"/> when nobody has to.</summary>
    private static string? ReasonOf(SegmentJob segment) => segment switch
    {
        { IsBlocked: true } => "unusable",
        { Target: null } => "missing",
        { Machine: { NeedsReview: true } machine } => RecordedSegment.NameOf(machine.Review),
        { Origin: SegmentOrigin.Record, Recorded: { IsPersons: false, Segment.SubState: RecordedSegment.NeedsReview } } => "needs-review",
        _ => null,
    };

    private static string[] RowOf(PreparedPage page, Locale to, SegmentJob segment) =>
    [
        page.Input.Path, to.Tag, segment.Unit.Id, segment.Segment.Id, ReasonOf(segment)!, segment.Segment.Source.Text, segment.Target?.Text.Text ?? "",
    ];

    private XliffUnit WithHelp(XliffUnit unit, Locale to, HashSet<(string Unit, string Segment)> needsHints) => unit with
    {
        Notes = [.. unit.Notes, .. TermsOf(unit, to).Select(term => new XliffNote(term, Category: TermNote, AppliesTo: "source"))],
        Parts = [.. unit.Parts.Select(part => part is XliffSegment segment && needsHints.Contains((unit.Id, segment.Id)) ? segment with { Hints = HintsOf(segment, to) } : part)],
    };

    private IEnumerable<string> TermsOf(XliffUnit unit, Locale to) => unit.Segments
        .SelectMany(segment => options.Terms.Find(segment.Source.Text))
        .Select(found => found.Term.DoNotTranslate ? $"{found.Term.Source}: not translated" : found.Term.FormIn(to) is { } form ? $"{found.Term.Source}: {form}" : null)
        .OfType<string>().Distinct(StringComparer.Ordinal);

    private ImmutableArray<XliffHint> HintsOf(XliffSegment segment, Locale to) =>
    [
        .. options.Memory.FindFuzzy(to, segment.Source, LeastHint, MostHints)
            .Select(match => new XliffHint(match.Source.Text, match.Best.Target.Text, match.Score, match.Best.Origin.File)),
    ];
}
