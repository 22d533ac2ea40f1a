using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Localizer.Pipeline.Records;

/// <summary>What is remembered of an output, to see later what a person changed in it.</summary>
/// <param name="Hash">The hash of all its bytes.</param>
/// <param name="Markup">The hash of all that is not words: the bytes outside of its units, and those of their codes.</param>
/// <param name="Units">The hash of each unit's bytes, in the page's order.</param>
internal sealed record OutputShape(UInt128 Hash, ulong Markup, ImmutableArray<ulong> Units)
{
    /// <summary>An output of which nothing but its bytes is known.</summary>
    public static OutputShape Plain(UInt128 hash) => new(hash, 0, []);

    /// <summary>Whether two outputs are the same but for words.</summary>
    public bool HasMarkupOf(OutputShape other) => Markup == other.Markup && Units.Length == other.Units.Length;

    /// <summary>The shape as it is kept.</summary>
    public byte[] ToBytes()
    {
        var numbers = new ulong[Units.Length + 3];
        (numbers[0], numbers[1], numbers[2]) = ((ulong)(Hash >> 64), (ulong)Hash, Markup);
        Units.AsSpan().CopyTo(numbers.AsSpan(3));
        return MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();
    }

    /// <summary>A shape that was kept; <see langword="null"/> when it is none.</summary>
    public static OutputShape? From(byte[]? bytes)
    {
        if (bytes is null || bytes.Length < 3 * sizeof(ulong) || bytes.Length % sizeof(ulong) != 0)
            return null;
        var numbers = MemoryMarshal.Cast<byte, ulong>(bytes);
        return new OutputShape(new UInt128(numbers[0], numbers[1]), numbers[2], [.. numbers[3..]]);
    }
}
