using System.Collections.Immutable;

namespace Localizer.Model;

/// <summary>A run of characters and the bytes that they were read from.</summary>
/// <param name="Offset">The run's first UTF-16 unit in the text.</param>
/// <param name="Start">The run's first byte in the markup.</param>
/// <param name="Length">0 when each character of the run is one byte; else how many bytes all of its UTF-16 units share, -1 for none.</param>
public readonly record struct SiteRun(int Offset, int Start, int Length);

/// <summary>
/// For each UTF-16 unit of a text, the bytes of the markup that it was read from. Kept as runs, since most text is one byte a
/// character: what is asked for are the ends of segments.
/// </summary>
/// <param name="runs">The runs, in the text's order.</param>
public sealed class TextSites(ImmutableArray<SiteRun> runs)
{
    /// <summary>The bytes that a UTF-16 unit was read from; both of a surrogate pair have the same; none for a unit that stands for no byte.</summary>
    /// <param name="offset">A UTF-16 unit of the text.</param>
    public ByteRange Of(int offset)
    {
        var (low, high) = (0, runs.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (runs[middle].Offset <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        var run = runs[low];
        if (run.Length != 0)
            return run.Length < 0 ? new ByteRange(run.Start, run.Start) : new ByteRange(run.Start, run.Start + run.Length);
        var start = run.Start + offset - run.Offset;
        return new ByteRange(start, start + 1);
    }
}
