namespace Localizer.InlineCodes.Dialects;

/// <summary>
/// Reads what looks like a tag: a bracket, a name, attributes that all have values, a bracket. Comparisons in prose
/// (<c>a &lt; b and c &gt; d</c>) are none, since what follows the name there are words.
/// </summary>
internal ref struct TagParser
{
    // A tag of ours has 8 to 60; an answer whose bracket closes further on has lost one.
    private const int LongestTag = 200;

    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private TagFlaws _flaws;

    private TagParser(ReadOnlySpan<char> text) => _text = text.Length > LongestTag ? text[..LongestTag] : text;

    private readonly char Current => _position < _text.Length ? _text[_position] : '\0';

    /// <summary>Reads a tag.</summary>
    /// <param name="text">Text that begins with <c>&lt;</c>.</param>
    /// <param name="tag">The tag, when the answer is true.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out WireTag tag)
    {
        var parser = new TagParser(text);
        return parser.TryParse(out tag);
    }

    /// <summary>Reads a tag's number: digits, or digits and <c>e</c> for a closing code that stands alone.</summary>
    /// <param name="value">The attribute's value or the tag's name.</param>
    /// <param name="id">The number, when the answer is true.</param>
    /// <param name="isEnd">Whether the <c>e</c> is there.</param>
    public static bool TryReadId(ReadOnlySpan<char> value, out int id, out bool isEnd)
    {
        id = 0;
        isEnd = value is [.., 'e' or 'E'];
        if (isEnd)
            value = value[..^1];
        if (value.Length is 0 or > 6)
            return false;
        foreach (var character in value)
        {
            if (!char.IsAsciiDigit(character))
                return false;
            id = (id * 10) + character - '0';
        }

        return id > 0;
    }

    private bool TryParse(out WireTag tag)
    {
        tag = default;
        _position = 1;
        Skip(TagFlaws.Spaces);
        var isClosing = Current == '/';
        if (isClosing)
        {
            _position++;
            Skip(TagFlaws.Spaces);
        }

        if (Current == '*')
        {
            _position++;
            _flaws |= TagFlaws.Mark;
        }

        var name = ReadName();
        ReadOnlySpan<char> id = default;

        // "</>" closes whatever is open.
        if ((name.IsEmpty && (!isClosing || Current != '>')) || !TryReadAttributes(ref id))
            return false;
        var isSelfClosing = Current == '/';
        if (isSelfClosing)
            _position++;
        Skip(TagFlaws.Spaces);
        if (Current != '>')
            return false;
        if (id.IsEmpty && name is [var digit, ..] && char.IsDigit(digit))
            id = name;
        if (name is [var first, ..] && char.IsDigit(first) && !char.IsAsciiDigit(first))
            _flaws |= TagFlaws.Digits;
        tag = new WireTag { Name = name, Id = id, IsClosing = isClosing, IsSelfClosing = isSelfClosing, Length = _position + 1, Flaws = _flaws };
        return true;
    }

    private bool TryReadAttributes(ref ReadOnlySpan<char> id)
    {
        while (true)
        {
            var start = _position;
            Skip(TagFlaws.None);
            if (Current is '>' or '/')
            {
                // "<br id=1 />" is what XHTML's writers write; "<b >" is what a translation leaves behind.
                if (_position > start && Current == '>')
                    _flaws |= TagFlaws.Spaces;
                return true;
            }

            if (_position == start || !TryReadAttribute(ref id))
                return false;
        }
    }

    private bool TryReadAttribute(ref ReadOnlySpan<char> id)
    {
        var name = ReadName();
        Skip(TagFlaws.Spaces);
        if (name.IsEmpty || Current != '=')
            return false;
        _position++;
        Skip(TagFlaws.Spaces);
        var value = ReadValue();
        if (value.IsEmpty)
            return false;
        if (name.Equals("id", StringComparison.OrdinalIgnoreCase))
        {
            id = value;
        }
        else if (id.IsEmpty && char.IsDigit(value[0]))
        {
            id = value;
            _flaws |= TagFlaws.AttributeName;
        }

        if (char.IsDigit(value[0]) && !char.IsAsciiDigit(value[0]))
            _flaws |= TagFlaws.Digits;
        return true;
    }

    private ReadOnlySpan<char> ReadValue()
    {
        var close = Current switch
        {
            '"' => "\"",
            '\'' => "'",
            '“' or '”' or '„' => "“”\"",
            '‘' or '’' => "‘’'",
            '«' => "»",
            '「' => "」",
            '＂' => "＂",
            _ => "",
        };
        if (close.Length > 1 || close is "»" or "」" or "＂")
            _flaws |= TagFlaws.Quotes;
        if (close.Length > 0)
        {
            var rest = _text[(_position + 1)..];
            var length = rest.IndexOfAny(close);
            if (length < 0)
                return default;
            _position += length + 2;
            var value = rest[..length];
            var trimmed = value.Trim();
            if (trimmed.Length < value.Length)
                _flaws |= TagFlaws.Spaces;
            return trimmed;
        }

        var start = _position;
        while (_position < _text.Length && !char.IsWhiteSpace(Current) && Current is not ('>' or '/' or '<' or '"' or '\'' or '='))
            _position++;
        return _text[start.._position];
    }

    private ReadOnlySpan<char> ReadName()
    {
        var start = _position;
        while (char.IsLetterOrDigit(Current) || (_position > start && (Current is '-' or ':' or '_' || char.GetUnicodeCategory(Current) == System.Globalization.UnicodeCategory.NonSpacingMark)))
            _position++;
        return _text[start.._position];
    }

    private void Skip(TagFlaws flaw)
    {
        var start = _position;
        while (char.IsWhiteSpace(Current))
            _position++;
        if (_position > start)
            _flaws |= flaw;
    }
}
