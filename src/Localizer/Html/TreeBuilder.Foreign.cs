using System.Text;
using static Localizer.Html.HtmlTag;

namespace Localizer.Html;

internal ref partial struct TreeBuilder
{
    /// <summary>Whether a token goes by the rules for foreign content (HTML standard, 13.2.6, "tree construction dispatcher").</summary>
    private readonly bool IsForeign(bool forStartTag, bool forText = false)
    {
        if (_open.CurrentNamespace == ElementNamespace.Html)
            return false;
        ref var node = ref _open[_open.Top];
        var traits = ParsingRules.Of(node.Tag, node.Namespace);
        if (!forStartTag)
            return true;
        if (traits.HasFlag(ParsingTraits.MathTextIntegration) && (forText || _tag is not (Mglyph or Malignmark)))
            return false;
        if (!forText && node is { Namespace: ElementNamespace.MathMl, Tag: Annotation_Xml } && _tag == Svg)
            return false;
        return !traits.HasFlag(ParsingTraits.HtmlIntegration) && !node.IsHtmlIntegrationPoint;
    }

    private bool StartForeignRoot()
    {
        ReconstructFormatting();
        Open(_tag, _tag == Svg ? ElementNamespace.Svg : ElementNamespace.MathMl);
        if (_tokenizer.IsSelfClosing)
            Pop();
        return false;
    }

    /// <summary>A start tag in foreign content.</summary>
    /// <returns>False when the tag breaks out of it and is to be processed by the current mode.</returns>
    private bool ForeignStartTag()
    {
        if (BreaksOut())
        {
            LeaveForeignContent();
            return false;
        }

        var ns = _open[_open.Top].Namespace;
        var entry = Open(_tag, ns);
        if (ns == ElementNamespace.MathMl && _tag == Annotation_Xml && _tokenizer.TryGetAttribute("encoding"u8, out var encoding))
        {
            var value = encoding.Value.Of(_tokenizer.Markup);
            _open[entry].IsHtmlIntegrationPoint = Ascii.EqualsIgnoreCase(value, "text/html"u8)
                || Ascii.EqualsIgnoreCase(value, "application/xhtml+xml"u8);
        }

        if (_tokenizer.IsSelfClosing)
            Pop();
        return true;
    }

    private readonly bool BreaksOut() => _tag switch
    {
        B or Big or Blockquote or Body or Br or Center or Code or Dd or Div or Dl or Dt or Em or Embed or H1 or H2 or H3 or H4 or H5 or H6
            or Head or Hr or I or Img or Li or Listing or Menu or Meta or Nobr or Ol or P or Pre or Ruby or S or Small or Span or Strong
            or Strike or Sub or Sup or Table or Tt or U or Ul or Var => true,
        Font => _tokenizer.TryGetAttribute("color"u8, out _) || _tokenizer.TryGetAttribute("face"u8, out _)
            || _tokenizer.TryGetAttribute("size"u8, out _),
        _ => false,
    };

    private void LeaveForeignContent()
    {
        while (_open[_open.Top] is { Namespace: not ElementNamespace.Html, IsHtmlIntegrationPoint: false } node
            && !ParsingRules.Has(node.Tag, node.Namespace, ParsingTraits.MathTextIntegration | ParsingTraits.HtmlIntegration))
        {
            Pop();
        }
    }

    /// <summary>An end tag in foreign content: closes the nearest foreign element of the name above the nearest HTML one.</summary>
    /// <returns>False when it is to be processed by the current mode.</returns>
    private bool ForeignEndTag()
    {
        if (_tag is Br or P)
        {
            LeaveForeignContent();
            return false;
        }

        var svg = _open.Last(_tag, ElementNamespace.Svg);
        var math = _open.Last(_tag, ElementNamespace.MathMl);
        var entry = Deeper(svg, math);
        if (entry < 0 || !_open.IsBelowAllHtml(entry))
            return false;
        PopThrough(entry);
        return true;
    }
}
