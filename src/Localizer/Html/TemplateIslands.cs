using System.Text;
using Localizer.Model;
using Localizer.Text;

namespace Localizer.Html;

/// <summary>
/// Finds the islands of template languages in a text: <c>{{ name }}</c>, <c>{% if %}</c>, <c>&lt;% code %&gt;</c>, <c>&lt;?php code
/// ?&gt;</c>. One that is not closed in its text is text.
/// </summary>
internal ref struct TemplateIslands
{
    private readonly ReadOnlySpan<byte> _markup;
    private readonly PageEncoding _encoding;
    private readonly int _end;
    private int _position;
    private int _unclosed;

    /// <summary>Starts at a text's beginning.</summary>
    /// <param name="markup">The whole markup.</param>
    /// <param name="text">The text.</param>
    /// <param name="encoding">The markup's encoding.</param>
    public TemplateIslands(ReadOnlySpan<byte> markup, ByteRange text, PageEncoding encoding)
    {
        _markup = markup;
        _encoding = encoding;
        _position = text.Start;
        _end = text.End;
    }

    /// <summary>Whether a text may hold any: a quick no for most.</summary>
    /// <param name="text">The text, decoded.</param>
    public static bool MayBeIn(ReadOnlySpan<char> text) => text.ContainsAny('{', '<')
        && (text.IndexOf("{{", StringComparison.Ordinal) >= 0
            || text.IndexOf("{%", StringComparison.Ordinal) >= 0
            || text.IndexOf("<%", StringComparison.Ordinal) >= 0
            || text.IndexOf("<?", StringComparison.Ordinal) >= 0);

    /// <summary>The one that was found last.</summary>
    public ByteRange Last { get; private set; }

    /// <summary>Finds the next one.</summary>
    /// <param name="island">Its bytes, when the answer is true.</param>
    /// <param name="isSpoken">Whether it stands for text, and does not just steer the template.</param>
    public bool TryFindNext(out ByteRange island, out bool isSpoken)
    {
        Span<char> characters = stackalloc char[PageEncoding.MaximumCharacters];
        while (_position < _end)
        {
            // A character at a time: in Shift_JIS and its like the second byte of one may look like a brace.
            if (_markup[_position] >= 0x80)
            {
                _position += _encoding.ReadCharacter(_markup[_position.._end], characters, out _);
                continue;
            }

            var rest = _markup[_position.._end];
            var kind = rest.StartsWith("{{"u8) ? 1 : rest.StartsWith("{%"u8) ? 2 : rest.StartsWith("<%"u8) ? 4 : rest.StartsWith("<?"u8) ? 8 : 0;
            if (kind != 0 && (_unclosed & kind) == 0 && TryClose(rest, kind, out var length))
            {
                Last = island = new ByteRange(_position, _position + length);
                isSpoken = IsSpoken(rest[..length]);
                _position = island.End;
                return true;
            }

            _position++;
        }

        (island, isSpoken) = (default, false);
        return false;
    }

    private bool TryClose(ReadOnlySpan<byte> text, int kind, out int length)
    {
        var end = text[2..].IndexOf(kind switch { 1 => "}}"u8, 2 => "%}"u8, 4 => "%>"u8, _ => "?>"u8 });
        if (end < 0)
        {
            // No later one of the kind can be closed either.
            (_unclosed, length) = (_unclosed | kind, 0);
            return false;
        }

        length = end + 4;
        if (kind == 1 && text.Length > length && text[length] == '}')
            length++;
        return true;
    }

    /// <summary>Whether an island stands for text, and does not just steer the template.</summary>
    /// <param name="island">The island's bytes.</param>
    public static bool IsSpoken(ReadOnlySpan<byte> island)
    {
        var content = island[2..];
        return (island[0], island[1]) switch
        {
            ((byte)'{', (byte)'{') => content.TrimStart(" {~"u8) is [not ((byte)'#' or (byte)'/' or (byte)'!' or (byte)'^' or (byte)'>'), ..] inside
                && !inside.StartsWith("else"u8),
            ((byte)'<', (byte)'%') => content is [(byte)'=' or (byte)'-', ..],
            ((byte)'<', (byte)'?') => content is [(byte)'=', ..] || Prints(content),
            _ => false,
        };
    }

    private static bool Prints(ReadOnlySpan<byte> code)
    {
        if (code.Length > 3 && Ascii.EqualsIgnoreCase(code[..3], "php"u8))
            code = code[3..];
        code = code.TrimStart(" \t\r\n"u8);
        return code.StartsWith("echo"u8) || code.StartsWith("print"u8);
    }
}
