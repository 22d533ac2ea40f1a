using System.Collections.Immutable;
using System.Globalization;
using Localizer.Exchange.Tmx;
using Localizer.Exchange.Xliff;
using Localizer.Html;
using Localizer.Model;
using Localizer.Pipeline.Records;
using Localizer.Quality;
using Localizer.Reports;
using Localizer.Segmentation;

namespace Localizer.Pipeline;

/// <summary>Runs the checks over what is translated already: a page against its source, bilingual files, and translation memories.</summary>
/// <param name="settings">How much the findings of checks weigh; the later ones are stronger.</param>
/// <param name="failOn">Which findings fail the run.</param>
public sealed class CheckRun(IReadOnlyList<CheckSetting> settings, FailOn failOn)
{
    private readonly CheckPolicy _policy = new(settings);

    /// <summary>Checks a memory: each variant in a target's language against each in the source's.</summary>
    /// <param name="file">The TMX file.</param>
    /// <param name="from">The source locale; other regions of its language count too.</param>
    /// <param name="to">The target locales; empty for all that the file has.</param>
    /// <returns>A row a target locale, in order of their tags.</returns>
    /// <exception cref="BadInputException">The file cannot be read or is no TMX.</exception>
    public IReadOnlyList<PageReport> CheckMemory(NamedFile file, Locale from, IReadOnlyList<Locale> to)
    {
        var rows = new SortedDictionary<string, List<CheckedRow>>(StringComparer.Ordinal);
        using (var content = InputFile.Open(file.FullPath, file.ShownAs))
        {
            foreach (var unit in TmxReader.Read(content, file.ShownAs))
            {
                foreach (var source in unit.Variants.Where(variant => variant.Locale.Language == from.Language))
                {
                    foreach (var target in unit.Variants.Where(variant => variant.Locale.Language != from.Language && IsWanted(variant.Locale, to)))
                    {
                        if (!rows.TryGetValue(target.Locale.Tag, out var list))
                            rows.Add(target.Locale.Tag, list = []);
                        list.Add(new CheckedRow(
                            new CheckedPair(source.Text.Text, target.Text.Text, source.Locale, target.Locale),
                            unit.Id ?? unit.Index.ToString(CultureInfo.InvariantCulture), target.Position)
                        { Coded = (source.Text, target.Text) });
                    }
                }
            }
        }

        return [.. rows.Values.Select(list => CheckPairs(file, list[0].Pair.To, list, CodesOfMemory))];
    }

    /// <summary>Checks a bilingual file, such as the record of a page: each segment's target against its source.</summary>
    /// <param name="file">The XLIFF file, of version 1.2 or 2.</param>
    /// <param name="to">The locale of the targets of a file that does not say it, or <see langword="null"/>.</param>
    /// <returns>A row a target locale.</returns>
    /// <exception cref="BadInputException">The file cannot be read, is no XLIFF, or does not say its target locale.</exception>
    public IReadOnlyList<PageReport> CheckBilingual(NamedFile file, Locale? to)
    {
        var xliff = InputFile.Read(file.FullPath, file.ShownAs, "xliff", XliffReader.MaxBytes);
        return ReturnedFiles.VersionOf(xliff, file.ShownAs) == "1.2"
            ? CheckXliff12(file, Xliff12Reader.Read(xliff, file.ShownAs), to)
            : [CheckXliff(file, XliffReader.ReadFiles(xliff, file.ShownAs))];
    }

    private PageReport CheckXliff(NamedFile file, ImmutableArray<XliffDocument> documents)
    {
        var (from, to) = (documents[0].From, documents[0].To);
        var limits = _policy.LimitsFor(file.ShownAs, to);
        return CheckPairs(file, to, [
            .. documents.SelectMany(document => document.Units).SelectMany(unit => unit.Segments, (unit, segment) => (unit, segment))
                .Where(row => row.segment.MetaOf(RecordedSegment.Origin) != RecordedSegment.Kept)
                .Select(row => new CheckedRow(
                    new CheckedPair(row.segment.Source.Text, row.segment.Target?.Text ?? "", from, to) { Kind = KindOf(row.unit), Name = row.unit.Name ?? "", Limits = limits },
                    row.unit.Id, row.segment.Position)
                {
                    Segment = row.segment.Id,
                    Notes = row.unit.Notes,
                    Traits = row.unit.Traits,
                    Coded = (row.segment.Source, row.segment.Target),
                }),
        ], CodesOfPersons);
    }

    // Files of other tools hold several documents, often of one locale.
    private PageReport[] CheckXliff12(NamedFile file, IReadOnlyList<Xliff12File> documents, Locale? to)
    {
        var rows = new SortedDictionary<string, List<CheckedRow>>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            var target = document.To ?? to ?? throw new BadInputException(new Diagnostic(
                "locale-unknown", Severity.Error, "The file does not say the language of its targets.", new Place(file.ShownAs, document.Position), "Give it with --to, or as target-language of <file>."));
            if (!rows.TryGetValue(target.Tag, out var list))
                rows.Add(target.Tag, list = []);
            var limits = _policy.LimitsFor(file.ShownAs, target);
            foreach (var (index, unit) in document.Units.Index().Where(row => row.Item.IsTranslatable))
            {
                var translation = unit.IsUntouched ? null : unit.Target;
                list.Add(new CheckedRow(
                    new CheckedPair(unit.Source.Text, translation?.Text ?? "", document.From, target) { Name = unit.Name ?? "", Limits = limits },
                    unit.Id.Length > 0 ? unit.Id : (index + 1).ToString(CultureInfo.InvariantCulture), unit.Position)
                {
                    Notes = unit.Notes,
                    Coded = (unit.Source, translation),
                });
            }
        }

        return [.. rows.Select(row => CheckPairs(file, Locale.Parse(row.Key), row.Value, CodesOfOthers))];
    }

    /// <summary>Checks translations: those that are there by their texts and their codes, and names those that are not.</summary>
    /// <param name="file">The file that they stand in.</param>
    /// <param name="to">Their locale.</param>
    /// <param name="all">The translations.</param>
    /// <param name="codesOf">What is said of a translation's inline codes.</param>
    private PageReport CheckPairs(NamedFile file, Locale to, IReadOnlyList<CheckedRow> all, Func<CheckedRow, CodedText, IEnumerable<Diagnostic>> codesOf)
    {
        var others = new List<(CheckedRow? Row, Diagnostic Finding)>();
        foreach (var row in all)
        {
            var (source, target) = row.Coded;
            if (target is null)
                others.Add((row, new Diagnostic("not-translated", Severity.Warning, $"“{Findings.Shorten(source.Text)}” has no target.", Hint: "Translate it.")));
            else
                others.AddRange(codesOf(row, target).Select(finding => ((CheckedRow?)row, finding)));
        }

        return ReportOf(file.ShownAs, file.ShownAs, to, [.. all.Where(row => row.Coded.Target is not null)], others);
    }

    // Whoever wrote it, a person has had it in hand: nothing but safety is asked of its codes.
    private static IEnumerable<Diagnostic> CodesOfPersons(CheckedRow row, CodedText target) =>
        ProvenTarget.TryProvePerson(row.Coded.Source, target, out _, out var failure, out var findings, code => row.Traits.GetValueOrDefault(code.Id, CodeTraits.OfFormatting))
            ? CodeRights.Say(row.Coded.Source.Text, findings, code => $"code {code.Id.ToString(CultureInfo.InvariantCulture)}")
            : [Unproven(target, failure)];

    // XLIFF 1.2 does not say what may be done with a code: none may be lost.
    private static IEnumerable<Diagnostic> CodesOfOthers(CheckedRow row, CodedText target) =>
        !ProvenTarget.TryProve(row.Coded.Source, target, out _, out var failure) && failure != ProofFailure.Empty ? [Unproven(target, failure)] : [];

    // Memories come from many tools, which have white space as they like.
    private static IEnumerable<Diagnostic> CodesOfMemory(CheckedRow row, CodedText target) =>
        !ProvenTarget.TryProve(row.Coded.Source, target, out _, out var failure) && failure is ProofFailure.CodesDiffer or ProofFailure.CodesCross ? [Unproven(target, failure)] : [];

    private static Diagnostic Unproven(CodedText target, ProofFailure failure) =>
        new("codes", Severity.Error, $"“{Findings.Shorten(target.Text)}” is a target {ProofWords.Of(failure)}.", Hint: "Give it the inline codes of its source.");

    /// <summary>Checks a localized page against its source: texts that stand in the same kind of place, in the same order, belong together.</summary>
    /// <param name="page">The localized page.</param>
    /// <param name="source">Its source.</param>
    /// <param name="from">The source's locale when it does not say its own.</param>
    /// <param name="to">The page's locale.</param>
    /// <param name="segmenter">Splits units into segments.</param>
    /// <param name="selection">Which parts of the pages are looked at.</param>
    /// <exception cref="BadInputException">A page cannot be read.</exception>
    public PageReport CheckPage(PageInput page, PageInput source, Locale from, Locale to, ISegmenter segmenter, SelectionRules selection)
    {
        ArgumentNullException.ThrowIfNull(page);
        var (original, localized) = (PreparedPage.Read(source, null, from, segmenter, selection), PreparedPage.Read(page, to, to, segmenter, selection));
        var units = UnitAlignment.Align([.. original.Units.Where(unit => unit.Unit.Translate)], [.. localized.Units.Where(unit => unit.Unit.Translate)]);
        var (positions, limits) = (new PagePositions(original.Extracted.Page), _policy.LimitsFor(page.Path, to));
        var rows = units.Pairs.Where(pair => !IsKept(pair.Source.Unit, pair.Target.Unit, to)).Select(pair => new CheckedRow(
            new CheckedPair(pair.Source.Unit.Source.Text, pair.Target.Unit.Source.Text, original.From, to) { Kind = pair.Source.Unit.Kind, Name = pair.Source.Unit.Name, Limits = limits },
            pair.Source.Unit.Id, positions.Of(pair.Source.Unit.Range.Start))
        {
            Coded = (pair.Source.Unit.Source, pair.Target.Unit.Source),
        }).ToList();
        var others = WholePageChecks.Run(new PagePair(original.Extracted.Facts, localized.Extracted.Facts, to)).ToList();
        if (units.Unpaired > 0)
        {
            others.Add(new Diagnostic(
                "structure-differs", Severity.Warning, $"{units.Unpaired} texts of the two pages do not stand in the same places, and are not checked.",
                Hint: "Make the page anew from its source."));
        }

        return ReportOf(page.Path, source.ShownAs, to, rows, others.Select(finding => (default(CheckedRow?), finding with { Place = new Place(page.ShownAs) })));
    }

    /// <summary>The locale that a localized page says it is in.</summary>
    /// <param name="page">The page.</param>
    /// <param name="segmenter">Splits units into segments.</param>
    /// <param name="selection">Which parts of the page are looked at.</param>
    /// <exception cref="BadInputException">It cannot be read, or does not say it.</exception>
    public static Locale LocaleOf(PageInput page, ISegmenter segmenter, SelectionRules selection)
    {
        ArgumentNullException.ThrowIfNull(page);
        var said = PreparedPage.Read(page, null, Locale.Parse("und"), segmenter, selection).From;
        return said.Language != "und"
            ? said
            : throw new BadInputException(new Diagnostic("locale-unknown", Severity.Error, "The page does not say its language.", new Place(page.ShownAs), "Give it with --to."));
    }

    /// <summary>The run's report.</summary>
    /// <param name="pages">A row each page or file and locale.</param>
    /// <param name="from">The source locale.</param>
    public RunReport Report(IReadOnlyList<PageReport> pages, Locale from)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(from);
        var fails = failOn != FailOn.Never
            && pages.Any(page => page.Findings.Any(finding => finding.Severity == "error" || (failOn == FailOn.Warning && finding.Severity == "warning")));
        var to = pages.Select(page => page.Locale).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new RunReport(false, fails ? ExitCode.GateFailed : ExitCode.Done, from.Tag, [.. to], pages, [], []);
    }

    private PageReport ReportOf(string path, string shownAs, Locale to, List<CheckedRow> rows, IEnumerable<(CheckedRow? Row, Diagnostic Finding)> others)
    {
        var findings = new List<Finding>();
        var suppressed = 0;
        foreach (var (row, finding) in others.Concat(QualityChecks.Run(rows.ConvertAll(row => row.Pair)).Select(found => ((CheckedRow?)rows[found.Index], found.Finding))))
        {
            if ((row is not null && SuppressionNote.Covers(row.Notes, finding.Id)) || _policy.Weigh(finding, path, to) is not { } weighed)
                suppressed++;
            else if (row is null)
                findings.Add(Findings.Of(weighed));
            else
                findings.Add(RowOf(weighed with { Unit = row.Unit, Segment = row.Segment, Place = new Place(shownAs, row.Position) }, row));
        }

        var total = rows.Concat(others.Select(other => other.Row).OfType<CheckedRow>()).Distinct().Count();
        return new PageReport(
            path, to.Tag, null, null, PageStatus.Unchanged, SegmentCounts.None with { Total = total },
            [.. findings.OrderBy(finding => (finding.Line ?? 0, finding.Column ?? 0))])
        { ShownAs = shownAs, Suppressed = suppressed };
    }

    private static Finding RowOf(Diagnostic finding, CheckedRow row) => Findings.Of(finding) with
    {
        Source = row.Pair.Source,
        Target = row.Pair.Target,
        CodedSource = row.Coded.Source,
        CodedTarget = row.Coded.Target,
    };

    private static UnitKind KindOf(XliffUnit unit) => Enum.GetValues<UnitKind>().FirstOrDefault(kind => kind.ToString().Equals(unit.Kind, StringComparison.OrdinalIgnoreCase));

    // What has no word, or is in another language by the page's word, is rightly the same on both.
    private static bool IsKept(Unit source, Unit target, Locale to) =>
        !source.Source.Text.Any(char.IsLetter)
        || (source.Guidance?.LocaleFilter is { } filter && !filter.Admits(to))
        || (source.Language is { Length: > 0 } && source.Source.Text == target.Source.Text);

    private static bool IsWanted(Locale locale, IReadOnlyList<Locale> to) => to.Count == 0 || to.Any(wanted => wanted.Equals(locale) || wanted.Tag == locale.Language);

    /// <summary>A translation that is checked, and where it stands.</summary>
    private sealed record CheckedRow(CheckedPair Pair, string Unit, TextPosition Position)
    {
        public string? Segment { get; init; }

        public IReadOnlyList<XliffNote> Notes { get; init; } = [];

        /// <summary>What may be done with its codes, by their ids; formatting where it is not said.</summary>
        public IReadOnlyDictionary<int, CodeTraits> Traits { get; init; } = ImmutableDictionary<int, CodeTraits>.Empty;

        /// <summary>Both texts with their inline codes.</summary>
        public required (CodedText Source, CodedText? Target) Coded { get; init; }
    }
}
