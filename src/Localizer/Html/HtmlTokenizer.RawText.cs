using System.Buffers;
using System.Text;
using Localizer.Model;

namespace Localizer.Html;

internal ref partial struct HtmlTokenizer
{
    private static readonly SearchValues<byte> EscapedScriptStops = SearchValues.Create("<->"u8);

    /// <summary>RCDATA, RAWTEXT and script data: text up to the element's own end tag, then that tag.</summary>
    private void ReadInElement(int start)
    {
        var end = Model == ContentModel.ScriptData ? FindScriptEnd(start) : FindEndTag(start);
        if (end > start)
        {
            Emit(HtmlTokenKind.Text, start, end);
            return;
        }

        Model = ContentModel.Data;
        ReadTag(HtmlTokenKind.EndTag, start, start + 2);
    }

    private readonly int FindEndTag(int from)
    {
        while (_markup[from..].IndexOf("</"u8) is var found and >= 0)
        {
            from += found;
            if (IsOwnEndTag(from))
                return from;
            from += 2;
        }

        return _markup.Length;
    }

    /// <summary>Whether an "appropriate end tag token" begins here: the last start tag's name, then white space, <c>/</c> or <c>&gt;</c>.</summary>
    private readonly bool IsOwnEndTag(int position)
    {
        var name = _lastStartTag.Of(_markup);
        var after = position + 2 + name.Length;
        return !name.IsEmpty
            && after < _markup.Length
            && _markup[position + 1] == '/'
            && EndsTagName(_markup[after])
            && Ascii.EqualsIgnoreCase(_markup[(position + 2)..after], name);
    }

    private static bool EndsTagName(byte value) => IsSpace(value) || value is (byte)'/' or (byte)'>';

    private enum ScriptEscape
    {
        None,
        Escaped,
        DoubleEscaped,
    }

    /// <summary>
    /// The script data states: inside <c>&lt;!--</c> a nested <c>&lt;script&gt;</c> hides the next <c>&lt;/script&gt;</c>.
    /// </summary>
    private readonly int FindScriptEnd(int position)
    {
        var escape = ScriptEscape.None;
        var dashes = 0;
        while (position < _markup.Length)
        {
            var found = escape == ScriptEscape.None
                ? _markup[position..].IndexOf((byte)'<')
                : _markup[position..].IndexOfAny(EscapedScriptStops);
            if (found < 0)
                return _markup.Length;
            if (found > 0)
                dashes = 0;
            position += found;
            switch (_markup[position])
            {
                case (byte)'-':
                    dashes = Math.Min(dashes + 1, 2);
                    position++;
                    break;
                case (byte)'>':
                    if (dashes == 2)
                        escape = ScriptEscape.None;
                    dashes = 0;
                    position++;
                    break;
                default:
                    if (escape != ScriptEscape.DoubleEscaped && IsOwnEndTag(position))
                        return position;
                    (escape, dashes, position) = AfterLessThan(escape, position);
                    break;
            }
        }

        return _markup.Length;
    }

    private readonly (ScriptEscape Escape, int Dashes, int Position) AfterLessThan(ScriptEscape escape, int position)
    {
        if (escape == ScriptEscape.None)
        {
            return _markup[position..].StartsWith("<!--"u8) ? (ScriptEscape.Escaped, 2, position + 4) : (escape, 0, position + 1);
        }

        // Double escape start (<script) and end (</script): the name, then a byte that ends a tag name.
        var nameStart = position + 1;
        if (escape == ScriptEscape.DoubleEscaped)
        {
            if (nameStart >= _markup.Length || _markup[nameStart] != '/')
                return (escape, 0, nameStart);
            nameStart++;
        }

        var nameEnd = nameStart;
        while (nameEnd < _markup.Length && IsAsciiLetter(_markup[nameEnd]))
            nameEnd++;
        if (nameEnd >= _markup.Length || !EndsTagName(_markup[nameEnd]) || nameEnd == nameStart)
            return (escape, 0, nameEnd);
        if (!Ascii.EqualsIgnoreCase(_markup[nameStart..nameEnd], "script"u8))
            return (escape, 0, nameEnd);
        return (escape == ScriptEscape.Escaped ? ScriptEscape.DoubleEscaped : ScriptEscape.Escaped, 0, nameEnd + 1);
    }
}
