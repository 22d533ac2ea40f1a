using Localizer.Html;
using Localizer.Model;
using Localizer.Pipeline;
using Localizer.Segmentation;

namespace Localizer.Benchmarks;

/// <summary>The way of a page through extraction, segmentation and splicing, with a target for each segment that changes all its text.</summary>
internal static class Ours
{
    private static readonly Locale English = Locale.Parse("en");

    /// <summary>Extracts the units and segments of a page.</summary>
    /// <returns>How many segments there are.</returns>
    public static int Extract(byte[] page)
    {
        var count = 0;
        foreach (var unit in PageExtractor.Extract(SourcePage.Read("page", page)).ReadUnits())
            count += UnitSegmenter.Segment(unit, DefaultSegmenter.Instance, English).Count;
        return count;
    }

    /// <summary>The targets of a page, made beforehand as a memory would have them.</summary>
    public static IReadOnlyList<UnitTarget> Targets(byte[] page) =>
        [.. PageExtractor.Extract(SourcePage.Read("page", page)).ReadUnits().Select(Mark)];

    /// <summary>Extracts the units, and splices and writes targets that are there.</summary>
    /// <returns>How long the page is that comes out, in bytes.</returns>
    public static int ExtractAndSplice(byte[] page, IReadOnlyList<UnitTarget> targets)
    {
        var extracted = PageExtractor.Extract(SourcePage.Read("page", page));
        var units = extracted.ReadUnits().Count();
        if (units != targets.Count)
            throw new InvalidOperationException("The targets are those of another page.");
        using var output = new PooledBuffer(page.Length * 5 / 4);
        PageMerger.Write(extracted.Page, targets, [], output);
        return output.Written.Length;
    }

    /// <summary>Extracts, segments, marks each segment, proves, splices, and writes to memory, as the pipeline does before it writes the file.</summary>
    /// <returns>How long the page is that comes out, in bytes.</returns>
    public static int Localize(byte[] page)
    {
        var extracted = PageExtractor.Extract(SourcePage.Read("page", page));
        using var output = new PooledBuffer(page.Length * 5 / 4);
        PageMerger.Write(extracted.Page, extracted.ReadUnits().Select(Mark), [], output);
        return output.Written.Length;
    }

    private static UnitTarget Mark(Unit unit) => new(
        unit,
        [.. UnitSegmenter.Segment(unit, DefaultSegmenter.Instance, English).Select(segment => new SegmentTarget(segment, Mark(segment.Source)))]);

    private static ProvenTarget Mark(CodedText source)
    {
        var target = new CodedText($"⟦{source.Text}⟧", source.Codes.IsEmpty ? [] : [.. source.Codes.Select(placed => placed with { Offset = placed.Offset + 1 })]);
        return ProvenTarget.TryProve(source, target, out var proven, out var failure) ? proven : throw new InvalidOperationException(failure.ToString());
    }
}
