using System.Collections.Frozen;
using System.Text;

namespace Localizer.Text;

/// <summary>
/// What the encodings of East Asia share: ASCII, a few other single bytes, and pairs of a lead and a trail byte whose place in an
/// index of characters (the standard's "pointer") follows from the two.
/// </summary>
internal abstract class DoubleBytePageEncoding(string name, Lazy<DoubleByteIndex> index) : PageEncoding(name)
{
    /// <summary>The characters by pointer.</summary>
    private protected int[] Index => index.Value.Characters;

    private protected override int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        var first = bytes[0];
        if (!IsLead(first))
        {
            characters[0] = Single(first);
            written = 1;
            return 1;
        }

        return ReadLong(bytes, characters, out written);
    }

    /// <summary>Whether a character of several bytes can begin with the byte; never an ASCII byte.</summary>
    private protected abstract bool IsLead(byte value);

    /// <summary>The character of a byte that is no lead.</summary>
    private protected virtual char Single(byte value) => value < 0x80 ? (char)value : Replacement;

    /// <summary>The pointer of a pair, or -1 when <paramref name="trail"/> cannot follow <paramref name="lead"/>.</summary>
    private protected abstract int Pointer(byte lead, byte trail);

    /// <summary>Reads what begins with a lead byte.</summary>
    private protected virtual int ReadLong(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        if (bytes.Length < 2)
            return Malformed(1, characters, out written);
        var pointer = Pointer(bytes[0], bytes[1]);
        return pointer >= 0 && pointer < Index.Length && Index[pointer] != 0
            ? Found(Index[pointer], 2, characters, out written)
            : MalformedPair(bytes[1], characters, out written);
    }

    private protected override int Write(int scalar, Span<byte> bytes)
    {
        if (scalar < 0x80)
        {
            bytes[0] = (byte)scalar;
            return 1;
        }

        return WriteOther(scalar, bytes);
    }

    /// <summary>Writes a character that is not ASCII, and gives the number of bytes; 0 when the encoding lacks it.</summary>
    private protected virtual int WriteOther(int scalar, Span<byte> bytes)
    {
        var pointer = index.Value.PointerOf(scalar);
        if (pointer < 0 || pointer >= PairCount)
            return 0;
        (bytes[0], bytes[1]) = Pair(pointer);
        return 2;
    }

    /// <summary>The lead and the trail byte of a pointer.</summary>
    private protected abstract (byte Lead, byte Trail) Pair(int pointer);

    /// <summary>How many pointers a pair of bytes can name.</summary>
    private protected virtual int PairCount => int.MaxValue;

    private protected static int Found(int scalar, int consumed, Span<char> characters, out int written)
    {
        written = new Rune(scalar).EncodeToUtf16(characters);
        return consumed;
    }

    private protected static int Malformed(int consumed, Span<char> characters, out int written)
    {
        characters[0] = Replacement;
        written = 1;
        return consumed;
    }

    /// <summary>A lead byte with a byte that cannot follow it: an ASCII byte is read again, as itself.</summary>
    private protected static int MalformedPair(byte trail, Span<char> characters, out int written) =>
        Malformed(trail < 0x80 ? 1 : 2, characters, out written);
}

/// <summary>An index of the standard, section 5: characters by pointer, and back.</summary>
/// <param name="characters">The character of each pointer, 0 where there is none.</param>
/// <param name="isEncoded">Whether the standard's encoder may use the pointer.</param>
/// <param name="preferLast">The characters that the encoder takes the last of several pointers for; it takes the first for others.</param>
internal sealed class DoubleByteIndex(int[] characters, Func<int, bool>? isEncoded = null, int[]? preferLast = null)
{
    // Only needed to write, which most pages that are read never come to.
    private readonly Lazy<FrozenDictionary<int, int>> pointers = new(() => Invert(characters, isEncoded, preferLast ?? []));

    public int[] Characters => characters;

    public int PointerOf(int scalar) => pointers.Value.TryGetValue(scalar, out var pointer) ? pointer : -1;

    private static FrozenDictionary<int, int> Invert(int[] characters, Func<int, bool>? isEncoded, int[] preferLast)
    {
        var inverse = new Dictionary<int, int>(characters.Length);
        for (var pointer = 0; pointer < characters.Length; pointer++)
        {
            var scalar = characters[pointer];
            if (scalar == 0 || isEncoded?.Invoke(pointer) == false)
                continue;
            if (!inverse.TryAdd(scalar, pointer) && preferLast.AsSpan().Contains(scalar))
                inverse[scalar] = pointer;
        }

        return inverse.ToFrozenDictionary();
    }
}
