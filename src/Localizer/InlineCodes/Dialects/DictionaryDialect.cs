using System.Text;
using Localizer.Model;

namespace Localizer.InlineCodes.Dialects;

/// <summary>
/// HTML in which terms bear their translations, <c>&lt;mstrans:dictionary translation="…"&gt;term&lt;/mstrans:dictionary&gt;</c>: Azure
/// Translator's dynamic dictionary. An entry that the service does not understand comes back as it is, and reading leaves it out.
/// </summary>
internal sealed class DictionaryDialect : Dialect
{
    private const string Element = "mstrans:dictionary";

    private DictionaryDialect()
    {
    }

    /// <summary>The one there is.</summary>
    public static DictionaryDialect Default { get; } = new();

    /// <inheritdoc/>
    public override string Name => "html-dictionary";

    /// <inheritdoc/>
    public override MarkupForm Form => MarkupForm.Html;

    /// <inheritdoc/>
    public override bool ClosingTagsHaveIds => false;

    /// <inheritdoc/>
    public override bool WrapsTerms => true;

    /// <inheritdoc/>
    public override bool TellsForms => true;

    /// <inheritdoc/>
    public override bool IsStandaloneName(ReadOnlySpan<char> name) => HtmlDialect.Default.IsStandaloneName(name);

    /// <inheritdoc/>
    public override bool IsTermWrapping(in WireTag tag) =>
        tag.Name.Equals(Element, StringComparison.OrdinalIgnoreCase) || HtmlDialect.Default.IsTermWrapping(tag);

    /// <inheritdoc/>
    public override string TagOf(InlineCode code, bool isPaired, int ordinal) => HtmlDialect.Default.TagOf(code, isPaired, ordinal);

    /// <inheritdoc/>
    protected override void AppendTerm(StringBuilder builder, ReadOnlySpan<char> term, string? form)
    {
        if (form is null)
        {
            builder.Append(HtmlDialect.Default.Write(new CodedText(term.ToString()), [new TermOccurrence("", 0, term.Length)]));
            return;
        }

        builder.Append("<" + Element + " translation=\"");
        var attribute = new StringBuilder();
        CharacterEscapes.AppendEscaped(attribute, form);
        builder.Append(attribute.Replace("\"", "&quot;")).Append("\">");
        AppendText(builder, term);
        builder.Append("</" + Element + ">");
    }
}
