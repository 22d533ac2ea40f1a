using System.Buffers;
using System.Text;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Html;

/// <summary>
/// The text of a unit while it is read: white space collapsed as CSS Text 3, section 4.1.1, says (a run is one space, across tags
/// too, and none is at the ends), unless the page preserves it. Used again for the next unit.
/// </summary>
internal sealed class UnitText : IDisposable
{
    private readonly PooledList<SiteRun> _runs = new();
    private readonly Slab<SiteRun> _kept = new();

    // From the pool: a page may be one text of megabytes, and so may the next one.
    private char[] _characters = ArrayPool<char>.Shared.Rent(256);
    private bool _preservesSpace;
    private bool _endsInSpace;
    private int _nextByte;
    private int _width;

    /// <summary>How many UTF-16 units there are.</summary>
    public int Length { get; private set; }

    /// <summary>The UTF-16 units.</summary>
    public ReadOnlySpan<char> Characters => _characters.AsSpan(0, Length);

    /// <summary>Empties it.</summary>
    public void Clear(bool preservesSpace)
    {
        _preservesSpace = preservesSpace;
        _endsInSpace = true;
        _nextByte = -1;
        Length = 0;
        _runs.Clear();
    }

    /// <summary>Where the characters were read from.</summary>
    public TextSites Sites() => new(_kept.Keep(_runs.Items));

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_characters);
        _characters = [];
        Length = 0;
        _runs.Dispose();
    }

    /// <summary>Decodes a piece of the markup and adds it.</summary>
    public void Decode(ReadOnlySpan<byte> markup, ByteRange range, ReferenceSyntax references, PageEncoding encoding)
    {
        // In no encoding, and by no reference, does a byte become more than one UTF-16 unit.
        MakeRoom(range.Length);
        var text = markup[..range.End];
        var position = range.Start;
        while (position < text.Length)
        {
            var current = text[position];
            if (IsPlain(current))
            {
                position = AddPlain(text, position);
                continue;
            }

            // Indentation: all of a run but its first character is dropped.
            if (_endsInSpace && !_preservesSpace && IsSpace(current))
            {
                position++;
                continue;
            }

            if (current < 0x80 && current != '&')
                Add((char)current, new ByteRange(position, ++position));
            else
                position = AddOther(text, position, references, encoding);
        }
    }

    // Apart from the loop: most pieces are plain, and room for characters costs each call that makes it.
    private int AddOther(ReadOnlySpan<byte> text, int position, ReferenceSyntax references, PageEncoding encoding)
    {
        Span<char> decoded = stackalloc char[CharacterReferences.MaxCharacters];
        var isReference = text[position] == '&' && references != ReferenceSyntax.None;
        var length = isReference
            ? CharacterReferences.Read(text[position..], references == ReferenceSyntax.Attribute, decoded, out var written)
            : encoding.ReadCharacter(text[position..], decoded, out written);
        if (length == 0)
            (decoded[0], written, length) = ('&', 1, 1);
        var site = new ByteRange(position, position + length);
        if (written == 1 && Admits(ref decoded[0], out var isSpace))
        {
            AddOwn(decoded[0], site);
            _endsInSpace = isSpace;
        }
        else if (written > 1)
        {
            foreach (var character in decoded[..written])
                Add(character, site);
        }

        return site.End;
    }

    /// <summary>
    /// Adds a character that may be white space; NUL, which no page shows, is left out. Several in a row may have been read from the same
    /// bytes.
    /// </summary>
    public void Add(char character, ByteRange site)
    {
        if (!Admits(ref character, out var isSpace))
            return;
        if (site.Length == 1)
            AddOwn(character, site);
        else
            AddShared(character, site);
        _endsInSpace = isSpace;
    }

    private bool Admits(ref char character, out bool isSpace)
    {
        isSpace = character < 0x80 && IsSpace((byte)character);
        if (!isSpace || _preservesSpace)
            return character != '\0';
        character = ' ';
        return !_endsInSpace;
    }

    /// <summary>A line break: where no space is before it one is added that stands for no byte, so that the words on its sides stay two.</summary>
    public void AddBreak(int position)
    {
        if (_preservesSpace || _endsInSpace)
            return;
        _endsInSpace = true;
        Append(' ', new SiteRun(Length, position, 0));
        _nextByte = -1;
    }

    /// <summary>Lets the next space stand even if the last character was one: something that shows is between them.</summary>
    /// <param name="atStart">Whether it may stand even at the text's beginning, since what shows is part of the sentence.</param>
    public void KeepNextSpace(bool atStart) => _endsInSpace = Length == 0 && !atStart;

    /// <summary>Takes white space from the end.</summary>
    /// <param name="keep">How many UTF-16 units are to stay, whatever they are.</param>
    public void TrimEnd(int keep)
    {
        while (!_preservesSpace && Length > keep && _characters[Length - 1] == ' ')
            Length--;
        while (_runs.Count > 0 && _runs[^1].Offset >= Length)
            _runs.Truncate(_runs.Count - 1);
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r';

    // A letter, digit or mark that is one byte and one character, and begins no reference.
    private static bool IsPlain(byte value) => value is > (byte)' ' and < 0x7F and not (byte)'&';

    /// <summary>Adds the plain bytes from a position on, each single space between two of them with them.</summary>
    private int AddPlain(ReadOnlySpan<byte> text, int position)
    {
        var start = position;
        while (position < text.Length
            && (IsPlain(text[position]) || (text[position] == ' ' && position + 1 < text.Length && IsPlain(text[position + 1]))))
        {
            position++;
        }

        Begin(start, width: 1);
        Encoding.Latin1.GetChars(text[start..position], _characters.AsSpan(Length));
        Length += position - start;
        _nextByte = position;
        _endsInSpace = false;
        return position;
    }

    // A character that was read from bytes of its own.
    private void AddOwn(char character, ByteRange site)
    {
        Begin(site.Start, site.Length);
        Append(character, null);
        _nextByte = site.End;
    }

    // The characters of a run follow each other without a gap, and are as wide.
    private void Begin(int start, int width)
    {
        if (start != _nextByte || _width != width)
            _runs.Add(new SiteRun(Length, start, width));
        _width = width;
    }

    private void AddShared(char character, ByteRange site)
    {
        _nextByte = -1;
        if (_runs.Count > 0 && _runs[^1] is { Width: < 0 } last && last.Start == site.Start)
            Append(character, null);
        else
            Append(character, new SiteRun(Length, site.Start, -site.Length));
    }

    private void Append(char character, SiteRun? run)
    {
        if (run is { } begun)
            _runs.Add(begun);
        MakeRoom(1);
        _characters[Length++] = character;
    }

    private void MakeRoom(int count)
    {
        if (Length + count <= _characters.Length)
            return;
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(Length + count, _characters.Length * 2));
        Characters.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_characters);
        _characters = larger;
    }
}
