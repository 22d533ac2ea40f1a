using Localizer.Exchange.Tmx;
using Localizer.Html;
using Localizer.Model;
using Localizer.Quality;
using Localizer.Reports;
using Localizer.Segmentation;

namespace Localizer.Pipeline;

/// <summary>Runs the checks over what is translated already: a page against its source, and translation memories.</summary>
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
        var pairs = new SortedDictionary<string, List<(CheckedPair Pair, TmxUnit Unit, TmxVariant Variant)>>(StringComparer.Ordinal);
        using (var content = InputFile.Open(file.FullPath, file.ShownAs))
        {
            foreach (var unit in TmxReader.Read(content, file.ShownAs))
            {
                foreach (var source in unit.Variants.Where(variant => variant.Locale.Language == from.Language))
                {
                    foreach (var target in unit.Variants.Where(variant => variant.Locale.Language != from.Language && IsWanted(variant.Locale, to)))
                    {
                        if (!pairs.TryGetValue(target.Locale.Tag, out var list))
                            pairs.Add(target.Locale.Tag, list = []);
                        list.Add((new CheckedPair(source.Text.Text, target.Text.Text, source.Locale, target.Locale), unit, target));
                    }
                }
            }
        }

        return [.. pairs.Values.Select(list => ReportOf(
            file.ShownAs, file.ShownAs, list[0].Variant.Locale, list.ConvertAll(row => row.Pair),
            index => (list[index].Unit.Id ?? list[index].Unit.Index.ToString(System.Globalization.CultureInfo.InvariantCulture), list[index].Variant.Position), []))];
    }

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
        var positions = new PagePositions(original.Extracted.Page);
        var pairs = units.Pairs.Where(pair => !IsKept(pair.Source.Unit, pair.Target.Unit, to)).ToList();
        var differs = units.Unpaired == 0
            ? Array.Empty<Diagnostic>()
            : [new Diagnostic(
                "structure-differs", Severity.Warning, $"{units.Unpaired} texts of the two pages do not stand in the same places, and are not checked.",
                new Place(page.ShownAs), "Make the page anew from its source.")];
        return ReportOf(
            page.Path, source.ShownAs, to,
            pairs.ConvertAll(pair => new CheckedPair(pair.Source.Unit.Source.Text, pair.Target.Unit.Source.Text, original.From, to) { Kind = pair.Source.Unit.Kind }),
            index => (pairs[index].Source.Unit.Id, positions.Of(pairs[index].Source.Unit.Range.Start)), differs);
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
    /// <param name="pages">A row each page or memory and locale.</param>
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

    private PageReport ReportOf(
        string path, string shownAs, Locale to, List<CheckedPair> pairs, Func<int, (string Unit, TextPosition Position)> placeOf, IEnumerable<Diagnostic> others)
    {
        var rows = new List<Finding>(others.Select(Findings.Of));
        var suppressed = 0;
        foreach (var (index, finding) in QualityChecks.Run(pairs))
        {
            if (_policy.Weigh(finding, path, to) is not { } weighed)
            {
                suppressed++;
                continue;
            }

            var (unit, position) = placeOf(index);
            rows.Add(Findings.Of(weighed with { Unit = unit, Place = new Place(shownAs, position) }) with { Source = pairs[index].Source, Target = pairs[index].Target });
        }

        return new PageReport(path, to.Tag, null, null, PageStatus.Unchanged, SegmentCounts.None with { Total = pairs.Count }, rows) { ShownAs = shownAs, Suppressed = suppressed };
    }

    // What has no word, or is in another language by the page's word, is rightly the same on both.
    private static bool IsKept(Unit source, Unit target, Locale to) =>
        !source.Source.Text.Any(char.IsLetter)
        || (source.Guidance?.LocaleFilter is { } filter && !filter.Admits(to))
        || (source.Language is { Length: > 0 } && source.Source.Text == target.Source.Text);

    private static bool IsWanted(Locale locale, IReadOnlyList<Locale> to) => to.Count == 0 || to.Any(wanted => wanted.Equals(locale) || wanted.Tag == locale.Language);
}
