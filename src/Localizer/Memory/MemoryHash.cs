using System.IO.Hashing;
using System.Runtime.InteropServices;
using Localizer.Model;

namespace Localizer.Memory;

/// <summary>The 64-bit hashes that a memory is searched by. What a hash finds is compared as text before it is a match.</summary>
internal static class MemoryHash
{
    /// <summary>The hash of a source.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="text">Its text, white space collapsed.</param>
    /// <param name="codes">Its codes, normalized, as <see cref="CodeBytes"/> has them.</param>
    public static long OfSource(string language, ReadOnlySpan<char> text, ReadOnlySpan<byte> codes) =>
        Of(text, Of(language, Of(codes)));

    /// <summary>The hash of a text's codes; 0 for none.</summary>
    /// <param name="codes">The codes, as <see cref="CodeBytes"/> has them.</param>
    public static long Of(ReadOnlySpan<byte> codes) => codes.IsEmpty ? 0 : (long)XxHash3.HashToUInt64(codes);

    /// <summary>The hash of where a segment stands: its kind, and the sources before and after it.</summary>
    /// <param name="context">What stands around it.</param>
    public static long OfContext(MemoryContext context) => Of(context.After, Of(context.Before, Of(context.Kind ?? "text", 1)));

    /// <summary>The hash of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="seed">The hash of what came before it.</param>
    public static long Of(ReadOnlySpan<char> text, long seed) => (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text), seed);
}

/// <summary>Where a segment stands; two segments stand in the same place when all of it agrees.</summary>
/// <param name="Kind">The kind of its unit, as a slug; <see langword="null"/> for the text of a block.</param>
/// <param name="Before">The source text of the segment before it, or empty.</param>
/// <param name="After">The source text of the segment after it, or empty.</param>
public readonly record struct MemoryContext(string? Kind, string Before, string After);
