using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Localizer.Html;

/// <summary>
/// Character references as the HTML standard reads them (13.2.5.72 to 13.2.5.80). The named ones are the standard's table, kept in
/// <c>CharacterReferences.txt</c>: a name, with its semicolon where it must have one, and its code points.
/// </summary>
internal static class CharacterReferences
{
    /// <summary>How many UTF-16 units a reference can stand for: no named one has more than two code points.</summary>
    public const int MaxCharacters = 4;

    // Without its semicolon no name is longer (see the test that holds this against the table).
    private const int LongestBareName = 6;
    private const int LongestName = 32;

    // What a reference to 0x80–0x9F means: windows-1252's character, since that is what such pages meant. 0: the number itself.
    private const string Windows1252 =
        "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
        + "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    private static readonly Lazy<FrozenDictionary<string, string>> Named = new(Load);

    /// <summary>The named references, for tests: names without the ampersand.</summary>
    internal static IReadOnlyDictionary<string, string> Names => Named.Value;

    /// <summary>Reads the reference at the start of some text.</summary>
    /// <param name="text">Text that begins with <c>&amp;</c>.</param>
    /// <param name="inAttribute">Whether it stands in an attribute's value, where <c>&amp;copy=</c> is no reference.</param>
    /// <param name="characters">Takes what the reference stands for; at least <see cref="MaxCharacters"/> long.</param>
    /// <param name="written">How many UTF-16 units were written.</param>
    /// <returns>The reference's length in bytes, or 0 when the ampersand is just that.</returns>
    public static int Read(ReadOnlySpan<byte> text, bool inAttribute, Span<char> characters, out int written)
    {
        written = 0;
        if (text.Length < 2)
            return 0;
        return text[1] == '#'
            ? ReadNumeric(text, characters, out written)
            : ReadNamed(text, inAttribute, characters, out written);
    }

    private static int ReadNumeric(ReadOnlySpan<byte> text, Span<char> characters, out int written)
    {
        written = 0;
        var position = 2;
        var isHexadecimal = text.Length > 2 && (text[2] | 0x20) == 'x';
        if (isHexadecimal)
            position++;
        var digitsStart = position;
        var number = 0;
        while (position < text.Length && DigitOf(text[position], isHexadecimal) is var digit and >= 0)
        {
            // Past the last code point any number will do: it is replaced.
            number = Math.Min((number * (isHexadecimal ? 16 : 10)) + digit, 0x110000);
            position++;
        }

        if (position == digitsStart)
            return 0;
        if (position < text.Length && text[position] == ';')
            position++;
        if (number is >= 0x80 and <= 0x9F && Windows1252[number - 0x80] is var meant and not '\0')
            number = meant;
        var rune = number != 0 && Rune.IsValid(number) ? new Rune(number) : Rune.ReplacementChar;
        written = rune.EncodeToUtf16(characters);
        return position;
    }

    private static int DigitOf(byte value, bool isHexadecimal)
    {
        if (value is >= (byte)'0' and <= (byte)'9')
            return value - '0';
        var letter = (value | 0x20) - 'a';
        return isHexadecimal && letter is >= 0 and < 6 ? letter + 10 : -1;
    }

    private static int ReadNamed(ReadOnlySpan<byte> text, bool inAttribute, Span<char> characters, out int written)
    {
        written = 0;
        Span<char> name = stackalloc char[LongestName + 1];
        var length = 0;
        while (length < LongestName && length + 1 < text.Length && char.IsAsciiLetterOrDigit((char)text[length + 1]))
        {
            name[length] = (char)text[length + 1];
            length++;
        }

        var names = Named.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        string? meant;
        if (length + 1 < text.Length && text[length + 1] == ';')
        {
            name[length] = ';';
            if (names.TryGetValue(name[..(length + 1)], out meant))
            {
                meant.CopyTo(characters);
                written = meant.Length;
                return length + 2;
            }
        }

        for (length = Math.Min(length, LongestBareName); length > 1; length--)
        {
            if (!names.TryGetValue(name[..length], out meant))
                continue;
            if (inAttribute && length + 1 < text.Length && (text[length + 1] == '=' || char.IsAsciiLetterOrDigit((char)text[length + 1])))
                return 0;
            meant.CopyTo(characters);
            written = meant.Length;
            return length + 1;
        }

        return 0;
    }

    private static FrozenDictionary<string, string> Load()
    {
        var names = new Dictionary<string, string>(2300, StringComparer.Ordinal);
        using var stream = typeof(CharacterReferences).Assembly.GetManifestResourceStream("Localizer.Html.CharacterReferences.txt")
            ?? throw new InvalidOperationException("The table of character references is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            var columns = line.Split(' ');
            names.Add(columns[0], string.Concat(columns.Skip(1).Select(hex =>
                char.ConvertFromUtf32(int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))));
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
