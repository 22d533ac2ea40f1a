using System.IO.Hashing;
using Localizer.Html;
using Localizer.Model;
using Localizer.Segmentation;

namespace Localizer.Pipeline;

/// <summary>A unit of a page, cut into segments.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Segments">Its segments, in order.</param>
internal sealed record SegmentedUnit(Unit Unit, IReadOnlyList<Segment> Segments);

/// <summary>A page that was read, extracted and segmented: the same for all its locales.</summary>
/// <param name="Input">The page.</param>
/// <param name="Extracted">What extraction found.</param>
/// <param name="From">The locale that it is in.</param>
/// <param name="Units">Its units, those that must not be translated included.</param>
internal sealed record PreparedPage(PageInput Input, ExtractedPage Extracted, Locale From, IReadOnlyList<SegmentedUnit> Units)
{
    /// <summary>A hash of the page's bytes, by which a page that is read twice is known to be the same.</summary>
    public UInt128 ContentHash => XxHash128.HashToUInt128(Extracted.Page.Bytes.Span);

    /// <summary>Whether files that the page links, such as ITS rules, had a part in it.</summary>
    public bool ReadsLinkedFiles { get; init; }

    /// <summary>The page's title, or empty.</summary>
    public string Title => Units.FirstOrDefault(unit => unit.Unit.Kind == UnitKind.Title)?.Unit.Source.Text ?? "";

    /// <summary>Reads a page.</summary>
    /// <param name="input">The page.</param>
    /// <param name="from">The locale that the user says it is in, or <see langword="null"/>.</param>
    /// <param name="defaultFrom">Its locale when neither the user nor the page says it.</param>
    /// <param name="segmenter">Splits its units.</param>
    /// <param name="selection">Which parts of it are extracted, and how.</param>
    /// <param name="links">Which links its map is to hold.</param>
    /// <exception cref="BadInputException">The page cannot be read or spliced, or the selection cannot be asked of it.</exception>
    public static PreparedPage Read(PageInput input, Locale? from, Locale defaultFrom, ISegmenter segmenter, SelectionRules selection,
        LinkReach links = LinkReach.Relative)
    {
        var folder = new PageFolder(input);
        var extracted = PageExtractor.Extract(
            SourcePage.Read(input.ShownAs, input.Read()), selection, folder, PageLanguage.Of(from, defaultFrom), links);
        var locale = from ?? (Locale.TryParse(extracted.Map.SaidLanguage, out var declared) ? declared : defaultFrom);
        var units = extracted.ReadUnits().Select(unit => new SegmentedUnit(unit, UnitSegmenter.Segment(unit, segmenter, LocaleOf(unit, locale))));
        return new PreparedPage(input, extracted, locale, [.. units]) { ReadsLinkedFiles = folder.WasAsked };
    }

    // A unit's own language chooses the rules that cut it; one that is none, or is not known, leaves the page's.
    private static Locale LocaleOf(Unit unit, Locale page) =>
        Locale.TryParse(unit.Language, out var own) && own.Language is not ("und" or "mul") ? own : page;
}
