using System.Collections.Immutable;
using Localizer.Model;

namespace Localizer.Memory;

/// <summary>A text's inline codes as bytes: two numbers of variable length each, its distance to the code before, its id and kind.</summary>
internal static class CodeBytes
{
    /// <summary>The codes of a text; empty when it has none. Ids are 0 or more.</summary>
    public static byte[] Of(CodedText text)
    {
        if (text.Codes.IsEmpty)
            return [];
        var bytes = new List<byte>(text.Codes.Length * 2);
        var last = 0;
        foreach (var (offset, code) in text.Codes)
        {
            VarInt.Append(bytes, (uint)(offset - last));
            VarInt.Append(bytes, ((uint)code.Id << 2) | (uint)code.Kind);
            last = offset;
        }

        return [.. bytes];
    }

    /// <summary>A text with codes that were made into bytes.</summary>
    public static CodedText Read(string text, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return new CodedText(text);
        var codes = ImmutableArray.CreateBuilder<PlacedCode>();
        var (position, offset) = (0, 0);
        while (position < bytes.Length)
        {
            offset += (int)VarInt.Read(bytes, ref position);
            var code = VarInt.Read(bytes, ref position);
            codes.Add(new PlacedCode(offset, new InlineCode((int)(code >> 2), (CodeKind)(code & 3))));
        }

        return new CodedText(text, codes.DrainToImmutable());
    }
}

/// <summary>Numbers in as few bytes as they need: seven bits a byte, the lowest first, the eighth says that more follow.</summary>
internal static class VarInt
{
    /// <summary>The most bytes of a number.</summary>
    public const int MaxLength = 5;

    /// <summary>Appends a number.</summary>
    public static void Append(List<byte> bytes, uint value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
    }

    /// <summary>Writes a number.</summary>
    /// <returns>How many bytes it took.</returns>
    public static int Write(Span<byte> bytes, uint value)
    {
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
        return length;
    }

    /// <summary>Reads a number, and goes past it.</summary>
    public static uint Read(ReadOnlySpan<byte> bytes, ref int position)
    {
        uint value = 0;
        for (var shift = 0; position < bytes.Length; shift += 7)
        {
            var part = bytes[position++];
            value |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
                break;
        }

        return value;
    }
}
