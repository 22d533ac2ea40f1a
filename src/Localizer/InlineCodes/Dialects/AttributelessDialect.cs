using System.Globalization;
using System.Text;
using Localizer.Model;

namespace Localizer.InlineCodes.Dialects;

/// <summary>
/// Tags without attributes, <c>&lt;g1&gt;…&lt;/g1&gt;</c> and <c>&lt;x2/&gt;</c>, for services that drop or translate attributes: a name is the last thing
/// that a parser gives up, and here the closing tag bears its number too.
/// </summary>
internal sealed class AttributelessDialect : Dialect
{
    private readonly Dialect _wraps;

    private AttributelessDialect(Dialect wraps, string name) => (_wraps, Name) = (wraps, name);

    /// <summary>In HTML.</summary>
    public static AttributelessDialect Html { get; } = new(HtmlDialect.Default, "html-attributeless");

    /// <summary>In XML.</summary>
    public static AttributelessDialect Xml { get; } = new(XmlDialect.Default, "xml-attributeless");

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override MarkupForm Form => _wraps.Form;

    /// <inheritdoc/>
    public override bool ClosingTagsHaveIds => true;

    /// <inheritdoc/>
    public override bool WrapsTerms => true;

    /// <inheritdoc/>
    public override bool IsStandaloneName(ReadOnlySpan<char> name) => name is ['x' or 'X', ..];

    /// <inheritdoc/>
    public override bool IsTermWrapping(in WireTag tag) => _wraps.IsTermWrapping(tag);

    /// <inheritdoc/>
    public override bool TryReadId(in WireTag tag, out int id, out bool isEnd)
    {
        (id, isEnd) = (0, false);
        return tag.Name is ['g' or 'G' or 'x' or 'X', .. var number] && TagParser.TryReadId(number, out id, out isEnd);
    }

    /// <inheritdoc/>
    public override string TagOf(InlineCode code, bool isPaired, int ordinal) => code.Kind switch
    {
        CodeKind.Opening when isPaired => string.Create(CultureInfo.InvariantCulture, $"<g{code.Id}>"),
        CodeKind.Closing when isPaired => string.Create(CultureInfo.InvariantCulture, $"</g{code.Id}>"),
        CodeKind.Closing => string.Create(CultureInfo.InvariantCulture, $"<x{code.Id}e/>"),
        _ => string.Create(CultureInfo.InvariantCulture, $"<x{code.Id}/>"),
    };

    /// <inheritdoc/>
    protected override void AppendTerm(StringBuilder builder, ReadOnlySpan<char> term, string? form) => builder.Append(_wraps.Write(new CodedText(term.ToString()), [new TermOccurrence("", 0, term.Length)]));
}
