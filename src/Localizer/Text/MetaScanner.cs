using System.Buffers;
using System.Text;

namespace Localizer.Text;

/// <summary>
/// The loop of HTML's "prescan a byte stream to determine its encoding" (section 13.2.3.2), which reads tags, attributes and comments
/// in bytes whose encoding is not known yet.
/// </summary>
internal ref struct MetaScanner
{
    private static readonly string[] RawTextElements =
        ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];

    // As Blink's scanner has it: a tag of any other element ends the head.
    private static readonly string[] HeadElements =
        ["script", "noscript", "style", "link", "meta", "object", "title", "base", "template"];

    private static readonly SearchValues<byte> ValueEnd = SearchValues.Create("\t\n\f\r >"u8);
    private static readonly SearchValues<byte> LabelEnd = SearchValues.Create("\t\n\f\r ;"u8);

    private readonly ReadOnlySpan<byte> bytes;
    private int position;

    private MetaScanner(ReadOnlySpan<byte> bytes) => this.bytes = bytes;

    /// <summary>The first declaration in any <c>meta</c> tag, wherever it stands outside of comments and other tags.</summary>
    public static EncodingDecision? FindAnywhere(ReadOnlySpan<byte> bytes) => new MetaScanner(bytes).Find(headOnly: false);

    /// <summary>
    /// The first declaration in a <c>meta</c> tag that a parser would make an element of: not in scripts and other raw text; in the
    /// prescan's length at least, and past it to the end of the head.
    /// </summary>
    public static EncodingDecision? FindInHead(ReadOnlySpan<byte> page) => new MetaScanner(page).Find(headOnly: true);

    /// <summary>What a declared label means, or <see langword="null"/> when the standard does not know it.</summary>
    /// <param name="label">The label, white space around it allowed.</param>
    /// <param name="offset">The label's first byte in the page.</param>
    /// <param name="evidence">Where it was declared.</param>
    public static EncodingDecision? Decide(ReadOnlySpan<byte> label, int offset, EncodingEvidence evidence)
    {
        var leading = label.Length - TrimStart(label).Length;
        var text = Encoding.Latin1.GetString(TrimEnd(label[leading..]));
        if (PageEncoding.FromLabel(text) is not { } encoding)
            return null;
        // Who could read the declaration byte by byte does not have UTF-16; and x-user-defined is for XMLHttpRequest alone.
        encoding = encoding.Name switch
        {
            "UTF-16LE" or "UTF-16BE" => PageEncoding.Utf8,
            "x-user-defined" when evidence == EncodingEvidence.MetaElement => PageEncoding.Windows1252,
            _ => encoding,
        };
        return new EncodingDecision(encoding, evidence) { Label = text, LabelOffset = offset + leading };
    }

    private EncodingDecision? Find(bool headOnly)
    {
        var inHead = true;
        while (MoveTo((byte)'<') && (!headOnly || inHead || position < EncodingSniffer.PrescanLength))
        {
            var rest = bytes[position..];
            if (rest.StartsWith("<!--"u8))
            {
                // The comment's own hyphens may be those that end it: <!--> is one.
                position += 2;
                if (!MoveTo("-->"u8))
                    return null;
                position += 3;
            }
            else if (IsMeta(rest))
            {
                position += "<meta"u8.Length;
                if (!TryReadMeta(out var decision))
                    return null;
                if (decision is not null)
                    return decision;
            }
            else if (rest is [_, (byte)'/', var second, ..] && char.IsAsciiLetter((char)second))
            {
                if (!TryReadTag(2, out var name))
                    return null;
                inHead &= IsAny(name, HeadElements);
            }
            else if (rest is [_, var first, ..] && char.IsAsciiLetter((char)first))
            {
                if (!TryReadTag(1, out var name))
                    return null;
                inHead &= IsAny(name, HeadElements) || Is(name, "html") || Is(name, "head");
                if (headOnly && !TrySkipRawText(name))
                    return null;
            }
            else if (rest is [_, (byte)'!' or (byte)'/' or (byte)'?', ..])
            {
                if (!MoveTo((byte)'>'))
                    return null;
            }
            else
            {
                position++;
            }
        }

        return null;
    }

    /// <summary>Reads a <c>meta</c>'s attributes; false when the bytes end in them.</summary>
    private bool TryReadMeta(out EncodingDecision? decision)
    {
        decision = null;
        EncodingDecision? fromContent = null;
        EncodingDecision? fromCharset = null;
        var (hasHttpEquiv, hasContent, hasCharset) = (false, false, false);
        var isPragma = false;
        while (true)
        {
            if (!TryReadAttribute(out var name, out var value))
                return false;
            if (name.IsEmpty)
                break;
            // Of attributes with the same name the first counts.
            if (Is(name, "http-equiv") && !hasHttpEquiv)
            {
                hasHttpEquiv = true;
                isPragma = Is(value, "content-type");
            }
            else if (Is(name, "content") && !hasContent)
            {
                hasContent = true;
                fromContent = FromContent(value);
            }
            else if (Is(name, "charset") && !hasCharset)
            {
                hasCharset = true;
                fromCharset = Decide(value, OffsetOf(value), EncodingEvidence.MetaElement);
            }
        }

        // A charset attribute outweighs content, even when its label is not known.
        decision = hasCharset ? fromCharset : isPragma ? fromContent : null;
        return true;
    }

    /// <summary>"Extracting a character encoding from a meta element" (section 2.6.4), from the content's value.</summary>
    private readonly EncodingDecision? FromContent(ReadOnlySpan<byte> content)
    {
        var rest = content;
        while (true)
        {
            var found = IndexOfIgnoreCase(rest, "charset"u8);
            if (found < 0)
                return null;
            rest = TrimStart(rest[(found + "charset"u8.Length)..]);
            if (rest is [(byte)'=', ..])
                break;
        }

        rest = TrimStart(rest[1..]);
        int end;
        if (rest is [(byte)'"' or (byte)'\'', ..])
        {
            var quote = rest[0];
            rest = rest[1..];
            end = rest.IndexOf(quote);
            if (end < 0)
                return null;
        }
        else
        {
            end = rest.IndexOfAny(LabelEnd);
        }

        var label = end < 0 ? rest : rest[..end];
        return Decide(label, OffsetOf(label), EncodingEvidence.MetaElement);
    }

    /// <summary>Reads a tag from its name on; false when the bytes end in it.</summary>
    private bool TryReadTag(int prefixLength, out ReadOnlySpan<byte> name)
    {
        position += prefixLength;
        var length = bytes[position..].IndexOfAny(ValueEnd);
        name = length < 0 ? [] : bytes.Slice(position, length);
        if (length < 0)
            return false;
        position += length;
        while (TryReadAttribute(out var attribute, out _))
        {
            if (attribute.IsEmpty)
                return true;
        }

        return false;
    }

    /// <summary>
    /// "Get an attribute" of the standard: false when the bytes end in it, an empty name when the tag has no more, the position then
    /// being at its <c>&gt;</c>.
    /// </summary>
    private bool TryReadAttribute(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = [];
        while (position < bytes.Length && (IsWhiteSpace(bytes[position]) || bytes[position] == '/'))
            position++;
        if (position >= bytes.Length)
            return false;
        if (bytes[position] == '>')
            return true;
        var start = position;
        // An equals sign at a name's beginning belongs to it.
        position++;
        while (position < bytes.Length && !IsWhiteSpace(bytes[position]) && bytes[position] is not ((byte)'=' or (byte)'/' or (byte)'>'))
            position++;
        name = bytes[start..position];
        SkipWhiteSpace();
        if (position >= bytes.Length)
            return false;
        return bytes[position] != '=' || TryReadValue(out value);
    }

    private bool TryReadValue(out ReadOnlySpan<byte> value)
    {
        value = [];
        position++;
        SkipWhiteSpace();
        if (position >= bytes.Length)
            return false;
        int length;
        if (bytes[position] is (byte)'"' or (byte)'\'')
        {
            var quote = bytes[position++];
            length = bytes[position..].IndexOf(quote);
            if (length < 0)
                return false;
            value = bytes.Slice(position, length);
            position += length + 1;
            return true;
        }

        length = bytes[position..].IndexOfAny(ValueEnd);
        if (length < 0)
            return false;
        value = bytes.Slice(position, length);
        position += length;
        return true;
    }

    /// <summary>Moves past the text of an element that holds no tags; false when the bytes end in it.</summary>
    private bool TrySkipRawText(ReadOnlySpan<byte> name)
    {
        if (Is(name, "plaintext"))
            return false;
        if (!IsAny(name, RawTextElements))
            return true;
        while (MoveTo("</"u8))
        {
            var rest = bytes[(position + 2)..];
            if (rest.Length > name.Length && Ascii.EqualsIgnoreCase(rest[..name.Length], name)
                && (IsWhiteSpace(rest[name.Length]) || rest[name.Length] is (byte)'/' or (byte)'>'))
            {
                return true;
            }

            position += 2;
        }

        return false;
    }

    private bool MoveTo(byte value) => MoveBy(bytes[position..].IndexOf(value));

    private bool MoveTo(ReadOnlySpan<byte> value) => MoveBy(bytes[position..].IndexOf(value));

    private bool MoveBy(int distance)
    {
        if (distance < 0)
            return false;
        position += distance;
        return true;
    }

    private void SkipWhiteSpace()
    {
        while (position < bytes.Length && IsWhiteSpace(bytes[position]))
            position++;
    }

    private readonly int OffsetOf(ReadOnlySpan<byte> part) => bytes.Overlaps(part, out var offset) ? offset : position;

    private static bool IsMeta(ReadOnlySpan<byte> tag) =>
        tag.Length > 5 && Ascii.EqualsIgnoreCase(tag[..5], "<meta"u8) && (IsWhiteSpace(tag[5]) || tag[5] == '/');

    private static bool Is(ReadOnlySpan<byte> name, string expected) => Ascii.EqualsIgnoreCase(name, expected);

    private static bool IsAny(ReadOnlySpan<byte> name, string[] expected)
    {
        foreach (var candidate in expected)
        {
            if (Is(name, candidate))
                return true;
        }

        return false;
    }

    private static bool IsWhiteSpace(byte value) => value is (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or (byte)' ';

    private static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text) => text.TrimStart("\t\n\f\r "u8);

    private static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text) => text.TrimEnd("\t\n\f\r "u8);

    private static int IndexOfIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> value)
    {
        for (var i = 0; i + value.Length <= text.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(text.Slice(i, value.Length), value))
                return i;
        }

        return -1;
    }
}
