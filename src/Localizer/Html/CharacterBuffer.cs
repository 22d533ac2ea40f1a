using System.Buffers.Text;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Html;

/// <summary>Which character references a piece of text may hold.</summary>
internal enum ReferenceSyntax
{
    /// <summary>None: raw text and CDATA sections.</summary>
    None,

    /// <summary>Those of text, where a name may go on after the reference.</summary>
    Text,

    /// <summary>Those of attribute values, where <c>&amp;copy=1</c> is no reference.</summary>
    Attribute,
}

/// <summary>
/// Decoded characters, each with the bytes that it was read from: text of the page's encoding, line ends made LF, character
/// references resolved. Grows as needed, and is used again for the next text.
/// </summary>
internal sealed class CharacterBuffer
{
    private char[] _characters = new char[256];
    private ByteRange[] _sites = new ByteRange[256];

    /// <summary>How many UTF-16 units it holds.</summary>
    public int Length { get; private set; }

    /// <summary>The UTF-16 units.</summary>
    public ReadOnlySpan<char> Characters => _characters.AsSpan(0, Length);

    /// <summary>For each UTF-16 unit the bytes that it was read from; both of a surrogate pair have the same.</summary>
    public ReadOnlySpan<ByteRange> Sites => _sites.AsSpan(0, Length);

    /// <summary>Empties it.</summary>
    public void Clear() => Length = 0;

    /// <summary>Adds one UTF-16 unit.</summary>
    public void Add(char character, ByteRange site)
    {
        if (Length == _characters.Length)
        {
            Array.Resize(ref _characters, Length * 2);
            Array.Resize(ref _sites, Length * 2);
        }

        _characters[Length] = character;
        _sites[Length++] = site;
    }

    /// <summary>Decodes a piece of the markup and adds it.</summary>
    /// <param name="markup">The whole markup.</param>
    /// <param name="range">The piece.</param>
    /// <param name="references">Which character references it may hold.</param>
    /// <param name="encoding">The markup's encoding.</param>
    public void Decode(ReadOnlySpan<byte> markup, ByteRange range, ReferenceSyntax references, PageEncoding encoding)
    {
        Span<char> decoded = stackalloc char[CharacterReferences.MaxCharacters];
        var text = markup[..range.End];
        var position = range.Start;
        while (position < text.Length)
        {
            var start = position;
            int written;
            var current = text[position];
            if (current == '&' && references != ReferenceSyntax.None
                && CharacterReferences.Read(text[position..], references == ReferenceSyntax.Attribute, decoded, out written) is var length
                and > 0)
            {
                position += length;
            }
            else if (current == '\r')
            {
                position += position + 1 < text.Length && text[position + 1] == '\n' ? 2 : 1;
                decoded[0] = '\n';
                written = 1;
            }
            else if (current < 0x80)
            {
                // In every encoding that markup is in, a byte below 0x80 where a character begins is ASCII.
                Add((char)current, new ByteRange(position, ++position));
                continue;
            }
            else
            {
                position += encoding.ReadCharacter(text[position..], decoded, out written);
            }

            foreach (var character in decoded[..written])
                Add(character, new ByteRange(start, position));
        }
    }

    /// <summary>Decodes the inside of a JSON string and adds it.</summary>
    /// <param name="markup">The whole markup.</param>
    /// <param name="range">The bytes between the quotes; what is no valid escape is taken as it stands.</param>
    /// <param name="encoding">The markup's encoding.</param>
    public void DecodeJson(ReadOnlySpan<byte> markup, ByteRange range, PageEncoding encoding)
    {
        Span<char> decoded = stackalloc char[PageEncoding.MaximumCharacters];
        var position = range.Start;
        while (position < range.End)
        {
            var start = position;
            var rest = markup[position..range.End];
            if (rest[0] == '\\' && rest.Length > 1)
            {
                var (character, length) = ReadJsonEscape(rest);
                position += length;
                Add(character, new ByteRange(start, position));
                continue;
            }

            if (rest[0] < 0x80)
            {
                Add((char)rest[0], new ByteRange(start, ++position));
                continue;
            }

            position += encoding.ReadCharacter(rest, decoded, out var written);
            foreach (var character in decoded[..written])
                Add(character, new ByteRange(start, position));
        }
    }

    private static (char Character, int Length) ReadJsonEscape(ReadOnlySpan<byte> text) => text[1] switch
    {
        (byte)'b' => ('\b', 2),
        (byte)'f' => ('\f', 2),
        (byte)'n' => ('\n', 2),
        (byte)'r' => ('\r', 2),
        (byte)'t' => ('\t', 2),
        (byte)'u' when text.Length >= 6 && Utf8Parser.TryParse(text[2..6], out ushort unit, out var read, 'X') && read == 4 => ((char)unit, 6),
        var other => ((char)other, 2),
    };
}
