namespace Localizer.Model;

/// <summary>A half-open range of bytes in a page's markup.</summary>
/// <param name="Start">First byte of the range, counted from 0.</param>
/// <param name="End">First byte after the range; equal to <paramref name="Start"/> when the range is empty.</param>
public readonly record struct ByteRange(int Start, int End)
{
    /// <summary>Length in bytes, never in characters.</summary>
    public int Length => End - Start;

    /// <summary>Whether the range holds no byte.</summary>
    public bool IsEmpty => End == Start;

    /// <summary>The bytes of <paramref name="markup"/> that the range covers.</summary>
    /// <param name="markup">The whole markup that the range was taken from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range reaches past <paramref name="markup"/>.</exception>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> markup) => markup[Start..End];
}
