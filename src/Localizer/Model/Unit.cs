using System.Collections.Immutable;

namespace Localizer.Model;

/// <summary>What kind of string a unit is.</summary>
public enum UnitKind : byte
{
    /// <summary>The text of a block, with its inline codes.</summary>
    Text,

    /// <summary>An attribute that people read, such as <c>alt</c>.</summary>
    Attribute,

    /// <summary>The content of a <c>meta</c> element.</summary>
    Meta,

    /// <summary>The page's <c>title</c>.</summary>
    Title,

    /// <summary>A string of a JSON-LD script.</summary>
    JsonLd,

    /// <summary>A button's or an input's value.</summary>
    Value,
}

/// <summary>How text is written at a place of a page, which decides how it is read and escaped there.</summary>
public enum TextSyntax : byte
{
    /// <summary>Text between tags, with character references.</summary>
    Text,

    /// <summary>An attribute value between double quotes.</summary>
    DoubleQuoted,

    /// <summary>An attribute value between single quotes.</summary>
    SingleQuoted,

    /// <summary>An attribute value without quotes.</summary>
    Unquoted,

    /// <summary>A part of an attribute value without quotes, such as a keyword: no quotes can be put around it.</summary>
    UnquotedPart,

    /// <summary>The inside of a JSON string in a script element.</summary>
    JsonString,

    /// <summary>The inside of CDATA sections, in drawings and formulas: no character references.</summary>
    CData,
}

/// <summary>One extracted block, attribute or value: its text with inline codes, and where each character stands in the page.</summary>
public sealed record Unit
{
    /// <summary>
    /// Identity within the page, from the kind, the name and the text, never from the position: a paragraph put in front of the
    /// unit changes nothing. Units with the same three are told apart by their occurrence (<c>k7f3q2ab</c>, <c>k7f3q2ab-2</c>).
    /// </summary>
    public required string Id { get; init; }

    /// <summary>What kind of string it is.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>The element (<c>p</c>), the element and attribute (<c>img@alt</c>), or the property (<c>og:title</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The bytes of the unit in the page's markup, codes at its ends included.</summary>
    public required ByteRange Range { get; init; }

    /// <summary>How the text is written in the page.</summary>
    public required TextSyntax Syntax { get; init; }

    /// <summary>
    /// The attributes that the unit's own page stands in (<c>srcdoc</c>), the innermost first; empty for the page itself. What is
    /// written into the unit is escaped for each in turn.
    /// </summary>
    public ImmutableArray<TextSyntax> Around { get; init; } = [];

    /// <summary>Whether the page allows it to be translated.</summary>
    public required bool Translate { get; init; }

    /// <summary>The language that the page declares for just this unit, when it is another than the page's; else <see langword="null"/>.</summary>
    public string? Language { get; init; }

    /// <summary>The text, character references decoded, white space collapsed unless the page preserves it.</summary>
    public required CodedText Source { get; init; }

    /// <summary>For each UTF-16 unit of <see cref="Source"/>'s text, the bytes that it was read from.</summary>
    public required TextSites Sites { get; init; }

    /// <summary>For each code of <see cref="Source"/>, the bytes that it stands for.</summary>
    public required ImmutableArray<ByteRange> CodeSites { get; init; }

    /// <summary>
    /// The ids of those standalone codes that are read as part of the sentence, such as <c>code</c> or a template's <c>{{ name }}</c>:
    /// they belong to the segment even at its ends.
    /// </summary>
    public ImmutableArray<int> SpokenCodes { get; init; } = [];

    /// <summary>Offsets in <see cref="Source"/>'s text where a segment must end, whatever the rules say: two line breaks in a row.</summary>
    public ImmutableArray<int> HardBreaks { get; init; } = [];

    /// <summary>What the page says to whoever translates the unit (ITS 2.0), or <see langword="null"/>.</summary>
    public TextGuidance? Guidance { get; init; }

    /// <summary>The unit's inline elements that the page says something of, by their ends; no more than a thousand.</summary>
    public ImmutableArray<GuidedSpan> GuidedSpans { get; init; } = [];
}

/// <summary>A part of a unit that is translated and leveraged as one: a sentence.</summary>
public sealed record Segment
{
    /// <summary>Identity within the unit: <c>s1</c>, <c>s2</c> …</summary>
    public required string Id { get; init; }

    /// <summary>The text with its inline codes, numbered over the unit.</summary>
    public required CodedText Source { get; init; }

    /// <summary>The bytes of the segment in the page's markup, from its first code or character to its last.</summary>
    public required ByteRange Range { get; init; }

    /// <summary>For each code of <see cref="Source"/>, the bytes that it stands for.</summary>
    public required ImmutableArray<ByteRange> CodeSites { get; init; }
}
