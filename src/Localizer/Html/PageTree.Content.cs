using System.Text;
using Localizer.Model;

namespace Localizer.Html;

internal sealed partial class PageTree
{
    private readonly CharacterBuffer _buffer = new();

    /// <summary>The name of an element, in lower case.</summary>
    public string NameOf(int element) => Names.NameOf(this[element].Tag);

    /// <summary>The text of a text node, or a comment's data, as the standard has it in the tree; of a doctype the name and identifiers.</summary>
    public string TextOf(int node)
    {
        ref readonly var text = ref this[node];
        if (text.Kind == TreeNodeKind.Doctype)
            return DoctypeOf(text.Range);
        var isPlain = text.Kind == TreeNodeKind.Comment || text.IsCData
            || text.TextModel is ContentModel.RawText or ContentModel.ScriptData or ContentModel.PlainText;
        var decoded = Decode(text.Range, isPlain ? ReferenceSyntax.None : ReferenceSyntax.Text);
        if (text.IsSpaceAlone)
            return string.Concat(decoded.Where(character => character is ' ' or '\t' or '\n' or '\f' or '\r'));

        // NUL is no text in HTML; elsewhere it shows as a replacement.
        var isHtmlText = text is { Kind: TreeNodeKind.Text, IsCData: false, TextModel: ContentModel.Data }
            && (text.Parent < 0 || HoldsHtml(in this[text.Parent]));
        return isHtmlText ? decoded.Replace("\0", "", StringComparison.Ordinal) : decoded.Replace('\0', '\uFFFD');
    }

    /// <summary>The attributes of an element, the first of each name; names in lower case, values decoded, with their place.</summary>
    public IEnumerable<TreeAttribute> AttributesOf(int element)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var startTag in StartTagsOf(element))
        {
            foreach (var attribute in AttributesIn(startTag))
            {
                var name = Lower(Page.MarkupEncoding == Localizer.Text.PageEncoding.Utf8
                    ? Encoding.UTF8.GetString(attribute.Name.Of(Page.Markup.Span))
                    : Encoding.Latin1.GetString(attribute.Name.Of(Page.Markup.Span)));
                if (seen.Add(name))
                    yield return new TreeAttribute(name, Decode(attribute.Value, ReferenceSyntax.Attribute).Replace('\0', '\uFFFD'), attribute.Value);
            }
        }
    }

    private static bool HoldsHtml(in TreeNode element) => element.Namespace == ElementNamespace.Html
        || ParsingRules.Has(element.Tag, element.Namespace, ParsingTraits.MathTextIntegration | ParsingTraits.HtmlIntegration);

    private static string Lower(string name) => string.Create(name.Length, name, static (lower, original) =>
    {
        for (var i = 0; i < original.Length; i++)
            lower[i] = original[i] is >= 'A' and <= 'Z' ? (char)(original[i] | 0x20) : original[i] == '\0' ? '\uFFFD' : original[i];
    });

    private HtmlAttribute[] AttributesIn(ByteRange startTag)
    {
        var tokenizer = new HtmlTokenizer(Page.Markup.Span[..startTag.End], startTag.Start);
        return tokenizer.Read() ? tokenizer.Attributes.ToArray() : [];
    }

    private string DoctypeOf(ByteRange range)
    {
        var tokenizer = new HtmlTokenizer(Page.Markup.Span[..range.End], range.Start);
        tokenizer.Read();
        var doctype = tokenizer.Doctype;
        var name = doctype.Name is { } written ? Lower(Decode(written, ReferenceSyntax.None)) : "";
        if (doctype.PublicId is null && doctype.SystemId is null)
            return name;
        var (publicId, systemId) = (doctype.PublicId ?? default, doctype.SystemId ?? default);
        return $"{name} \"{Decode(publicId, ReferenceSyntax.None)}\" \"{Decode(systemId, ReferenceSyntax.None)}\"";
    }

    private string Decode(ByteRange range, ReferenceSyntax references)
    {
        _buffer.Clear();
        _buffer.Decode(Page.Markup.Span, range, references, Page.MarkupEncoding);
        return _buffer.Characters.ToString();
    }
}

/// <summary>An attribute of an element of the tree.</summary>
/// <param name="Name">Its name in lower case.</param>
/// <param name="Value">Its value, character references resolved.</param>
/// <param name="Site">The bytes of the value.</param>
internal readonly record struct TreeAttribute(string Name, string Value, ByteRange Site);
