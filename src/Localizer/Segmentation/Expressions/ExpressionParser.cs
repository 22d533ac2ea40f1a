using System.Collections.Immutable;

namespace Localizer.Segmentation.Expressions;

/// <summary>An expression that was read.</summary>
/// <param name="Root">What it matches.</param>
/// <param name="Notes">What was taken for something near to it, for people; mostly none.</param>
internal sealed record ParsedExpression(Node Root, ImmutableArray<string> Notes);

/// <summary>
/// Reads regular expressions as ICU and Java write them. What only steers a backtracking search (lazy, possessive, atomic, captures) is
/// read and does not change what matches; what no finite automaton can do (back references) is refused.
/// </summary>
internal sealed partial class ExpressionParser
{
    /// <summary>The longest expression, in UTF-16 units.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>The most groups inside one another.</summary>
    public const int MaxDepth = 100;

    /// <summary>The highest count in braces.</summary>
    public const int MaxCount = 1_000;

    private const char End = '\uFFFF';

    private readonly string _text;
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);
    private int _at;
    private int _depth;
    private Flags _flags;

    private ExpressionParser(string text) => _text = text;

    [Flags]
    private enum Flags
    {
        None = 0,
        IgnoreCase = 1,
        DotMatchesAll = 2,
        Multiline = 4,
        Comments = 8,
    }

    private bool IsAtEnd => _at >= _text.Length;

    private char Current => IsAtEnd ? End : _text[_at];

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <exception cref="ExpressionException">It cannot be used.</exception>
    public static ParsedExpression Parse(string text)
    {
        if (text.Length > MaxLength)
            throw new ExpressionException(ExpressionFault.Unsupported, $"it has more than {MaxLength} characters", 0);
        var parser = new ExpressionParser(text);
        var root = parser.ReadChoices();
        if (!parser.IsAtEnd)
            throw parser.Malformed("')' closes nothing");
        return new ParsedExpression(root, [.. parser._notes]);
    }

    // The depth is counted, so the recursion through groups is bounded.
    private Node ReadChoices()
    {
        if (++_depth > MaxDepth)
            throw Unsupported($"more than {MaxDepth} groups stand inside one another");
        var outerFlags = _flags;
        var choices = ImmutableArray.CreateBuilder<Node>();
        choices.Add(ReadSequence());
        while (Current == '|')
        {
            _at++;
            choices.Add(ReadSequence());
        }

        (_depth, _flags) = (_depth - 1, outerFlags);
        return choices.Count == 1 ? choices[0] : new ChoiceNode(choices.DrainToImmutable());
    }

    private Node ReadSequence()
    {
        var parts = ImmutableArray.CreateBuilder<Node>();
        while (SkipComments() && Current is not ('|' or ')'))
        {
            var isQuoted = _text.AsSpan(_at).StartsWith("\\Q", StringComparison.Ordinal);
            var part = ReadQuantifiers(isQuoted ? ReadQuoted(parts) : ReadAtom());
            if (part is SequenceNode sequence)
                parts.AddRange(sequence.Parts);
            else
                parts.Add(part);
        }

        return parts.Count == 1 ? parts[0] : parts.Count == 0 ? SequenceNode.Empty : new SequenceNode(parts.DrainToImmutable());
    }

    /// <summary>Passes white space and comments where the flag x allows them.</summary>
    /// <returns>Whether the expression goes on.</returns>
    private bool SkipComments()
    {
        while (_flags.HasFlag(Flags.Comments) && !IsAtEnd && (char.IsWhiteSpace(Current) || Current == '#'))
        {
            if (Current == '#')
            {
                while (!IsAtEnd && Current != '\n')
                    _at++;
            }
            else
            {
                _at++;
            }
        }

        return !IsAtEnd;
    }

    private Node ReadAtom()
    {
        switch (Current)
        {
            case '(':
                return ReadGroup();
            case '[':
                return new CharacterNode(WithCase(ReadClass()));
            case '\\':
                return ReadEscape();
            case '.':
                _at++;
                return new CharacterNode(_flags.HasFlag(Flags.DotMatchesAll) ? CharacterSet.All : CharacterSet.LineEnds.Complement());
            case '^':
                _at++;
                return new PlaceNode(_flags.HasFlag(Flags.Multiline) ? PlaceKind.LineStart : PlaceKind.TextStart);
            case '$':
                _at++;
                return new PlaceNode(_flags.HasFlag(Flags.Multiline) ? PlaceKind.LineEnd : PlaceKind.TextEnd);
            case '*' or '+' or '?':
                throw Malformed($"'{Current}' repeats nothing");
            default:
                return new CharacterNode(WithCase(CharacterSet.Of(ReadCodePoint())));
        }
    }

    private Node ReadGroup()
    {
        var start = _at++;
        if (Current != '?')
            return ReadToClose(start);
        _at++;
        switch (Current)
        {
            case ':':
                _at++;
                return ReadToClose(start);
            case '>':
                _at++;
                _notes.Add("an atomic group (?>…) is read as a plain one");
                return ReadToClose(start);
            case '#':
                while (!IsAtEnd && Current != ')')
                    _at++;
                Expect(')', start);
                return SequenceNode.Empty;
            case '=' or '!':
                return ReadLook(LookDirection.Ahead, start);
            case '<' when _at + 1 < _text.Length && _text[_at + 1] is '=' or '!':
                _at++;
                return ReadLook(LookDirection.Behind, start);
            case '<':
                while (!IsAtEnd && Current != '>')
                    _at++;
                Expect('>', start);
                return ReadToClose(start);
            default:
                return ReadFlags(start);
        }
    }

    private LookNode ReadLook(LookDirection direction, int start)
    {
        var mustMatch = _text[_at++] == '=';
        return new LookNode(ReadToClose(start), direction, mustMatch);
    }

    /// <summary>Reads <c>i-m)</c>, which holds to the group's end, or <c>i-m:…)</c>.</summary>
    private Node ReadFlags(int start)
    {
        var (isOn, flags) = (true, _flags);
        while (!IsAtEnd && Current is not (')' or ':'))
        {
            var flag = Current switch
            {
                'i' => Flags.IgnoreCase,
                's' => Flags.DotMatchesAll,
                'm' => Flags.Multiline,
                'x' => Flags.Comments,

                // Unicode is what we always do; d and w choose among line ends and word boundaries.
                'u' or 'U' or 'd' or 'w' or '-' => Flags.None,
                _ => throw Malformed($"'(?{Current}' begins no group"),
            };
            if (Current == '-')
                isOn = false;
            flags = isOn ? flags | flag : flags & ~flag;
            _at++;
        }

        if (Current == ')')
        {
            (_at, _flags) = (_at + 1, flags);
            return SequenceNode.Empty;
        }

        Expect(':', start);
        var outerFlags = _flags;
        _flags = flags;
        var body = ReadToClose(start);
        _flags = outerFlags;
        return body;
    }

    private Node ReadToClose(int start)
    {
        var body = ReadChoices();
        Expect(')', start);
        return body;
    }

    private void Expect(char character, int start)
    {
        if (Current != character)
            throw new ExpressionException(ExpressionFault.Malformed, "'(' is not closed", start);
        _at++;
    }

    private Node ReadQuantifiers(Node part)
    {
        while (SkipComments() && ReadQuantifier() is var (least, most))
        {
            if (Current == '+')
                _notes.Add("a possessive quantifier is read as a plain one");
            if (Current is '?' or '+')
                _at++;
            part = part is PlaceNode or LookNode ? (least > 0 ? part : SequenceNode.Empty) : new RepeatNode(part, least, most);
        }

        return part;
    }

    private (int Least, int? Most)? ReadQuantifier()
    {
        switch (Current)
        {
            case '*':
                _at++;
                return (0, null);
            case '+':
                _at++;
                return (1, null);
            case '?':
                _at++;
                return (0, 1);
            case '{':
                return ReadCounts();
            default:
                return null;
        }
    }

    private (int Least, int? Most) ReadCounts()
    {
        _at++;
        var least = ReadCount() ?? throw Malformed("'{' begins no count; write \\{ for the character");
        var most = (int?)least;
        if (Current == ',')
        {
            _at++;
            most = ReadCount();
        }

        if (Current != '}')
            throw Malformed("'}' is missing after a count");
        _at++;
        return most < least ? throw Malformed("a count runs backwards") : (least, most);
    }

    private int? ReadCount()
    {
        var (start, count) = (_at, 0);
        for (; char.IsAsciiDigit(Current); _at++)
        {
            count = (count * 10) + (Current - '0');
            if (count > MaxCount)
                throw Unsupported($"a count is higher than {MaxCount}");
        }

        return _at == start ? null : count;
    }

    private int ReadCodePoint()
    {
        if (char.IsHighSurrogate(Current) && _at + 1 < _text.Length && char.IsLowSurrogate(_text[_at + 1]))
        {
            _at += 2;
            return char.ConvertToUtf32(_text[_at - 2], _text[_at - 1]);
        }

        return _text[_at++];
    }

    private CharacterSet WithCase(CharacterSet set) => _flags.HasFlag(Flags.IgnoreCase) ? set.IgnoreCase() : set;

    private ExpressionException Malformed(string message) => new(ExpressionFault.Malformed, message, _at);

    private ExpressionException Unsupported(string message) => new(ExpressionFault.Unsupported, message, _at);
}
