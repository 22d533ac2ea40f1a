namespace Localizer.Model;

/// <summary>A half-open range of bytes in a page's markup.</summary>
/// <remarks>
/// Both ends are in one number: a range is made and handed on for each token of a page, and two numbers would go through memory, where
/// reading eight bytes right after they were written as four and four makes a processor wait.
/// </remarks>
public readonly record struct ByteRange
{
    private readonly ulong _ends;

    /// <summary>A range.</summary>
    /// <param name="start">First byte of the range, counted from 0.</param>
    /// <param name="end">First byte after the range; equal to <paramref name="start"/> when the range is empty.</param>
    public ByteRange(int start, int end) => _ends = ((ulong)(uint)end << 32) | (uint)start;

    /// <summary>First byte of the range, counted from 0.</summary>
    public int Start
    {
        get => (int)_ends;
        init => _ends = (_ends & 0xFFFF_FFFF_0000_0000) | (uint)value;
    }

    /// <summary>First byte after the range; equal to <see cref="Start"/> when the range is empty.</summary>
    public int End
    {
        get => (int)(_ends >> 32);
        init => _ends = ((ulong)(uint)value << 32) | (uint)_ends;
    }

    /// <summary>Length in bytes, never in characters.</summary>
    public int Length => End - Start;

    /// <summary>Whether the range holds no byte.</summary>
    public bool IsEmpty => End == Start;

    /// <summary>Both ends.</summary>
    /// <param name="start">First byte of the range.</param>
    /// <param name="end">First byte after the range.</param>
    public void Deconstruct(out int start, out int end) => (start, end) = (Start, End);

    /// <summary>The bytes of <paramref name="markup"/> that the range covers.</summary>
    /// <param name="markup">The whole markup that the range was taken from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range reaches past <paramref name="markup"/>.</exception>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> markup) => markup[Start..End];
}
