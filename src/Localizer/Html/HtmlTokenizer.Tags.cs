using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using Localizer.Model;

namespace Localizer.Html;

internal ref partial struct HtmlTokenizer
{
    private static readonly SearchValues<byte> TagNameEnd = SearchValues.Create(" \t\n\f\r/>"u8);
    private static readonly SearchValues<byte> AttributeNameEnd = SearchValues.Create(" \t\n\f\r/>="u8);
    private static readonly SearchValues<byte> UnquotedValueEnd = SearchValues.Create(" \t\n\f\r>"u8);
    private static readonly SearchValues<byte> DoubleQuote = SearchValues.Create("\""u8);
    private static readonly SearchValues<byte> SingleQuote = SearchValues.Create("'"u8);

    /// <summary>The next byte of some, or the page's end.</summary>
    /// <param name="any">The bytes, none of them above <c>&gt;</c>: what ends a name or a value without quotes.</param>
    /// <param name="from">The byte to begin at.</param>
    /// <remarks>
    /// Most names, and many values and texts, end within the first bytes, which are looked at in one go: a search that is made for long
    /// texts takes longer to begin than they are.
    /// </remarks>
    private readonly int FindAny(SearchValues<byte> any, int from)
    {
        if (from <= _markup.Length - Vector128<byte>.Count)
        {
            // Few bytes of a name are below the letters, and what ends it is.
            var first = _markup.Slice(from, Vector128<byte>.Count);
            for (var low = Vector128.LessThanOrEqual(Vector128.Create(first), Vector128.Create((byte)'>')).ExtractMostSignificantBits(); low != 0; low &= low - 1)
            {
                var at = BitOperations.TrailingZeroCount(low);
                if (any.Contains(first[at]))
                    return from + at;
            }

            from += Vector128<byte>.Count;
        }

        var found = _markup[from..].IndexOfAny(any);
        return found < 0 ? _markup.Length : from + found;
    }

    /// <summary>The next byte of a value, or the page's end: as <see cref="FindAny"/>, in one go at first.</summary>
    private readonly int Find(byte value, int from)
    {
        if (from <= _markup.Length - Vector128<byte>.Count)
        {
            var same = Vector128.Equals(Vector128.Create(_markup.Slice(from, Vector128<byte>.Count)), Vector128.Create(value)).ExtractMostSignificantBits();
            if (same != 0)
                return from + BitOperations.TrailingZeroCount(same);
            from += Vector128<byte>.Count;
        }

        var found = _markup[from..].IndexOf(value);
        return found < 0 ? _markup.Length : from + found;
    }

    /// <summary>The tag name state and all that follow it, to the tag's end.</summary>
    private void ReadTag(HtmlTokenKind kind, int start, int nameStart)
    {
        var nameEnd = FindAny(TagNameEnd, nameStart);
        if (_islands is not null)
            nameEnd = PastIslands(_islands, TagNameEnd, nameStart, nameEnd);
        var end = ReadAttributes(nameEnd);
        if (end < 0)
        {
            // The page ends inside the tag: the standard drops it.
            _attributeCount = 0;
            Emit(HtmlTokenKind.Dropped, start, _markup.Length);
            return;
        }

        Emit(kind, start, end);
        Content = new ByteRange(nameStart, nameEnd);
        if (kind == HtmlTokenKind.StartTag)
            _lastStartTag = Content;
        else
            _attributeCount = 0;
    }

    /// <summary>Before attribute name, attribute name and self-closing start tag states.</summary>
    /// <returns>The byte after the tag's <c>&gt;</c>, or -1 when the page ends before it.</returns>
    private int ReadAttributes(int position)
    {
        while (true)
        {
            position = SkipSpace(position);
            if (position >= _markup.Length)
                return -1;
            var current = _markup[position];
            if (current == '>')
                return position + 1;
            if (current == '/')
            {
                position++;
                if (position < _markup.Length && _markup[position] == '>')
                {
                    IsSelfClosing = true;
                    return position + 1;
                }

                continue;
            }

            // An attribute name may begin with '=', and with nothing else that ends one.
            var nameEnd = FindAny(AttributeNameEnd, position + 1);
            if (_islands is not null && IsIslandAlone(_islands, ref position, ref nameEnd))
                continue;
            var name = new ByteRange(position, nameEnd);
            position = SkipSpace(nameEnd);
            if (position < _markup.Length && _markup[position] == '=')
                position = ReadValue(name, position + 1);
            else
                AddAttribute(new HtmlAttribute(name, new ByteRange(nameEnd, nameEnd), AttributeQuoting.None));
        }
    }

    /// <summary>
    /// Moves the end of a name or a value that lies in code of a template language on to where it ends after that code: the quotes in
    /// <c>href="&lt;?= $x["y"] ?&gt;"</c> end no value.
    /// </summary>
    /// <param name="islands">Finds where the code ends.</param>
    /// <param name="any">What ends it.</param>
    /// <param name="from">Its first byte.</param>
    /// <param name="end">Where it ends by the standard.</param>
    private readonly int PastIslands(IslandFinder islands, SearchValues<byte> any, int from, int end)
    {
        while (from < end && _markup[from..end].IndexOfAny((byte)'<', (byte)'{') is var found and >= 0)
        {
            from += found;
            var islandEnd = islands.EndAt(_markup, from);
            if (islandEnd > end)
            {
                var next = _markup[islandEnd..].IndexOfAny(any);
                if (next < 0)
                    return end;
                end = islandEnd + next;
            }

            from = Math.Max(from + 1, islandEnd);
        }

        return end;
    }

    /// <summary>Whether code stands where an attribute could, which is then none; an attribute may be named by code, too.</summary>
    /// <param name="islands">Finds where the code ends.</param>
    /// <param name="position">The first byte; moved on behind the code.</param>
    /// <param name="nameEnd">Where the name ends by the standard; moved on to where it ends with the code in it.</param>
    private readonly bool IsIslandAlone(IslandFinder islands, ref int position, ref int nameEnd)
    {
        var end = islands.EndAt(_markup, position);
        if (end == 0)
        {
            nameEnd = PastIslands(islands, AttributeNameEnd, position, nameEnd);
            return false;
        }

        nameEnd = end;
        if (end < _markup.Length && _markup[end] == '=')
            return false;
        position = end;
        return true;
    }

    /// <summary>The attribute value states.</summary>
    /// <returns>The byte after the value and its quotes, or the page's end.</returns>
    private int ReadValue(ByteRange name, int position)
    {
        position = SkipSpace(position);
        if (position >= _markup.Length)
            return position;
        var first = _markup[position];
        if (first == '>')
        {
            AddAttribute(new HtmlAttribute(name, new ByteRange(position, position), AttributeQuoting.Unquoted));
            return position;
        }

        if (first is not ((byte)'"' or (byte)'\''))
        {
            var valueEnd = FindAny(UnquotedValueEnd, position);
            if (_islands is not null)
                valueEnd = PastIslands(_islands, UnquotedValueEnd, position, valueEnd);
            AddAttribute(new HtmlAttribute(name, new ByteRange(position, valueEnd), AttributeQuoting.Unquoted));
            return valueEnd;
        }

        var start = position + 1;
        var end = Find(first, start);
        if (end == _markup.Length)
            return end;
        var quoting = first == '"' ? AttributeQuoting.Double : AttributeQuoting.Single;
        if (_islands is not null)
            end = PastIslands(_islands, first == '"' ? DoubleQuote : SingleQuote, start, end);
        AddAttribute(new HtmlAttribute(name, new ByteRange(start, end), quoting));
        return end + 1;
    }

    private void AddAttribute(HtmlAttribute attribute)
    {
        if (_attributeCount == _attributes.Length)
            Array.Resize(ref _attributes, _attributeCount * 2);
        _attributes[_attributeCount++] = attribute;
    }
}
