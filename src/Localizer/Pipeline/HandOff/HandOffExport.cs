using System.Collections.Immutable;
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

/// <summary>What became of a hand-off.</summary>
/// <param name="Files">The files that were written, sorted by locale and path.</param>
/// <param name="Refused">The files that a translator's work stands in, which were left as they are.</param>
/// <param name="Noted">The files that such work stood in, which were written over.</param>
public sealed record HandOffResult(IReadOnlyList<HandedOff> Files, IReadOnlyList<Diagnostic> Refused, IReadOnlyList<Diagnostic> Noted);

/// <summary>
/// Gives translators what is missing or marked for review: a bilingual file a page and locale, with the glossary's terms as notes and what
/// the memory has for like sources, and for parts of them, as matches, and a list of what a person should look at.
/// </summary>
/// <param name="options">The pages, locales, glossary, memory and records, and whether a translator's work is written over.</param>
/// <param name="output">Where the files go.</param>
/// <param name="scope">What the command line says of which text the pages have.</param>
/// <param name="projectFolder">The folder that files name their page from.</param>
public sealed class HandOffExport(PipelineOptions options, OutputFolder output, HandOffScope scope, string projectFolder)
{
    private const double LeastHint = 0.7;
    private const int MostHints = 3;

    private readonly ProjectRecords? _records = options.Records is null ? null : new ProjectRecords(options.Records);

    /// <summary>Writes the files; a page without anything to do gets none.</summary>
    /// <param name="choice">Which segments.</param>
    /// <param name="version">The version of XLIFF.</param>
    /// <returns>What was written, and what was left as it is.</returns>
    /// <exception cref="BadInputException">A page lies outside of the project, a page or record cannot be read, or a file not be written.</exception>
    public HandOffResult Write(HandOffChoice choice, XliffVersion version)
    {
        var skeletons = options.Pages.ToDictionary(page => page, SkeletonOf);
        var (files, guarded) = (new List<HandedOff>(), new HandOffFiles(options, output));
        var review = new ReviewList(options, output, guarded);
        foreach (var input in options.Pages)
        {
            var page = PreparedPage.Read(input, options.From, options.DefaultFrom, options.Segmenter, options.Selection);
            foreach (var locale in options.To.Where(locale => !locale.Equals(page.From)))
            {
                var record = options.Records?.Read(input.Path, locale) ?? PageRecord.None;
                var job = new PageJob(page, locale, options, record, _records);
                job.Leverage();
                if (RecordBuilder.Build(page, locale, job.Segments, record) is not { } document)
                    continue;
                guarded.Know(document, record);
                var handed = document with { Skeleton = skeletons[input], Meta = scope.Facts, Earlier = [] };
                if (Write(job, handed, choice, version, review, guarded) is { } file)
                    files.Add(file);
            }
        }

        review.Write();
        return new HandOffResult(
            [.. files.OrderBy(file => file.Locale.Tag, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal)], guarded.Refused, guarded.Noted);
    }

    private HandedOff? Write(PageJob job, XliffDocument document, HandOffChoice choice, XliffVersion version, ReviewList review, HandOffFiles files)
    {
        var items = ReviewList.ItemsOf(job);
        var said = HelpNotes.OfPage(job);
        var open = job.Segments.Where(segment => ReviewList.ReasonOf(segment) is not null).ToList();
        var chosen = (choice == HandOffChoice.All ? job.Segments.Where(segment => segment.Origin != SegmentOrigin.Kept) : open)
            .Select(segment => segment.Unit.Id).ToHashSet(StringComparer.Ordinal);
        var needed = items.Select(item => item.Segment.Unit.Id).Concat(chosen).ToHashSet(StringComparer.Ordinal);
        var needsHints = open.Select(segment => (segment.Unit.Id, segment.Segment.Id)).ToHashSet();
        var helped = document with { Units = [.. document.Units.Where(unit => needed.Contains(unit.Id)).Select(unit => WithHelp(unit, job.To, said[unit.Id], needsHints))] };
        review.Add(helped, items);
        var file = output.FileOf(document.Original + ".xlf", job.To);
        if (chosen.Count == 0 || !files.Write(file, [helped with { Units = [.. helped.Units.Where(unit => chosen.Contains(unit.Id))] }], version))
            return null;
        var missing = open.Count(segment => segment.Target is null);
        return new HandedOff(output.Shown(file), document.Original, job.To, missing, open.Count - missing);
    }

    // A file comes from elsewhere when it comes back, and then leads to nothing that is not the project's.
    private string SkeletonOf(PageInput page) => ProjectFiles.NameOf(projectFolder, page.FullPath!) ?? throw new BadInputException(new Diagnostic(
        "handoff-outside", Severity.Error, $"'{page.ShownAs}' is outside of the project '{output.Shown(projectFolder)}', and what a translator made of it could not be merged.",
        Hint: "Put a localizer.json into a folder above the page, and run there or name it with --config."));

    private XliffUnit WithHelp(XliffUnit unit, Locale to, IEnumerable<XliffNote> said, HashSet<(string Unit, string Segment)> needsHints) => unit with
    {
        Notes = [.. unit.Notes, .. said, .. TermsOf(unit, to).Select(HelpNotes.OfTerm)],
        Parts = [.. unit.Parts.Select(part => part is XliffSegment segment && needsHints.Contains((unit.Id, segment.Id)) ? segment with { Hints = HintsOf(segment, to) } : part)],
    };

    private IEnumerable<string> TermsOf(XliffUnit unit, Locale to) => unit.Segments
        .SelectMany(segment => options.Terms.Find(segment.Source.Text))
        .Select(found => found.Term.DoNotTranslate ? $"{found.Term.Source}: not translated" : found.Term.FormIn(to) is { } form ? $"{found.Term.Source}: {form}" : null)
        .OfType<string>().Distinct(StringComparer.Ordinal);

    private ImmutableArray<XliffHint> HintsOf(XliffSegment segment, Locale to) =>
    [
        .. options.Memory.FindHelps(to, segment.Source, LeastHint, MostHints, MostHints)
            .Select(help => new XliffHint(help.Source.Text, help.Best.Target.Text, help.Score, help.Best.Origin.File))
            .DistinctBy(hint => (hint.Source, hint.Target)),
    ];
}
