using System.Text;
using Localizer.Model;

namespace Localizer.Html;

internal ref partial struct HtmlTokenizer
{
    /// <summary>The markup declaration open state.</summary>
    private void ReadDeclaration(int start)
    {
        var rest = _markup[(start + 2)..];
        if (rest.StartsWith("--"u8))
            ReadComment(start);
        else if (rest.Length >= 7 && Ascii.EqualsIgnoreCase(rest[..7], "doctype"u8))
            ReadDoctype(start, start + 9);
        else if (AllowsCData && rest.StartsWith("[CDATA["u8))
            ReadCData(start);
        else
            ReadBogusComment(start, start + 2);
    }

    /// <summary>To a browser a comment that ends at the first <c>&gt;</c>; PHP goes up to its own end.</summary>
    private void ReadProcessingInstruction(int start)
    {
        if (_islands?.EndOfPhpAt(_markup, start) is not (> 0 and var end))
        {
            ReadBogusComment(start, start + 1);
            return;
        }

        Emit(HtmlTokenKind.Comment, start, end);
        Content = new ByteRange(start + 1, end - 1);
    }

    private void ReadBogusComment(int start, int dataStart)
    {
        var length = _markup[dataStart..].IndexOf((byte)'>');
        var dataEnd = length < 0 ? _markup.Length : dataStart + length;
        Emit(HtmlTokenKind.Comment, start, Math.Min(dataEnd + 1, _markup.Length));
        Content = new ByteRange(dataStart, dataEnd);
    }

    private void ReadCData(int start)
    {
        var dataStart = start + 9;
        var length = _markup[dataStart..].IndexOf("]]>"u8);
        var dataEnd = length < 0 ? _markup.Length : dataStart + length;
        Emit(HtmlTokenKind.CData, start, Math.Min(dataEnd + 3, _markup.Length));
        Content = new ByteRange(dataStart, dataEnd);
    }

    /// <summary>The comment states: a comment ends at <c>--&gt;</c> or <c>--!&gt;</c>, or at once as <c>&lt;!--&gt;</c> and <c>&lt;!---&gt;</c>.</summary>
    private void ReadComment(int start)
    {
        var dataStart = start + 4;
        var data = _markup[dataStart..];
        var (length, closing) = data.StartsWith(">"u8) ? (0, 1) : data.StartsWith("->"u8) ? (0, 2) : FindCommentEnd(data);
        Emit(HtmlTokenKind.Comment, start, dataStart + length + closing);
        Content = new ByteRange(dataStart, dataStart + length);
    }

    private static (int Length, int Closing) FindCommentEnd(ReadOnlySpan<byte> data)
    {
        var position = 0;
        while (data[position..].IndexOf("--"u8) is var found and >= 0)
        {
            position += found;
            var after = data[(position + 2)..];
            if (after.StartsWith(">"u8))
                return (position, 3);
            if (after.StartsWith("!>"u8))
                return (position, 4);
            position++;
        }

        // The page ends in the comment: dashes that were about to close it are no data.
        var closing = data.EndsWith("--!"u8) ? 3 : data.EndsWith("--"u8) ? 2 : data.EndsWith("-"u8) ? 1 : 0;
        return (data.Length - closing, closing);
    }

    /// <summary>The DOCTYPE states.</summary>
    private void ReadDoctype(int start, int position)
    {
        position = SkipSpace(position);
        var nameStart = position;
        while (position < _markup.Length && !IsSpace(_markup[position]) && _markup[position] != '>')
            position++;
        ByteRange? name = position > nameStart ? new ByteRange(nameStart, position) : null;
        ByteRange? publicId = null;
        ByteRange? systemId = null;
        var quirks = name is null;
        var isBogus = false;

        position = SkipSpace(position);
        if (position < _markup.Length && _markup[position] != '>')
        {
            var keyword = _markup[position..];
            if (keyword.Length >= 6 && Ascii.EqualsIgnoreCase(keyword[..6], "public"u8))
            {
                quirks |= !TryReadIdentifier(ref position, position + 6, out publicId);
                if (!quirks && IsQuoteAt(SkipSpace(position)))
                    quirks = !TryReadIdentifier(ref position, position, out systemId);
            }
            else if (keyword.Length >= 6 && Ascii.EqualsIgnoreCase(keyword[..6], "system"u8))
            {
                quirks |= !TryReadIdentifier(ref position, position + 6, out systemId);
            }
            else
            {
                quirks = true;
            }

            // After a system identifier anything else is skipped without quirks, to the page's end if need be; after a public one
            // it is not.
            position = SkipSpace(position);
            isBogus = position < _markup.Length && _markup[position] != '>';
            quirks |= isBogus && systemId is null;
        }

        var length = position >= _markup.Length ? -1 : _markup[position..].IndexOf((byte)'>');
        quirks |= length < 0 && !isBogus;
        Emit(HtmlTokenKind.Doctype, start, length < 0 ? _markup.Length : position + length + 1);
        Doctype = new HtmlDoctype(name, publicId, systemId, quirks);
    }

    private readonly bool IsQuoteAt(int position) => position < _markup.Length && _markup[position] is (byte)'"' or (byte)'\'';

    /// <summary>Reads a quoted identifier; a <c>&gt;</c> inside it ends the declaration (abrupt identifier).</summary>
    /// <returns>False when it is missing or cut off; the position then stands on the <c>&gt;</c>, the stray byte or the end.</returns>
    private readonly bool TryReadIdentifier(ref int position, int from, out ByteRange? identifier)
    {
        identifier = null;
        position = SkipSpace(from);
        if (!IsQuoteAt(position))
            return false;
        var start = position + 1;
        var length = _markup[start..].IndexOfAny(_markup[position], (byte)'>');
        var end = length < 0 ? _markup.Length : start + length;
        identifier = new ByteRange(start, end);
        var closed = length >= 0 && _markup[end] != '>';
        position = closed ? end + 1 : end;
        return closed;
    }
}
