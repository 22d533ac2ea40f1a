namespace Localizer.Text;

/// <summary>Shift_JIS, section 12.3, with the single bytes of half-width katakana and an area for users' own characters.</summary>
internal sealed class ShiftJisPageEncoding() : DoubleBytePageEncoding("Shift_JIS", DoubleByteIndexes.ShiftJis)
{
    private const int HalfWidthStart = 0xFF61;
    private const int HalfWidthEnd = 0xFF9F;
    private const int UsersStart = 8836;
    private const int UsersEnd = 10715;

    public static (byte Lead, byte Trail) Bytes(int pointer)
    {
        var lead = pointer / 188;
        var trail = pointer % 188;
        return ((byte)(lead + (lead < 0x1F ? 0x81 : 0xC1)), (byte)(trail + (trail < 0x3F ? 0x40 : 0x41)));
    }

    private protected override bool IsLead(byte value) => value is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC);

    private protected override char Single(byte value) => value switch
    {
        <= 0x80 => (char)value,
        >= 0xA1 and <= 0xDF => (char)(HalfWidthStart + value - 0xA1),
        _ => Replacement,
    };

    private protected override int Pointer(byte lead, byte trail) => trail is >= 0x40 and <= 0xFC and not 0x7F
        ? ((lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 188) + trail - (trail < 0x7F ? 0x40 : 0x41)
        : -1;

    private protected override int ReadLong(ReadOnlySpan<byte> bytes, Span<char> characters, out int written) =>
        bytes.Length > 1 && Pointer(bytes[0], bytes[1]) is >= UsersStart and <= UsersEnd and var pointer
            ? Found(0xE000 + pointer - UsersStart, 2, characters, out written)
            : base.ReadLong(bytes, characters, out written);

    private protected override int WriteOther(int scalar, Span<byte> bytes)
    {
        if (scalar is 0x80 or (>= HalfWidthStart and <= HalfWidthEnd))
        {
            bytes[0] = (byte)(scalar == 0x80 ? scalar : scalar - HalfWidthStart + 0xA1);
            return 1;
        }

        return base.WriteOther(scalar, bytes);
    }

    private protected override (byte Lead, byte Trail) Pair(int pointer) => Bytes(pointer);
}

/// <summary>EUC-JP, section 12.1; the characters of JIS X 0212, of three bytes, are read but never written, by the standard.</summary>
internal sealed class EucJpPageEncoding() : DoubleBytePageEncoding("EUC-JP", DoubleByteIndexes.Jis0208)
{
    private const byte HalfWidthLead = 0x8E;
    private const byte Jis0212Lead = 0x8F;
    private const int HalfWidthStart = 0xFF61;
    private const int HalfWidthEnd = 0xFF9F;

    // Shift_JIS shares the index, and has rows of it past those that a pair of EUC-JP can name.
    private protected override int PairCount => 94 * 94;

    private protected override bool IsLead(byte value) => value is HalfWidthLead or Jis0212Lead || IsTrail(value);

    private protected override int Pointer(byte lead, byte trail) =>
        IsTrail(lead) && IsTrail(trail) ? ((lead - 0xA1) * 94) + trail - 0xA1 : -1;

    private protected override int ReadLong(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        if (bytes.Length > 1 && bytes[0] == HalfWidthLead && bytes[1] is >= 0xA1 and <= 0xDF)
            return Found(HalfWidthStart + bytes[1] - 0xA1, 2, characters, out written);
        if (bytes.Length < 2 || bytes[0] != Jis0212Lead || !IsTrail(bytes[1]))
            return base.ReadLong(bytes, characters, out written);
        if (bytes.Length < 3)
            return Malformed(2, characters, out written);
        var pointer = Pointer(bytes[1], bytes[2]);
        var jis0212 = DoubleByteIndexes.Jis0212.Value.Characters;
        var scalar = pointer >= 0 && pointer < jis0212.Length ? jis0212[pointer] : 0;
        return scalar != 0
            ? Found(scalar, 3, characters, out written)
            : 1 + MalformedPair(bytes[2], characters, out written);
    }

    private protected override int WriteOther(int scalar, Span<byte> bytes)
    {
        if (scalar is not (>= HalfWidthStart and <= HalfWidthEnd))
            return base.WriteOther(scalar, bytes);
        (bytes[0], bytes[1]) = (HalfWidthLead, (byte)(scalar - HalfWidthStart + 0xA1));
        return 2;
    }

    private protected override (byte Lead, byte Trail) Pair(int pointer) =>
        ((byte)((pointer / 94) + 0xA1), (byte)((pointer % 94) + 0xA1));

    private static bool IsTrail(byte value) => value is >= 0xA1 and <= 0xFE;
}

/// <summary>EUC-KR as windows-949 extends it, section 13.</summary>
internal sealed class EucKrPageEncoding() : DoubleBytePageEncoding("EUC-KR", DoubleByteIndexes.EucKr)
{
    public static (byte Lead, byte Trail) Bytes(int pointer) => ((byte)((pointer / 190) + 0x81), (byte)((pointer % 190) + 0x41));

    private protected override bool IsLead(byte value) => value is >= 0x81 and <= 0xFE;

    private protected override int Pointer(byte lead, byte trail) =>
        trail is >= 0x41 and <= 0xFE ? ((lead - 0x81) * 190) + trail - 0x41 : -1;

    private protected override (byte Lead, byte Trail) Pair(int pointer) => Bytes(pointer);
}
