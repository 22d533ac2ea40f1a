using System.Globalization;
using System.Text;
using Localizer.Model;

namespace Localizer.InlineCodes.Dialects;

/// <summary>
/// HTML for Azure, DeepL, Google and LibreTranslate: pairs are <c>&lt;b id="1"&gt;…&lt;/b&gt;</c>, what stands alone is
/// <c>&lt;img id="2"&gt;</c>, since a <c>&lt;br&gt;</c> would end the sentence. Neighbouring pairs have names of their own, because a closing tag
/// has nothing else to tell whose it is.
/// </summary>
internal sealed class HtmlDialect : Dialect
{
    private static readonly string[] PairNames = ["b", "i", "u", "em"];

    private HtmlDialect()
    {
    }

    /// <summary>The one there is.</summary>
    public static HtmlDialect Default { get; } = new();

    /// <inheritdoc/>
    public override string Name => "html";

    /// <inheritdoc/>
    public override MarkupForm Form => MarkupForm.Html;

    /// <inheritdoc/>
    public override bool ClosingTagsHaveIds => false;

    /// <inheritdoc/>
    public override bool WrapsTerms => true;

    /// <inheritdoc/>
    public override bool IsStandaloneName(ReadOnlySpan<char> name) =>
        name.Equals("img", StringComparison.OrdinalIgnoreCase) || name.Equals("br", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool IsTermWrapping(in WireTag tag) => tag.Name.Equals("span", StringComparison.OrdinalIgnoreCase) && tag.Id.IsEmpty;

    /// <inheritdoc/>
    public override string TagOf(InlineCode code, bool isPaired, int ordinal)
    {
        var name = PairNames[ordinal % PairNames.Length];
        return code.Kind switch
        {
            CodeKind.Opening when isPaired => string.Create(CultureInfo.InvariantCulture, $"<{name} id=\"{code.Id}\">"),
            CodeKind.Closing when isPaired => $"</{name}>",
            CodeKind.Closing => string.Create(CultureInfo.InvariantCulture, $"<img id=\"{code.Id}e\">"),
            _ => string.Create(CultureInfo.InvariantCulture, $"<img id=\"{code.Id}\">"),
        };
    }

    /// <inheritdoc/>
    protected override void AppendTerm(StringBuilder builder, ReadOnlySpan<char> term, string? form)
    {
        builder.Append("<span translate=\"no\" class=\"notranslate\">");
        AppendText(builder, term);
        builder.Append("</span>");
    }
}
