namespace Localizer.Text;

/// <summary>
/// gb18030 and GBK, section 10: GBK is read as gb18030 is, and written without characters of four bytes, its euro sign being a single
/// byte.
/// </summary>
internal sealed class Gb18030PageEncoding(string name, bool hasFourBytes) : DoubleBytePageEncoding(name, DoubleByteIndexes.Gb18030)
{
    private const int Euro = 0x20AC;
    private const int SupplementaryStart = 189_000;
    private const int SupplementaryEnd = SupplementaryStart + 0x100000;

    public static (byte Lead, byte Trail) Bytes(int pointer)
    {
        var trail = pointer % 190;
        return ((byte)((pointer / 190) + 0x81), (byte)(trail + (trail < 0x3F ? 0x40 : 0x41)));
    }

    private protected override bool IsLead(byte value) => value is >= 0x81 and <= 0xFE;

    private protected override char Single(byte value) => value == 0x80 ? (char)Euro : base.Single(value);

    private protected override int Pointer(byte lead, byte trail) => trail is >= 0x40 and <= 0xFE and not 0x7F
        ? ((lead - 0x81) * 190) + trail - (trail < 0x7F ? 0x40 : 0x41)
        : -1;

    private protected override int ReadLong(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        if (bytes.Length < 2 || !IsDigit(bytes[1]))
            return base.ReadLong(bytes, characters, out written);
        // The end of the input makes one malformed sequence of what has begun; otherwise all after the first byte is read again.
        if (bytes.Length < 3)
            return Malformed(2, characters, out written);
        if (!IsLead(bytes[2]))
            return Malformed(1, characters, out written);
        if (bytes.Length < 4)
            return Malformed(3, characters, out written);
        if (!IsDigit(bytes[3]))
            return Malformed(1, characters, out written);
        var pointer = ((((((bytes[0] - 0x81) * 10) + bytes[1] - '0') * 126) + bytes[2] - 0x81) * 10) + bytes[3] - '0';
        var ranges = DoubleByteIndexes.Gb18030Ranges.Value.Characters;
        return pointer switch
        {
            _ when pointer < ranges.Length => Found(ranges[pointer], 4, characters, out written),
            >= SupplementaryStart and < SupplementaryEnd =>
                Found(0x10000 + pointer - SupplementaryStart, 4, characters, out written),
            _ => Malformed(4, characters, out written),
        };
    }

    private protected override int WriteOther(int scalar, Span<byte> bytes)
    {
        if (scalar == Euro && !hasFourBytes)
        {
            bytes[0] = 0x80;
            return 1;
        }

        var count = base.WriteOther(scalar, bytes);
        return count > 0 || !hasFourBytes ? count : WriteFourBytes(scalar, bytes);
    }

    private protected override (byte Lead, byte Trail) Pair(int pointer) => Bytes(pointer);

    private static int WriteFourBytes(int scalar, Span<byte> bytes)
    {
        var pointer = scalar > char.MaxValue
            ? SupplementaryStart + scalar - 0x10000
            : DoubleByteIndexes.Gb18030Ranges.Value.PointerOf(scalar);
        if (pointer < 0)
            return 0;
        bytes[3] = (byte)('0' + (pointer % 10));
        bytes[2] = (byte)(0x81 + (pointer / 10 % 126));
        bytes[1] = (byte)('0' + (pointer / 1260 % 10));
        bytes[0] = (byte)(0x81 + (pointer / 12600));
        return 4;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';
}

/// <summary>Big5 with the Hong Kong Supplementary Character Set, section 11.</summary>
internal sealed class Big5PageEncoding() : DoubleBytePageEncoding("Big5", DoubleByteIndexes.Big5)
{
    public static (byte Lead, byte Trail) Bytes(int pointer)
    {
        var trail = pointer % 157;
        return ((byte)((pointer / 157) + 0x81), (byte)(trail + (trail < 0x3F ? 0x40 : 0x62)));
    }

    private protected override bool IsLead(byte value) => value is >= 0x81 and <= 0xFE;

    private protected override int Pointer(byte lead, byte trail) => trail is (>= 0x40 and <= 0x7E) or (>= 0xA1 and <= 0xFE)
        ? ((lead - 0x81) * 157) + trail - (trail < 0x7F ? 0x40 : 0x62)
        : -1;

    private protected override int ReadLong(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        // Four letters that Unicode has only as a base and a combining mark.
        var pair = bytes.Length < 2 ? "" : Pointer(bytes[0], bytes[1]) switch
        {
            1133 => "\u00CA\u0304",
            1135 => "\u00CA\u030C",
            1164 => "\u00EA\u0304",
            1166 => "\u00EA\u030C",
            _ => "",
        };
        if (pair.Length == 0)
            return base.ReadLong(bytes, characters, out written);
        pair.CopyTo(characters);
        written = 2;
        return 2;
    }

    private protected override (byte Lead, byte Trail) Pair(int pointer) => Bytes(pointer);
}
