using System.Collections.Immutable;
using System.Globalization;

namespace Localizer.Segmentation.Expressions;

/// <content>What begins with a backslash, and classes in brackets.</content>
internal sealed partial class ExpressionParser
{
    private static readonly CharacterSet Horizontal = CharacterSet.OfRanges(
        [(0x09, 0x09), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x180E, 0x180E), (0x2000, 0x200A), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000)]);

    private static readonly CharacterSet Vertical = CharacterSet.OfRanges([(0x0A, 0x0D), (0x85, 0x85), (0x2028, 0x2029)]);

    private Node ReadEscape()
    {
        var next = _at + 1 < _text.Length ? _text[_at + 1] : End;
        switch (next)
        {
            case 'b' or 'B' or 'A' or 'z' or 'Z':
                _at += 2;
                return new PlaceNode(next switch
                {
                    'b' => PlaceKind.WordBoundary,
                    'B' => PlaceKind.NoWordBoundary,
                    'A' => PlaceKind.TextStart,
                    _ => PlaceKind.TextEnd,
                });
            case 'R':
                _at += 2;
                return new ChoiceNode(
                [
                    new SequenceNode([new CharacterNode(CharacterSet.Of('\r')), new CharacterNode(CharacterSet.Of('\n'))]),
                    new CharacterNode(Vertical),
                ]);
            case >= '1' and <= '9' or 'k':
                throw Unsupported("a back reference needs a search that can run away");
            case 'G' or 'X':
                throw Unsupported($"\\{next} is not supported");
            default:
                return new CharacterNode(WithCase(ReadEscapedSet()));
        }
    }

    /// <summary>Reads <c>\Q…\E</c>; what repeats it repeats its last character.</summary>
    /// <param name="parts">Takes all but that one.</param>
    /// <returns>The last character.</returns>
    private Node ReadQuoted(ImmutableArray<Node>.Builder parts)
    {
        _at += 2;
        Node last = SequenceNode.Empty;
        while (!IsAtEnd && !_text.AsSpan(_at).StartsWith("\\E", StringComparison.Ordinal))
        {
            if (last is CharacterNode)
                parts.Add(last);
            last = new CharacterNode(WithCase(CharacterSet.Of(ReadCodePoint())));
        }

        _at = Math.Min(_text.Length, _at + 2);
        return last;
    }

    /// <summary>Reads an escape that stands for one character or a set, in a class or outside of one.</summary>
    private CharacterSet ReadEscapedSet()
    {
        _at++;
        if (IsAtEnd)
            throw Malformed("a backslash ends the expression");
        var letter = _text[_at++];
        switch (letter)
        {
            case 'd':
                return CharacterSet.OfCategories(UnicodeCategory.DecimalDigitNumber);
            case 'D':
                return CharacterSet.OfCategories(UnicodeCategory.DecimalDigitNumber).Complement();
            case 'w':
                return CharacterSet.Word;
            case 'W':
                return CharacterSet.Word.Complement();
            case 's':
                return CharacterSet.WhiteSpace;
            case 'S':
                return CharacterSet.WhiteSpace.Complement();
            case 'h':
                return Horizontal;
            case 'H':
                return Horizontal.Complement();
            case 'v':
                return Vertical;
            case 'V':
                return Vertical.Complement();
            case 'p' or 'P':
                return ReadProperty(isNegated: letter == 'P');
            default:
                _at--;
                return CharacterSet.Of(ReadEscapedCodePoint());
        }
    }

    private int ReadEscapedCodePoint()
    {
        if (!char.IsAsciiLetterOrDigit(Current))
            return ReadCodePoint();
        switch (_text[_at++])
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 'f':
                return '\f';
            case 'a':
                return '\a';
            case 'e':
                return '\u001B';
            case 'u':
                return ReadHexadecimal(4);
            case 'U':
                return ReadHexadecimal(8);
            case 'x' when Current == '{':
                return ReadBracedHexadecimal();
            case 'x':
                return ReadHexadecimal(2);
            case '0':
                return ReadOctal();
            case 'c' when !IsAtEnd:
                return char.ToUpperInvariant(_text[_at++]) ^ 0x40;
            default:
                _at--;
                throw Unsupported($"\\{Current} is not supported");
        }
    }

    private int ReadHexadecimal(int digits)
    {
        if (_at + digits > _text.Length
            || !int.TryParse(_text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var codePoint)
            || codePoint is < 0 or > CharacterSet.MaxCodePoint)
            throw Malformed($"{digits} hexadecimal digits must stand here");
        _at += digits;
        return codePoint;
    }

    private int ReadBracedHexadecimal()
    {
        var close = _text.IndexOf('}', _at);
        if (close < 0)
            throw Malformed("'}' is missing");
        _at++;
        var codePoint = ReadHexadecimal(close - _at);
        _at++;
        return codePoint;
    }

    private int ReadOctal()
    {
        var codePoint = 0;
        for (var digits = 0; digits < 3 && Current is >= '0' and <= '7' && (codePoint * 8) + (Current - '0') <= 255; digits++, _at++)
            codePoint = (codePoint * 8) + (Current - '0');
        return codePoint;
    }

    private CharacterSet ReadProperty(bool isNegated)
    {
        string name;
        if (Current == '{')
        {
            var close = _text.IndexOf('}', _at);
            if (close < 0)
                throw Malformed("'}' is missing");
            name = _text[(_at + 1)..close];
            _at = close + 1;
        }
        else
        {
            name = IsAtEnd ? throw Malformed("a property's name is missing") : _text[_at++].ToString();
        }

        if (name.StartsWith('^'))
            (name, isNegated) = (name[1..], !isNegated);
        if (CharacterProperties.Find(name, _notes) is not { } set)
            throw Unsupported($"the property '{name}' is not known");
        return isNegated ? set.Complement() : set;
    }

    // The depth is counted with that of the groups.
    private CharacterSet ReadClass()
    {
        if (++_depth > MaxDepth)
            throw Unsupported($"more than {MaxDepth} classes stand inside one another");
        var start = _at++;
        var isNegated = Current == '^';
        if (isNegated)
            _at++;
        var all = default(CharacterSet);
        var operation = ClassOperation.Union;
        do
        {
            var part = ReadClassPart(start);
            all = (all, operation) switch
            {
                (null, _) => part,
                (_, ClassOperation.Intersection) => all.Intersect(part),
                _ => all.Intersect(part.Complement()),
            };
            operation = ReadClassOperation();
        }
        while (operation != ClassOperation.Union);

        if (Current != ']')
            throw new ExpressionException(ExpressionFault.Malformed, "'[' is not closed", start);
        _at++;
        _depth--;
        return isNegated ? WithCase(all).Complement() : all;
    }

    private ClassOperation ReadClassOperation()
    {
        var rest = _text.AsSpan(Math.Min(_at, _text.Length));
        var operation = rest.StartsWith("&&", StringComparison.Ordinal) ? ClassOperation.Intersection
            : rest.StartsWith("--", StringComparison.Ordinal) ? ClassOperation.Difference : ClassOperation.Union;
        if (operation != ClassOperation.Union)
            _at += 2;
        return operation;
    }

    /// <summary>Reads up to the class's end or the next operator.</summary>
    private CharacterSet ReadClassPart(int start)
    {
        var ranges = new List<(int First, int Last)>();
        var sets = CharacterSet.None;
        for (var isFirst = true; ; isFirst = false)
        {
            if (IsAtEnd)
                throw new ExpressionException(ExpressionFault.Malformed, "'[' is not closed", start);
            var rest = _text.AsSpan(_at);
            if ((rest[0] == ']' && !(isFirst && _at <= start + 2)) || rest.StartsWith("&&", StringComparison.Ordinal))
                break;
            if (rest.StartsWith("--", StringComparison.Ordinal) && !isFirst)
                break;
            if (_flags.HasFlag(Flags.Comments) && char.IsWhiteSpace(rest[0]))
                _at++;
            else if (rest.StartsWith("[:", StringComparison.Ordinal) && rest.IndexOf(":]", StringComparison.Ordinal) > 1)
                sets = sets.Union(ReadPosixClass());
            else if (rest[0] == '[')
                sets = sets.Union(ReadClass());
            else if (ReadClassItem() is var (single, set) && set is not null)
                sets = sets.Union(set);
            else
                ranges.Add((single, ReadRangeEnd(single)));
        }

        return sets.Union(CharacterSet.OfRanges(ranges));
    }

    /// <summary>A character, or the set that an escape stands for.</summary>
    private (int Single, CharacterSet? Set) ReadClassItem()
    {
        if (Current != '\\')
            return (ReadCodePoint(), null);
        var set = ReadEscapedSet();
        return set.Ranges is [var only] && only.First == only.Last ? (only.First, null) : (0, set);
    }

    private int ReadRangeEnd(int first)
    {
        if (Current != '-' || _at + 1 >= _text.Length || _text[_at + 1] is ']' or '[' or '-')
            return first;
        _at++;
        var (last, set) = ReadClassItem();
        if (set is not null || last < first)
            throw Malformed("a range in a class runs backwards, or to a set");
        return last;
    }

    private CharacterSet ReadPosixClass()
    {
        var close = _text.IndexOf(":]", _at, StringComparison.Ordinal);
        var name = _text[(_at + 2)..close];
        var isNegated = name.StartsWith('^');
        if (CharacterProperties.Find(isNegated ? name[1..] : name, _notes) is not { } set)
            throw Unsupported($"the class '[:{name}:]' is not known");
        _at = close + 2;
        return isNegated ? set.Complement() : set;
    }

    private enum ClassOperation
    {
        Union,
        Intersection,
        Difference,
    }
}
