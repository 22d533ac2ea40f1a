using System.Collections.Immutable;
using System.IO.Hashing;
using Localizer.Html;
using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>An output as it stands: its units, and its shape.</summary>
/// <param name="Units">The units that may be translated, in the page's order.</param>
/// <param name="Shape">What is remembered of it.</param>
/// <param name="Codes">For each unit the hash of the bytes that its codes stand for.</param>
internal sealed record OutputReading(ImmutableArray<Unit> Units, OutputShape Shape, ImmutableArray<ulong> Codes)
{
    /// <summary>Reads an output.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="shownAs">The file as messages name it.</param>
    /// <param name="to">The locale that it is in.</param>
    /// <param name="selection">Which parts of pages are extracted, and how.</param>
    /// <exception cref="BadInputException">It cannot be read as a page.</exception>
    public static OutputReading Read(ReadOnlyMemory<byte> bytes, string shownAs, Locale to, SelectionRules selection)
    {
        var page = PageExtractor.Extract(SourcePage.Read(shownAs, bytes), selection, LinkedFiles.None, PageLanguage.Of(null, to));
        var (units, hashes, codes) = (ImmutableArray.CreateBuilder<Unit>(), ImmutableArray.CreateBuilder<ulong>(), ImmutableArray.CreateBuilder<ulong>());
        var markup = page.Page.Markup.Span;
        var (outside, end) = (new XxHash3(), 0);
        foreach (var unit in page.ReadUnits())
        {
            if (!unit.Translate)
                continue;
            units.Add(unit);
            hashes.Add(XxHash3.HashToUInt64(unit.Range.Of(markup)));
            codes.Add(CodesOf(unit, markup));

            // A unit may lie inside a code of the one before.
            if (unit.Range.Start > end)
                outside.Append(markup[end..unit.Range.Start]);
            end = Math.Max(end, unit.Range.End);
        }

        outside.Append(markup[end..]);
        return new OutputReading(
            units.DrainToImmutable(),
            new OutputShape(XxHash128.HashToUInt128(bytes.Span), outside.GetCurrentHashAsUInt64(), hashes.DrainToImmutable()),
            codes.DrainToImmutable());
    }

    private static ulong CodesOf(Unit unit, ReadOnlySpan<byte> markup)
    {
        var hash = new XxHash3();
        foreach (var site in unit.CodeSites)
            hash.Append(site.Of(markup));
        return hash.GetCurrentHashAsUInt64();
    }
}
