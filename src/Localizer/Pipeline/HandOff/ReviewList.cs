using System.Text;
using Localizer.Exchange.Csv;
using Localizer.Exchange.Xliff;
using Localizer.Model;
using Localizer.Pipeline.Records;

namespace Localizer.Pipeline.HandOff;

/// <summary>Something that a person should look at.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Reason">Why, as a slug: of the segment's state, or the check's.</param>
/// <param name="Message">What the check says; empty for a state.</param>
internal sealed record ReviewItem(SegmentJob Segment, string Reason, string Message);

/// <summary>
/// The list of what a person should look at: a table for a spreadsheet, and the same units as XLIFF 2.1, which comes back by
/// <c>localizer merge</c> as any other file does.
/// </summary>
/// <param name="options">The locales.</param>
/// <param name="output">Where the list goes.</param>
/// <param name="files">Writes it.</param>
internal sealed class ReviewList(PipelineOptions options, OutputFolder output, HandOffFiles files)
{
    private const string Name = "needs-review";

    // What these say is said by the segment's state.
    private static readonly HashSet<string> OfStates = ["not-translated", "needs-review", "record-unusable"];

    private readonly List<string[]> _rows = [["page", "locale", "unit", "segment", "reason", "source", "target", "message"]];
    private readonly List<XliffDocument> _pages = [];

    /// <summary>What a person should look at in a page: what is missing or marked for review, and what the checks find.</summary>
    /// <param name="job">The page in a locale, leveraged.</param>
    public static IReadOnlyList<ReviewItem> ItemsOf(PageJob job)
    {
        job.Check();
        var findings = job.Report(output: null, wasThere: false).Findings
            .Where(finding => finding is { Unit: not null, Segment: not null } and not { Severity: "info" } && !OfStates.Contains(finding.Check))
            .ToLookup(finding => (finding.Unit!, finding.Segment!));
        return
        [
            .. job.Segments.SelectMany(segment => findings[(segment.Unit.Id, segment.Segment.Id)]
                .Select(finding => new ReviewItem(segment, finding.Check, finding.Message))
                .Concat(ReasonOf(segment) is { } reason ? [new ReviewItem(segment, reason, "")] : [])
                .OrderBy(item => item.Message.Length > 0)),
        ];
    }

    /// <summary>Why a person has to look at a segment, as a slug; <see langword="null"/> when its state gives no reason.</summary>
    public static string? ReasonOf(SegmentJob segment) => segment switch
    {
        { IsBlocked: true } => "unusable",
        { Target: null } => "missing",
        { Machine: { NeedsReview: true } machine } => RecordedSegment.NameOf(machine.Review),
        { Origin: SegmentOrigin.Record, Recorded: { IsPersons: false, Segment.SubState: RecordedSegment.NeedsReview } } => "needs-review",
        _ => null,
    };

    /// <summary>Takes what is to be looked at in a page.</summary>
    /// <param name="page">The page, with all units that there are items of.</param>
    /// <param name="items">What is to be looked at.</param>
    public void Add(XliffDocument page, IReadOnlyList<ReviewItem> items)
    {
        if (items.Count == 0)
            return;
        foreach (var (segment, reason, message) in items)
            _rows.Add([page.Original, page.To.Tag, segment.Unit.Id, segment.Segment.Id, reason, segment.Segment.Source.Text, segment.Target?.Text.Text ?? "", message]);
        var byUnit = items.ToLookup(item => item.Segment.Unit.Id, StringComparer.Ordinal);
        _pages.Add(page with { Units = [.. page.Units.Where(unit => byUnit.Contains(unit.Id)).Select(unit => Marked(unit, byUnit[unit.Id]))] });
    }

    /// <summary>Writes the list.</summary>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public void Write()
    {
        output.Write(output.RootFile(Name + ".csv"), Encoding.UTF8.GetBytes("\uFEFF" + string.Concat(_rows.Select(row => CsvWriter.Line(row, ',')))));
        var byFile = _pages.GroupBy(page => FileOf(page.From, page.To), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        foreach (var file in options.To.Select(to => FileOf(PagesFrom, to)).Where(file => !byFile.ContainsKey(file)))
            files.Remove(file);
        foreach (var (file, pages) in byFile)
            files.Write(file, pages, XliffVersion.Xliff21);
    }

    private Locale PagesFrom => options.From ?? options.DefaultFrom;

    // XLIFF 2.1 has one pair of locales a file.
    private string FileOf(Locale from, Locale to) =>
        output.RootFile($"{Name}{(from.Equals(PagesFrom) ? "" : $".{from.Tag}")}{(options.To.Count == 1 ? "" : $".{to.Tag}")}.xlf");

    private static XliffUnit Marked(XliffUnit unit, IEnumerable<ReviewItem> items)
    {
        var marked = items.Select(item => item.Segment.Segment.Id).ToHashSet(StringComparer.Ordinal);
        return unit with
        {
            Notes = [.. unit.Notes, .. items.Select(item => HelpNotes.OfReview(item.Segment.Segment.Id, item.Message.Length > 0 ? $"{item.Reason}: {item.Message}" : item.Reason))],
            Parts =
            [
                .. unit.Parts.Select(part => part is XliffSegment { Target: not null, State: < XliffState.Reviewed } segment && marked.Contains(segment.Id)
                    ? segment with { SubState = segment.SubState ?? RecordedSegment.NeedsReview } : part),
            ],
        };
    }
}
