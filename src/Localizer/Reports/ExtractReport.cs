using System.Text.Json.Serialization;

namespace Localizer.Reports;

/// <summary>A segment that would be translated.</summary>
/// <param name="Id">Its id in the unit.</param>
/// <param name="Source">Its text with inline codes as XLIFF-like tags, the rest escaped as XML.</param>
/// <param name="Text">The same without codes, with the text of content that stays as it is.</param>
public sealed record ExtractedSegment(string Id, string Source, string Text)
{
    /// <summary>What the page, or a rule, says to whoever translates it; left out when that is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ExtractedNote>? Notes { get; init; }
}

/// <summary>Something that a page, or a rule, says to whoever translates a segment.</summary>
/// <param name="Kind"><c>alert</c>, <c>description</c> or <c>term</c>.</param>
/// <param name="Text">What it says, in one line.</param>
public sealed record ExtractedNote(string Kind, string Text);

/// <summary>A unit of a page.</summary>
/// <param name="Id">Its id in the page.</param>
/// <param name="Kind"><c>text</c>, <c>attribute</c>, <c>meta</c>, <c>title</c>, <c>jsonld</c> or <c>value</c>.</param>
/// <param name="Name">The element, the element and attribute, or the property.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1 in UTF-16 units.</param>
/// <param name="ByteOffset">Its first byte in the page.</param>
/// <param name="ByteLength">Its length in bytes.</param>
/// <param name="Translate">Whether the page allows it to be translated.</param>
/// <param name="Segments">Its segments.</param>
public sealed record ExtractedUnit(
    string Id, string Kind, string Name, int Line, int Column, int ByteOffset, int ByteLength, bool Translate,
    IReadOnlyList<ExtractedSegment> Segments);

/// <summary>A page and its units.</summary>
/// <param name="Path">The page's path, with <c>/</c>.</param>
/// <param name="Encoding">Its encoding's name.</param>
/// <param name="SourceLocale">Its locale.</param>
/// <param name="Units">Its units, in the page's order.</param>
public sealed record ExtractedFile(string Path, string Encoding, string SourceLocale, IReadOnlyList<ExtractedUnit> Units);

/// <summary>What would be translated: the document that <c>extract --format json</c> prints.</summary>
/// <param name="Files">One row a page, sorted by path.</param>
public sealed record ExtractReport(IReadOnlyList<ExtractedFile> Files)
{
    /// <summary>The version of the document's schema.</summary>
    [JsonPropertyOrder(-1)]
    public int Version => 1;
}
