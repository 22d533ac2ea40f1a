using System.Collections.Immutable;
using System.Globalization;

namespace Localizer.InlineCodes;

/// <summary>A range of the source and the range of the target that it became, in UTF-16 units, half-open.</summary>
/// <param name="Source">The range of the source.</param>
/// <param name="Target">The range of the target.</param>
internal readonly record struct AlignedRange(Word Source, Word Target);

/// <summary>Reads alignments as services write them.</summary>
internal static class Alignment
{
    /// <summary>
    /// Reads Azure's <c>proj</c>: <c>0:4-0:6 5:5-8:9</c>, source and target ranges whose ends are inclusive.
    /// </summary>
    /// <param name="projection">The string; may be empty.</param>
    /// <param name="sourceLength">The source's length in UTF-16 units.</param>
    /// <param name="targetLength">The target's length.</param>
    /// <returns>The ranges; none when one of them is not well formed or outside of its text, since then none can be trusted.</returns>
    public static ImmutableArray<AlignedRange> ReadAzure(string projection, int sourceLength, int targetLength)
    {
        var ranges = ImmutableArray.CreateBuilder<AlignedRange>();
        foreach (var item in projection.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var dash = item.IndexOf('-', StringComparison.Ordinal);
            if (dash < 0 || ReadRange(item.AsSpan(0, dash), sourceLength) is not { } source || ReadRange(item.AsSpan(dash + 1), targetLength) is not { } target)
                return [];
            ranges.Add(new AlignedRange(source, target));
        }

        return ranges.ToImmutable();
    }

    private static Word? ReadRange(ReadOnlySpan<char> text, int length)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && int.TryParse(text[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var last) && last >= start && last < length
            ? new Word(start, last + 1)
            : null;
    }
}
