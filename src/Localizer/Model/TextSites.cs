namespace Localizer.Model;

/// <summary>A run of characters and the bytes that they were read from.</summary>
/// <param name="Offset">The run's first UTF-16 unit in the text.</param>
/// <param name="Start">The run's first byte in the markup.</param>
/// <param name="Width">How many bytes each of its UTF-16 units is; negative or 0 when all of them share so many.</param>
public readonly record struct SiteRun(int Offset, int Start, int Width);

/// <summary>
/// For each UTF-16 unit of a text, the bytes of the markup that it was read from. Kept as runs of characters that are as many bytes
/// each, since most text is one byte a character: what is asked for are the ends of segments.
/// </summary>
/// <param name="Runs">The runs, in the text's order; a slice of an array that many texts share.</param>
public readonly record struct TextSites(ReadOnlyMemory<SiteRun> Runs)
{
    /// <summary>The bytes that a UTF-16 unit was read from; both of a surrogate pair have the same; none for a unit that stands for no byte.</summary>
    /// <param name="offset">A UTF-16 unit of the text.</param>
    public ByteRange Of(int offset)
    {
        var runs = Runs.Span;
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
        if (run.Width <= 0)
            return new ByteRange(run.Start, run.Start - run.Width);
        var start = run.Start + ((offset - run.Offset) * run.Width);
        return new ByteRange(start, start + run.Width);
    }
}
