using System.Buffers;
using Localizer.Model;

namespace Localizer.Html;

internal ref partial struct HtmlTokenizer
{
    private const int ShortName = 8;

    // In bytes; what is not closed within them is no code in a tag.
    private const int LongestIsland = 1_000;

    private static readonly SearchValues<byte> TagNameEnd = SearchValues.Create(" \t\n\f\r/>"u8);
    private static readonly SearchValues<byte> AttributeNameEnd = SearchValues.Create(" \t\n\f\r/>="u8);
    private static readonly SearchValues<byte> UnquotedValueEnd = SearchValues.Create(" \t\n\f\r>"u8);

    // Most names are a few letters long: looking at each is faster than a search that is made for long texts.
    private readonly int Find(SearchValues<byte> any, int from)
    {
        var first = _markup[from..Math.Min(from + ShortName, _markup.Length)];
        for (var i = 0; i < first.Length; i++)
        {
            if (first[i] <= '>' && any.Contains(first[i]))
                return from + i;
        }

        from += first.Length;

        var found = _markup[from..].IndexOfAny(any);
        return found < 0 ? _markup.Length : from + found;
    }

    /// <summary>The tag name state and all that follow it, to the tag's end.</summary>
    private void ReadTag(HtmlTokenKind kind, int start, int nameStart)
    {
        var nameEnd = Find(TagNameEnd, nameStart);
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

            if (current == '<' && IslandEnd(position) is var islandEnd and > 0)
            {
                position = islandEnd;
                continue;
            }

            // An attribute name may begin with '=', and with nothing else that ends one.
            var nameEnd = Find(AttributeNameEnd, position + 1);
            var name = new ByteRange(position, nameEnd);
            position = SkipSpace(nameEnd);
            if (position < _markup.Length && _markup[position] == '=')
                position = ReadValue(name, position + 1);
            else
                AddAttribute(new HtmlAttribute(name, new ByteRange(nameEnd, nameEnd), AttributeQuoting.None));
        }
    }

    /// <summary>
    /// The end of code of a template language that stands between a tag's attributes, such as <c>&lt;?php if ($x) { ?&gt;</c>. The standard
    /// ends the tag at its <c>&gt;</c>, and a page that a browser gets has none; in a template the rest of the tag would be read as text.
    /// </summary>
    /// <returns>The byte after it, or 0 when there is none.</returns>
    private readonly int IslandEnd(int start)
    {
        var rest = _markup[start..Math.Min(start + LongestIsland, _markup.Length)];
        var close = rest.StartsWith("<?"u8) ? "?>"u8 : rest.StartsWith("<%"u8) ? "%>"u8 : default;
        if (close.IsEmpty || rest[2..].IndexOf(close) is not (>= 0 and var length))
            return 0;

        // Another one that opens before it is closed is the one that is closed.
        return rest.Slice(2, length).IndexOf(rest[..2]) >= 0 ? 0 : start + length + 4;
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
            var valueEnd = Find(UnquotedValueEnd, position);
            AddAttribute(new HtmlAttribute(name, new ByteRange(position, valueEnd), AttributeQuoting.Unquoted));
            return valueEnd;
        }

        var start = position + 1;
        var length = _markup[start..].IndexOf(first);
        if (length < 0)
            return _markup.Length;
        var quoting = first == '"' ? AttributeQuoting.Double : AttributeQuoting.Single;
        AddAttribute(new HtmlAttribute(name, new ByteRange(start, start + length), quoting));
        return start + length + 1;
    }

    private void AddAttribute(HtmlAttribute attribute)
    {
        if (_attributeCount == _attributes.Length)
            Array.Resize(ref _attributes, _attributeCount * 2);
        _attributes[_attributeCount++] = attribute;
    }
}
