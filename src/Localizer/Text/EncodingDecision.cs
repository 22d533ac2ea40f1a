namespace Localizer.Text;

/// <summary>What a page's encoding was decided by; earlier ones outweigh later ones.</summary>
public enum EncodingEvidence
{
    /// <summary>The page begins with a byte order mark.</summary>
    ByteOrderMark,

    /// <summary>The caller said so: a configuration, or a transport's header.</summary>
    Caller,

    /// <summary>A <c>meta</c> element declares it.</summary>
    MetaElement,

    /// <summary>An XML declaration declares it, or is itself written in UTF-16.</summary>
    XmlDeclaration,

    /// <summary>
    /// Nothing declares it, and the whole page is valid UTF-8, perhaps ASCII alone. A browser may read such a page as windows-1252, so
    /// before anything but ASCII is written into it, it needs a declaration, or numeric character references.
    /// </summary>
    Utf8Content,

    /// <summary>Nothing declares it, and the page is not UTF-8: windows-1252, the standard's fallback for most locales.</summary>
    Default,
}

/// <summary>A page's encoding, and why it is that.</summary>
/// <param name="Encoding">The encoding to read with; <see cref="PageEncoding.IsSupported"/> tells whether that is possible.</param>
/// <param name="Evidence">What decided.</param>
public readonly record struct EncodingDecision(PageEncoding Encoding, EncodingEvidence Evidence)
{
    /// <summary>
    /// The label as the page declares it, <c>utf8</c> or <c>UTF-16</c> for UTF-8; empty when no label decided. A label may mean
    /// another encoding than it says: a page that can be read far enough to find <c>UTF-16</c> in it is not in UTF-16.
    /// </summary>
    public string Label { get; init; } = "";

    /// <summary>The label's first byte in the page; -1 when no label decided. A label has one byte a character.</summary>
    public int LabelOffset { get; init; } = -1;

    /// <summary>Length of the byte order mark in bytes: 0, 2 or 3. Text begins after it.</summary>
    public int ByteOrderMarkLength { get; init; }
}
