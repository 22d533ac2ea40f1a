using System.Runtime.CompilerServices;
using Localizer.Exchange.Xliff;
using Localizer.Html;
using Localizer.Model;
using Localizer.Pipeline.Records;

namespace Localizer.Pipeline.HandOff;

/// <summary>What became of a file that a translator gave back.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Path">The page's path.</param>
/// <param name="Locale">The locale.</param>
/// <param name="Record">The page's record, as messages show it.</param>
/// <param name="Taken">How many targets were recorded as a person's.</param>
/// <param name="Left">How many segments came back without a translation, or as they went.</param>
/// <param name="Refused">What was refused, each with its unit.</param>
/// <param name="Noted">What was taken with links or media missing or copied, each with its unit.</param>
public sealed record HandedBack(string File, string Path, Locale Locale, string Record, int Taken, int Left, IReadOnlyList<Diagnostic> Refused, IReadOnlyList<Diagnostic> Noted);

/// <summary>
/// Takes back what a translator made of a file: each target is proved, and recorded as a person's. A segment whose source the page does not
/// have any longer, and a target that cannot be used, are refused and named; all others are taken.
/// </summary>
/// <param name="options">The records, glossary and memory; its pages and locales are not looked at.</param>
/// <param name="scope">What the command line says of which text the pages have: what it said when the files were extracted.</param>
/// <param name="currentFolder">The folder that messages show paths from.</param>
/// <param name="projectFolder">The folder that files name their page from.</param>
public sealed class HandOffMerge(PipelineOptions options, HandOffScope scope, string currentFolder, string projectFolder)
{
    /// <summary>Takes files back, while no run works on the project.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Ends the waiting for another run.</param>
    /// <returns>What became of each page that a file is of; those before one that cannot be used have been taken.</returns>
    /// <exception cref="BadInputException">A file is no XLIFF of ours, its page is not there, or a record cannot be read or written.</exception>
    public async IAsyncEnumerable<HandedBack> TakeAsync(IEnumerable<NamedFile> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var state = await ProjectState.OpenAsync(options, asksServices: false, cancellationToken).ConfigureAwait(false);
        await using (state.ConfigureAwait(false))
        {
            // Read once, however many files come back.
            var others = new ProjectRecords(options.Records!);
            foreach (var file in files)
            {
                var pages = ReturnedFiles.Read(InputFile.Read(file.FullPath, file.ShownAs), file.ShownAs);
                foreach (var page in pages)
                    CheckScope(page, file.ShownAs);
                foreach (var page in pages)
                    yield return Take(file, page, others);
            }
        }
    }

    private HandedBack Take(NamedFile file, ReturnedFile returned, ProjectRecords others)
    {
        var page = PreparedPage.Read(PageOf(returned, file.ShownAs), options.From, options.DefaultFrom, options.Segmenter, options.Selection);
        if (page.From.Language != returned.From.Language)
            throw Refuse(file.ShownAs, "handoff-language", $"The file is from '{returned.From}', and the page is in '{page.From}'.", "Give the file of this page.");
        var records = options.Records!;
        var record = records.Read(page.Input.Path, returned.To);
        var job = new PageJob(page, returned.To, options, record, others);
        job.Leverage();
        var (taken, left, refused, noted) = (new Dictionary<(string, string), XliffSegment>(), 0, new List<Diagnostic>(), new List<Diagnostic>());
        var jobs = job.Segments.DistinctBy(one => (one.Unit.Id, one.Segment.Id)).ToDictionary(one => (one.Unit.Id, one.Segment.Id), one => one.Segment);
        var document = RecordBuilder.Build(page, returned.To, job.Segments, record);
        var segments = document?.Units.SelectMany(unit => unit.Segments.Select(segment => (unit.Id, segment))).ToDictionary(pair => (pair.Id, pair.segment.Id), pair => pair.segment) ?? [];
        foreach (var segment in returned.Segments)
        {
            var key = (segment.Unit, segment.Segment);
            if (!segments.TryGetValue(key, out var present) || !present.Source.Equals(segment.Source))
                refused.Add(Say(file, segment, "source-changed", "has another source in the page now", SourceHint(returned)));
            else if (!IsTranslated(segment, present))
                left++;
            else if (!ProvenTarget.TryProvePerson(present.Source, segment.Target!, out var proven, out var failure, out var findings, RightsOf(jobs[key], page.Extracted.Page)))
                refused.Add(Say(file, segment, "target-unusable", $"has a translation {ProofWords.Of(failure)}", "Correct it and merge the file again."));
            else
            {
                taken[key] = Recorded(present, proven.Text, segment.IsSigned);
                noted.AddRange(CodeRights.Say(segment.Source.Text, findings, code => CodeRights.MarkupOf(jobs[key], page.Extracted.Page, code)).Select(finding => At(file, segment, finding)));
            }
        }

        if (document is not null)
        {
            var withNotes = WithNotes(document, returned);
            if (taken.Count > 0 || !ReferenceEquals(withNotes, document))
                records.Write(page.Input.Path, returned.To, XliffWriter.Write(WithRest(With(withNotes, taken), record)));
        }

        return new HandedBack(file.ShownAs, page.Input.Path, returned.To, records.Shown(records.FileOf(page.Input.Path, returned.To)), taken.Count, left, refused, noted);
    }

    private static string SourceHint(ReturnedFile returned) => HandOffScope.Of(returned) is null
        ? "Extract the page again, and translate what is new; was it extracted with --from, --srx, --select or --exclude, merge it with the same."
        : "Extract the page again, and translate what is new.";

    // A page that is read another way has other units and segments than those that went out.
    private void CheckScope(ReturnedFile returned, string file)
    {
        if (HandOffScope.Of(returned) is not { } extracted || extracted.IsSameAs(scope))
            return;
        var given = extracted.ToCommandLine(path => Path.GetRelativePath(currentFolder, Path.Combine(projectFolder, path)).Replace('\\', '/'));
        throw Refuse(
            file, "handoff-options",
            given.Length > 0 ? $"The file was extracted with{given}, and is merged otherwise." : "The file was extracted without --from, --srx, --select and --exclude, and is merged with some.",
            $"Run: localizer merge{given} {file}");
    }

    // What the command line leaves out of the page stays as the record has it: it may have been paid for.
    private XliffDocument WithRest(XliffDocument document, PageRecord record)
    {
        if (scope.IsEmpty || record.Document is not { } before)
            return document;
        var there = document.Units.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        var rest = before.Units.Where(unit => there.Add(unit.Id)).ToList();
        var kept = rest.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        return document with { Units = [.. document.Units, .. rest], Earlier = [.. document.Earlier.Where(unit => !kept.Contains(unit.Id))] };
    }

    private static Func<InlineCode, CodeTraits> RightsOf(Segment segment, SourcePage page)
    {
        var rights = CodeRights.Of(segment, page);
        return code => rights[code.Id];
    }

    // A tool that fills what is not translated with the source, and a target that came back as it went, say nothing; a person's word does.
    private static bool IsTranslated(ReturnedSegment segment, XliffSegment present) =>
        segment.Target is { } target && (target.Text.Trim().Length > 0 || !target.Codes.IsEmpty)
        && (segment.IsSigned ? !target.Equals(present.Target) || present.State < XliffState.Reviewed : !target.Equals(segment.Source) && !target.Equals(present.Target));

    private static XliffSegment Recorded(XliffSegment present, CodedText target, bool isSigned) => present with
    {
        Target = target,
        State = isSigned ? XliffState.Reviewed : XliffState.Translated,
        SubState = null,
        Meta = [new XliffMeta(RecordedSegment.Origin, RecordedSegment.Person)],
    };

    private static XliffDocument With(XliffDocument document, Dictionary<(string, string), XliffSegment> taken) => document with
    {
        Units = [.. document.Units.Select(unit => unit with { Parts = [.. unit.Parts.Select(part => part is XliffSegment segment && taken.TryGetValue((unit.Id, segment.Id), out var now) ? now : part)] })],
    };

    // What the translator wrote to us stays with the unit, whatever became of the translation; what we told them does not.
    private static XliffDocument WithNotes(XliffDocument document, ReturnedFile returned)
    {
        var notes = returned.Segments.SelectMany(segment => segment.Notes.Select(note => (segment.Unit, Note: note)))
            .Where(pair => !HelpNotes.Has(pair.Note)).ToLookup(pair => pair.Unit, pair => pair.Note, StringComparer.Ordinal);
        var units = document.Units.Select(unit => notes[unit.Id].ExceptBy(unit.Notes.Select(note => note.Text), note => note.Text, StringComparer.Ordinal).ToList() is { Count: > 0 } more
            ? unit with { Notes = [.. unit.Notes, .. more.DistinctBy(note => note.Text, StringComparer.Ordinal)] }
            : unit).ToList();
        return units.Zip(document.Units).All(pair => ReferenceEquals(pair.First, pair.Second)) ? document : document with { Units = [.. units] };
    }

    // The file comes from elsewhere: the page that it names must be the project's.
    private PageInput PageOf(ReturnedFile returned, string file)
    {
        if (returned.Skeleton is not { Length: > 0 } skeleton || returned.Original.Length == 0)
            throw Refuse(file, "handoff-page", "The file does not say which page it is of.", "Give the file that 'localizer extract --xliff' wrote, translated.");
        if (ProjectFiles.Find(projectFolder, skeleton) is not { } full)
            throw Refuse(file, "handoff-outside", $"The file names '{skeleton}', which is outside of the project.", "Merge it in the project that it was extracted from.");
        return new PageInput(returned.Original, full, Path.GetRelativePath(currentFolder, full).Replace('\\', '/'));
    }

    private static Diagnostic Say(NamedFile file, ReturnedSegment segment, string id, string what, string hint) => At(file, segment, new Diagnostic(
        id, Severity.Error, $"Unit {segment.Unit}, segment {segment.Segment}, “{Findings.Shorten(segment.Source.Text)}”, {what}; it was not taken.", Hint: hint));

    private static Diagnostic At(NamedFile file, ReturnedSegment segment, Diagnostic finding) => finding with
    {
        Place = new Place(file.ShownAs, segment.Position),
        Unit = segment.Unit,
        Segment = segment.Segment,
    };

    private static BadInputException Refuse(string file, string id, string message, string hint) => new(new Diagnostic(id, Severity.Error, message, new Place(file), hint));
}
