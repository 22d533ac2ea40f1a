using System.Buffers.Binary;
using System.Text;

namespace Localizer.Text;

/// <summary>UTF-8, section 8.1 of the standard: a malformed sequence is the longest beginning of a well-formed one.</summary>
internal sealed class Utf8PageEncoding() : PageEncoding("UTF-8")
{
    private protected override int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        var first = bytes[0];
        if (first < 0x80)
        {
            characters[0] = (char)first;
            written = 1;
            return 1;
        }

        // Gives U+FFFD for a malformed sequence, and the length that the standard does.
        _ = Rune.DecodeFromUtf8(bytes, out var scalar, out var consumed);
        written = scalar.EncodeToUtf16(characters);
        return consumed;
    }

    private protected override int Write(int scalar, Span<byte> bytes) => new Rune(scalar).EncodeToUtf8(bytes);
}

/// <summary>UTF-16 in one of its byte orders, section 14.2: a lone surrogate and an odd last byte are malformed.</summary>
internal sealed class Utf16PageEncoding(string name, bool bigEndian) : PageEncoding(name)
{
    public override bool IsAsciiSuperset => false;

    private protected override int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        written = 1;
        characters[0] = Replacement;
        if (bytes.Length == 1)
            return 1;
        var unit = Unit(bytes);
        if (!char.IsSurrogate(unit))
        {
            characters[0] = unit;
            return 2;
        }

        if (char.IsLowSurrogate(unit))
            return 2;
        // The end of the input makes one malformed sequence of a high surrogate and the odd byte after it.
        if (bytes.Length <= 3)
            return bytes.Length;
        if (!char.IsLowSurrogate(Unit(bytes[2..])))
            return 2;
        characters[0] = unit;
        characters[1] = Unit(bytes[2..]);
        written = 2;
        return 4;
    }

    private protected override int Write(int scalar, Span<byte> bytes)
    {
        Span<char> units = stackalloc char[2];
        var count = new Rune(scalar).EncodeToUtf16(units);
        for (var i = 0; i < count; i++)
        {
            if (bigEndian)
                BinaryPrimitives.WriteUInt16BigEndian(bytes[(i * 2)..], units[i]);
            else
                BinaryPrimitives.WriteUInt16LittleEndian(bytes[(i * 2)..], units[i]);
        }

        return count * 2;
    }

    private char Unit(ReadOnlySpan<byte> bytes) => (char)(bigEndian
        ? BinaryPrimitives.ReadUInt16BigEndian(bytes)
        : BinaryPrimitives.ReadUInt16LittleEndian(bytes));
}
