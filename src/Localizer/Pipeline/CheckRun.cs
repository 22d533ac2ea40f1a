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
                            unit.Id ?? unit.Index.ToString(CultureInfo.InvariantCulture), target.Position));
                    }
                }
            }
        }

        return [.. rows.Values.Select(list => ReportOf(file.ShownAs, file.ShownAs, list[0].Pair.To, list, []))];
    }

    /// <summary>Checks a bilingual file, such as the record of a page: each segment's target against its source.</summary>
    /// <param name="file">The XLIFF file.</param>
    /// <exception cref="BadInputException">The file cannot be read or is no XLIFF 2.1.</exception>
    public PageReport CheckBilingual(NamedFile file)
    {
        var document = XliffReader.Read(InputFile.Read(file.FullPath, file.ShownAs), file.ShownAs);
        var (rows, others) = (new List<CheckedRow>(), new List<(CheckedRow? Row, Diagnostic Finding)>());
        var limits = _policy.LimitsFor(file.ShownAs, document.To);
        foreach (var (unit, segment) in document.Units.SelectMany(unit => unit.Segments, (unit, segment) => (unit, segment)))
        {
            if (segment.MetaOf(RecordedSegment.Origin) == RecordedSegment.Kept)
                continue;
            var pair = new CheckedPair(segment.Source.Text, segment.Target?.Text ?? "", document.From, document.To) { Kind = KindOf(unit), Name = unit.Name ?? "", Limits = limits };
            var row = new CheckedRow(pair, unit.Id, segment.Position) { Segment = segment.Id, Notes = unit.Notes };
            if (segment.Target is null)
                others.Add((row, new Diagnostic("not-translated", Severity.Warning, $"“{Findings.Shorten(segment.Source.Text)}” has no target.", Hint: "Translate it.")));
            else
                rows.Add(row);
            if (segment.Target is { } target)
                others.AddRange(CodeFindingsOf(segment.Source, target, unit.Traits).Select(finding => ((CheckedRow?)row, finding)));
        }

        return ReportOf(file.ShownAs, file.ShownAs, document.To, rows, others);
    }

    // Whoever wrote it, a person has had it in hand: nothing but safety is asked of its codes.
    private static IEnumerable<Diagnostic> CodeFindingsOf(CodedText source, CodedText target, IReadOnlyDictionary<int, CodeTraits> traits) =>
        ProvenTarget.TryProvePerson(source, target, out _, out var failure, out var findings, code => traits.GetValueOrDefault(code.Id, CodeTraits.OfFormatting))
            ? CodeRights.Say(source.Text, findings, code => $"code {code.Id.ToString(CultureInfo.InvariantCulture)}")
            : [new Diagnostic("codes", Severity.Error, $"“{Findings.Shorten(target.Text)}” is a target {ProofWords.Of(failure)}.", Hint: "Give it the inline codes of its source.")];

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
            pair.Source.Unit.Id, positions.Of(pair.Source.Unit.Range.Start))).ToList();
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
                findings.Add(Findings.Of(weighed with { Unit = row.Unit, Segment = row.Segment, Place = new Place(shownAs, row.Position) }) with { Source = row.Pair.Source, Target = row.Pair.Target });
        }

        var total = rows.Concat(others.Select(other => other.Row).OfType<CheckedRow>()).Distinct().Count();
        return new PageReport(
            path, to.Tag, null, null, PageStatus.Unchanged, SegmentCounts.None with { Total = total },
            [.. findings.OrderBy(finding => (finding.Line ?? 0, finding.Column ?? 0))])
        { ShownAs = shownAs, Suppressed = suppressed };
    }

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
    }
}
