namespace Localizer.Text;

/// <summary>An encoding of one byte a character, section 9 of the standard: a table for the bytes from 0x80.</summary>
internal sealed class SingleBytePageEncoding(string name) : PageEncoding(name)
{
    private const int High = 0x80;

    private readonly char[] characterOf = CharactersByByte(name);

    private protected override int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written)
    {
        characters[0] = characterOf[bytes[0]];
        written = 1;
        return 1;
    }

    private protected override int Write(int scalar, Span<byte> bytes)
    {
        if (scalar < High)
        {
            bytes[0] = (byte)scalar;
            return 1;
        }

        // U+FFFD stands in the table for bytes without a character.
        if (scalar >= Replacement)
            return 0;
        var pointer = characterOf.AsSpan(High).IndexOf((char)scalar);
        if (pointer < 0)
            return 0;
        bytes[0] = (byte)(High + pointer);
        return 1;
    }

    private static char[] CharactersByByte(string name)
    {
        var table = new char[0x100];
        for (var i = 0; i < table.Length; i++)
            table[i] = (char)i;
        if (name == "x-user-defined")
        {
            // Section 14.5: a run of the private-use area.
            for (var i = High; i < table.Length; i++)
                table[i] = (char)(0xF780 + i - High);
            return table;
        }

        var index = name == "ISO-8859-8-I" ? "ISO-8859-8" : name;
        var characters = Array.Find(SingleByteIndexes.All, entry => entry.Name == index).Characters;
        characters.CopyTo(table.AsSpan(table.Length - characters.Length));
        return table;
    }
}
