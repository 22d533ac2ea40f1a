using System.Globalization;
using System.Text;
using System.Xml;

namespace Localizer.Model;

/// <summary>Texts and values of a file that <see cref="PlainXmlReader"/> reads, with references as the characters that they are.</summary>
internal sealed class PlainXmlText
{
    // How many values are kept to be given again, and how long they are at most.
    private const int Kept = 64;
    private const int LongestKept = 24;

    // No reference that XML has without a DOCTYPE is longer, but for needless zeros.
    private const int LongestReference = 12;

    private readonly string?[] _kept = new string?[Kept];
    private char[] _characters = new char[512];
    private int _length;

    /// <summary>What was decoded last.</summary>
    public ReadOnlySpan<char> Latest => _characters.AsSpan(0, _length);

    /// <summary>Looks at a text's references.</summary>
    /// <param name="text">The text, in UTF-8.</param>
    /// <exception cref="NotPlainXmlException">One of them is none that XML has by itself, or stands for a character that XML has not.</exception>
    public static void CheckReferences(ReadOnlySpan<byte> text)
    {
        for (int at; (at = text.IndexOf((byte)'&')) >= 0;)
        {
            text = text[at..];
            text = text[ReferenceAt(text, out _)..];
        }
    }

    /// <summary>Decodes a text; good until the next one is decoded.</summary>
    /// <param name="text">The text, in UTF-8, its references checked.</param>
    public ReadOnlySpan<char> Decode(ReadOnlySpan<byte> text)
    {
        if (text.Length > _characters.Length)
            _characters = new char[Math.Max(text.Length, _characters.Length * 2)];
        var written = 0;
        for (int at; (at = text.IndexOf((byte)'&')) >= 0;)
        {
            written += Encoding.UTF8.GetChars(text[..at], _characters.AsSpan(written));
            text = text[at..];
            text = text[ReferenceAt(text, out var character)..];
            // No reference is shorter than what it stands for.
            written += character.EncodeToUtf16(_characters.AsSpan(written));
        }

        _length = written + Encoding.UTF8.GetChars(text, _characters.AsSpan(written));
        return Latest;
    }

    /// <summary>Decodes a value. Most are the same few over and over, and get no string of their own each time.</summary>
    /// <param name="text">The value, in UTF-8, its references checked.</param>
    public string StringOf(ReadOnlySpan<byte> text)
    {
        var characters = Decode(text);
        if (characters.Length is 0 or > LongestKept)
            return characters.ToString();
        ref var kept = ref _kept[((characters.Length * 31) + (characters[0] * 7) + characters[^1]) % Kept];
        if (kept is null || !characters.SequenceEqual(kept))
            kept = characters.ToString();
        return kept;
    }

    /// <summary>The reference that a text begins with, and its length.</summary>
    private static int ReferenceAt(ReadOnlySpan<byte> text, out Rune character)
    {
        var end = text[..Math.Min(text.Length, LongestReference)].IndexOf((byte)';');
        if (end < 2)
            throw new NotPlainXmlException();
        var name = text[1..end];
        character = name[0] == '#' ? Numbered(name[1..]) : new Rune(name switch
        {
            [(byte)'a', (byte)'m', (byte)'p'] => '&',
            [(byte)'l', (byte)'t'] => '<',
            [(byte)'g', (byte)'t'] => '>',
            [(byte)'q', (byte)'u', (byte)'o', (byte)'t'] => '"',
            [(byte)'a', (byte)'p', (byte)'o', (byte)'s'] => '\'',
            _ => throw new NotPlainXmlException(),
        });
        return end + 1;
    }

    private static Rune Numbered(ReadOnlySpan<byte> number)
    {
        var isHex = !number.IsEmpty && number[0] == 'x';
        if (!uint.TryParse(isHex ? number[1..] : number, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || !Rune.IsValid(code) || (code < char.MaxValue + 1 && !XmlConvert.IsXmlChar((char)code)))
            throw new NotPlainXmlException();
        return new Rune(code);
    }
}
