using Localizer.Model;

namespace Localizer.Exchange.Csv;

/// <summary>A place in valid UTF-8 that counts lines, and columns in UTF-16 units, as it steps over the bytes.</summary>
internal struct Utf8Cursor(int offset)
{
    private int _line = 1;
    private int _column = 1;

    /// <summary>The place in bytes.</summary>
    public int Offset { get; private set; } = offset;

    /// <summary>The place as people read it.</summary>
    public readonly TextPosition Position => new(_line, _column);

    /// <summary>Steps over one byte; CR LF ends its line with the LF.</summary>
    public void Step(ReadOnlySpan<byte> text)
    {
        var current = text[Offset++];
        if (current == '\n' || (current == '\r' && (Offset == text.Length || text[Offset] != '\n')))
        {
            _line++;
            _column = 1;
        }
        else
        {
            // The lead byte counts for the whole character: two units above U+FFFF, where the lead is F0 or more; the rest for none.
            _column += current >= 0xF0 ? 2 : (current & 0xC0) == 0x80 ? 0 : 1;
        }
    }

    /// <summary>Steps over an ASCII byte that ends no line.</summary>
    public void StepAscii()
    {
        Offset++;
        _column++;
    }

    /// <summary>Steps over the line end at this place, CR LF as one.</summary>
    public void StepLineEnd(ReadOnlySpan<byte> text)
    {
        if (text[Offset] == '\r' && Offset + 1 < text.Length && text[Offset + 1] == '\n')
            Step(text);
        Step(text);
    }
}
