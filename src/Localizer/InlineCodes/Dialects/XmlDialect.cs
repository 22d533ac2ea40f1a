using System.Globalization;
using System.Text;
using Localizer.Model;

namespace Localizer.InlineCodes.Dialects;

/// <summary>
/// XML for DeepL: pairs are <c>&lt;g id="1"&gt;…&lt;/g&gt;</c>, what stands alone is <c>&lt;x id="2"/&gt;</c>, and the words inside <c>&lt;t&gt;</c>
/// stay as they are when the request lists <c>t</c> among its ignored tags.
/// </summary>
internal sealed class XmlDialect : Dialect
{
    /// <summary>The element whose content is not translated.</summary>
    public const string IgnoredElement = "t";

    private static readonly string[] PairNames = ["g", "h", "k", "m"];

    private XmlDialect()
    {
    }

    /// <summary>The one there is.</summary>
    public static XmlDialect Default { get; } = new();

    /// <inheritdoc/>
    public override string Name => "xml";

    /// <inheritdoc/>
    public override MarkupForm Form => MarkupForm.Xml;

    /// <inheritdoc/>
    public override bool ClosingTagsHaveIds => false;

    /// <inheritdoc/>
    public override bool WrapsTerms => true;

    /// <inheritdoc/>
    public override bool IsStandaloneName(ReadOnlySpan<char> name) => name.Equals("x", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool IsTermWrapping(in WireTag tag) => tag.Name.Equals(IgnoredElement, StringComparison.OrdinalIgnoreCase) && tag.Id.IsEmpty;

    /// <inheritdoc/>
    public override string TagOf(InlineCode code, bool isPaired, int ordinal)
    {
        var name = PairNames[ordinal % PairNames.Length];
        return code.Kind switch
        {
            CodeKind.Opening when isPaired => string.Create(CultureInfo.InvariantCulture, $"<{name} id=\"{code.Id}\">"),
            CodeKind.Closing when isPaired => $"</{name}>",
            CodeKind.Closing => string.Create(CultureInfo.InvariantCulture, $"<x id=\"{code.Id}e\"/>"),
            _ => string.Create(CultureInfo.InvariantCulture, $"<x id=\"{code.Id}\"/>"),
        };
    }

    /// <inheritdoc/>
    protected override void AppendTerm(StringBuilder builder, ReadOnlySpan<char> term, string? form)
    {
        builder.Append("<" + IgnoredElement + ">");
        AppendText(builder, term);
        builder.Append("</" + IgnoredElement + ">");
    }
}
