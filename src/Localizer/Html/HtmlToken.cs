using Localizer.Model;

namespace Localizer.Html;

/// <summary>What a token is.</summary>
internal enum HtmlTokenKind
{
    /// <summary>A whole run of text; how it is read depends on the content model it stood in.</summary>
    Text,

    /// <summary>The text of a CDATA section, without <c>&lt;![CDATA[</c> and <c>]]&gt;</c>; no character references in it.</summary>
    CData,

    /// <summary>A start tag.</summary>
    StartTag,

    /// <summary>An end tag.</summary>
    EndTag,

    /// <summary>A comment, a bogus one included.</summary>
    Comment,

    /// <summary>A document type declaration.</summary>
    Doctype,

    /// <summary>Bytes that the standard drops: <c>&lt;/&gt;</c>, and a tag that the page's end cuts off.</summary>
    Dropped,
}

/// <summary>How the bytes after a start tag are read (HTML standard, 13.2.5: the states that the tree construction switches to).</summary>
internal enum ContentModel
{
    /// <summary>Tags and text with character references.</summary>
    Data,

    /// <summary>Text with character references up to the element's own end tag: <c>title</c>, <c>textarea</c>.</summary>
    RcData,

    /// <summary>Text without character references up to the element's own end tag: <c>style</c>, <c>iframe</c> …</summary>
    RawText,

    /// <summary>A script, with its escaped states.</summary>
    ScriptData,

    /// <summary>Text to the page's end.</summary>
    PlainText,
}

/// <summary>How an attribute's value is written.</summary>
internal enum AttributeQuoting
{
    /// <summary>No value, as in <c>&lt;input disabled&gt;</c>.</summary>
    None,

    /// <summary>Between double quotes.</summary>
    Double,

    /// <summary>Between single quotes.</summary>
    Single,

    /// <summary>Without quotes.</summary>
    Unquoted,
}

/// <summary>An attribute of a start tag.</summary>
/// <param name="Name">The bytes of its name, in the case that the page uses.</param>
/// <param name="Value">The bytes of its value without the quotes; empty, at the name's end, when there is none.</param>
/// <param name="Quoting">How the value is written.</param>
internal readonly record struct HtmlAttribute(ByteRange Name, ByteRange Value, AttributeQuoting Quoting);

/// <summary>What a document type declaration says.</summary>
/// <param name="Name">The bytes of the name, or <see langword="null"/> when it is missing.</param>
/// <param name="PublicId">The bytes of the public identifier, or <see langword="null"/>.</param>
/// <param name="SystemId">The bytes of the system identifier, or <see langword="null"/>.</param>
/// <param name="ForceQuirks">Whether it is malformed so that the page is in quirks mode.</param>
internal readonly record struct HtmlDoctype(ByteRange? Name, ByteRange? PublicId, ByteRange? SystemId, bool ForceQuirks);
