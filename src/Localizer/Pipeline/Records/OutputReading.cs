using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Localizer.Exchange.Xliff;
using Localizer.Html;
using Localizer.Model;

namespace Localizer.Pipeline.Records;

/// <summary>An output as it stands: its units, and its shape.</summary>
/// <param name="Units">The units that may be translated, in the page's order.</param>
/// <param name="Shape">What is remembered of it.</param>
/// <param name="Markup">
/// For each unit the hash of the markup before it and of its codes; the first one's is also of what stands after the last. A change of one
/// place changes the hash of one unit.
/// </param>
internal sealed record OutputReading(ImmutableArray<Unit> Units, OutputShape Shape, ImmutableArray<ulong> Markup)
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
        var units = page.ReadUnits().Where(unit => unit.Translate).ToImmutableArray();
        var markup = page.Page.Markup.Span;
        var hashes = ImmutableArray.CreateBuilder<ulong>(units.Length);
        foreach (var unit in units)
            hashes.Add(XxHash3.HashToUInt64(unit.Range.Of(markup)));
        var around = MarkupOf(units, markup);
        var whole = units.IsEmpty ? XxHash3.HashToUInt64(markup) : XxHash3.HashToUInt64(MemoryMarshal.AsBytes(around.AsSpan()));
        return new OutputReading(units, new OutputShape(XxHash128.HashToUInt128(bytes.Span), whole, hashes.MoveToImmutable()), around);
    }

    /// <summary>A record of the page that says how its markup was written, by which a fresh clone knows what a person changed in it.</summary>
    /// <param name="record">The record; returned as it is when its units are not the page's.</param>
    public XliffDocument NotedIn(XliffDocument record) => record.Units.Length != Units.Length
        ? record
        : record with { Units = [.. record.Units.Select((unit, index) => unit with { Markup = NameOf(Markup[index]) })] };

    /// <summary>Whether its markup is what a record says that was written.</summary>
    public bool IsNotedIn(XliffDocument record) =>
        record.Units.Length == Units.Length && record.Units.Select(unit => unit.Markup).SequenceEqual(Markup.Select(NameOf), StringComparer.Ordinal);

    private static string NameOf(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);

    private static ImmutableArray<ulong> MarkupOf(ImmutableArray<Unit> units, ReadOnlySpan<byte> markup)
    {
        var hashes = ImmutableArray.CreateBuilder<ulong>(units.Length);
        var starts = units.Select(unit => unit.Range.Start).ToArray();
        var ranges = units.Select(unit => unit.Range).ToArray();
        Array.Sort(starts, ranges);
        var (hash, end) = (new XxHash3(), 0);
        foreach (var unit in units)
        {
            // A unit may lie inside a code of the one before.
            if (unit.Range.Start > end)
                hash.Append(markup[end..unit.Range.Start]);
            end = Math.Max(end, unit.Range.End);
            foreach (var site in unit.CodeSites)
                AppendCode(hash, site, markup, starts, ranges);
            if (hashes.Count == 0)
                hash.Append(markup[units.Max(one => one.Range.End)..]);
            hashes.Add(hash.GetCurrentHashAsUInt64());
            hash.Reset();
        }

        return hashes.MoveToImmutable();
    }

    // The words that a code holds, such as an image's alternative text, are a unit of their own.
    private static void AppendCode(XxHash3 hash, ByteRange code, ReadOnlySpan<byte> markup, int[] starts, ByteRange[] ranges)
    {
        var next = Array.BinarySearch(starts, code.Start + 1);
        var position = code.Start;
        for (var i = next < 0 ? ~next : next; i < starts.Length && starts[i] < code.End; i++)
        {
            if (starts[i] < position || ranges[i].End > code.End)
                continue;
            hash.Append(markup[position..starts[i]]);
            position = ranges[i].End;
        }

        hash.Append(markup[position..code.End]);
    }
}
