using System.Text.Unicode;

namespace Localizer.Text;

/// <summary>Finds a page's encoding as browsers do, by HTML's "determining the character encoding" (section 13.2.3).</summary>
public static class EncodingSniffer
{
    /// <summary>How many bytes the standard's prescan sees.</summary>
    public const int PrescanLength = 1024;

    private static ReadOnlySpan<byte> Utf16LittleEndianXml => "<\0?\0x\0"u8;

    private static ReadOnlySpan<byte> Utf16BigEndianXml => "\0<\0?\0x"u8;

    /// <summary>
    /// Decides by, in this order: the byte order mark; the caller; the first <c>meta</c> element in the page's head that declares an
    /// encoding; the standard's <see cref="Prescan"/>; the content. A head is scanned to its end, however long, since browsers change
    /// to the encoding of a late <c>meta</c> too. Takes time linear in the page's length.
    /// </summary>
    /// <param name="page">The whole page; may be empty.</param>
    /// <param name="caller">The encoding that a configuration or a transport names, or <see langword="null"/>.</param>
    public static EncodingDecision Sniff(ReadOnlySpan<byte> page, PageEncoding? caller = null)
    {
        if (ByteOrderMark(page) is { } marked)
            return marked;
        if (caller is not null)
            return new EncodingDecision(caller, EncodingEvidence.Caller);
        if (Utf16Xml(page) is { } xml)
            return xml;
        if (MetaScanner.FindInHead(page) is { } meta)
            return meta;
        if (Prescan(page[..Math.Min(page.Length, PrescanLength)]) is { } prescanned)
            return prescanned;
        return Utf8.IsValid(page)
            ? new EncodingDecision(PageEncoding.Utf8, EncodingEvidence.Utf8Content)
            : new EncodingDecision(PageEncoding.Windows1252, EncodingEvidence.Default);
    }

    /// <summary>
    /// The standard's "prescan a byte stream to determine its encoding". It knows tags and comments but no elements, so it finds a
    /// <c>meta</c> in a script too.
    /// </summary>
    /// <param name="bytes">The page's beginning, without byte order mark; the standard's is <see cref="PrescanLength"/> bytes long.</param>
    /// <returns>What a <c>meta</c> element or an XML declaration says, or <see langword="null"/>.</returns>
    public static EncodingDecision? Prescan(ReadOnlySpan<byte> bytes) =>
        Utf16Xml(bytes) ?? MetaScanner.FindAnywhere(bytes) ?? XmlDeclaration(bytes);

    private static EncodingDecision? ByteOrderMark(ReadOnlySpan<byte> page)
    {
        var (encoding, length) = page switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (PageEncoding.Utf8, 3),
            [0xFE, 0xFF, ..] => (PageEncoding.Utf16BigEndian, 2),
            [0xFF, 0xFE, ..] => (PageEncoding.Utf16LittleEndian, 2),
            _ => (null, 0),
        };
        return encoding is null
            ? null
            : new EncodingDecision(encoding, EncodingEvidence.ByteOrderMark) { ByteOrderMarkLength = length };
    }

    // The standard takes the beginning of an XML declaration in UTF-16 for enough, whatever it declares.
    private static EncodingDecision? Utf16Xml(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Utf16LittleEndianXml))
            return new EncodingDecision(PageEncoding.Utf16LittleEndian, EncodingEvidence.XmlDeclaration);
        return bytes.StartsWith(Utf16BigEndianXml)
            ? new EncodingDecision(PageEncoding.Utf16BigEndian, EncodingEvidence.XmlDeclaration)
            : null;
    }

    // "Get an XML encoding". Kept inside the declaration, as browsers do.
    private static EncodingDecision? XmlDeclaration(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("<?xml"u8) || bytes.IndexOf((byte)'>') is not (>= 0 and var end))
            return null;
        var declaration = bytes[..end];
        var position = declaration.IndexOf("encoding"u8);
        if (position < 0)
            return null;
        position = SkipControls(declaration, position + "encoding"u8.Length);
        if (position >= end || declaration[position] != '=')
            return null;
        position = SkipControls(declaration, position + 1);
        if (position >= end || declaration[position] is not ((byte)'"' or (byte)'\''))
            return null;
        var quote = declaration[position++];
        var length = declaration[position..].IndexOf(quote);
        if (length < 0)
            return null;
        var label = declaration.Slice(position, length);
        return label.ContainsAnyInRange((byte)0, (byte)' ')
            ? null
            : MetaScanner.Decide(label, position, EncodingEvidence.XmlDeclaration);
    }

    private static int SkipControls(ReadOnlySpan<byte> bytes, int position)
    {
        while (position < bytes.Length && bytes[position] <= ' ')
            position++;
        return position;
    }
}
